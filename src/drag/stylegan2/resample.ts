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

/** Blur after the doubling convolution: 2n + 1 cells, even ones first, to 2n. y[o] = Σ_i k[i] x[o - 1 + i]. */
export const blurMatrix = (size: number): Weights =>
  table(`blur ${size}`, size, size + 1, (set) => {
    const places = evenFirst(size / 2);
    for (let o = 0; o < size; o++) blur.forEach((weight, i) => void set(o, places.indexOf(o - 1 + i), weight));
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
