/** `saydrag parts`: what users taught a model, listed, exported, imported and forgotten. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../core/index.ts';
import { readPartsFingerprint } from '../drag/index.ts';
import {
  findModel,
  importParts,
  openPartFile,
  partFileOf,
  partFileText,
  userDataFolder,
  whyNot,
} from '../server/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { writeOutput } from './output-file.ts';
import type { Terminal } from './terminal.ts';

export interface PartsOptions {
  readonly model: string;
  readonly data?: string;
}

const opened = async ({ model, data }: PartsOptions) => {
  const folder = await findModel(model);
  const head = { model: basename(folder), generator: readPartsFingerprint(folder) };
  const file = partFileOf(data ?? userDataFolder(process.env), head);
  return { head, file, memory: await openPartFile(file, head) };
};

const times = (count: number): string => (count === 1 ? '1 picture' : `${count} pictures`);

export const listPartsCommand = async (terminal: Terminal, options: PartsOptions): Promise<ExitCode> => {
  const { memory, file, head } = await opened(options);
  const lines = memory.parts.map(({ name, examples }) => `${name} (shown in ${times(examples)})`);
  terminal.out(lines.length === 0 ? `Nothing was taught to ${head.model} yet (${file}).\n` : `${lines.join('\n')}\n`);
  return exitCodes.ok;
};

export const exportPartsCommand = async (terminal: Terminal, out: string, options: PartsOptions): Promise<ExitCode> => {
  const { memory, head } = await opened(options);
  writeOutput(out, Buffer.from(partFileText(head, memory.parts)));
  terminal.out(`${memory.parts.length} taught parts of ${head.model} are in ${out}.\n`);
  return exitCodes.ok;
};

export const importPartsCommand = async (
  terminal: Terminal,
  from: string,
  options: PartsOptions,
): Promise<ExitCode> => {
  const { head, file } = await opened(options);
  const text = await readFile(from, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad-input', `${from} cannot be read: ${whyNot(cause)}.`, { cause });
  });
  const count = await importParts(file, head, text, from);
  terminal.out(
    `${count} parts of ${head.model} were added. A running server knows them once it is started again; its page can import them as well.\n`,
  );
  return exitCodes.ok;
};

export const forgetPartCommand = async (terminal: Terminal, name: string, options: PartsOptions): Promise<ExitCode> => {
  const { memory } = await opened(options);
  if (await memory.forget(name)) {
    terminal.out(`The ${name} is forgotten.\n`);
    return exitCodes.ok;
  }
  const known = memory.parts.map((part) => part.name).join(', ');
  throw new AppError(
    'bad-input',
    `No part called “${name}” was taught. ${known === '' ? 'None was.' : `Known: ${known}.`}`,
  );
};
