/**
 * Latents of named factors, for generators that say where in z their factors lie: `factors.P` [factors, zWidth] in the
 * checkpoint, orthonormal rows; the mapping reads P z and nothing else of z. For measurements only.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type Latent } from '../core/index.ts';
import { type ModelOptions, openModel } from '../runtime/index.ts';
import { readSafetensors } from './checkpoint/index.ts';
import { toOnnx } from './graph/index.ts';
import { readGenerator } from './stylegan2/generator.ts';
import { mappingGraph } from './stylegan2/mapping.ts';
import { normalNumbers } from './stylegan2/seed.ts';

/** How far P's rows may be from orthonormal: they are stored in half precision. */
const tolerance = 0.01;

export interface FactorLatents {
  readonly factors: number;
  /** The latent of a vector of factors (standard normal numbers). @throws AppError bad-input for another length. */
  latentOf(factors: readonly number[]): Promise<Latent>;
  close(): Promise<void>;
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/**
 * z with P z = factors and the second moment 1, which the mapping's normalisation leaves as it is: the factors along
 * P's rows, and along `filler`, made orthogonal to them, what is missing of the length √zWidth.
 */
export const factorZ = (
  directions: readonly Float32Array[],
  factors: readonly number[],
  filler: Float32Array,
): Float32Array => {
  const rest = filler.slice();
  // Twice: one round leaves what rounding left.
  for (const row of [...directions, ...directions]) {
    const share = dot(rest, row) / dot(row, row);
    row.forEach((value, at) => {
      rest[at] = (rest[at] ?? 0) - share * value;
    });
  }
  const length = factors.reduce((sum, value) => sum + value ** 2, 0);
  const missing = rest.length - length;
  if (missing < 0) throw new AppError('bad-input', `The factors are too large: the sum of their squares is ${length}.`);
  const scale = Math.sqrt(missing / dot(rest, rest));
  return rest.map((value, at) => {
    const along = directions.reduce((sum, row, k) => sum + ((factors[k] ?? 0) * (row[at] ?? 0)) / dot(row, row), 0);
    return scale * value + along;
  });
};

/** Null where the model does not say where its factors lie. @throws AppError bad-model-files, bad-checkpoint */
export const openFactorLatents = async (folder: string, options: ModelOptions = {}): Promise<FactorLatents | null> => {
  const file = join(folder, 'generator.safetensors');
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('bad-model-files', `The model file ${file} cannot be read.`, { cause });
  });
  const checkpoint = readSafetensors(bytes, file);
  const tensor = checkpoint.tensors.get('factors.P');
  if (tensor === undefined) return null;
  const generator = readGenerator(checkpoint, file);
  const { zWidth, rows, width } = generator;
  const count = tensor.data.length / zWidth;
  const directions = Array.from({ length: count }, (_, k) =>
    Float32Array.from(tensor.data.slice(k * zWidth, (k + 1) * zWidth)),
  );
  const worst = directions.flatMap((a, i) => directions.map((b, j) => Math.abs(dot(a, b) - (i === j ? 1 : 0))));
  if (!Number.isInteger(count) || Math.max(...worst) > tolerance) {
    throw new AppError('bad-checkpoint', `${file}: the rows of factors.P are not ${zWidth} wide and orthonormal.`);
  }
  const filler = normalNumbers(0, zWidth);
  const runner = await openModel(toOnnx(mappingGraph(generator)), options);
  return {
    factors: count,
    async latentOf(factors) {
      if (factors.length !== count) {
        throw new AppError('bad-input', `There are ${factors.length} factors; this generator has ${count}.`);
      }
      const z = { shape: [1, zWidth], data: factorZ(directions, factors, filler) };
      const { w } = await runner.run({ z, psi: { shape: [1, 1], data: Float32Array.of(1) } });
      if (!(w?.data instanceof Float32Array)) throw new TypeError('The mapping graph did not answer w.');
      const values = new Float32Array(rows * width);
      for (let row = 0; row < rows; row++) values.set(w.data, row * width);
      return { rows, width, values };
    },
    close: () => runner.close(),
  };
};
