/** `saydrag eval parts`: how well parts that were taught are found again, and how well suggested ones stay on their places. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  evaluateParts,
  evaluateSuggestions,
  openStage,
  type PartCases,
  type PartsReported,
  partsReport,
  rendererCases,
  seedCases,
  suggestionCases,
  suggestionsReport,
  writeSection,
} from '../evaluation/index.ts';
import { findModel } from '../server/index.ts';
import { type EngineFlags, engineOptions } from './engine-flags.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface EvalPartsOptions extends EngineFlags {
  readonly model: string;
  readonly pictures: number;
  readonly write?: true;
}

export const evalPartsCommand = async (terminal: Terminal, options: EvalPartsOptions): Promise<ExitCode> => {
  const modelFolder = await findModel(options.model);
  const model = basename(modelFolder);
  const stage = await openStage(modelFolder, engineOptions(options));
  const bar = progressBar(terminal);
  const measured = async (reference: string, { teaching, unseen }: PartCases): Promise<PartsReported> => {
    const { imageSize } = stage.engine.info;
    const input = { finder: stage.parts, imageSize, teaching, unseen, examples: [1, 3] };
    const run = evaluateParts(input, terminal.interrupted);
    let step = await run.next();
    for (; step.done !== true; step = await run.next()) bar.show(step.value, `against ${reference}`);
    return { reference, pictures: unseen.length, measures: step.value };
  };
  const suggested = async (): Promise<string> => {
    const cases = await suggestionCases(stage, options.pictures);
    const input = { finder: stage.parts, imageSize: stage.engine.info.imageSize, ...cases };
    const run = evaluateSuggestions(input, terminal.interrupted);
    let step = await run.next();
    for (; step.done !== true; step = await run.next()) bar.show(step.value, 'suggested places');
    const { learning, unseen, seeds } = cases;
    return suggestionsReport(step.value, { learning: learning.length, unseen: unseen.length, seeds });
  };
  try {
    const reported = [await measured('the detector', await seedCases(stage, options.pictures))];
    const exact = await rendererCases(stage);
    if (exact.unseen.length > 0) reported.push(await measured("the renderer's exact places", exact));
    const ofSuggestions = await suggested();
    bar.end();
    const text = partsReport(reported, 'four sets of seeds from 19000; of the renderer, two of other pictures');
    terminal.out(`${text}\n\n${ofSuggestions}\n`);
    if (options.write) {
      const file = join(root, 'docs', 'evaluation.md');
      await writeSection(file, `parts-${model}`, `Taught parts: ${model}`, text);
      await writeSection(file, `suggested-${model}`, `Suggested parts: ${model}`, ofSuggestions);
    }
    return exitCodes.ok;
  } finally {
    bar.end();
    await stage.close();
  }
};
