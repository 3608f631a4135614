/**
 * What places of a generator's pictures look like to the generator itself: the feature maps of two of its blocks, every
 * channel brought to mean 0 and variance 1 over the picture (which takes out colour and style), laid on one grid of
 * cells, and each cell's column of numbers made a unit vector a block. Cosines of such columns compare places across
 * pictures. That two middle blocks together serve best, and that the normalisation helps, was found on the bundled lion
 * (docs/evaluation.md).
 */
import {
  add,
  concat,
  Graph,
  matmul,
  mul,
  reduceSum,
  reshape,
  rsqrt,
  slice,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import type { Block, Generator } from '../stylegan2/generator.ts';
import { bilinearMatrix, resample } from '../stylegan2/resample.ts';
import { blockFeatures, lowestMap, type RowOf } from '../stylegan2/synthesis.ts';

/** Finer maps show texture, not places. */
const mostCells = 64;

/** The two blocks that are read: the finest with half the picture's pixels a side and 64 cells at most, and the one before. */
export const lookBlocks = ({ blocks, imageSize }: Generator): readonly Block[] =>
  blocks.filter(({ size }) => size <= Math.min(mostCells, imageSize / 2)).slice(-2);

/** Cells a side of the grid. */
export const lookCells = (generator: Generator): number => lookBlocks(generator).at(-1)?.size ?? 0;

/** Numbers that describe a cell. */
export const lookChannels = (generator: Generator): number =>
  lookBlocks(generator).reduce((sum, { channels }) => sum + channels, 0);

/** [1, C, H, H] for each block that is read. */
const mapsOf = (graph: Graph, generator: Generator, row: RowOf): readonly Value[] => {
  const read = lookBlocks(generator);
  const maps: Value[] = [];
  let x = lowestMap(graph, generator);
  for (const block of generator.blocks) {
    x = blockFeatures(graph, generator, block, x, row);
    if (read.includes(block)) maps.push(x);
    if (maps.length === read.length) break;
  }
  return maps;
};

/** [1, C, H, H] -> unit columns [C, cells²] */
const columnsOf = (graph: Graph, map: Value, cells: number): Value => {
  const [, channels = 0, size = 0] = map.shape;
  const centred = sub(map, mul(reduceSum(map, [2, 3], true), 1 / size ** 2));
  const variance = mul(reduceSum(square(centred), [2, 3], true), 1 / size ** 2);
  const even = mul(centred, rsqrt(add(variance, 1e-6)));
  const laid = size === cells ? even : resample(graph, even, bilinearMatrix(size, cells));
  const columns = reshape(laid, [channels, cells ** 2]);
  return mul(columns, rsqrt(add(reduceSum(square(columns), [0], true), 1e-9)));
};

/**
 * Input `latent` [rows, width], output `columns` [C, cells²]. Where a part of the picture is `kept` from another latent,
 * inputs `keptLatent` and, for each block, `keep<size>` [1, 1, size, size]: the maps are mixed as the picture's are.
 */
export const lookGraph = (generator: Generator, kept: boolean): Graph => {
  const graph = new Graph();
  const maps = (name: string): readonly Value[] => {
    const latent = graph.input(name, [generator.rows, generator.width]);
    return mapsOf(graph, generator, (row) => slice(latent, 0, row, row + 1));
  };
  const own = maps('latent');
  const others = kept ? maps('keptLatent') : [];
  const mixed = own.map((map, at) => {
    const other = others[at];
    const [, , size = 0] = map.shape;
    return other === undefined ? map : add(map, mul(sub(other, map), graph.input(`keep${size}`, [1, 1, size, size])));
  });
  const columns = mixed.map((map) => columnsOf(graph, map, lookCells(generator)));
  graph.output('columns', mul(concat(columns, 0), 1 / Math.sqrt(columns.length)));
  return graph;
};

/** Input `looks` [count, C] and `columns` [C, cells]: output `similarity` [count, cells]. */
export const similarityGraph = (count: number, channels: number, cells: number): Graph => {
  const graph = new Graph();
  const looks = graph.input('looks', [count, channels]);
  graph.output('similarity', matmul(looks, graph.input('columns', [channels, cells])));
  return graph;
};
