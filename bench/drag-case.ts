/** What is dragged in a measurement: points on a grid, all to the right, and a mask that frees the middle half. */
import { imagePoint, type Latent, type PlannedPoint, type SoftMask } from '../src/core/index.ts';
import type { DragMode, DragRequest } from '../src/drag/index.ts';
import type { ModelShape } from './random-model.ts';

export interface DragCase {
  readonly model: ModelShape;
  readonly mode: DragMode;
  readonly points: number;
  readonly masked: boolean;
}

/** Handles and targets on whole pixels, inside the part of the picture that a mask leaves free. */
export const pointsOf = ({ model: { imageSize }, points }: DragCase): PlannedPoint[] => {
  const at = (share: number): number => Math.round(share * imageSize);
  return Array.from({ length: points }, (_, index) => {
    const [column, row] = [index % 4, Math.floor(index / 4)];
    const [x, y] = [0.3 + 0.09 * column, 0.3 + 0.12 * row];
    return {
      handle: imagePoint(at(x), at(y)),
      target: imagePoint(at(x + 0.1), at(y)),
      label: `point ${index + 1}`,
      moves: true,
    };
  });
};

/** Left, top, right, bottom of what may change, in pixels. */
export const freeRectangle = ({ imageSize }: ModelShape): readonly [number, number, number, number] => [
  imageSize / 4,
  imageSize / 4,
  (3 * imageSize) / 4,
  (3 * imageSize) / 4,
];

const maskOf = (model: ModelShape): SoftMask => {
  const { imageSize: size } = model;
  const [left, top, right, bottom] = freeRectangle(model);
  const keep = new Float32Array(size * size).fill(1);
  for (let y = top; y < bottom; y++) keep.fill(0, y * size + left, y * size + right);
  return { size, keep };
};

export const learningRate = 0.002;
export const maskWeight = 20;

export const requestOf = (drag: DragCase, latent: Latent, steps: number): DragRequest => ({
  latent,
  points: pointsOf(drag),
  mask: drag.masked ? maskOf(drag.model) : null,
  settings: { mode: drag.mode, maxSteps: steps, frameEverySteps: 0, learningRate, maskWeight },
});

export const titleOf = ({ model, mode, points, masked }: DragCase): string =>
  `${model.imageSize} px (base ${model.channelBase}) ${mode}, ${points} points, ${masked ? 'mask' : 'no mask'}`;
