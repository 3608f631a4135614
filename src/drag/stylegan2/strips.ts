/**
 * The blocks above some stage in horizontal strips of the picture: one graph of a strip, run for one after the other, so
 * that a picture takes the memory of a strip instead of that of its largest maps. The numbers are those of whole maps, by
 * the rules of ./windows.ts with windows as wide as the map: which rows a layer needs is derived there, rows off the map
 * are zero after every layer, and the noise is cut with the same rows. The strip's first row is a value of the graph.
 *
 * (All strips in one graph would be simpler and save little: onnxruntime keeps the buffers of the first strip for the
 * equal shapes of the last. Measured at 512 px: 250 MB for the whole picture as for eight strips of it in one run.)
 */
import {
  add,
  convolve,
  convolveDoublingInPlace,
  floor,
  matmul,
  mul,
  reshape,
  slice,
  sub,
  swapLast,
  type Value,
} from '../graph/index.ts';
import type { Block, Generator, StyledLayer } from './generator.ts';
import { cellsFrom, hatRows, onGrid } from './grid.ts';
import { blurKernels, doubleMatrix } from './resample.ts';
import { activation, modulation, type RowOf, type Stage, toColours, withNoiseAndBias } from './synthesis.ts';

/** Rows of a map, of which some may lie off it. */
interface Rows {
  /** The first one, [1, 1]: a whole number. */
  readonly first: Value;
  readonly count: number;
  /** `first` of the strip that begins at row 0. Others begin at multiples that keep its parity. */
  readonly offset: number;
}

/** Some rows of a map [1, C, H, W], zeros off it: [1, C, count, W]. */
interface Strip {
  readonly value: Value;
  readonly rows: Rows;
}

/** Rows of a block's first layer that rows of its output need. */
const middleOf = ({ first, count, offset }: Rows): Rows => ({
  first: sub(first, 1),
  count: count + 2,
  offset: offset - 1,
});

/** Rows of the map before the block, of half its size, that rows of its first layer need. */
const inputOf = ({ first, count, offset }: Rows): Rows => ({
  first: floor(mul(sub(first, 3), 0.5)),
  count: Math.ceil((count + 4) / 2) + 1,
  offset: Math.floor((offset - 3) / 2),
});

/** [rows, size]: picks rows of a map of that size, zeros for those off it. */
const picking = ({ first, count }: Rows, size: number): Value =>
  reshape(hatRows(cellsFrom(first, count), size), [count, size]);

/** x [1, C, H, W] -> its rows. */
const cut = (x: Value, rows: Rows): Strip => ({ value: matmul(picking(rows, x.shape[2] ?? 0), x), rows });

/** Zero off the map. */
const clipped = (value: Value, { first, count }: Rows, size: number): Value =>
  mul(value, reshape(onGrid(cellsFrom(first, count), size), [1, 1, count, 1]));

/** Noise, bias, activation; zero off the map. */
const finish = (generator: Generator, layer: StyledLayer, x: Value, rows: Rows, size: number): Strip => {
  const { graph } = x;
  const noise = graph.constant({ shape: [1, 1, size, size], data: layer.noise.data });
  const own = layer.noiseStrength === 0 ? null : cut(noise, rows).value;
  return { value: clipped(activation(generator, withNoiseAndBias(layer, x, own)), rows, size), rows };
};

/**
 * The first layer's rows. With n input rows from i on, the doubled map has rows 2 i ... 2 i + 2 n, of which the outermost
 * lack a neighbour; the blur begins to read at row middle.first - 1, which is 2 i + 2 or 2 i + 3.
 */
const firstLayer = (generator: Generator, layer: StyledLayer, input: Strip, middle: Rows, size: number, row: RowOf) => {
  const { graph } = input.value;
  const { style, demodulation } = modulation(graph, layer, row);
  const doubled = convolveDoublingInPlace(mul(input.value, style), layer.weight);
  const begin = middle.offset - 1 - 2 * input.rows.offset;
  const read = slice(doubled, 2, begin, begin + middle.count + 3);
  const blurred = convolve(read, blurKernels(doubled.shape[1] ?? 0), [0, 1, 0, 0], true);
  return finish(generator, layer, mul(blurred, demodulation), middle, size);
};

const blockRows = (generator: Generator, block: Block, input: Strip, output: Rows, row: RowOf): Strip => {
  const { size, conv0, conv1 } = block;
  if (!conv0) throw new RangeError(`Block ${size} is the first: there is none below it.`);
  const between = firstLayer(generator, conv0, input, middleOf(output), size, row);
  const { style, demodulation } = modulation(input.value.graph, conv1, row);
  const convolved = convolve(mul(between.value, style), conv1.weight, [0, 1]);
  return finish(generator, conv1, mul(convolved, demodulation), output, size);
};

/** Rows of the doubled picture from rows of the picture. */
const doubled = (below: Strip, rows: Rows, size: number): Value => {
  const matrix = below.value.graph.constant(doubleMatrix(size / 2));
  const down = matmul(matmul(picking(rows, size), matrix), swapLast(picking(below.rows, size / 2)));
  return matmul(down, matmul(below.value, swapLast(matrix)));
};

/** Blocks from above the stage up to that size. */
const blocksBetween = (generator: Generator, start: number, size: number): readonly Block[] =>
  generator.blocks.filter((block) => block.size > start && block.size <= size);

/** Numbers in the largest map of a strip: 4 MB, of which some four are alive at once. */
const stripNumbers = 2 ** 20;
/** Numbers in the largest map that is computed whole. */
const wholeNumbers = 2 ** 21;
/** Fewer rows would be mostly what neighbours compute as well; and strips begin at multiples of 8. */
const leastRows = 32;

/** Rows of a strip of the map of that size: a power of two. */
export const rowsOfStrip = (generator: Generator, start: number, size: number): number => {
  const blocks = blocksBetween(generator, start, size);
  const row = Math.max(...blocks.map((block) => (block.channels * block.size ** 2) / size));
  return Math.min(size, Math.max(leastRows, 2 ** Math.floor(Math.log2(stripNumbers / row))));
};

/** The largest block up to `size` whose map is small enough to be computed whole: strips are for those above. */
export const largestWhole = (generator: Generator, size: number): number => {
  const whole = blocksBetween(generator, 0, size).filter((block) => block.channels * block.size ** 2 <= wholeNumbers);
  return Math.max(...whole.map((block) => block.size));
};

/**
 * Rows `first` ... of the stage after the block of that size, from the stage of a lower block: features
 * [1, C, count, size] and picture [1, 3, count, size]. `first` [1, 1] is a multiple of `count`, a power of two from 8 on.
 * @throws RangeError when the generator has no block of that size above the stage.
 */
export const stripOf = (
  generator: Generator,
  stage: Stage,
  size: number,
  row: RowOf,
  first: Value,
  count: number,
): Stage => {
  const start = stage.features.shape[2] ?? 0;
  const blocks = blocksBetween(generator, start, size);
  if (blocks.at(-1)?.size !== size) throw new RangeError(`The generator has no block of size ${size} above ${start}.`);
  const needed = new Map<number, Rows>();
  let rows: Rows = { first, count, offset: 0 };
  for (const block of blocks.toReversed()) {
    needed.set(block.size, rows);
    rows = inputOf(middleOf(rows));
  }
  let [features, picture] = [cut(stage.features, rows), cut(stage.picture, rows)];
  for (const block of blocks) {
    const output = needed.get(block.size) ?? rows;
    features = blockRows(generator, block, features, output, row);
    const colours = toColours(first.graph, generator, block.colour, features.value, row);
    picture = { value: add(doubled(picture, output, block.size), colours), rows: output };
  }
  return { features: features.value, picture: picture.value };
};
