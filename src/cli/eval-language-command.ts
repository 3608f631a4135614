/** `saydrag eval language`: judges what is made of written-down sentences, by the rules and by a language model where one is given. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type EditCommand, type PartEdit } from '../core/index.ts';
import {
  evaluateLanguage,
  evaluateTalks,
  failuresOf,
  frontalOf,
  type Judged,
  type JudgedTurn,
  languageReport,
  sentencesOf,
  talksOf,
  writeSection,
} from '../evaluation/index.ts';
import { createGround, createMask, loadDomain, loadRecipes } from '../grounding/index.ts';
import { createInterpreter, describe, describeEdit, readLlmConfig, understand } from '../nlu/index.ts';
import { findModel } from '../server/index.ts';
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
  const tables = names.filter((name) => name.endsWith('.txt') && name !== 'conversations.txt').sort();
  if (tables.length === 0) throw new AppError('bad-input', `There is no table of sentences (.txt) in “${folder}”.`);
  return tables;
};

/** The conversations of the folder, on a frontal head that it describes; none where it has none. */
const turnsOf = async (folder: string, modelFolder: string): Promise<readonly JudgedTurn[]> => {
  const names = await readdir(folder);
  if (!names.includes('conversations.txt')) return [];
  const [domain, recipes, talks, frontal] = await Promise.all([
    loadDomain(modelFolder),
    loadRecipes(modelFolder),
    readFile(join(folder, 'conversations.txt'), 'utf8').then(talksOf),
    readFile(join(folder, 'frontal.json'), 'utf8').then(frontalOf),
  ]);
  const words = {
    command: (command: EditCommand) => describe(command, domain),
    edit: (edit: PartEdit) => describeEdit(edit, domain),
  };
  const parts = {
    domain,
    understand,
    ground: createGround(domain, recipes, words),
    maskOf: createMask(recipes),
    nowMs: () => performance.now(),
  };
  const judged: JudgedTurn[] = [];
  for await (const turn of evaluateTalks(parts, talks, frontal)) judged.push(turn);
  return judged;
};

export const evalLanguageCommand = async (terminal: Terminal, options: EvalLanguageOptions): Promise<ExitCode> => {
  const modelFolder = await findModel(options.model);
  const domain = await loadDomain(modelFolder);
  const names = await filesOf(options.sentences);
  const config = readLlmConfig(process.env, { url: options.llm, model: options.llmModel });
  const nowMs = () => performance.now();
  const interpreter = config === null ? null : createInterpreter(config, { nowMs });
  if (interpreter !== null) terminal.err(`${await interpreter.probe(terminal.interrupted)}\n`);
  const tables: { name: string; judged: Judged[] }[] = [];
  const bar = progressBar(terminal);
  try {
    for (const [i, name] of names.entries()) {
      const sentences = sentencesOf(await readFile(join(options.sentences, name), 'utf8'));
      const parts = { domain, understand, interpret: interpreter?.interpret ?? null, nowMs };
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
  }
  const turns = await turnsOf(options.sentences, modelFolder);
  if (options.failures)
    terminal.out(
      `${failuresOf(
        tables.flatMap(({ judged }) => judged),
        turns,
      )}\n\n`,
    );
  const text = languageReport(tables, turns, config === null ? null : config.model);
  terminal.out(`${text}\n`);
  if (options.write) {
    await writeSection(
      join(root, 'docs', 'evaluation.md'),
      `language-${options.model}`,
      `Language: ${options.model}`,
      text,
    );
  }
  return exitCodes.ok;
};
