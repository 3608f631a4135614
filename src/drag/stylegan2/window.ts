/**
 * Windows of feature maps: squares of cells, one a handle, as a batch. A window follows its handle: its origin is a
 * value of the graph, its size is fixed when the graph is built. Which cells a layer reads:
 *   - A convolution reads one more on each side: a = o - 1, m = n + 2.
 *   - The first layer of a block doubles the map and blurs. Row r blurs rows r - 1 ... r + 2 of the transposed
 *     convolution, whose row t reads input rows (t - 2) / 2 ... t / 2. Rows a ... a + m - 1 so read
 *     ceil((a - 3) / 2) ... floor((a + m + 1) / 2): at most floor(m / 2) + 3.
 * Both keep order: what a window inside another one needs lies inside what that one needs. (Where fewer rows are needed
 * than these counts say, the last one may lie outside. Nothing reads it.)
 */
import { abs, clip, floor, matmul, mul, reshape, sub, swapLast, transpose, type Value } from '../graph/index.ts';
import { cellsFrom, counting, hatRows, onGrid } from './grid.ts';

export interface Window {
  /** First row and first column, [P, 1] each, whole numbers; may lie off the map. */
  readonly row: Value;
  readonly column: Value;
  /** Cells a side. */
  readonly count: number;
}

/** Cells a side that a layer reads for `count` of its own. */
export const countBelow = (up: boolean, count: number): number => (up ? Math.floor(count / 2) + 3 : count + 2);

/** The cells of the map before a layer that the layer's own cells need. */
export const windowBelow = (up: boolean, { row, column, count }: Window): Window => {
  const first = (origin: Value): Value => (up ? floor(mul(sub(origin, 2), 0.5)) : sub(origin, 1));
  return { row: first(row), column: first(column), count: countBelow(up, count) };
};

/** x [1, C, H, H] -> its windows [P, C, count, count], zeros off the map. */
export const cut = (x: Value, { row, column, count }: Window): Value => {
  const [, channels = 0, size = 0] = x.shape;
  const points = row.shape[0] ?? 0;
  const columns = reshape(hatRows(cellsFrom(column, count), size), [points * count, size]);
  const across = matmul(reshape(x, [channels * size, size]), swapLast(columns));
  const byPoint = transpose(reshape(across, [channels, size, points, count]), [2, 1, 0, 3]);
  const down = matmul(hatRows(cellsFrom(row, count), size), reshape(byPoint, [points, size, channels * count]));
  return transpose(reshape(down, [points, count, channels, count]), [0, 2, 1, 3]);
};

/** For one axis [P, from.count, to.count]: 1 where a cell of one window is a cell of the other. */
const sameCells = (from: Value, fromCount: number, to: Value, toCount: number): Value => {
  const points = from.shape[0] ?? 0;
  const wanted = reshape(sub(cellsFrom(to, toCount), from), [points, 1, toCount]);
  return clip(sub(1, abs(sub(wanted, counting(from, fromCount, 1, fromCount, 1)))), 0, 1);
};

/** [P, n n, m m]: picks the cells of `to` from those of `from`; zeros for cells that `from` has not. */
export const picking = (from: Window, to: Window): Value => {
  const points = from.row.shape[0] ?? 0;
  const [n, m] = [from.count, to.count];
  const rows = reshape(sameCells(from.row, n, to.row, m), [points, n, 1, m, 1]);
  const columns = reshape(sameCells(from.column, n, to.column, m), [points, 1, n, 1, m]);
  return reshape(mul(rows, columns), [points, n * n, m * m]);
};

/** x [P, C, n, n] -> [P, C, m, m] */
export const pick = (x: Value, picked: Value): Value => {
  const [points = 0, channels = 0] = x.shape;
  const [, inner = 0, outer = 0] = picked.shape;
  const side = Math.sqrt(outer);
  return reshape(matmul(reshape(x, [points, channels, inner]), picked), [points, channels, side, side]);
};

/** [P, 1, count, count]: 1 for cells on a map of that size, else 0. */
export const insideMask = ({ row, column, count }: Window, size: number): Value => {
  const points = row.shape[0] ?? 0;
  const rows = reshape(onGrid(cellsFrom(row, count), size), [points, 1, count, 1]);
  return mul(rows, reshape(onGrid(cellsFrom(column, count), size), [points, 1, 1, count]));
};
