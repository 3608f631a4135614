/** `saydrag eval`: measures the drag engine on fixed cases and tells it as tables; can be cut short and gone on with. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DragMode } from '../drag/index.ts';
import { evaluateDrag, type TaskName, writeSection } from '../evaluation/index.ts';
import { findModel } from '../server/index.ts';
import { type EngineFlags, engineOptions } from './engine-flags.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface EvalOptions extends EngineFlags {
  readonly model: string;
  readonly cases: number;
  readonly modes: readonly DragMode[];
  readonly tasks: readonly TaskName[];
  readonly minutes?: number;
  readonly cache: string;
  readonly older?: true;
  readonly write?: true;
}

export const defaultCache = join(root, '.build', 'evaluation');

export const evalCommand = async (terminal: Terminal, options: EvalOptions): Promise<ExitCode> => {
  const { cases, modes, tasks, minutes } = options;
  const modelFolder = await findModel(options.model);
  const model = basename(modelFolder);
  const end = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000;
  const run = evaluateDrag({
    modelFolder,
    cacheFolder: options.cache,
    cases,
    modes,
    tasks,
    older: options.older === true,
    model: engineOptions(options),
    signal: terminal.interrupted,
    mayGoOn: () => performance.now() < end,
  });
  const bar = progressBar(terminal);
  try {
    let step = await run.next();
    for (; step.done !== true; step = await run.next()) {
      const { done, total, next } = step.value;
      bar.show(done / total, `${done} of ${total}: ${next.task}, case ${next.index + 1}, ${next.method}`);
    }
    bar.end();
    const { text, measured, wanted } = step.value;
    terminal.out(`${text}\n`);
    if (measured < wanted) terminal.err(`${measured} of ${wanted} measurements are done; run it again to go on.\n`);
    if (options.write) {
      await writeSection(join(root, 'docs', 'evaluation.md'), `drag-${model}`, `Dragging: ${model}`, text);
    }
    return exitCodes.ok;
  } finally {
    bar.end();
  }
};
