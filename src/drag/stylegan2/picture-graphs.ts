/**
 * A picture in two graphs: the blocks up to some size on whole maps (they hold nearly all the weights), and those above
 * it in strips (they hold nearly all the numbers). Two pictures of one generator are joined in between: their feature
 * maps, and the pictures so far, are mixed by a mask, and the blocks above make one picture of the mixture. They see both
 * sides of the mask's edge, so contours that nearly meet are joined instead of cross-faded.
 */
import { Graph, slice } from '../graph/index.ts';
import type { Generator } from './generator.ts';
import { stripOf } from './strips.ts';
import { type RowOf, stageOf } from './synthesis.ts';

const rowsOf = (graph: Graph, { rows, width }: Generator): RowOf => {
  const latent = graph.input('latent', [rows, width]);
  return (row) => slice(latent, 0, row, row + 1);
};

/** Input `latent` [rows, width], outputs `features` [1, C, block, block] and `picture` [1, 3, block, block]. */
export const stageGraph = (generator: Generator, block: number): Graph => {
  const graph = new Graph();
  const { features, picture } = stageOf(graph, generator, block, rowsOf(graph, generator));
  graph.output('features', features);
  graph.output('picture', picture);
  return graph;
};

/**
 * Rows of the stage after the block of `size`, from the stage of a lower block. Inputs `latent` [rows, width], `features`
 * [1, C, block, block] and `picture` [1, 3, block, block] of the lower one, `first` [1, 1], the first row, a multiple of
 * `count`; outputs `pictureRows` [1, 3, count, size] and, where the size is `dragged`, `featureRows` [1, C, count, size].
 */
export const stripGraph = (
  generator: Generator,
  block: number,
  size: number,
  count: number,
  dragged: number,
): Graph => {
  const graph = new Graph();
  const row = rowsOf(graph, generator);
  const channels = generator.blocks.find((candidate) => candidate.size === block)?.channels;
  if (channels === undefined) throw new RangeError(`The generator has no block of size ${block}.`);
  const stage = {
    features: graph.input('features', [1, channels, block, block]),
    picture: graph.input('picture', [1, 3, block, block]),
  };
  const { features, picture } = stripOf(generator, stage, size, row, graph.input('first', [1, 1]), count);
  graph.output('pictureRows', picture);
  if (size === dragged) graph.output('featureRows', features);
  return graph;
};
