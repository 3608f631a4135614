/**
 * Two pictures of one generator joined in feature space: up to some block each is synthesised from its own latent, there
 * the feature maps (and the pictures so far) are mixed by a mask, and the blocks above synthesise one picture from the
 * mixture. They see both sides of the mask's edge, so contours that nearly meet are joined instead of cross-faded.
 */
import { add, Graph, mul, slice, sub, type Value } from '../graph/index.ts';
import type { Generator } from './generator.ts';
import { type RowOf, type Stage, stageOf } from './synthesis.ts';

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
 * Inputs `latent` [rows, width] for the blocks above, `features` and `picture` of the edited stage, `keptFeatures` and
 * `keptPicture` of the one that is kept, `keep` [1, 1, block, block]; output `joined` [1, 3, S, S].
 */
export const joinGraph = (generator: Generator, block: number): Graph => {
  const graph = new Graph();
  const row = rowsOf(graph, generator);
  const channels = generator.blocks.find(({ size }) => size === block)?.channels;
  if (channels === undefined) throw new RangeError(`The generator has no block of size ${block}.`);
  const stage = (features: string, picture: string): Stage => ({
    features: graph.input(features, [1, channels, block, block]),
    picture: graph.input(picture, [1, 3, block, block]),
  });
  const [edited, kept] = [stage('features', 'picture'), stage('keptFeatures', 'keptPicture')];
  const keep = graph.input('keep', [1, 1, block, block]);
  const mixed = (a: Value, b: Value): Value => add(a, mul(sub(b, a), keep));
  const joined = {
    features: mixed(edited.features, kept.features),
    picture: mixed(edited.picture, kept.picture),
  };
  graph.output('joined', stageOf(graph, generator, generator.imageSize, row, joined).picture);
  return graph;
};
