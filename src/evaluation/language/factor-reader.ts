/**
 * Reads the renderer's factors off a picture with a model's factors.onnx: what changed, by a judge that knows no key points
 * and no recipe. Values are shares of a factor's range; factors.json tells how well each is read.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, type Picture } from '../../core/index.ts';
import { type ModelOptions, openModel } from '../../runtime/index.ts';

const readFactorSchema = z.object({
  name: z.string().min(1),
  error: z.number(),
  /** Over different pictures. */
  correlation: z.number(),
  /** Slope of the reading where this factor changes alone: 1 follows it wholly, 0 reads it off something else. */
  response: z.number(),
});

const descriptionSchema = z.object({
  inputSize: z.int().min(16).max(1024),
  factors: z.array(readFactorSchema).min(1),
});
export type ReadFactor = z.output<typeof readFactorSchema>;

export interface FactorReader {
  readonly factors: readonly ReadFactor[];
  read(picture: Picture): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** -> [3, size, size] in -1..1; each cell is the mean of the pixels under it. @throws AppError bad-input */
const inputOf = ({ size: from, rgb }: Picture, size: number): Float32Array => {
  const times = from / size;
  if (!Number.isInteger(times)) {
    throw new AppError('bad-input', `A picture of ${from} px cannot be read: it must be a multiple of ${size} px.`);
  }
  const input = new Float32Array(3 * size * size).fill(-1);
  for (let y = 0; y < from; y++) {
    for (let x = 0; x < from; x++) {
      const cell = Math.floor(y / times) * size + Math.floor(x / times);
      for (let c = 0; c < 3; c++) {
        const at = c * size * size + cell;
        input[at] = (input[at] ?? 0) + (rgb[(y * from + x) * 3 + c] ?? 0) / (127.5 * times * times);
      }
    }
  }
  return input;
};

/** @throws AppError bad-model-files */
export const openFactorReader = async (modelFolder: string, options: ModelOptions): Promise<FactorReader> => {
  const file = join(modelFolder, 'factors.json');
  const described = await readFile(file, 'utf8')
    .then((text) => descriptionSchema.parse(JSON.parse(text)))
    .catch((cause: unknown) => {
      const text = `${file} is missing or wrong. Only a model with a regressor of its factors can be judged by effect.`;
      throw new AppError('bad-model-files', text, { cause });
    });
  const model = await openModel(join(modelFolder, 'factors.onnx'), options);
  const { inputSize, factors } = described;
  return {
    factors,
    async read(picture) {
      const data = inputOf(picture, inputSize);
      const answer = await model.run({ image: { shape: [1, 3, inputSize, inputSize], data } });
      const values = answer['factors']?.data;
      if (!(values instanceof Float32Array) || values.length !== factors.length) {
        throw new AppError(
          'bad-model-files',
          `factors.onnx does not answer the ${factors.length} factors of factors.json.`,
        );
      }
      return new Map(factors.map(({ name }, i) => [name, values[i] ?? 0]));
    },
    close: () => model.close(),
  };
};
