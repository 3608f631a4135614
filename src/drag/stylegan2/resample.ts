/**
 * Resampling as matrices: a picture X [C, H, W] becomes R X Cᵀ with one row of weights per result cell. Exact,
 * differentiable by transposition, deterministic, and plain matrix products on every provider.
 */
import { evenFirst, type Graph, matmul, swapLast, type Value, type Weights } from '../graph/index.ts';

/** The blur [1, 3, 3, 1] of StyleGAN2, normalised to a gain of 2 an axis: up-sampling spreads each cell over two. */
const blur = [0.25, 0.75, 0.75, 0.25] as const;

const known = new Map<string, Weights>();

const table = (
  key: string,
  rows: number,
  columns: number,
  fill: (set: (row: number, column: number, weight: number) => void) => void,
): Weights => {
  const found = known.get(key);
  if (found) return found;
  const data = new Float32Array(rows * columns);
  fill((row, column, weight) => {
    if (column >= 0 && column < columns) data[row * columns + column] = (data[row * columns + column] ?? 0) + weight;
  });
  const result = { shape: [rows, columns], data };
  known.set(key, result);
  return result;
};

const kernels = new Map<number, Weights>();

/** The blur of both axes as a kernel of its own for each channel: [C, 1, 4, 4]. */
export const blurKernels = (channels: number): Weights => {
  const found = kernels.get(channels);
  if (found) return found;
  const square = blur.flatMap((row) => blur.map((column) => row * column));
  const data = Float32Array.from({ length: 16 * channels }, (_, at) => square[at % 16] ?? 0);
  const result = { shape: [channels, 1, 4, 4], data };
  kernels.set(channels, result);
  return result;
};

/**
 * The blur after a transposed convolution, one axis: the 2 `size` + 1 cells that it made of `size`, in the order of
 * `evenFirst`, -> 2 `size` cells, of which cell o weighs o - 1 ... o + 2.
 */
export const blurMatrix = (size: number): Weights =>
  table(`blur ${size}`, 2 * size, 2 * size + 1, (set) => {
    evenFirst(size, true).forEach((place, column) => {
      for (let o = 0; o < 2 * size; o++) set(o, column, blur[place - o + 1] ?? 0);
    });
  });

/** Its transpose, with the cells of the transposed convolution in their own order. */
export const blurBackMatrix = (size: number): Weights =>
  table(`blur back ${size}`, 2 * size + 1, 2 * size, (set) => {
    for (let place = 0; place <= 2 * size; place++) {
      blur.forEach((weight, tap) => void set(place, place + 1 - tap, weight));
    }
  });

/** Doubles a skip picture: zeros between the cells, then the blur. y[o] = Σ_i k[i] z[o - 2 + i], z[2j] = x[j]. */
export const doubleMatrix = (size: number): Weights =>
  table(`double ${size}`, 2 * size, size, (set) => {
    for (let o = 0; o < 2 * size; o++) {
      blur.forEach((weight, i) => {
        if ((o + i) % 2 === 0) set(o, (o - 2 + i) / 2, weight);
      });
    }
  });

/** Bilinear resize, centres aligned by halves (align_corners false), coordinates below 0 held at the border. */
export const bilinearMatrix = (from: number, to: number): Weights =>
  table(`bilinear ${from} ${to}`, to, from, (set) => {
    for (let o = 0; o < to; o++) {
      const source = Math.max(0, ((o + 0.5) * from) / to - 0.5);
      const low = Math.min(Math.floor(source), from - 1);
      const part = source - low;
      set(o, low, 1 - part);
      set(o, Math.min(low + 1, from - 1), part);
    }
  });

/** x [N, C, H, H], a matrix [K, H] -> [N, C, K, K]. */
export const resample = (graph: Graph, x: Value, matrix: Weights): Value => {
  const rows = graph.constant(matrix);
  return matmul(rows, matmul(x, swapLast(rows)));
};
