/**
 * Positions on the cells of a map, and the rows of weights that read the map there. Positions are values of the graph
 * (they follow the handles), so reading is a product with matrices made in the graph.
 */
import { abs, add, clip, greater, less, mul, reshape, select, sub, type Value } from '../graph/index.ts';

/** 0, 1, ... count - 1, in a shape of the caller's. */
export const counting = (like: Value, count: number, ...shape: number[]): Value =>
  like.graph.constant({ shape, data: Float32Array.from({ length: count }, (_, at) => at) });

/** origin [P, 1] -> origin, origin + 1, ...: [P, count]. */
export const cellsFrom = (origin: Value, count: number): Value => add(origin, counting(origin, count, 1, count));

/** 1 where a position lies on the cells 0 ... size - 1, else 0. */
export const onGrid = (positions: Value, size: number): Value =>
  mul(select(greater(positions, -0.001), 1, 0), select(less(positions, size - 1 + 0.001), 1, 0));

/** Bilinear weights: positions [P, K] -> [P, K, size], max(0, 1 - |position - cell|). Zeros off the map. */
export const hatRows = (positions: Value, size: number): Value => {
  const [points = 0, count = 0] = positions.shape;
  const away = abs(sub(reshape(positions, [points, count, 1]), counting(positions, size, 1, 1, size)));
  return clip(sub(1, away), 0, 1);
};
