import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseSquareRegion, rectangleOf, squareRegion } from './square.ts';

test('[G63] a square is in the one that it divides, as on a telephone', () => {
  expect(rectangleOf('square 1')).toEqual({ left: 0, top: 0, width: 1 / 3, height: 1 / 3 });
  expect(rectangleOf('square 6')).toMatchObject({ left: 2 / 3, top: 1 / 3 });
  expect(rectangleOf('bottom half')).toEqual({ left: 0, top: 0.5, width: 1, height: 0.5 });
  const cells = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(cells, (path) => {
      const [outer, inner] = [rectangleOf(squareRegion(path.slice(0, -1))), rectangleOf(squareRegion(path))];
      if (outer === null || inner === null) throw new Error('no place');
      expect(inner.width).toBeCloseTo(outer.width / 3, 9);
      for (const [from, length] of [
        ['left', 'width'],
        ['top', 'height'],
      ] as const) {
        expect(inner[from]).toBeGreaterThanOrEqual(outer[from] - 1e-9);
        expect(inner[from] + inner[length]).toBeLessThanOrEqual(outer[from] + outer[length] + 1e-9);
      }
    }),
  );
});

test('[G63] a numbered square of a dense grid; other names are no place', () => {
  expect(denseSquareRegion(17, 9)).toBe('square 17 of 81');
  expect(rectangleOf('square 17 of 81')).toMatchObject({ left: 7 / 9, top: 1 / 9, width: 1 / 9 });
  for (const name of [
    'square',
    'square 0',
    'square 17',
    'square 82 of 81',
    'square 3 of 8',
    'mouth',
    'left',
    'square 1 2 3 4 5 6 7',
  ])
    expect([name, rectangleOf(name)]).toEqual([name, null]);
});
