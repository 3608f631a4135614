/**
 * Taught parts as a file: one generator's, by the names that users gave them. The program keeps one for each generator in
 * the user's data folder; the same form is exported and imported. Every change is written beside and renamed, so that a
 * full disk leaves the file as it was.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/index.ts';
import { type PartMemory, type TaughtPart, withExample, withParts } from '../dialogue/index.ts';
import { describeIssue } from './describe-issue.ts';
import { makeFolder } from './make-folder.ts';
import { isMissing, whyNot } from './why-not.ts';

const mostParts = 200;
const fileSchema = z.strictObject({
  format: z.literal('saydrag-parts-1'),
  /** The name of the model's folder, for people. */
  model: z.string().max(80),
  /** The finder's fingerprint: looks of another generator mean nothing. */
  generator: z.string().max(80),
  parts: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(80),
        examples: z.int().min(1).max(100_000),
        /** Numbers in 32 bits, lowest byte first, as base64. */
        look: z.base64().min(4).max(400_000),
      }),
    )
    .max(mostParts),
});

export interface PartFileHead {
  readonly model: string;
  readonly generator: string;
}

export const partFileText = ({ model, generator }: PartFileHead, parts: readonly TaughtPart[]): string => {
  const written = parts.map(({ name, examples, look }) => {
    const bytes = Buffer.alloc(4 * look.values.length);
    for (const [at, value] of look.values.entries()) bytes.writeFloatLE(value, 4 * at);
    return { name, examples, look: bytes.toString('base64') };
  });
  const file: z.input<typeof fileSchema> = { format: 'saydrag-parts-1', model, generator, parts: written };
  return `${JSON.stringify(file, null, 1)}\n`;
};

const numbersOf = (base64: string): Float32Array | null => {
  const bytes = Buffer.from(base64, 'base64');
  const values = Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
  return bytes.length % 4 === 0 && values.every(Number.isFinite) ? values : null;
};

/** @throws AppError bad-input naming the file and what is wrong in it, also for the parts of another generator */
export const partsFromText = (
  text: string,
  file: string,
  { model, generator }: PartFileHead,
): readonly TaughtPart[] => {
  const wrong = (what: string) => new AppError('bad-input', `${file} is no file of taught parts: ${what}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong('it is not JSON.');
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw wrong(describeIssue(parsed.error));
  const { data } = parsed;
  if (data.generator !== generator) {
    const whose = data.model === model ? `other weights of ${model}` : `the model ${data.model}`;
    throw new AppError(
      'bad-input',
      `The parts in ${file} were taught with ${whose}; they mean nothing to ${model} here.`,
    );
  }
  const twice = data.parts.find(({ name }, at) => data.parts.findIndex((one) => one.name === name) < at);
  if (twice !== undefined) throw wrong(`“${twice.name}” stands in it twice.`);
  const parts = data.parts.map(({ name, examples, look }) => {
    const values = numbersOf(look);
    if (values === null) throw wrong(`the look of “${name}” holds something else than numbers.`);
    return { name, examples, look: { values } };
  });
  const [first] = parts;
  const other = parts.find(({ look }) => look.values.length !== first?.look.values.length);
  if (other !== undefined) throw wrong(`the look of “${other.name}” has another length than the others.`);
  return parts;
};

/** @throws AppError bad-input */
const checkCount = (parts: readonly TaughtPart[]): void => {
  if (parts.length > mostParts) {
    const text = `Together that would be ${parts.length} parts; ${mostParts} are the most. “Forget the part …” makes room.`;
    throw new AppError('bad-input', text);
  }
};

/** `SAYDRAG_DATA`, else the user's data folder. */
export const userDataFolder = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment['SAYDRAG_DATA'] || join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'saydrag');

export const partFileOf = (dataFolder: string, { model, generator }: PartFileHead): string =>
  join(dataFolder, 'parts', `${model}-${generator}.json`);

/**
 * The parts in a file; none where there is no file yet.
 * @throws AppError bad-input where the file is there and wrong
 */
export const openPartFile = async (file: string, head: PartFileHead): Promise<PartMemory> => {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return null;
    throw new AppError('bad-input', `The taught parts in ${file} cannot be read: ${whyNot(thrown)}.`, {
      cause: thrown,
    });
  });
  let parts = text === null ? [] : partsFromText(text, file, head);
  let writing: Promise<void> = Promise.resolve();
  /** One after the other, each with all that is known then. */
  const write = (): Promise<void> => {
    writing = writing
      .catch(() => {})
      .then(async () => {
        makeFolder(dirname(file));
        await writeFile(`${file}.part`, partFileText(head, parts));
        await rename(`${file}.part`, file);
      })
      .catch((cause: unknown) => {
        const text = `The part is known until the program ends, but could not be kept in ${file}: ${whyNot(cause)}.`;
        throw new AppError('bad-input', text, { cause });
      });
    return writing;
  };
  return {
    get parts() {
      return parts;
    },
    async teach(name, look) {
      if (parts.length >= mostParts && !parts.some((part) => part.name === name)) {
        throw new AppError('bad-input', `${mostParts} parts are known already. “Forget the part …” makes room.`);
      }
      parts = withExample(parts, name, look);
      const taught = parts.at(-1) ?? { name, look, examples: 1 };
      await write();
      return taught;
    },
    async add(others) {
      const all = withParts(parts, others);
      checkCount(all);
      parts = all;
      await write();
    },
    async forget(name) {
      const left = parts.filter((part) => part.name !== name);
      if (left.length === parts.length) return false;
      parts = left;
      await write();
      return true;
    },
  };
};

/** Adds parts to a file; those of the same name take the place of the ones before. Says how many. */
export const importParts = async (file: string, head: PartFileHead, text: string, from: string): Promise<number> => {
  const memory = await openPartFile(file, head);
  const parts = partsFromText(text, from, head);
  await memory.add(parts);
  return parts.length;
};
