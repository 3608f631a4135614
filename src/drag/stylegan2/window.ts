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
import { add, floor, matmul, mul, reshape, slice, sub, swapLast, transpose, type Value } from '../graph/index.ts';
import { cellRows, cellsOnMap, hat, tableOf } from './grid.ts';

export interface Window {
  /** First rows of P windows, then their first columns: [2 P, 1], whole numbers; may lie off the map. */
  readonly first: Value;
  /** Cells a side. */
  readonly count: number;
}

export const windowsIn = ({ first }: Window): number => (first.shape[0] ?? 0) / 2;

/** What was made for both axes, [2 P, ...] -> for rows and for columns, [P, ...] each. */
export const byAxis = (both: Value): { rows: Value; columns: Value } => {
  const points = (both.shape[0] ?? 0) / 2;
  return { rows: slice(both, 0, 0, points), columns: slice(both, 0, points, 2 * points) };
};

/** Cells a side that a layer reads for `count` of its own. */
export const countBelow = (up: boolean, count: number): number => (up ? Math.floor(count / 2) + 3 : count + 2);

/** The cells of the map before a layer that the layer's own cells need. */
export const windowBelow = (up: boolean, { first, count }: Window): Window => ({
  first: up ? floor(mul(sub(first, 2), 0.5)) : sub(first, 1),
  count: countBelow(up, count),
});

/** x [1, C, H, H] -> its windows [P, C, n, n], zeros off the map. */
export const cut = (x: Value, window: Window): Value => {
  const [, channels = 0, size = 0] = x.shape;
  const [points, { count }] = [windowsIn(window), window];
  const { rows, columns } = byAxis(cellRows(window.first, count, size));
  const across = matmul(reshape(x, [channels * size, size]), swapLast(reshape(columns, [points * count, size])));
  const byPoint = transpose(reshape(across, [channels, size, points, count]), [2, 1, 0, 3]);
  const down = matmul(rows, reshape(byPoint, [points, size, channels * count]));
  return transpose(reshape(down, [points, count, channels, count]), [0, 2, 1, 3]);
};

/** The same of a map with one channel, [H, H] -> [P, 1, n, n]. */
export const cutPlane = (x: Value, window: Window): Value => {
  const { rows, columns } = byAxis(cellRows(window.first, window.count, x.shape[0] ?? 0));
  const windows = matmul(matmul(rows, x), swapLast(columns));
  return reshape(windows, [windowsIn(window), 1, window.count, window.count]);
};

/** Picks the cells of `to` from those of `from`, zeros for cells that `from` has not: [P, n n, m m]. */
export const picking = (from: Window, to: Window): Value => {
  const [points, n, m] = [windowsIn(from), from.count, to.count];
  const shift = reshape(sub(to.first, from.first), [2 * points, 1, 1]);
  const same = hat(
    add(
      shift,
      tableOf(shift.graph, n, m, (before, after) => after - before),
    ),
  );
  const { rows, columns } = byAxis(same);
  const both = mul(reshape(rows, [points, n, 1, m, 1]), reshape(columns, [points, 1, n, 1, m]));
  return reshape(both, [points, n * n, m * m]);
};

/** x [P, C, n, n] -> [P, C, m, m] */
export const pick = (x: Value, picked: Value): Value => {
  const [points = 0, channels = 0] = x.shape;
  const [, inner = 0, outer = 0] = picked.shape;
  const side = Math.sqrt(outer);
  return reshape(matmul(reshape(x, [points, channels, inner]), picked), [points, channels, side, side]);
};

/** [P, 1, n, n]: 1 for cells on a map of that size, else 0. */
export const insideMask = (window: Window, size: number): Value => {
  const [points, { count }] = [windowsIn(window), window];
  const { rows, columns } = byAxis(cellsOnMap(window.first, count, size));
  return mul(reshape(rows, [points, 1, count, 1]), reshape(columns, [points, 1, 1, count]));
};
