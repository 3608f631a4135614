/**
 * Feature maps in windows: block by block only the cells that a window of the last map depends on, one window a handle,
 * as a batch. The numbers are those of the whole map, borders included, because
 *   - cells off the picture are set to zero after every layer (there the whole map's convolutions see zero padding),
 *   - of the transposed convolution's H + 1 cells, those outside 0 ... H are zero too,
 *   - the noise is cut with the same window.
 * A window follows its handle: its origin is a value of the graph, its size is fixed when the graph is built.
 *
 * Which cells are needed. A block's output cells o ... o + n - 1 need, for its second convolution, one more on each
 * side: a = o - 1, m = n + 2 cells of its first layer. Row r of that layer blurs rows r - 1 ... r + 2 of the transposed
 * convolution, whose row t reads input rows (t - 2) / 2 ... t / 2: together floor((a - 3) / 2) ... floor((a + m + 1) / 2),
 * at most ceil((m + 4) / 2) + 1 rows.
 */
import {
  abs,
  add,
  clip,
  convolve,
  convolveDoubling,
  elementCount,
  evenFirst,
  floor,
  type Graph,
  matmul,
  mul,
  reshape,
  sub,
  swapLast,
  transpose,
  type Value,
} from '../graph/index.ts';
import type { Block, Generator, StyledLayer } from './generator.ts';
import { cellsFrom, counting, hatRows, onGrid } from './grid.ts';
import { activation, blockFeatures, modulation, type RowOf } from './synthesis.ts';

/** Blocks up to this size are computed whole: windows would hardly be smaller than the map. */
const wholeUpTo = 16;

export interface Window {
  /** First row and first column, [P, 1] each, whole numbers; may lie off the map. */
  readonly row: Value;
  readonly column: Value;
  /** Cells a side. */
  readonly count: number;
}

const mapAxes = (window: Window, change: (origin: Value) => Value, count: number): Window => ({
  row: change(window.row),
  column: change(window.column),
  count,
});

/** The cells of a block's first layer that `output` needs. */
const middleOf = (output: Window): Window => mapAxes(output, (origin) => sub(origin, 1), output.count + 2);

/** The cells of the map before the block that the first layer's cells need. */
const inputOf = (middle: Window): Window =>
  mapAxes(middle, (origin) => floor(mul(sub(origin, 3), 0.5)), Math.ceil((middle.count + 4) / 2) + 1);

/** x [1, C, H, H] -> its windows [P, C, count, count], zeros off the map. */
const cut = (x: Value, { row, column, count }: Window): Value => {
  const [, channels = 0, size = 0] = x.shape;
  const points = row.shape[0] ?? 0;
  const columns = reshape(hatRows(cellsFrom(column, count), size), [points * count, size]);
  const across = matmul(reshape(x, [channels * size, size]), swapLast(columns));
  const byPoint = transpose(reshape(across, [channels, size, points, count]), [2, 1, 0, 3]);
  const down = matmul(hatRows(cellsFrom(row, count), size), reshape(byPoint, [points, size, channels * count]));
  return transpose(reshape(down, [points, count, channels, count]), [0, 2, 1, 3]);
};

/** [P, 1, count, count]: 1 for cells on a map of that size. */
const insideMask = ({ row, column, count }: Window, size: number): Value => {
  const points = row.shape[0] ?? 0;
  const rows = reshape(onGrid(cellsFrom(row, count), size), [points, 1, count, 1]);
  return mul(rows, reshape(onGrid(cellsFrom(column, count), size), [points, 1, 1, count]));
};

/**
 * The blur after the transposed convolution, for one axis: [P, m, T] with T cells from 2 `from` on in the order of
 * `evenFirst`, m cells from `to` on.
 * Cell o weighs o - 1 ... o + 2 by [1, 3, 3, 1] / 4, which is the hat max(0, 1 - |t - (o + 1/2)| / 2) on whole numbers.
 */
const blurRows = (from: Value, inputCount: number, to: Value, count: number, size: number): Value => {
  const points = from.shape[0] ?? 0;
  const places = Float32Array.from(evenFirst(inputCount));
  const cells = places.length;
  const order = from.graph.constant({ shape: [1, 1, cells], data: places });
  const start = mul(from, 2);
  const centres = add(sub(to, start), add(counting(from, count, 1, count), 0.5));
  const away = abs(sub(reshape(centres, [points, count, 1]), order));
  const hats = clip(sub(1, mul(away, 0.5)), 0, 1);
  return mul(hats, onGrid(add(reshape(start, [points, 1, 1]), order), size + 1));
};

/** The blur of both axes: y [P, C, T, T] -> [P, C, m, m]. */
const blur = (y: Value, input: Window, middle: Window, size: number): Value => {
  const [points = 0, channels = 0, cells = 0] = y.shape;
  const columns = blurRows(input.column, input.count, middle.column, middle.count, size);
  const rows = blurRows(input.row, input.count, middle.row, middle.count, size);
  const across = matmul(reshape(y, [points, channels * cells, cells]), swapLast(columns));
  const count = middle.count;
  return matmul(reshape(rows, [points, 1, count, cells]), reshape(across, [points, channels, cells, count]));
};

/** Demodulation, noise, bias, activation of a window; zero off the map. */
const finish = (
  graph: Graph,
  generator: Generator,
  layer: StyledLayer,
  y: Value,
  window: Window,
  size: number,
): Value => {
  const noise = graph.constant({ shape: [1, 1, size, size], data: layer.noise.data });
  const active = activation(graph, generator, layer, y, layer.noiseStrength === 0 ? null : cut(noise, window));
  return mul(active, insideMask(window, size));
};

const windowedBlock = (
  graph: Graph,
  generator: Generator,
  block: Block,
  conv0: StyledLayer,
  x: Value,
  output: Window,
  row: RowOf,
): Value => {
  const middle = middleOf(output);
  const input = inputOf(middle);
  const first = modulation(graph, conv0, row);
  const spread = convolveDoubling(mul(x, first.style), conv0.weight);
  const blurred = mul(blur(spread, input, middle, block.size), first.demodulation);
  const between = finish(graph, generator, conv0, blurred, middle, block.size);
  const second = modulation(graph, block.conv1, row);
  const convolved = convolve(mul(between, second.style), block.conv1.weight, 0);
  return finish(graph, generator, block.conv1, mul(convolved, second.demodulation), output, block.size);
};

/** The windows [P, C, count, count] of the feature map after the block of that size, equal to those of the whole map. */
export const windowedFeatures = (
  graph: Graph,
  generator: Generator,
  size: number,
  row: RowOf,
  window: Window,
): Value => {
  const upper = generator.blocks.filter((block) => block.size > wholeUpTo && block.size <= size);
  const outputs = new Map<number, Window>();
  let needed = window;
  for (const block of upper.toReversed()) {
    outputs.set(block.size, needed);
    needed = inputOf(middleOf(needed));
  }
  let whole: Value | null = null;
  for (const block of generator.blocks.filter((candidate) => candidate.size <= Math.min(wholeUpTo, size))) {
    whole = blockFeatures(graph, generator, block, whole, row);
  }
  if (!whole) throw new RangeError('The generator has no blocks.');
  let x = cut(whole, needed);
  for (const block of upper) {
    const output = outputs.get(block.size);
    if (!output || !block.conv0) throw new RangeError(`Block ${block.size} cannot be computed in windows.`);
    x = windowedBlock(graph, generator, block, block.conv0, x, output, row);
  }
  return x;
};

/** Multiplications of the blocks above `wholeUpTo`: per window of `count` cells of the last map, and for whole maps. */
export const windowCost = (generator: Generator, size: number, count: number): { window: number; whole: number } => {
  // By their shapes: a look at the numbers would read them from the checkpoint.
  const perCell = ({ weight }: StyledLayer): number => elementCount(weight.shape);
  let [window, whole, output] = [0, 0, count];
  for (const { size: cells, conv0, conv1 } of generator.blocks.filter((block) => block.size <= size).toReversed()) {
    if (cells <= wholeUpTo || !conv0) break;
    const input = Math.ceil((output + 6) / 2) + 1;
    window += perCell(conv1) * output ** 2 + perCell(conv0) * input ** 2;
    whole += perCell(conv1) * cells ** 2 + perCell(conv0) * (cells / 2) ** 2;
    output = input;
  }
  return { window, whole };
};
