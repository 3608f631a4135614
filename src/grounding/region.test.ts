import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action, Constraint, KeyPoint, SoftMask } from '../core/index.ts';
import { createBackgroundMask, createGround, createMask, loadDomain, loadRecipes } from './index.ts';
import { convexHull } from './region.ts';
import { frontalHead, heads, imageSize, scatteredPoints } from './testing/heads.ts';
import { holds } from './testing/holds.ts';
import { plainWords } from './testing/words.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));
const domain = await loadDomain(lion);
const recipes = await loadRecipes(lion);
const ground = createGround(domain, recipes, plainWords);

const maskFor = (part: string, action: Action, constraint: Constraint, keyPoints: readonly KeyPoint[]): SoftMask => {
  const side = domain.parts.find(({ name }) => name === part)?.paired ? 'left' : null;
  const amount = { kind: 'relative', factor: 1 } as const;
  const result = ground(
    { kind: 'edit', edits: [{ part, action, side, amount }], constraints: [constraint] },
    keyPoints,
    imageSize,
  );
  if (result.kind === 'refused' || result.plan.mask === null) throw new Error('no mask');
  return result.plan.mask;
};
const keepAt = (mask: SoftMask, { x, y }: { x: number; y: number }): number =>
  mask.keep[Math.round(y) * mask.size + Math.round(x)] ?? Number.NaN;
const at = (keyPoints: readonly KeyPoint[], name: string) =>
  keyPoints.find((point) => point.name === name)?.point ?? { x: Number.NaN, y: Number.NaN };
const background: Constraint = { kind: 'keep', region: 'background', side: null };

describe('masks', () => {
  test('[G50] keeping the background keeps the corners and frees the lion', () => {
    const head = frontalHead();
    const mask = maskFor('face', 'wider', background, head);
    expect(mask.size).toBe(imageSize);
    expect(keepAt(mask, { x: 0, y: 0 })).toBe(1);
    expect(keepAt(mask, { x: imageSize - 1, y: 0 })).toBe(1);
    for (const name of ['nose', 'lower_lip', 'ear_tip_left', 'mane_left', 'chin']) {
      expect(keepAt(mask, at(head, name)), name).toBe(0);
    }
  });

  test('[G51] the background gives way where the lion grows into it', () => {
    const head = frontalHead();
    const still = maskFor('face', 'wider', background, head);
    const growing = maskFor('mane', 'bigger', background, head);
    const sum = (mask: SoftMask) => mask.keep.reduce((total, keep) => total + keep, 0);
    expect(sum(growing)).toBeLessThan(sum(still));
    const moving = maskFor('whole', 'move-left', background, head);
    const ahead = { x: at(head, 'mane_left').x - 14, y: at(head, 'mane_left').y };
    expect(keepAt(still, ahead)).toBeGreaterThan(0.5);
    expect(keepAt(moving, ahead)).toBe(0);
  });

  test('[G52] "only" keeps everything else; a side keeps one of two', () => {
    const head = frontalHead();
    const only = maskFor('eyes', 'close', { kind: 'only', region: 'eyes', side: 'left' }, head);
    expect(keepAt(only, at(head, 'eye_left'))).toBe(0);
    expect(keepAt(only, at(head, 'eye_right'))).toBe(1);
    expect(keepAt(only, at(head, 'nose'))).toBe(1);
    const keep = maskFor('face', 'wider', { kind: 'keep', region: 'ears', side: 'right' }, head);
    expect(keepAt(keep, at(head, 'ear_right'))).toBe(1);
    expect(keepAt(keep, at(head, 'ear_left'))).toBe(0);
  });

  test('[G63] squares and halves are kept by their place, also where there is no head', () => {
    const head = frontalHead();
    const place = (kind: 'keep' | 'only', region: string): Constraint => ({ kind, region, side: null });
    const right = createMask(recipes)([place('keep', 'right half')], head, imageSize);
    if (right === null) throw new Error('no mask');
    expect(keepAt(maskFor('eyes', 'close', place('keep', 'right half'), head), at(head, 'eye_left'))).toBe(0);
    const far = imageSize - 1;
    expect([0, far].map((x) => keepAt(right, { x, y: far / 2 }))).toEqual([0, 1]);
    const middle = [imageSize / 2 - 1, imageSize / 2].map((x) => keepAt(right, { x, y: 0 }));
    expect(middle[0]).toBeGreaterThan(0);
    expect(middle[1]).toBeLessThan(1);
    expect((middle[0] ?? 0) + (middle[1] ?? 0)).toBeCloseTo(1, 5);
    expect(() => maskFor('face', 'wider', place('keep', 'left half'), head)).toThrow('no mask');
    const only = createMask(recipes)([place('only', 'square 5')], [], imageSize);
    if (only === null) throw new Error('no mask');
    expect([1 / 6, 1 / 2, 5 / 6].map((at) => keepAt(only, { x: at * imageSize, y: imageSize / 2 }))).toEqual([1, 0, 1]);
    expect(keepAt(only, { x: imageSize / 2, y: imageSize / 6 })).toBe(1);
    expect(createMask(recipes)([background], [], imageSize)).toBeNull();
  });

  test('[G53] the edge is soft: no two neighbours differ by more than a half', () => {
    for (const { keyPoints } of heads) {
      const mask = createBackgroundMask(recipes)(keyPoints, imageSize);
      if (mask === null) throw new Error('no mask');
      let steepest = 0;
      for (let i = 1; i < mask.keep.length; i++) {
        if (i % imageSize !== 0) steepest = Math.max(steepest, Math.abs((mask.keep[i] ?? 0) - (mask.keep[i - 1] ?? 0)));
      }
      expect(steepest).toBeLessThan(0.5);
    }
  });

  test('[G54] whatever the points: values in 0..1, no NaN', () => {
    holds(
      fc.property(scatteredPoints, (keyPoints) => {
        const mask = createBackgroundMask(recipes)(keyPoints, 64);
        return mask?.keep.every((keep) => keep >= 0 && keep <= 1) ?? true;
      }),
      60,
    );
  });

  test('[G54] the hull of points contains them and has no dent', () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    holds(
      fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 3, maxLength: 20 }), (points) => {
        const hull = convexHull(points);
        if (hull.length < 3) return true;
        return points.every((p) =>
          hull.every((a, i) => {
            const b = hull[(i + 1) % hull.length] ?? a;
            return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) >= 0;
          }),
        );
      }),
    );
  });
});
