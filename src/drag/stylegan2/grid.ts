/**
 * Positions on the cells of a map, and the rows of weights that read the map there. Positions are values of the graph
 * (they follow the handles), so reading is a product with matrices made in the graph.
 */
import { abs, add, clip, type Graph, greater, less, mul, reshape, select, sub, type Value } from '../graph/index.ts';

/** A constant [1, rows, columns] by its entries. */
export const tableOf = (graph: Graph, rows: number, columns: number, entry: (row: number, column: number) => number) =>
  graph.constant({
    shape: [1, rows, columns],
    data: Float32Array.from({ length: rows * columns }, (_, at) => entry(Math.floor(at / columns), at % columns)),
  });

/** 0, 1, ... count - 1, in a shape of the caller's. */
export const counting = (like: Value, count: number, ...shape: number[]): Value =>
  like.graph.constant({ shape, data: Float32Array.from({ length: count }, (_, at) => at) });

/** origin [P, 1] -> origin, origin + 1, ...: [P, count]. */
export const cellsFrom = (origin: Value, count: number): Value => add(origin, counting(origin, count, 1, count));

/** 1 where a position lies on the cells 0 ... size - 1, else 0. */
export const onGrid = (positions: Value, size: number): Value =>
  mul(select(greater(positions, -0.001), 1, 0), select(less(positions, size - 1 + 0.001), 1, 0));

/** The hat max(0, 1 - |x|). */
export const hat = (x: Value): Value => clip(sub(1, abs(x)), 0, 1);

/** Bilinear weights: positions [P, K] -> [P, K, size], max(0, 1 - |position - cell|). Zeros off the map. */
export const hatRows = (positions: Value, size: number): Value => {
  const [points = 0, count = 0] = positions.shape;
  return hat(sub(reshape(positions, [points, count, 1]), counting(positions, size, 1, 1, size)));
};

/** Origins [P, 1], whole numbers -> 1 for each of `count` cells from there on that is one of 0 ... size - 1: [P, count]. */
export const cellsOnMap = (origin: Value, count: number, size: number): Value => {
  const middle = (size - 1) / 2;
  const fromMiddle = reshape(
    tableOf(origin.graph, 1, count, (_, cell) => cell - middle),
    [1, count],
  );
  return clip(sub(middle + 1, abs(add(origin, fromMiddle))), 0, 1);
};

/** Origins [P, 1], whole numbers -> for each of `count` cells from there on, 1 where it is on a map: [P, count, size]. */
export const cellRows = (origin: Value, count: number, size: number): Value =>
  hat(
    add(
      reshape(origin, [origin.shape[0] ?? 0, 1, 1]),
      tableOf(origin.graph, count, size, (cell, place) => cell - place),
    ),
  );
