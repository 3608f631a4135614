/** The drag evaluation of one model: opens what it needs, measures what is missing, and tells it as Markdown. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EngineOptions, servedBy } from '../../drag/index.ts';
import { type EvaluationPlan, type EvaluationProgress, measureMissing, rowNames, rowsFor } from './run.ts';
import { openStage } from './stage.ts';
import { codeFingerprint, openStore, weightsFingerprint } from './store.ts';
import { evaluationText } from './tables.ts';

const sourceFolder = fileURLToPath(new URL('../../', import.meta.url));

export interface DragEvaluationOptions extends EvaluationPlan {
  readonly modelFolder: string;
  /** Where measurements are kept: <model>.jsonl. */
  readonly cacheFolder: string;
  /** True: measurements of earlier code count where the present code has none. */
  readonly older: boolean;
  readonly model: EngineOptions;
  readonly signal: AbortSignal;
  /** Asked before each measurement. */
  readonly mayGoOn: () => boolean;
}

export interface DragEvaluation {
  readonly text: string;
  readonly measured: number;
  readonly wanted: number;
}

/** @throws AppError bad-model-files, bad-checkpoint, no-provider; cancelled on the signal, keeping what was measured. */
export async function* evaluateDrag(
  options: DragEvaluationOptions,
): AsyncGenerator<EvaluationProgress, DragEvaluation, void> {
  const { modelFolder, cacheFolder, older, signal, mayGoOn, modes } = options;
  const model = basename(modelFolder);
  const stage = await openStage(modelFolder, options.model);
  try {
    const { imageSize } = stage.engine.info;
    const provider = servedBy(stage.engine.info);
    const store = await openStore(join(cacheFolder, `${model}.jsonl`));
    const weights = await weightsFingerprint(modelFolder);
    const code = await codeFingerprint(sourceFolder, modelFolder);
    const key = { weights, code, provider };
    const names = rowNames(options);
    yield* measureMissing(stage, store, key, names, { older, signal, mayGoOn });
    const rows = rowsFor(store.rows, names, key, older);
    const context = { ...key, model, imageSize, modes, wanted: names.length };
    return { text: evaluationText(rows, context), measured: rows.length, wanted: names.length };
  } finally {
    await stage.close();
  }
}
