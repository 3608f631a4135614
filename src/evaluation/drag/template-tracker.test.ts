import { expect, test } from 'vitest';
import { imagePoint, type Picture } from '../../core/index.ts';
import { followTemplates } from './template-tracker.ts';

const size = 64;
/** A pattern that repeats nowhere, shifted. */
const shifted = (dx: number, dy: number): Picture => ({
  size,
  rgb: Uint8Array.from({ length: 3 * size * size }, (_, at) => {
    const [x, y] = [(Math.floor(at / 3) % size) - dx, Math.floor(at / 3 / size) - dy];
    return 128 + 60 * Math.sin(0.31 * x + 0.02 * y * y + (at % 3)) + 60 * Math.cos(0.23 * y + 0.013 * x * x);
  }),
});

test('[Q3] the pixel template follows a pattern that moves, point by point', () => {
  const handles = [imagePoint(20, 30), imagePoint(40.4, 22.7)];
  const places = followTemplates([shifted(0, 0), shifted(2, 1), shifted(5, -1)], handles, 4);
  expect(places[0]).toEqual(handles);
  expect(places[1]).toEqual([imagePoint(22, 31), imagePoint(42.4, 23.7)]);
  expect(places[2]).toEqual([imagePoint(25, 29), imagePoint(45.4, 21.7)]);
});

test('[Q3] it finds nothing beyond its reach, and stays in the picture', () => {
  const [, places = []] = followTemplates([shifted(0, 0), shifted(9, 0)], [imagePoint(30, 30), imagePoint(63, 1)], 3);
  expect(Math.abs((places[0]?.x ?? 0) - 39)).toBeGreaterThan(5);
  expect(places.every(({ x, y }) => x >= 0 && y >= 0 && x <= size - 1 && y <= size - 1)).toBe(true);
});
