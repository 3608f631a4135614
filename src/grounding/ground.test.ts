import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  type Amount,
  type Constraint,
  type DragPlan,
  distance,
  type EditCommand,
  type KeyPoint,
  type PartEdit,
  type Side,
  usualAmount,
} from '../core/index.ts';
import { createGround, type Grounding, loadDomain, loadRecipes } from './index.ts';
import {
  frontalHead,
  heads,
  imageSize,
  leftEyeClosedHead,
  mirrorHead,
  mirrorName,
  openMouthHead,
  scatteredPoints,
  shakenHead,
  withConfidence,
} from './testing/heads.ts';
import { holds } from './testing/holds.ts';
import { plainWords } from './testing/words.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));
const domain = await loadDomain(lion);
const ground = createGround(domain, await loadRecipes(lion), plainWords);

const edit = (part: string, action: Action, side: Side | null = null, amount: Amount = usualAmount): PartEdit => ({
  part,
  action,
  side,
  amount,
});
const command = (edits: readonly PartEdit[], constraints: readonly Constraint[] = []): EditCommand => ({
  kind: 'edit',
  edits,
  constraints,
});
const run = (edits: readonly PartEdit[], keyPoints: readonly KeyPoint[], constraints: readonly Constraint[] = []) =>
  ground(command(edits, constraints), keyPoints, imageSize);
const planOf = (grounding: Grounding): DragPlan => {
  if (grounding.kind !== 'plan') throw new Error(`refused: ${grounding.text}`);
  return grounding.plan;
};
const pointOf = (plan: DragPlan, label: string) => {
  const found = plan.points.find((point) => point.label === label);
  if (found === undefined) throw new Error(`no ${label} in the plan`);
  return found;
};

const allEdits: readonly PartEdit[] = domain.parts.flatMap(({ name, actions, paired }) =>
  actions.flatMap((action) =>
    (paired ? (['left', 'right', 'both'] as const) : [null]).map((side) => edit(name, action, side)),
  ),
);
const anyEdit = fc.constantFrom(...allEdits);
const anyAmount: fc.Arbitrary<Amount> = fc.oneof(
  fc.record({ kind: fc.constant('relative' as const), factor: fc.double({ min: 0.1, max: 4, noNaN: true }) }),
  fc.record({ kind: fc.constant('pixels' as const), px: fc.double({ min: 1, max: 80, noNaN: true }) }),
  fc.record({ kind: fc.constant('scale' as const), ratio: fc.double({ min: 0.2, max: 4, noNaN: true }) }),
);
const anyConstraints = fc.array(
  fc.record({
    kind: fc.constantFrom('keep' as const, 'only' as const),
    region: fc.constantFrom(...[...domain.parts, ...domain.regions].map(({ name }) => name)),
    side: fc.constantFrom(null, 'left' as const, 'right' as const, 'both' as const),
  }),
  { maxLength: 2 },
);

describe('plans', () => {
  test('[G10] every edit of the domain can be planned on some head', () => {
    for (const one of allEdits) {
      const planned = heads.some(({ keyPoints }) => run([one], keyPoints).kind === 'plan');
      expect(planned, `${one.part} ${one.action} ${one.side}`).toBe(true);
    }
  });

  test('[G11] handles and targets lie in the picture, at most 16, and at least one moves', () => {
    holds(
      fc.property(
        fc.oneof(shakenHead, scatteredPoints),
        fc.array(fc.record({ one: anyEdit, amount: anyAmount }), { minLength: 1, maxLength: 3 }),
        anyConstraints,
        (keyPoints, edits, constraints) => {
          const grounding = run(
            edits.map(({ one, amount }) => ({ ...one, amount })),
            keyPoints,
            constraints,
          );
          if (grounding.kind === 'refused') return /^[A-Z].*\.$/.test(grounding.text);
          const { points, mask, says } = grounding.plan;
          const within = ({ x, y }: { x: number; y: number }) =>
            x >= 0 && y >= 0 && x <= imageSize - 1 && y <= imageSize - 1;
          return (
            points.length <= 16 &&
            points.some(({ moves }) => moves) &&
            points.every(
              ({ handle, target, moves }) => within(handle) && within(target) && (moves || handle === target),
            ) &&
            (mask === null || mask.keep.every((keep) => keep >= 0 && keep <= 1)) &&
            says.endsWith('.')
          );
        },
      ),
      400,
    );
  });

  test('[G12] more moves farther: never less for a larger factor', () => {
    holds(
      fc.property(
        fc.constantFrom(...heads),
        anyEdit,
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        ({ keyPoints }, one, factor, times) => {
          const small = run([{ ...one, amount: { kind: 'relative', factor } }], keyPoints);
          const large = run([{ ...one, amount: { kind: 'relative', factor: factor * times } }], keyPoints);
          if (small.kind === 'refused' || large.kind === 'refused') return true;
          const first = small.plan.points[0];
          const same = large.plan.points.find(({ label }) => label === first?.label);
          if (first === undefined || same === undefined) return true;
          return distance(same.handle, same.target) >= distance(first.handle, first.target) - 1e-6;
        },
      ),
      400,
    );
  });

  test('[G13] a mirrored head and a mirrored command give the mirrored plan', () => {
    const flip = (at: { x: number; y: number }) => ({ x: imageSize - 1 - at.x, y: at.y });
    const table = (points: DragPlan['points'], mirrored: boolean) =>
      Object.fromEntries(
        points.map(({ label, handle, target, moves }) => [
          mirrored ? mirrorName(label) : label,
          [mirrored ? flip(handle) : handle, mirrored ? flip(target) : target]
            .flatMap(({ x, y }) => [x.toFixed(4), y.toFixed(4)])
            .concat(String(moves)),
        ]),
      );
    for (const { keyPoints, about } of heads) {
      for (const one of allEdits) {
        const there = run([one], keyPoints);
        const side = one.side === 'both' || one.side === null ? one.side : one.side === 'left' ? 'right' : 'left';
        const mirrored = edit(one.part, mirrorName(one.action) as Action, side);
        const back = run([mirrored], mirrorHead(keyPoints));
        expect(back.kind, `${about}: ${one.part} ${one.action}`).toBe(there.kind);
        if (there.kind === 'plan' && back.kind === 'plan') {
          expect(table(back.plan.points, true), `${about}: ${one.part} ${one.action}`).toEqual(
            table(there.plan.points, false),
          );
        }
      }
    }
  });

  test('[G17] an angle is a share of the angle that the recipe turns by; where nothing turns it is refused', () => {
    const tilt = (amount: Amount) => {
      const plan = planOf(run([edit('head', 'tilt-right', null, amount)], frontalHead()));
      const [left, right] = [pointOf(plan, 'left eye'), pointOf(plan, 'right eye')];
      const angle = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.atan2(b.y - a.y, b.x - a.x);
      return ((angle(left.target, right.target) - angle(left.handle, right.handle)) * 180) / Math.PI;
    };
    expect(tilt({ kind: 'degrees', degrees: 6 })).toBeCloseTo(6, 3);
    expect(tilt({ kind: 'degrees', degrees: 9 })).toBeCloseTo(9, 3);
    const turn = (amount: Amount) => {
      const nose = pointOf(planOf(run([edit('head', 'turn-left', null, amount)], frontalHead())), 'nose');
      return distance(nose.handle, nose.target);
    };
    expect(turn({ kind: 'degrees', degrees: 20 })).toBeCloseTo(turn(usualAmount), 4);
    expect(turn({ kind: 'degrees', degrees: 5 })).toBeLessThan(turn({ kind: 'degrees', degrees: 10 }));
    const ears = run([edit('ears', 'raise', 'both', { kind: 'degrees', degrees: 10 })], frontalHead());
    expect(ears).toMatchObject({ kind: 'refused', reason: 'no-recipe' });
  });

  test('[G14] amounts: a fraction of the head by default, pixels of the first handle, or a ratio of the size', () => {
    const lipGap = (plan: DragPlan) => {
      const lower = pointOf(plan, 'lower lip');
      const upper = pointOf(plan, 'upper lip');
      return [distance(lower.handle, upper.handle), distance(lower.target, upper.target)] as const;
    };
    const usual = pointOf(planOf(run([edit('mouth', 'open')], frontalHead())), 'lower lip');
    const double = frontalHead().map((p) => ({ ...p, point: { x: p.point.x * 2 + 0.5, y: p.point.y * 2 + 0.5 } }));
    const zoomed = pointOf(planOf(ground(command([edit('mouth', 'open')]), double, imageSize * 2)), 'lower lip');
    expect(distance(zoomed.handle, zoomed.target)).toBeCloseTo(2 * distance(usual.handle, usual.target), 4);

    const px = planOf(run([edit('mouth', 'open', null, { kind: 'pixels', px: 7 })], frontalHead()));
    expect(distance(pointOf(px, 'lower lip').handle, pointOf(px, 'lower lip').target)).toBeCloseTo(7, 4);

    const open = heads.find(
      ({ keyPoints }) => run([edit('mouth', 'open')], keyPoints).kind === 'plan' && keyPoints === openMouthHead(),
    );
    const wider = planOf(
      run([edit('mouth', 'open', null, { kind: 'scale', ratio: 1.2 })], open?.keyPoints ?? openMouthHead()),
    );
    const [before, after] = lipGap(wider);
    expect(after / before).toBeCloseTo(1.2, 1);
  });

  test('[G15] turning moves what is near the viewer farther than what is far', () => {
    const plan = planOf(run([edit('head', 'turn-left')], frontalHead()));
    const dx = (label: string) => pointOf(plan, label).target.x - pointOf(plan, label).handle.x;
    expect(dx('nose')).toBeLessThan(dx('left eye'));
    expect(dx('left eye')).toBeLessThan(dx('left ear'));
    expect(dx('left ear')).toBeLessThan(0);
  });

  test('[G16] closing one eye keeps the other', () => {
    const plan = planOf(run([edit('eyes', 'close', 'left')], frontalHead()));
    const lids = [pointOf(plan, 'upper lid of the left eye'), pointOf(plan, 'lower lid of the left eye')] as const;
    expect(distance(lids[0].target, lids[1].target)).toBeLessThan(1);
    const other = frontalHead().find(({ name }) => name === 'eye_right')?.point ?? { x: 0, y: 0 };
    expect(plan.mask?.keep[Math.round(other.y) * imageSize + Math.round(other.x)]).toBe(1);
  });
});

describe('refusals', () => {
  test('[G20] a hidden handle: the part is named, and what would help', () => {
    const hidden = withConfidence(frontalHead(), 'ear_outer_right', 0.1);
    expect(run([edit('ears', 'bigger', 'right')], hidden)).toEqual({
      kind: 'refused',
      reason: 'hidden',
      text: 'The outer rim of the right ear is hidden; turn the head to the left first.',
    });
  });

  test('[G20] of a pair, the visible one is taken', () => {
    const hidden = withConfidence(frontalHead(), 'ear_outer_right', 0.1);
    const labels = planOf(run([edit('ears', 'bigger', 'both')], hidden)).points.filter(({ moves }) => moves);
    expect(labels.map(({ label }) => label)).toContain('outer rim of the left ear');
    expect(labels.map(({ label }) => label).join()).not.toContain('right ear');
  });

  test('[G21] what is so already is said to be', () => {
    expect(run([edit('mouth', 'close')], frontalHead())).toEqual({
      kind: 'refused',
      reason: 'already-so',
      text: 'The mouth is closed already.',
    });
    expect(run([edit('eyes', 'close', 'left')], leftEyeClosedHead())).toMatchObject({ reason: 'already-so' });
    expect(run([edit('eyes', 'close', 'both')], leftEyeClosedHead()).kind).toBe('plan');
  });

  test('[G22] handles outside the picture, and no room at its border', () => {
    const shifted = (by: number) => frontalHead().map((p) => ({ ...p, point: { x: p.point.x + by, y: p.point.y } }));
    expect(run([edit('ears', 'bigger', 'left')], shifted(-60))).toMatchObject({
      reason: 'outside',
      text: expect.stringContaining('left ear is outside the picture'),
    });
    const atBorder = frontalHead().map((p) => (p.name.startsWith('ear') ? { ...p, point: { ...p.point, y: 1 } } : p));
    expect(run([edit('ears', 'raise', 'left')], atBorder)).toMatchObject({
      reason: 'outside',
      text: expect.stringContaining('at the edge of the picture'),
    });
  });

  test('[G23] edits that contradict each other, or what is to be kept', () => {
    expect(run([edit('mouth', 'open'), edit('mouth', 'close')], openMouthHead())).toMatchObject({ reason: 'conflict' });
    const keepMouth: Constraint = { kind: 'keep', region: 'mouth', side: null };
    expect(run([edit('mouth', 'open')], frontalHead(), [keepMouth])).toMatchObject({ reason: 'conflict' });
  });

  test('[G24] no face, no recipe', () => {
    expect(run([edit('mouth', 'open')], [])).toMatchObject({ reason: 'hidden' });
    expect(run([edit('wheels', 'open')], frontalHead())).toMatchObject({
      reason: 'no-recipe',
      text: expect.stringContaining('wheels open'),
    });
  });
});

describe('several edits', () => {
  test('[G23] a move and a size of the whole add up, though they pull some points apart', () => {
    const left = planOf(run([edit('whole', 'move-left')], frontalHead()));
    const bigger = planOf(run([edit('whole', 'bigger')], frontalHead()));
    const both = planOf(run([edit('whole', 'move-left'), edit('whole', 'bigger')], frontalHead()));
    const byX = (plan: DragPlan, label: string) => pointOf(plan, label).target.x - pointOf(plan, label).handle.x;
    expect(byX(left, 'right eye') * byX(bigger, 'right eye')).toBeLessThan(0);
    expect(byX(both, 'right eye')).toBeCloseTo(byX(left, 'right eye') + byX(bigger, 'right eye'), 6);
  });

  test('[G30] one drag: displacements add up, and a turn carries the mouth along', () => {
    const open = planOf(run([edit('mouth', 'open')], frontalHead()));
    const turn = planOf(run([edit('head', 'turn-left')], frontalHead()));
    const both = planOf(run([edit('mouth', 'open'), edit('head', 'turn-left')], frontalHead()));
    const by = (plan: DragPlan, label: string) => {
      const { handle, target } = pointOf(plan, label);
      return { x: target.x - handle.x, y: target.y - handle.y };
    };
    expect(by(both, 'chin').x).toBeCloseTo(by(open, 'chin').x + by(turn, 'chin').x, 6);
    expect(by(both, 'chin').y).toBeCloseTo(by(open, 'chin').y + by(turn, 'chin').y, 6);
    expect(by(both, 'lower lip').x).toBeLessThan(by(turn, 'left eye').x);
    expect(by(both, 'nose').x).toBeCloseTo(by(turn, 'nose').x, 6);
    expect(both.points.filter(({ label }) => label === 'chin')).toHaveLength(1);
  });

  test('[G31] beyond 16 points holds are dropped first', () => {
    const many = [
      edit('eyes', 'open', 'both', { kind: 'relative', factor: 0.5 }),
      edit('ears', 'bigger', 'both'),
      edit('mouth', 'open'),
      edit('mane', 'bigger'),
      edit('muzzle', 'wider'),
    ];
    const seen = frontalHead().map((p) => ({ ...p, confidence: 1 }));
    const { points } = planOf(run(many, seen));
    expect(points).toHaveLength(16);
    const firstHold = points.findIndex(({ moves }) => !moves);
    expect(points.slice(firstHold === -1 ? 16 : firstHold).every(({ moves }) => !moves)).toBe(true);
  });
});

describe('what it says', () => {
  test('[G40] the sentence that the language layer has for the command', () => {
    const keep: Constraint = { kind: 'keep', region: 'background', side: null };
    const plan = planOf(run([edit('mouth', 'open'), edit('ears', 'bigger', 'left')], frontalHead(), [keep]));
    expect(plan.says).toBe('2 edits, 1 constraints.');
  });
});
