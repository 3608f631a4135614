/**
 * Convolution with constant weights: the derivative is taken in the picture only, which is all that a drag needs
 * (styles and demodulation act on the picture, not on the weights).
 *
 * y[o, i] = Σ_c,k w[o, c, k] x[c, i + k - p]
 *   x̄[c, j] = Σ_o,k w[o, c, k] ȳ[o, j + p - k]: a convolution of ȳ with the kernel mirrored, channels swapped,
 *   padding k - 1 - p.
 */
import type { Value, Weights } from '../graph.ts';
import { concat } from './shape.ts';

const mirrored = new WeakMap<Float32Array, Weights>();

/** [O, C, k, l] -> [C, O, k, l] with the kernel turned by 180 degrees. Kept: a layer's weights are mirrored once. */
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

/** Cells of zeros before and behind: the same for both axes, or for rows and columns. */
export type Padding = number | readonly [rows: number, columns: number];

/** x [N, C, H, W], weights [O, C, k, l] -> [N, O, H + 2 pad - k + 1, W + 2 pad - l + 1]. */
export const convolve = (x: Value, weights: Weights, padding: Padding): Value => {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [outputs = 0, inputs = 0, rows = 0, columns = 0] = weights.shape;
  const [across, down] = typeof padding === 'number' ? [padding, padding] : [padding[1], padding[0]];
  const shape = [batch, outputs, height + 2 * down - rows + 1, width + 2 * across - columns + 1];
  if (x.shape.length !== 4 || channels !== inputs || shape.some((size) => size < 1)) {
    throw new RangeError(`A picture of shape [${x.shape}] does not fit weights of shape [${weights.shape}].`);
  }
  const attributes = { kernel_shape: [rows, columns], pads: [down, across, down, across], strides: [1, 1] };
  return x.graph.emit('Conv', [x, x.graph.constant(weights)], shape, {
    attributes,
    pullbacks: [(cotangent) => convolve(cotangent, mirror(weights), [rows - 1 - down, columns - 1 - across]), null],
  });
};

interface Parities {
  readonly evenEven: Weights;
  readonly evenOdd: Weights;
  readonly oddEven: Weights;
  readonly oddOdd: Weights;
}

const byParity = new WeakMap<Float32Array, Parities>();

/** The taps of a 3x3 kernel that cells of one parity of row and column read. */
const taps = ({ shape, data }: Weights, rows: readonly number[], columns: readonly number[]): Weights => {
  const [outputs = 0, inputs = 0] = shape;
  const chosen = rows.flatMap((row) => columns.map((column) => 3 * row + column));
  const result = new Float32Array(outputs * inputs * chosen.length);
  for (let kernel = 0; kernel < outputs * inputs; kernel++) {
    chosen.forEach((tap, at) => {
      result[kernel * chosen.length + at] = data[9 * kernel + tap] ?? 0;
    });
  }
  return { shape: [outputs, inputs, rows.length, columns.length], data: result };
};

const parities = (weights: Weights): Parities => {
  const known = byParity.get(weights.data);
  if (known) return known;
  const [even, odd] = [[2, 0], [1]];
  const result = {
    evenEven: taps(weights, even, even),
    evenOdd: taps(weights, even, odd),
    oddEven: taps(weights, odd, even),
    oddOdd: taps(weights, odd, odd),
  };
  byParity.set(weights.data, result);
  return result;
};

/**
 * The transposed convolution of stride 2 with a 3x3 kernel, Y[2 u + k] = Σ w[k] X[u], as four plain convolutions by the
 * parity of its cells: an even cell 2 u reads X[u - 1], X[u] by w[2], w[0], an odd one X[u] by w[1]. A quarter faster on
 * the CPU provider than its transposed convolution, which writes nine products per input cell to memory before it adds
 * them (151 MB in the last layer at 512 px).
 *
 * x [N, C, H, W], weights [O, C, 3, 3] -> [N, O, 2 H + 1, 2 W + 1], rows and columns in the order of `evenFirst`.
 */
export const convolveDoubling = (x: Value, weights: Weights): Value => {
  if (weights.shape[2] !== 3 || weights.shape[3] !== 3) {
    throw new RangeError(`Doubling needs a kernel of 3 x 3, not weights of shape [${weights.shape}].`);
  }
  const { evenEven, evenOdd, oddEven, oddOdd } = parities(weights);
  const even = concat([convolve(x, evenEven, 1), convolve(x, evenOdd, [1, 0])], 3);
  const odd = concat([convolve(x, oddEven, [0, 1]), convolve(x, oddOdd, 0)], 3);
  return concat([even, odd], 2);
};

/** Where the cells of a doubled axis of 2 `half` + 1 cells stand: 0, 2, 4 ..., then 1, 3, 5 ... */
export const evenFirst = (half: number): number[] => [
  ...Array.from({ length: half + 1 }, (_, at) => 2 * at),
  ...Array.from({ length: half }, (_, at) => 2 * at + 1),
];
