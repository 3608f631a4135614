/**
 * The synthesis network (Karras et al. 2020, section 2.2 and figure 2) with unfused modulation:
 *   y = d ⊙ conv(W, s ⊙ x),  s = A(w),  d_o = 1 / √(Σ_i s_i² Σ_k W_oik² + 1e-8)
 * which equals the convolution with modulated, demodulated weights, but leaves the weights constant: gradients in w
 * are channel-wise reductions, and one convolution a layer runs backward instead of two.
 */
import {
  add,
  clip,
  convolve,
  convolveDoubling,
  convolveDoublingInPlace,
  convolveHalving,
  detach,
  type Graph,
  leakyRelu,
  matmul,
  mul,
  reshape,
  rsqrt,
  square,
  type Value,
  type Weights,
  withDerivative,
} from '../graph/index.ts';
import { dense } from './dense.ts';
import type { Block, ColourLayer, Generator, StyledLayer } from './generator.ts';
import { blurBackMatrix, blurKernels, blurMatrix, doubleMatrix, resample } from './resample.ts';

const slope = 0.2;
const epsilon = 1e-8;

/** The style row of a layer: [1, width]. */
export type RowOf = (row: number) => Value;

/** [O, I, k, k] -> [I, O]: the sums of squares that demodulation needs. */
const squaredSums = ({ shape, data }: Weights): Weights => {
  const [outputs = 0, inputs = 0, height = 1, width = 1] = shape;
  const taps = height * width;
  const sums = new Float32Array(outputs * inputs);
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += (data[(o * inputs + i) * taps + k] ?? 0) ** 2;
      sums[i * outputs + o] = sum;
    }
  }
  return { shape: [inputs, outputs], data: sums };
};

const perChannel = (row: Value): Value => reshape(row, [1, row.shape[1] ?? 0, 1, 1]);

const limit = (x: Value, generator: Generator): Value =>
  generator.convClamp === null ? x : clip(x, -generator.convClamp, generator.convClamp);

/** The style s [1, I] and, times √2 for the activation's gain, the demodulation d [1, O] of a layer. */
export const modulation = (graph: Graph, layer: StyledLayer, row: RowOf): { style: Value; demodulation: Value } => {
  const style = dense(graph, row(layer.row), layer.affine, 1);
  const sums = graph.constant(squaredSums(layer.weight));
  const demodulation = mul(rsqrt(add(matmul(square(style), sums), epsilon)), Math.SQRT2);
  return { style: perChannel(style), demodulation: perChannel(demodulation) };
};

/** Maps up to this size are blurred by products with a matrix: to put a map's cells in order first takes longer. */
const mostForProducts = 32;

/**
 * The transposed convolution and the blur: x [1, I, H, H] -> [1, O, 2 H, 2 H]. Cell o weighs cells o - 1 ... o + 2 of the
 * 2 H + 1 that the transposed convolution makes; back, each of those takes from the cells that weigh it.
 */
const doubled = (x: Value, weight: Weights): Value => {
  const { graph } = x;
  const size = x.shape[2] ?? 0;
  const kernels = blurKernels(weight.shape[0] ?? 0);
  const byProducts = 2 * size <= mostForProducts;
  const value = byProducts
    ? resample(graph, convolveDoubling(detach(x), weight, true), blurMatrix(size))
    : convolve(convolveDoublingInPlace(detach(x), weight), kernels, [1, 1, 0, 0], true);
  return withDerivative(value, x, (cotangent) => {
    const back = byProducts ? resample(graph, cotangent, blurBackMatrix(size)) : convolve(cotangent, kernels, 2, true);
    return convolveHalving(back, weight);
  });
};

/** A styled layer with its place in the network. */
export interface PlacedLayer {
  readonly layer: StyledLayer;
  /** Its map is twice as large as the one before. */
  readonly up: boolean;
  /** Width and height of its own map. */
  readonly size: number;
}

/** The styled layers up to the block of that size, from the lowest on. */
export const styledLayers = (generator: Generator, size: number): PlacedLayer[] =>
  generator.blocks
    .filter((block) => block.size <= size)
    .flatMap(({ size: own, conv0, conv1 }) => [
      ...(conv0 ? [{ layer: conv0, up: true, size: own }] : []),
      { layer: conv1, up: false, size: own },
    ]);

/** What the lowest layer reads: [1, C, 4, 4]. */
export const lowestMap = (graph: Graph, { constant: { shape, data } }: Generator): Value =>
  graph.constant({ shape: [1, ...shape], data });

/** x [1, I, H, H] -> [1, O, H, H], or [1, O, 2H, 2H] when `up`. */
export const styledLayer = (
  graph: Graph,
  generator: Generator,
  { layer, up }: PlacedLayer,
  x: Value,
  row: RowOf,
): Value => {
  const { style, demodulation } = modulation(graph, layer, row);
  const modulated = mul(x, style);
  const convolved = up ? doubled(modulated, layer.weight) : convolve(modulated, layer.weight, 1);
  const size = convolved.shape[2] ?? 0;
  const noise =
    layer.noiseStrength === 0 ? null : graph.constant({ shape: [1, 1, size, size], data: layer.noise.data });
  return activation(generator, withNoiseAndBias(layer, mul(convolved, demodulation), noise));
};

/**
 * Noise and bias, times the activation's gain √2 (which demodulation has already). `noise` is the layer's constant or the
 * part of it that lies over x, not yet multiplied by its strength; null: none.
 */
export const withNoiseAndBias = (layer: StyledLayer, x: Value, noise: Value | null): Value => {
  const bias = { shape: [1, layer.bias.data.length, 1, 1], data: layer.bias.data.map((v) => v * Math.SQRT2) };
  const noisy = noise ? add(x, mul(noise, layer.noiseStrength * Math.SQRT2)) : x;
  return add(noisy, x.graph.constant(bias));
};

/** Leaky ReLU, limited as the checkpoint says. */
export const activation = (generator: Generator, x: Value): Value => limit(leakyRelu(x, slope), generator);

/** x [1, I, H, H] -> colours [1, 3, H, H]. No demodulation; the weight gain 1 / √I goes into the style. */
export const toColours = (graph: Graph, generator: Generator, layer: ColourLayer, x: Value, row: RowOf): Value => {
  const gain = 1 / Math.sqrt(layer.weight.shape[1] ?? 1);
  const style = perChannel(dense(graph, row(layer.row), layer.affine, 1, gain));
  const bias = graph.constant({ shape: [1, 3, 1, 1], data: layer.bias.data });
  return limit(add(convolve(mul(x, style), layer.weight, 0), bias), generator);
};

/** The feature map [1, C, size, size] after a block, from the map before it. */
export const blockFeatures = (
  graph: Graph,
  generator: Generator,
  { size, conv0, conv1 }: Block,
  x: Value,
  row: RowOf,
): Value => {
  const middle = conv0 ? styledLayer(graph, generator, { layer: conv0, up: true, size }, x, row) : x;
  return styledLayer(graph, generator, { layer: conv1, up: false, size }, middle, row);
};

/** The feature map after the block of that size: [1, C, size, size]. */
export const featuresOf = (graph: Graph, generator: Generator, size: number, row: RowOf): Value =>
  styledLayers(generator, size).reduce(
    (x, layer) => styledLayer(graph, generator, layer, x, row),
    lowestMap(graph, generator),
  );

/** What a block hands to the next one: its feature map [1, C, H, H] and the picture so far [1, 3, H, H]. */
export interface Stage {
  readonly features: Value;
  readonly picture: Value;
}

/** The synthesis up to the block of that size, on whole maps; ./strips.ts does the blocks above it. */
export const stageOf = (graph: Graph, generator: Generator, size: number, row: RowOf): Stage => {
  let stage: Stage | null = null;
  for (const block of generator.blocks.filter((candidate) => candidate.size <= size)) {
    const features: Value = blockFeatures(graph, generator, block, stage?.features ?? lowestMap(graph, generator), row);
    const colours: Value = toColours(graph, generator, block.colour, features, row);
    const below: Value | null = stage && resample(graph, stage.picture, doubleMatrix(block.size / 2));
    stage = { features, picture: below ? add(below, colours) : colours };
  }
  if (!stage) throw new RangeError(`The generator has no block up to size ${size}.`);
  return stage;
};
