/**
 * Point tracking (Pan et al. 2023, section 3.3, equation 4): a handle moves to the pixel of its neighbourhood whose
 * feature is nearest to the handle's feature in the first picture. The neighbourhood is the square ± r2, clipped to
 * the picture; among equals the first in row-major order wins. No derivative is taken through it.
 */
import {
  abs,
  add,
  concat,
  firstMinimum,
  floor,
  greater,
  mul,
  reduceSum,
  reshape,
  select,
  slice,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import { onGrid } from '../stylegan2/grid.ts';
import { around, coordinates } from './points.ts';
import type { FeatureView } from './sampling.ts';

const outOfPicture = 1e30;

export interface TrackingInputs {
  readonly features: FeatureView;
  /** [P, 2] */
  readonly points: Value;
  /** [P, C]: the handles' features in the first picture. */
  readonly references: Value;
  /** [1, 1]: 1 in a drag's first step, when the references are taken instead of used; else 0. */
  readonly isFirst: Value;
}

/** The moved points [P, 2] and the references [P, C] to use from now on. */
export const track = (
  inputs: TrackingInputs,
  imageSize: number,
  radius: number,
  norm: 'l1' | 'l2',
): { points: Value; references: Value } => {
  const { channels } = inputs.features;
  const { x, y } = coordinates(inputs.points);
  const count = 2 * radius + 1;
  const points = x.shape[0] ?? 0;
  const [across, down] = [around(x, radius), around(y, radius)];
  // [P, count, C, count]
  const window = inputs.features.detached().sample(down, across);
  const centre = reshape(slice(slice(window, 1, radius, radius + 1), 3, radius, radius + 1), [points, channels]);
  const references = select(greater(inputs.isFirst, 0.5), centre, inputs.references);
  const difference = sub(window, reshape(references, [points, 1, channels, 1]));
  const distance = reduceSum(norm === 'l2' ? square(difference) : abs(difference), [2]);
  const inside = mul(
    reshape(onGrid(down, imageSize), [points, count, 1]),
    reshape(onGrid(across, imageSize), [points, 1, count]),
  );
  const allowed = select(greater(inside, 0.5), distance, outOfPicture);
  const best = firstMinimum(reshape(allowed, [points, count * count]));
  // Half a cell is added before the division: whole numbers divide inexactly.
  const row = floor(mul(add(best, 0.5), 1 / count));
  const column = sub(best, mul(row, count));
  const moved = concat([add(x, sub(column, radius)), add(y, sub(row, radius))], 1);
  return { points: moved, references };
};
