/** What a result says of its points. */
import { expect, test } from 'vitest';
import type { Movement } from './measures.ts';
import { type EditFigures, replies } from './replies.ts';

const went = (label: string, askedPx: number, wentPx = askedPx): Movement => ({ label, askedPx, wentPx });
const told = (...moved: Movement[]): string => {
  const figures: EditFigures = {
    reason: 'reached',
    steps: 4,
    arrived: true,
    edits: 1,
    faint: [],
    moved,
    changedOutside: 0,
  };
  return replies.result(figures, 'stop');
};

test('[D1] the points asked to go farthest are named, the others counted', () => {
  expect(told(went('nose', 2), went('chin', 4.25), went('jaw', 3), went('brow', 1), went('crown', 1))).toBe(
    'Done in 4 steps: the chin moved 4.3 px, the jaw 3 px, the nose 2 px and 2 more points.',
  );
});

test('[D1] a point asked to go less than half a pixel is no news, unless there is no other', () => {
  expect(told(went('left eye', 3), went('left corner', 0.04))).toBe('Done in 4 steps: the left eye moved 3 px.');
  expect(told(went('left corner', 0.4, -0.04))).toBe('Done in 4 steps: the left corner moved 0 px.');
});
