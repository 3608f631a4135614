/**
 * The mapping network z -> w with the truncation trick (Karras et al. 2019, section 2 and appendix B; 2020).
 * Normalises z to unit second moment, then fully connected layers with learning-rate multiplier 0.01.
 */
import { add, div, Graph, leakyRelu, matmul, mul, reduceSum, sqrt, square, sub, type Value } from '../graph/index.ts';
import { dense } from './dense.ts';
import type { Generator } from './generator.ts';

const learningRateMultiplier = 0.01;
const slope = 0.2;

/** w [1, width] of z [1, zWidth], truncated towards the average by psi [1, 1] (1: not at all, 0: the average). */
const map = (graph: Graph, generator: Generator, z: Value, psi: Value): Value => {
  const secondMoment = mul(reduceSum(square(z), [1], true), 1 / generator.zWidth);
  let w = div(z, sqrt(add(secondMoment, 1e-8)));
  for (const layer of generator.mapping) {
    // The gain √2 goes into the layer: leakyRelu(√2 x) = √2 leakyRelu(x).
    w = leakyRelu(dense(graph, w, layer, learningRateMultiplier, Math.SQRT2), slope);
  }
  const average = graph.constant({ shape: [1, generator.width], data: generator.averageW.data });
  return add(average, matmul(psi, sub(w, average)));
};

/** Inputs `z` [1, zWidth] and `psi` [1, 1], output `w` [1, width]. */
export const mappingGraph = (generator: Generator): Graph => {
  const graph = new Graph();
  const z = graph.input('z', [1, generator.zWidth]);
  graph.output('w', map(graph, generator, z, graph.input('psi', [1, 1])));
  return graph;
};
