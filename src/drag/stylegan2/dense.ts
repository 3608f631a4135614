/** Fully connected layers: w [1, inputs] -> [1, outputs], with the checkpoint's scaling folded into the constants. */
import { add, type Graph, matmul, type Value, type Weights } from '../graph/index.ts';
import type { DenseLayer } from './generator.ts';

const scaled = (data: Float32Array, factor: number): Float32Array => data.map((value) => value * factor);

/** [outputs, inputs] -> [inputs, outputs], times a factor. */
export const transposedAndScaled = ({ shape, data }: Weights, factor: number): Weights => {
  const [outputs = 0, inputs = 0] = shape;
  const result = new Float32Array(data.length);
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) result[i * outputs + o] = (data[o * inputs + i] ?? 0) * factor;
  }
  return { shape: [inputs, outputs], data: result };
};

/**
 * StyleGAN2 keeps weights as unit normals divided by the learning-rate multiplier: the layer computes
 * x Wᵀ multiplier / √inputs + b multiplier, and everything times `gain` when one is given.
 */
export const dense = (graph: Graph, x: Value, layer: DenseLayer, learningRateMultiplier: number, gain = 1): Value => {
  const inputs = layer.weight.shape[1] ?? 1;
  const outputs = layer.weight.shape[0] ?? 1;
  const weight = transposedAndScaled(layer.weight, (gain * learningRateMultiplier) / Math.sqrt(inputs));
  const bias = { shape: [1, outputs], data: scaled(layer.bias.data, gain * learningRateMultiplier) };
  return add(matmul(x, graph.constant(weight)), graph.constant(bias));
};
