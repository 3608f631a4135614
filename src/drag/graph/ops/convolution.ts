/**
 * Convolution with constant weights: the derivative is taken in the picture only, which is all that a drag needs
 * (styles and demodulation act on the picture, not on the weights).
 *
 * y[o, i] = Σ_c,k w[o, c, k] x[c, i + k - p]
 *   x̄[c, j] = Σ_o,k w[o, c, k] ȳ[o, j + p - k]: a convolution of ȳ with the kernel mirrored, channels swapped,
 *   padding k - 1 - p.
 */
import { type Attribute, detach, type Value, type Weights, withDerivative } from '../graph.ts';
import { concat, pad, reshape, slice, transpose } from './shape.ts';

type Kept = WeakMap<Float32Array, Weights>;
const mirrored: Kept = new WeakMap();
const swapped: Kept = new WeakMap();

/**
 * [O, C, k, l] -> [C, O, k, l], the kernel turned by 180 degrees where `turned`; depthwise kernels stay with their
 * channels. Kept: a layer's weights are swapped once.
 */
const swapChannels = (weights: Weights, kept: Kept, turned: boolean, depthwise: boolean): Weights => {
  const known = kept.get(weights.data);
  if (known) return known;
  const [first = 0, second = 0, height = 0, width = 0] = weights.shape;
  const [outputs, inputs] = depthwise ? [1, first] : [first, second];
  const taps = height * width;
  const data = new Float32Array(weights.data.length);
  for (let o = 0; o < outputs; o++) {
    for (let c = 0; c < inputs; c++) {
      const from = (o * inputs + c) * taps;
      const to = (c * outputs + o) * taps;
      for (let k = 0; k < taps; k++) data[to + (turned ? taps - 1 - k : k)] = weights.data[from + k] ?? 0;
    }
  }
  const result = { shape: [inputs, outputs, height, width], data };
  kept.set(weights.data, result);
  return result;
};

/** What takes cotangents of `convolve` back. */
const mirror = (weights: Weights, depthwise: boolean): Weights => swapChannels(weights, mirrored, true, depthwise);

/** Cells of zeros around: the same on all sides, for rows and columns, or top, left, bottom, right. */
export type Padding = number | readonly [rows: number, columns: number] | Sides;

const allSides = (padding: Padding): Sides => {
  if (typeof padding === 'number') return [padding, padding, padding, padding];
  const [top, left, bottom = top, right = left] = padding;
  return [top, left, bottom, right];
};

/**
 * In a graph of half precision numbers and weights go into it in 16 bits, and the provider adds up in them where it can
 * (WebGPU does, the CPU does not); what comes out is in 32 again. Depthwise ones are small and stay as they are.
 */
const emitConvolution = (
  x: Value,
  weights: Weights,
  shape: readonly number[],
  attributes: Readonly<Record<string, Attribute>>,
): Value => {
  const { graph } = x;
  const kernel = graph.constant(weights);
  if (graph.precision === 'single' || 'group' in attributes) {
    return graph.emit('Conv', [x, kernel], shape, { attributes });
  }
  const inputs = [graph.half(x), graph.half(kernel)];
  const half = graph.emit('Conv', inputs, shape, { type: 'float16', attributes });
  return graph.emit('Cast', [half], shape, { attributes: { to: { elementType: 'float32' } } });
};

/**
 * x [N, C, H, W], weights [O, C, k, l] -> [N, O, H + top + bottom - k + 1, W + left + right - l + 1]. With `depthwise`
 * each channel has a kernel of its own: weights [C, 1, k, l].
 */
export const convolve = (x: Value, weights: Weights, padding: Padding, depthwise = false): Value => {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [outputs = 0, inputs = 0, rows = 0, columns = 0] = weights.shape;
  const [top, left, bottom, right] = allSides(padding);
  const shape = [batch, outputs, height + top + bottom - rows + 1, width + left + right - columns + 1];
  const fits = depthwise ? outputs === channels && inputs === 1 : inputs === channels;
  if (x.shape.length !== 4 || !fits || shape.some((size) => size < 1)) {
    throw new RangeError(`A picture of shape [${x.shape}] does not fit weights of shape [${weights.shape}].`);
  }
  if (rows * columns === 1 && top + left + bottom + right > 0) {
    // WebGPU's 1x1 convolution does not see padding at the bottom and the right. Zeros stay zeros, so they can follow.
    return pad(pad(convolve(x, weights, 0, depthwise), 2, top, bottom), 3, left, right);
  }
  const attributes = {
    kernel_shape: [rows, columns],
    pads: [top, left, bottom, right],
    strides: [1, 1],
    ...(depthwise ? { group: channels } : {}),
  };
  const back = [rows - 1 - top, columns - 1 - left, rows - 1 - bottom, columns - 1 - right] as const;
  const value = emitConvolution(detach(x), weights, shape, attributes);
  return withDerivative(value, x, (cotangent) =>
    convolvePadded(cotangent, mirror(weights, depthwise), back, depthwise),
  );
};

type Sides = readonly [top: number, left: number, bottom: number, right: number];

/** A negative side takes cells away: what was computed there read nothing but zeros. */
const convolvePadded = (x: Value, weights: Weights, sides: Sides, depthwise: boolean): Value => {
  const [, , height = 0, width = 0] = x.shape;
  const [top, left, bottom, right] = sides;
  const rows = slice(x, 2, Math.max(0, -top), height - Math.max(0, -bottom));
  const cells = slice(rows, 3, Math.max(0, -left), width - Math.max(0, -right));
  return convolve(
    cells,
    weights,
    [Math.max(0, top), Math.max(0, left), Math.max(0, bottom), Math.max(0, right)],
    depthwise,
  );
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
 * x [N, C, H, W], weights [O, C, 3, 3] -> the 2 H + 1 cells 0 ... 2 H, or without `border` the 2 H - 1 cells 1 ... 2 H - 1,
 * which read nothing but given cells; so for columns, both in the order of `evenFirst`.
 */
export const convolveDoubling = (x: Value, weights: Weights, border: boolean): Value => {
  if (weights.shape[2] !== 3 || weights.shape[3] !== 3) {
    throw new RangeError(`Doubling needs a kernel of 3 x 3, not weights of shape [${weights.shape}].`);
  }
  const { evenEven, evenOdd, oddEven, oddOdd } = parities(weights);
  const around = border ? 1 : 0;
  const even = concat([convolve(x, evenEven, around), convolve(x, evenOdd, [around, 0])], 3);
  const odd = concat([convolve(x, oddEven, [0, around]), convolve(x, oddOdd, 0)], 3);
  return concat([even, odd], 2);
};

/** Where the cells of an axis of `count` cells, doubled, stand: the even ones from 0 or 2 on, then 1, 3 ... 2 count - 1. */
export const evenFirst = (count: number, border: boolean): number[] => [
  ...Array.from({ length: border ? count + 1 : count - 1 }, (_, at) => 2 * (border ? at : at + 1)),
  ...Array.from({ length: count }, (_, at) => 2 * at + 1),
];

/**
 * The same with all cells where they belong, and one row and one column of zeros behind: [N, O, 2 H + 2, 2 W + 2].
 * For maps too large for a product with a matrix of blur weights.
 */
export const convolveDoublingInPlace = (x: Value, weights: Weights): Value => {
  const [batch = 0, , height = 0, width = 0] = x.shape;
  const outputs = weights.shape[0] ?? 0;
  const { evenEven, evenOdd, oddEven, oddOdd } = parities(weights);
  const parts = [
    convolve(x, evenEven, 1),
    convolve(x, evenOdd, [1, 0, 1, 1]),
    convolve(x, oddEven, [0, 1, 1, 1]),
    convolve(x, oddOdd, [0, 0, 1, 1]),
  ];
  const stacked = reshape(concat(parts, 1), [batch, 2, 2, outputs, height + 1, width + 1]);
  return reshape(transpose(stacked, [0, 3, 4, 1, 5, 2]), [batch, outputs, 2 * height + 2, 2 * width + 2]);
};

/**
 * What takes cotangents of the transposed convolution back: x̄[u] = Σ w[k] ȳ[2 u + k], a convolution of stride 2.
 * y [N, O, 2 H + 1, 2 W + 1] in the order of the cells, weights [O, C, 3, 3] -> [N, C, H, W]. It has no derivative.
 */
export const convolveHalving = (y: Value, weights: Weights): Value => {
  const [batch = 0, outputs = 0, height = 0, width = 0] = y.shape;
  const halves = [(height - 1) / 2, (width - 1) / 2];
  if (outputs !== weights.shape[0] || !halves.every(Number.isInteger)) {
    throw new RangeError(`A map of shape [${y.shape}] was not doubled by weights of shape [${weights.shape}].`);
  }
  const attributes = { kernel_shape: [3, 3], pads: [0, 0, 0, 0], strides: [2, 2] };
  const shape = [batch, weights.shape[1] ?? 0, ...halves];
  return emitConvolution(y, swapChannels(weights, swapped, false, false), shape, attributes);
};
