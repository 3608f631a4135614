/** `saydrag eval language`: judges what is made of written-down sentences, by the rules and by a language model where one is given. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type EditCommand, type PartEdit } from '../core/index.ts';
import {
  type Behind,
  evaluateLanguage,
  evaluateTalks,
  failuresOf,
  frontalOf,
  type Judged,
  type JudgedTurn,
  languageReport,
  openReplay,
  recordedOf,
  sentencesOf,
  talksOf,
  writeSection,
} from '../evaluation/index.ts';
import { createGround, createMask, loadDomain, loadRecipes } from '../grounding/index.ts';
import {
  createInterpreter,
  describe,
  describeEdit,
  type Interpret,
  readLlmConfig,
  understand,
  understandMisheard,
} from '../nlu/index.ts';
import { findModel, isMissing, openUnderstand, whyNot } from '../server/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface EvalLanguageOptions {
  readonly model: string;
  readonly sentences: string;
  readonly seed: number;
  readonly llm?: string;
  readonly llmModel?: string;
  readonly failures?: true;
  readonly write?: true;
}

export const defaultSentences = join(root, 'test', 'language');

const filesOf = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError('bad-input', `The folder of sentences “${folder}” cannot be read.`, { cause });
  });
  const tables = names.filter((name) => name.endsWith('.txt') && !name.startsWith('conversations')).sort();
  if (tables.length === 0) throw new AppError('bad-input', `There is no table of sentences (.txt) in “${folder}”.`);
  return tables;
};

/** The conversations of the folder, on a frontal head that it describes; none where it has none. */
/** Every conversation of a folder of tables, and what holds them; null where there are none. */
export const openTalks = async (folder: string, modelFolder: string) => {
  const files = (await readdir(folder)).filter((name) => /^conversations.*\.txt$/.test(name)).sort();
  if (files.length === 0) return null;
  const [domain, recipes, frontal, ...talks] = await Promise.all([
    loadDomain(modelFolder),
    loadRecipes(modelFolder),
    readFile(join(folder, 'frontal.json'), 'utf8').then(frontalOf),
    ...files.map((name) => readFile(join(folder, name), 'utf8').then(talksOf)),
  ]);
  const words = {
    command: (command: EditCommand) => describe(command, domain),
    edit: (edit: PartEdit) => describeEdit(edit, domain),
  };
  const parts = {
    domain,
    understand: await openUnderstand(modelFolder, domain),
    ground: createGround(domain, recipes, words),
    maskOf: createMask(recipes),
    nowMs: () => performance.now(),
  };
  return { parts, talks: talks.flat(), frontal };
};

const turnsOf = async (folder: string, modelFolder: string): Promise<readonly JudgedTurn[]> => {
  const opened = await openTalks(folder, modelFolder);
  const judged: JudgedTurn[] = [];
  if (opened === null) return judged;
  for await (const turn of evaluateTalks(opened.parts, opened.talks, opened.frontal)) judged.push(turn);
  return judged;
};

/** Who answers what is refused: a model that is configured, else recorded answers where the folder has them. */
const openBehind = async (
  terminal: Terminal,
  { sentences, llm, llmModel }: EvalLanguageOptions,
  nowMs: () => number,
): Promise<(Behind & { readonly interpret: Interpret; readonly close: () => Promise<void> }) | null> => {
  const config = readLlmConfig(process.env, { url: llm, model: llmModel });
  if (config !== null) {
    const interpreter = createInterpreter(config, { nowMs });
    terminal.err(`${await interpreter.probe(terminal.interrupted)}\n`);
    return { name: config.model, recorded: null, interpret: interpreter.interpret, close: async () => {} };
  }
  const file = join(sentences, 'replay.jsonl');
  const recorded = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError('bad-input', `The recorded answers “${file}” cannot be read.`, { cause: error });
  });
  if (recorded === null) return null;
  const replay = await openReplay(recordedOf(recorded));
  const replayed = readLlmConfig({ SAYDRAG_LLM_URL: replay.url, SAYDRAG_LLM_MODEL: replay.model });
  if (replayed === null) throw new Error('The address of the replay is not one of a model.');
  const { interpret } = createInterpreter(replayed, { nowMs });
  return {
    name: replay.model,
    recorded: replay.texts.size,
    interpret: async (request, signal) =>
      replay.texts.has(request.text) ? interpret(request, signal) : { kind: 'declined', why: 'unclear' },
    close: replay.close,
  };
};

/** Misheard copies that mean, as they stand, what is done with them; of the usual seed only. */
const judgedByHand = async ({ sentences }: EvalLanguageOptions): Promise<ReadonlySet<string>> => {
  const file = join(sentences, 'as-they-stand.tsv');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (isMissing(cause)) return '';
    throw new AppError('bad-input', `${file} cannot be read: ${whyNot(cause)}.`, { cause });
  });
  return new Set(
    text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split('\t')[0] ?? ''])),
  );
};

export const evalLanguageCommand = async (terminal: Terminal, options: EvalLanguageOptions): Promise<ExitCode> => {
  const modelFolder = await findModel(options.model);
  const model = basename(modelFolder);
  const domain = await loadDomain(modelFolder);
  const names = await filesOf(options.sentences);
  const nowMs = () => performance.now();
  const behind = await openBehind(terminal, options, nowMs);
  const readFreely = await openUnderstand(modelFolder, domain, behind !== null && behind.recorded === null);
  const tables: { name: string; judged: Judged[] }[] = [];
  const bar = progressBar(terminal);
  try {
    for (const [i, name] of names.entries()) {
      const sentences = sentencesOf(await readFile(join(options.sentences, name), 'utf8'));
      const layers = { understand, hearAgain: understandMisheard, readFreely };
      const parts = { domain, ...layers, interpret: behind?.interpret ?? null, nowMs };
      const judged: Judged[] = [];
      for await (const one of evaluateLanguage(parts, sentences, options.seed, terminal.interrupted)) {
        judged.push(one);
        const done = Math.min(judged.length / (4 * sentences.length), 1);
        bar.show((i + done) / names.length, `${name}: ${judged.length}`);
      }
      tables.push({ name: name.replace(/\.txt$/, ''), judged });
    }
  } finally {
    bar.end();
    await behind?.close();
  }
  const turns = await turnsOf(options.sentences, modelFolder);
  if (options.failures)
    terminal.out(
      `${failuresOf(
        tables.flatMap(({ judged }) => judged),
        turns,
      )}\n\n`,
    );
  const text = languageReport(tables, turns, behind, await judgedByHand(options));
  terminal.out(`${text}\n`);
  if (options.write) {
    await writeSection(join(root, 'docs', 'evaluation.md'), `language-${model}`, `Language: ${model}`, text);
  }
  return exitCodes.ok;
};
