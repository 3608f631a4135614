/**
 * The blocks above some stage in horizontal strips of the picture, one after the other: a strip computes, block by
 * block, the rows that it depends on and nothing else, so that a picture takes the memory of a strip instead of that of
 * its largest maps. The numbers are those of whole maps: what lies off the map is padded with zeros, what lies on it is
 * computed by both neighbours (a few rows a block).
 *
 * Which rows are needed is derived in ./windows.ts; here the rows are known while the graph is built and clipped to the
 * map. Transposed convolutions of rows i ... j of a map give rows 2 i ... 2 j of the doubled one; the first and the last
 * of them lack a neighbour that was not given, unless the map ends there: no row of a strip reads those.
 */
import {
  add,
  concat,
  convolve,
  convolveDoublingInPlace,
  type Graph,
  matmul,
  mul,
  slice,
  swapLast,
  type Value,
  type Weights,
} from '../graph/index.ts';
import type { Block, Generator, StyledLayer } from './generator.ts';
import { blurKernels, doubleMatrix } from './resample.ts';
import { activation, modulation, type RowOf, type Stage, toColours } from './synthesis.ts';

/** Rows `first` ... `end` - 1 of a map. */
interface Rows {
  readonly first: number;
  readonly end: number;
}

/** Some rows of a map [1, C, H, W]: [1, C, end - first, W]. */
interface Strip {
  readonly value: Value;
  readonly rows: Rows;
}

/** Numbers in the largest map of a strip: 8 MB, of which about three are alive at once. */
const stripNumbers = 2 ** 21;

/** Rows of a block's first layer that rows of its output need. */
const middleRows = ({ first, end }: Rows, size: number): Rows => ({
  first: Math.max(0, first - 1),
  end: Math.min(size, end + 1),
});

/** Rows of the map before the block, of half its size, that rows of its first layer need. */
const inputRows = ({ first, end }: Rows, size: number): Rows => ({
  first: Math.max(0, Math.ceil((first - 3) / 2)),
  end: Math.min(size / 2, Math.floor((end + 1) / 2) + 1),
});

const part = ({ value, rows }: Strip, { first, end }: Rows): Value =>
  slice(value, 2, first - rows.first, end - rows.first);

const noiseOf = (graph: Graph, layer: StyledLayer, { first, end }: Rows, size: number): Value | null => {
  if (layer.noiseStrength === 0) return null;
  return graph.constant({
    shape: [1, 1, end - first, size],
    data: layer.noise.data.subarray(first * size, end * size),
  });
};

/** The first layer's rows `middle` from the map before the block. */
const firstLayer = (
  graph: Graph,
  generator: Generator,
  layer: StyledLayer,
  below: Strip,
  middle: Rows,
  size: number,
  row: RowOf,
): Value => {
  const input = inputRows(middle, size);
  const { style, demodulation } = modulation(graph, layer, row);
  // Rows 2 input.first ... 2 input.end, and one of zeros.
  const doubled = convolveDoublingInPlace(mul(part(below, input), style), layer.weight);
  const first = Math.max(0, middle.first - 1);
  const read = slice(doubled, 2, first - 2 * input.first, middle.end + 2 - 2 * input.first);
  const above = middle.first === 0 ? 1 : 0;
  const blurred = convolve(read, blurKernels(doubled.shape[1] ?? 0), [above, 1, 0, 0], true);
  return activation(graph, generator, layer, mul(blurred, demodulation), noiseOf(graph, layer, middle, size));
};

/** The block's output rows from the map before it. */
const blockRows = (
  graph: Graph,
  generator: Generator,
  { size, conv0, conv1 }: Block,
  below: Strip,
  output: Rows,
  row: RowOf,
): Strip => {
  if (!conv0) throw new RangeError(`Block ${size} is the first: there is none below it.`);
  const middle = middleRows(output, size);
  const between = firstLayer(graph, generator, conv0, below, middle, size, row);
  const { style, demodulation } = modulation(graph, conv1, row);
  const sides = [output.first === 0 ? 1 : 0, 1, output.end === size ? 1 : 0, 1] as const;
  const convolved = mul(convolve(mul(between, style), conv1.weight, sides), demodulation);
  return { value: activation(graph, generator, conv1, convolved, noiseOf(graph, conv1, output, size)), rows: output };
};

/** Rows and columns of a matrix. */
const cutMatrix = ({ shape, data }: Weights, rows: Rows, columns: Rows): Weights => {
  const width = shape[1] ?? 0;
  const lines = Array.from({ length: rows.end - rows.first }, (_, at) => (rows.first + at) * width);
  const cut = lines.flatMap((start) => [...data.subarray(start + columns.first, start + columns.end)]);
  return { shape: [lines.length, columns.end - columns.first], data: Float32Array.from(cut) };
};

/** The picture so far, doubled: rows of the larger one. */
const doubledPicture = (graph: Graph, below: Strip, rows: Rows, size: number): Value => {
  const matrix = doubleMatrix(size / 2);
  const down = graph.constant(cutMatrix(matrix, rows, below.rows));
  return matmul(down, matmul(below.value, swapLast(graph.constant(matrix))));
};

/** How many strips a picture is made in. */
const stripCount = (blocks: readonly Block[]): number => {
  const largest = Math.max(...blocks.map(({ channels, size }) => channels * size ** 2));
  return 2 ** Math.max(0, Math.ceil(Math.log2(largest / stripNumbers)));
};

/**
 * The picture [1, 3, size, size] after the block of that size, from the stage of a lower block; `strips` is for tests.
 * @throws RangeError when the generator has no block of that size above the stage.
 */
export const pictureInStrips = (
  graph: Graph,
  generator: Generator,
  stage: Stage,
  size: number,
  row: RowOf,
  strips?: number,
): Value => {
  const start = stage.features.shape[2] ?? 0;
  const blocks = generator.blocks.filter((block) => block.size > start && block.size <= size);
  if (blocks.at(-1)?.size !== size) throw new RangeError(`The generator has no block of size ${size} above ${start}.`);
  const count = strips ?? stripCount(blocks);
  const whole: Rows = { first: 0, end: start };
  const parts = Array.from({ length: count }, (_, at): Value => {
    const needed = new Map<number, Rows>();
    let rows: Rows = { first: Math.round((at * size) / count), end: Math.round(((at + 1) * size) / count) };
    for (const block of blocks.toReversed()) {
      needed.set(block.size, rows);
      rows = inputRows(middleRows(rows, block.size), block.size);
    }
    let [features, picture]: Strip[] = [
      { value: stage.features, rows: whole },
      { value: stage.picture, rows: whole },
    ];
    for (const block of blocks) {
      const output = needed.get(block.size);
      if (!output || !features || !picture) throw new RangeError(`Block ${block.size} has no rows.`);
      features = blockRows(graph, generator, block, features, output, row);
      const colours = toColours(graph, generator, block.colour, features.value, row);
      picture = { value: add(doubledPicture(graph, picture, output, block.size), colours), rows: output };
    }
    if (!picture) throw new RangeError('A strip has no picture.');
    return picture.value;
  });
  return concat(parts, 2);
};
