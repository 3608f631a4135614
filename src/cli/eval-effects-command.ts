/** `saydrag eval effects`: sentences carried out on pictures, judged by what changed in them. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookAgain } from '../dialogue/index.ts';
import { servedBy } from '../drag/index.ts';
import {
  deedsKey,
  type Effect,
  effectReport,
  effectsOf,
  evaluateEffects,
  openDeeds,
  openFactorReader,
  openStage,
  writeSection,
} from '../evaluation/index.ts';
import { understand } from '../nlu/index.ts';
import { findModel } from '../server/index.ts';
import { type EngineFlags, engineOptions } from './engine-flags.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface EvalEffectsOptions extends EngineFlags {
  readonly model: string;
  readonly effects: string;
  readonly first: number;
  readonly seeds: number;
  readonly cache: string;
  readonly minutes?: number;
  readonly write?: true;
}

export const defaultEffects = join(root, 'test', 'language', 'effects.tsv');

export const evalEffectsCommand = async (terminal: Terminal, options: EvalEffectsOptions): Promise<ExitCode> => {
  const modelFolder = await findModel(options.model);
  const model = basename(modelFolder);
  const expected = effectsOf(await readFile(options.effects, 'utf8'));
  const stageOptions = engineOptions(options);
  const reader = await openFactorReader(modelFolder, stageOptions);
  const stage = await openStage(modelFolder, stageOptions);
  const bar = progressBar(terminal);
  const end = options.minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + options.minutes * 60_000;
  const effects: Effect[] = [];
  try {
    const seeds = Array.from({ length: options.seeds }, (_, i) => options.first + i);
    // As the conversation drags.
    const engine = lookAgain(stage.engine, stage.detector);
    const parts = { ...stage, engine, understand };
    const key = await deedsKey(modelFolder, servedBy(stage.engine.info));
    const kept = await openDeeds(options.cache, model, key);
    const mayGoOn = () => performance.now() < end;
    for await (const effect of evaluateEffects(parts, reader, kept, expected, seeds, mayGoOn, terminal.interrupted)) {
      effects.push(effect);
      bar.show(effects.length / (seeds.length * expected.length), `seed ${effect.seed}: ${effect.expected.sentence}`);
    }
  } finally {
    bar.end();
    await stage.close();
    await reader.close();
  }
  const text = effectReport(effects, reader.factors);
  terminal.out(`${text}\n`);
  if (options.write) {
    await writeSection(join(root, 'docs', 'evaluation.md'), `effects-${model}`, `By effect: ${model}`, text);
  }
  return exitCodes.ok;
};
