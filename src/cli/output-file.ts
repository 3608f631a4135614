/** A picture file to be written: its extension and its folder are checked before the work, its bytes written after. */
import { accessSync, constants, existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { whyNot } from '../server/index.ts';

export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** A file name with one of these extensions, in a folder that can be written to. */
export const outputValue =
  (...extensions: readonly string[]) =>
  (value: string): string => {
    const path = resolve(value);
    const extension = extname(path).toLowerCase();
    if (!extensions.includes(extension)) {
      throw new InvalidArgumentError(`“${value}” should end in ${extensions.join(' or ')}.`);
    }
    if (existsSync(path) && !statSync(path).isFile()) throw new InvalidArgumentError(`“${value}” is not a file.`);
    try {
      accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    } catch {
      throw new InvalidArgumentError(`“${value}” cannot be written: its folder is missing or not permitted.`);
    }
    return path;
  };

/** Written beside and renamed, so that a full disk leaves no half file under the name. */
export const writeOutput = (path: string, bytes: Uint8Array): void => {
  const partial = `${path}.part`;
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, path);
  } catch (cause) {
    throw new OutputError(`${path} could not be written: ${whyNot(cause)}.`, {
      cause,
    });
  }
};
