import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Action, type EditCommand, imagePoint, type KeyPoint, type Side } from '../core/index.ts';
import { createGround, createShown, loadDomain, loadRecipes } from './index.ts';
import { frontalHead, imageSize } from './testing/heads.ts';
import { plainWords } from './testing/words.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));
const [domain, recipes] = await Promise.all([loadDomain(lion), loadRecipes(lion)]);
const ground = createGround(domain, recipes, plainWords);
const shown = createShown(domain, recipes, plainWords);

const before = frontalHead();
const command = (part: string, action: Action, side: Side | null = null, factor = 1): EditCommand => ({
  kind: 'edit',
  edits: [{ part, action, side, amount: { kind: 'relative', factor } }],
  constraints: [],
});
/** The head with some points moved. */
const with_ = (moved: (name: string) => { readonly x: number; readonly y: number }): readonly KeyPoint[] =>
  before.map((known) => {
    const { x, y } = moved(known.name);
    return { ...known, point: imagePoint(known.point.x + x, known.point.y + y) };
  });
const still = { x: 0, y: 0 };
const shareOf = (edit: EditCommand, after: readonly KeyPoint[]): number | undefined => {
  const grounding = ground(edit, before, imageSize);
  if (grounding.kind !== 'plan') throw new Error(grounding.text);
  return shown(edit, grounding.plan.points, before, after, imageSize)[0]?.share;
};
/** What the plan asks of a point, times a share. */
const asAsked = (edit: EditCommand, share: number, only: (name: string) => boolean = () => true) => {
  const grounding = ground(edit, before, imageSize);
  if (grounding.kind !== 'plan') throw new Error(grounding.text);
  const { points } = grounding.plan;
  return with_((name) => {
    const at = before.find((known) => known.name === name)?.point;
    const point = points.find(({ handle }) => handle.x === at?.x && handle.y === at?.y);
    if (point === undefined || !only(name)) return still;
    return { x: share * (point.target.x - point.handle.x), y: share * (point.target.y - point.handle.y) };
  });
};

describe('[G41] how much of an edit shows', () => {
  test('[G41] is the share of the asked change of the recipe’s measure, below 0 the other way', () => {
    const open = command('mouth', 'open');
    for (const share of [0, 0.25, 1]) expect(shareOf(open, asAsked(open, share))).toBeCloseTo(share, 2);
    const wide = command('mouth', 'open', null, 1.8);
    expect(shareOf(wide, asAsked(open, 1))).toBeLessThan(0.8);
    const right = command('eyes', 'look-right', 'both');
    expect(shareOf(right, asAsked(command('eyes', 'look-left', 'both'), 1))).toBeCloseTo(-1, 1);
  });

  test('[G41] nothing of a glance shows where the whole eye went along with the pupil', () => {
    const look = command('eyes', 'look-left', 'both', 1.2);
    expect(shareOf(look, asAsked(look, 1))).toBeCloseTo(1, 1);
    const eyes = with_((name) => (/^(?:eye|pupil|upper_lid|lower_lid)_/.test(name) ? { x: -4, y: 0 } : still));
    expect(Math.abs(shareOf(look, eyes) ?? 1)).toBeLessThan(0.1);
  });

  test('[G41] of two sides the mean of what was asked of both', () => {
    const close = command('eyes', 'close', 'both');
    expect(
      shareOf(
        close,
        asAsked(close, 1, (name) => name.endsWith('_left')),
      ),
    ).toBeCloseTo(0.5, 1);
  });

  test('[G41] is not told of ways that the detector cannot see, or of an edit without its points', () => {
    expect(shareOf(command('eyes', 'look-left', 'both', 0.4), before)).toBeUndefined();
    expect(shown(command('mouth', 'open'), [], before, before, imageSize)).toEqual([]);
  });
});
