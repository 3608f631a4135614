/** A drag counts as stalled after so many steps without progress, and only then. */
import { expect, test } from 'vitest';
import { StallWatch } from './stall.ts';

const stalledAt = (patience: number | null, distances: readonly number[]): number => {
  const watch = new StallWatch(patience);
  return distances.findIndex((distance) => watch.sees([distance, 1]));
};

test('[E11] no progress: after the patience', () => {
  expect(stalledAt(3, [9, 9, 9, 9, 9])).toBe(3);
});
test('[E11] swinging to and fro is no progress', () => {
  expect(stalledAt(4, [9, 8, 9, 8, 9, 8, 9])).toBe(5);
});
test('[E11] every pixel won starts the patience anew', () => {
  expect(stalledAt(3, [9, 9, 9, 8, 8, 8, 7, 7, 7])).toBe(-1);
});
test('[E11] less than half a pixel is no progress', () => {
  expect(stalledAt(3, [9, 8.9, 8.8, 8.7, 8.6])).toBe(3);
});
test('[E11] reference mode never stalls', () => {
  expect(stalledAt(null, Array(500).fill(9))).toBe(-1);
});
