/** What was measured, one JSON line each in a file that only grows, so that a long evaluation can be run in pieces. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../core/index.ts';

export interface Lines<T> {
  readonly file: string;
  readonly rows: readonly T[];
  add(row: T): Promise<void>;
}

/** Opens the file, or begins it. A last line that was cut off is passed over; anything else wrong is an error. */
export const openLines = async <T>(file: string, schema: z.ZodType<T>): Promise<Lines<T>> => {
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const cut = lines.pop() ?? '';
  const rows = lines.map((line, at): T => {
    try {
      return schema.parse(JSON.parse(line));
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
