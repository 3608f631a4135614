/**
 * The mask term (second part of the paper's equation 1): what must stay is compared with the first picture's features,
 * mean |(F - F0) ⊙ M|, M = 1 where the picture must stay. The paper resizes the maps to the picture; resizing is linear,
 * so the difference is resized instead of both. On the map's own cells the mask is averaged over each cell.
 */
import { abs, mul, reduceSum, sub, type Value } from '../graph/index.ts';
import { bilinearMatrix, resample } from '../stylegan2/resample.ts';

/** features and first [1, C, H, H], keep [1, 1, K, K] with K the picture's size or H -> a scalar. */
export const maskLoss = (features: Value, first: Value, keep: Value): Value => {
  const [, channels = 0, size = 0] = features.shape;
  const keepSize = keep.shape[2] ?? 0;
  const change = sub(features, first);
  const compared = keepSize === size ? change : resample(features.graph, change, bilinearMatrix(size, keepSize));
  return mul(reduceSum(mul(abs(compared), keep)), 1 / (channels * keepSize * keepSize));
};

/**
 * The same term from some tiles of the map: features and first [T, C, n, n]; keep [T, 1, n, n], which the caller weighs
 * so that the sum over the tiles stands for the sum over a whole map of `size` x `size` cells.
 */
export const tilesLoss = (features: Value, first: Value, keep: Value, size: number): Value => {
  const [, channels = 0] = features.shape;
  return mul(reduceSum(mul(abs(sub(features, first)), keep)), 1 / (channels * size * size));
};

/** Mean of the mask over each cell of a grid of `cells` x `cells`; the picture's size must be a multiple. */
export const averageOverCells = (keep: Float32Array, imageSize: number, cells: number): Float32Array => {
  const side = imageSize / cells;
  const result = new Float32Array(cells * cells);
  keep.forEach((value, at) => {
    const cell = Math.floor(Math.floor(at / imageSize) / side) * cells + Math.floor((at % imageSize) / side);
    result[cell] = (result[cell] ?? 0) + value / (side * side);
  });
  return result;
};
