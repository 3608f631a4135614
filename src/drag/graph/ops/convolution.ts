/**
 * Convolution and transposed convolution with constant weights: the derivative is taken in the picture only, which is
 * all that a drag needs (styles and demodulation act on the picture, not on the weights).
 *
 * y[o, i] = Σ_c,k w[o, c, k] x[c, s i + k - p]
 *   x̄[c, j] = Σ_o,k w[o, c, k] ȳ[o, (j + p - k) / s] over whole quotients: the transposed convolution of ȳ.
 *   With stride 1 that is a plain convolution of ȳ with the kernel mirrored, channels swapped, padding k - 1 - p.
 * The transposed convolution of stride s with the same weights has, in turn, the strided convolution as its transpose.
 */
import type { Value, Weights } from '../graph.ts';

const mirrored = new WeakMap<Float32Array, Weights>();

/** [O, C, k, k] -> [C, O, k, k] with the kernel turned by 180 degrees. Kept: a layer's weights are mirrored once. */
const mirror = (weights: Weights): Weights => {
  const known = mirrored.get(weights.data);
  if (known) return known;
  const [outputs = 0, inputs = 0, height = 0, width = 0] = weights.shape;
  const taps = height * width;
  const data = new Float32Array(weights.data.length);
  for (let o = 0; o < outputs; o++) {
    for (let c = 0; c < inputs; c++) {
      const from = (o * inputs + c) * taps;
      const to = (c * outputs + o) * taps;
      for (let k = 0; k < taps; k++) data[to + taps - 1 - k] = weights.data[from + k] ?? 0;
    }
  }
  const result = { shape: [inputs, outputs, height, width], data };
  mirrored.set(weights.data, result);
  return result;
};

const sizes = (x: Value, weights: Weights, channelsAt: 0 | 1) => {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [first = 0, second = 0, kernel = 0, kernelWidth = 0] = weights.shape;
  const expected = channelsAt === 0 ? first : second;
  if (x.shape.length !== 4 || channels !== expected || kernel !== kernelWidth) {
    throw new RangeError(`A picture of shape [${x.shape}] does not fit weights of shape [${weights.shape}].`);
  }
  return { batch, height, width, kernel, outputs: channelsAt === 0 ? second : first };
};

/** x [N, C, H, W], weights [O, C, k, k] -> [N, O, (H + 2 pad - k) / stride + 1, ...]; with stride 2 that must divide. */
export const convolve = (x: Value, weights: Weights, padding: number, stride: 1 | 2 = 1): Value => {
  const { batch, height, width, kernel, outputs } = sizes(x, weights, 1);
  const extent = (size: number): number => {
    const steps = (size + 2 * padding - kernel) / stride;
    if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`Stride ${stride} does not divide size ${size}.`);
    return steps + 1;
  };
  const attributes = {
    kernel_shape: [kernel, kernel],
    pads: [padding, padding, padding, padding],
    strides: [stride, stride],
  };
  const back = (cotangent: Value): Value =>
    stride === 1
      ? convolve(cotangent, mirror(weights), kernel - 1 - padding)
      : convolveTransposed(cotangent, weights, padding);
  return x.graph.emit('Conv', [x, x.graph.constant(weights)], [batch, outputs, extent(height), extent(width)], {
    attributes,
    pullbacks: [back, null],
  });
};

/** Stride 2. x [N, C, H, W], weights [C, O, k, k] -> [N, O, 2 (H - 1) + k - 2 pad, ...]. */
export const convolveTransposed = (x: Value, weights: Weights, padding = 0): Value => {
  const { batch, height, width, kernel, outputs } = sizes(x, weights, 0);
  const extent = (size: number): number => 2 * (size - 1) + kernel - 2 * padding;
  const attributes = { kernel_shape: [kernel, kernel], pads: [padding, padding, padding, padding], strides: [2, 2] };
  return x.graph.emit(
    'ConvTranspose',
    [x, x.graph.constant(weights)],
    [batch, outputs, extent(height), extent(width)],
    {
      attributes,
      pullbacks: [(cotangent) => convolve(cotangent, weights, padding, 2), null],
    },
  );
};
