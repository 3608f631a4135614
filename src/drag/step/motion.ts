/**
 * Motion supervision (Pan et al. 2023, section 3.2, first term of equation 1): the patch around each handle is pulled
 * one pixel towards the target. For every pixel q of the patch, |F(q) - F(q + d)| with F(q) held constant, d the unit
 * vector from handle to target; mean over channels and pixels, sum over handles further than 1 px from their targets.
 */
import {
  abs,
  add,
  clip,
  div,
  greater,
  less,
  mul,
  reduceSum,
  reshape,
  select,
  sqrt,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import { onGrid } from '../stylegan2/grid.ts';
import type { StepRules } from './design.ts';
import { around, coordinates } from './points.ts';
import type { FeatureView } from './sampling.ts';

/** A handle this near to its target is not pulled. */
const nearPx = 1;

/** Distances [P, 1] of points to targets, both [P, 2]. */
export const distances = (points: Value, targets: Value): Value =>
  sqrt(reduceSum(square(sub(targets, points)), [1], true));

/** 1 for the pixels of the patch (and on the picture), of handles that are pulled; else 0. [P, K, K] by row, column. */
const patchMask = (
  down: Value,
  across: Value,
  points: Value,
  pulled: Value,
  imageSize: number,
  radius: number,
  rules: StepRules,
): Value => {
  const [count = 0, size = 0] = down.shape;
  const { x, y } = coordinates(points);
  const stretch = rules.patchGrid === 'stretched' ? imageSize / (imageSize - 1) : 1;
  const squared = (positions: Value, centre: Value): Value => square(sub(mul(positions, stretch), centre));
  const distance = add(reshape(squared(down, y), [count, size, 1]), reshape(squared(across, x), [count, 1, size]));
  const near = select(less(distance, radius * radius), 1, 0);
  const rows = reshape(mul(onGrid(down, imageSize), pulled), [count, size, 1]);
  return mul(near, mul(rows, reshape(onGrid(across, imageSize), [count, 1, size])));
};

/**
 * features, points and targets [P, 2], paused [P, 1] (1 for a point that is not to be pulled, else 0) -> the loss, a
 * scalar, differentiable in the features.
 */
export const motionLoss = (
  features: FeatureView,
  points: Value,
  targets: Value,
  paused: Value,
  imageSize: number,
  radius: number,
  rules: StepRules,
): Value => {
  const { x, y } = coordinates(points);
  const away = distances(points, targets);
  const pulled = mul(select(greater(away, nearPx), 1, 0), sub(1, paused));
  const direction = coordinates(div(sub(targets, points), clip(away, 1e-7, 1e9)));
  const reach = Math.ceil(radius) + 1;
  const [across, down] = [around(x, reach), around(y, reach)];
  const border = (positions: Value): Value =>
    rules.beyondBorder === 'nearest' ? clip(positions, 0, imageSize - 1) : positions;
  const here = features.detached().sample(down, across);
  const ahead = features.sample(border(add(down, direction.y)), border(add(across, direction.x)));
  const mask = patchMask(down, across, points, pulled, imageSize, radius, rules);
  const [count = 0, size = 0] = down.shape;
  const difference = mul(abs(sub(ahead, here)), reshape(mask, [count, size, 1, size]));
  const pixels = clip(reduceSum(mask, [1, 2]), 1, 1e9);
  return reduceSum(div(reduceSum(difference, [1, 2, 3]), mul(pixels, features.channels)));
};
