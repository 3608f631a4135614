/**
 * What was measured, one JSON line each, so that a long evaluation can be run in pieces. A row belongs to the weights
 * and paths of a model, to a provider, and to the code and settings that made it.
 */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
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

const measuring = ['core', 'runtime', 'grounding', 'drag', join('evaluation', 'drag')];
const isSource = (name: string): boolean => /\.ts$/.test(name) && !/\.test\.ts$|(^|[\\/])testing[\\/]/.test(name);
/** These only present what was measured. */
const presenting = ['tables.ts', 'run.ts'];

/** Of everything that decides the numbers: the code that drags and measures, and the model's settings and recipes. */
export const codeFingerprint = async (sourceFolder: string, modelFolder: string): Promise<string> => {
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

export interface Store {
  readonly file: string;
  readonly rows: readonly Row[];
  add(row: Row): Promise<void>;
}

/** Opens the file, or begins it. A last line that was cut off is passed over; anything else wrong is an error. */
export const openStore = async (file: string): Promise<Store> => {
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const cut = lines.pop() ?? '';
  const rows = lines.map((line, at): Row => {
    try {
      return rowSchema.parse(JSON.parse(line));
    } catch (cause) {
      const message = `Line ${at + 1} of ${file} is not a measurement; mend it or delete the file to measure anew.`;
      throw new AppError('bad-input', message, { cause });
    }
  });
  if (cut !== '') await appendFile(file, '\n');
  return {
    file,
    rows,
    async add(row) {
      await appendFile(file, `${JSON.stringify(row)}\n`);
      rows.push(row);
    },
  };
};
