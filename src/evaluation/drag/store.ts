/** What was measured of drags: a row belongs to the weights and paths of a model, to a provider, and to the code and settings that made it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
import { type Lines, openLines } from '../lines.ts';
import { taskNames } from './tasks.ts';

const rowSchema = z.object({
  weights: z.string(),
  code: z.string(),
  provider: z.string(),
  task: z.enum(taskNames),
  index: z.int().min(0),
  method: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number())])),
});
export type Row = z.infer<typeof rowSchema>;
export type RowName = Pick<Row, 'task' | 'index' | 'method'>;

const shortHash = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
};

const bytesOf = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((cause: unknown) => {
    throw new AppError('bad-model-files', `${file} cannot be read.`, { cause });
  });

/** Of what is measured: generator, detector, and the paths of the tracking task where there are any. */
export const weightsFingerprint = async (modelFolder: string): Promise<string> => {
  const paths = await readFile(join(modelFolder, 'tracking.json')).catch(() => new Uint8Array());
  const files = ['generator.safetensors', 'keypoints.onnx', 'keypoints.json'].map((name) => join(modelFolder, name));
  return shortHash([...(await Promise.all(files.map(bytesOf))), paths]);
};

export const dragging = ['core', 'runtime', 'grounding', 'drag', join('evaluation', 'drag')];
const isSource = (name: string): boolean => /\.ts$/.test(name) && !/\.test\.ts$|(^|[\\/])testing[\\/]/.test(name);
/** These only present what was measured. */
const presenting = ['tables.ts', 'run.ts'];

/** Of everything that decides the numbers: the code that drags and measures, and the model's settings and recipes. */
export const codeFingerprint = async (
  sourceFolder: string,
  modelFolder: string,
  measuring: readonly string[] = dragging,
): Promise<string> => {
  const names: string[] = [];
  for (const folder of measuring) {
    const found = (await readdir(join(sourceFolder, folder), { recursive: true })).map((name) => join(folder, name));
    names.push(...found.filter((name) => isSource(name) && !presenting.some((other) => name.endsWith(sep + other))));
  }
  const files = [
    ...names.sort().map((name) => join(sourceFolder, name)),
    ...['model.json', 'recipes.json', 'domain.json'].map((name) => join(modelFolder, name)),
  ];
  return shortHash(await Promise.all(files.map(bytesOf)));
};

export type Store = Lines<Row>;

export const openStore = (file: string): Promise<Store> => openLines(file, rowSchema);
