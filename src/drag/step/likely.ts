/**
 * How likely a latent is among the model's own. W has no known shape, but its samples are spread unevenly: along some
 * directions they differ much, along most hardly at all. A drag that moves far along the latter leaves what the generator
 * was trained on, and its picture dissolves. The distance from the mean in units of that spread (Mahalanobis', per square
 * root of a dimension: about 1 for the model's own latents) tells it, as in Zhu et al. 2020 (“Where are the good latents?”).
 */
import { add, clip, detach, matmul, mul, reduceSum, sqrt, square, sub, type Value } from '../graph/index.ts';

export interface Spread {
  /** [width] */
  readonly mean: Float32Array;
  /** [width, width], row-major: (w - mean) times this has unit variance along every direction. */
  readonly whitening: Float32Array;
}

/** Added to every variance, as a share of the mean one: directions without samples are narrow, not of width nought. */
const ridge = 0.02;

/** Of samples [count, width]; they may be fewer than the width. */
export const spreadOf = (samples: readonly Float32Array[], width: number): Spread => {
  const mean = new Float32Array(width);
  for (const sample of samples) {
    for (let at = 0; at < width; at++) mean[at] = (mean[at] ?? 0) + (sample[at] ?? 0) / samples.length;
  }
  const lower = new Float64Array(width * width);
  for (const sample of samples) {
    for (let row = 0; row < width; row++) {
      const own = ((sample[row] ?? 0) - (mean[row] ?? 0)) / samples.length;
      for (let column = 0; column <= row; column++) {
        lower[row * width + column] =
          (lower[row * width + column] ?? 0) + own * ((sample[column] ?? 0) - (mean[column] ?? 0));
      }
    }
  }
  let trace = 0;
  for (let at = 0; at < width; at++) trace += lower[at * width + at] ?? 0;
  for (let at = 0; at < width; at++) lower[at * width + at] = (lower[at * width + at] ?? 0) + (ridge * trace) / width;
  return { mean, whitening: transposedInverse(cholesky(lower, width), width) };
};

/** The lower triangle L of a positive matrix: L Lᵀ is the matrix. In place. */
const cholesky = (matrix: Float64Array, size: number): Float64Array => {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++) sum -= (matrix[row * size + at] ?? 0) * (matrix[column * size + at] ?? 0);
      matrix[row * size + column] = row === column ? Math.sqrt(sum) : sum / (matrix[column * size + column] ?? 1);
    }
  }
  return matrix;
};

/** (L⁻¹)ᵀ, row-major. */
const transposedInverse = (lower: Float64Array, size: number): Float32Array => {
  const inverse = new Float32Array(size * size);
  const column = new Float64Array(size);
  for (let begin = 0; begin < size; begin++) {
    for (let row = begin; row < size; row++) {
      let sum = row === begin ? 1 : 0;
      for (let at = begin; at < row; at++) sum -= (lower[row * size + at] ?? 0) * (column[at] ?? 0);
      column[row] = sum / (lower[row * size + row] ?? 1);
      inverse[begin * size + row] = column[row] ?? 0;
    }
  }
  return inverse;
};

/** rows [R, width] of W+ -> [R, 1]: about 1 for the model's own latents. */
export const unlikelihood = (rows: Value, { mean, whitening }: Spread): Value => {
  const { graph } = rows;
  const width = mean.length;
  const away = sub(rows, graph.constant({ shape: [1, width], data: mean }));
  const white = matmul(away, graph.constant({ shape: [width, width], data: whitening }));
  return sqrt(add(mul(reduceSum(square(white), [1], true), 1 / width), 1e-12));
};

/** Farther out than nearly all of the model's own latents; where a drag begins farther out, it may stay there. */
const freeUpTo = 1.3;
/** Against the motion term, which is about 0.1 a handle: a row 0.2 beyond weighs as much as a handle. */
const weight = 3;

/** rows [R, width], first [R, width] (the same of the drag's first latent) -> a scalar: the mean square of what is beyond. */
export const likelyLoss = (rows: Value, first: Value, spread: Spread): Value => {
  const bound = clip(unlikelihood(detach(first), spread), freeUpTo, 1e9);
  const beyond = clip(sub(unlikelihood(rows, spread), bound), 0, 1e9);
  return mul(reduceSum(square(beyond)), weight / (rows.shape[0] ?? 1));
};
