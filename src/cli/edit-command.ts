/** `saydrag edit`: one sentence on the picture of one seed, written to a file. `saydrag plan`: what it would do. */
import { extname } from 'node:path';
import { AppError, type Picture } from '../core/index.ts';
import { editOnce, type OncePlan, planOnce } from '../dialogue/index.ts';
import { type ServerParts, toAnimatedWebp, toJpeg, toPng, toWebp } from '../server/index.ts';
import { type EngineFlags, engineOptions } from './engine-flags.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { writeOutput } from './output-file.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

export interface PlanOptions extends EngineFlags {
  readonly model: string;
  readonly seed: number;
  readonly json?: true;
}

export interface EditOptions extends PlanOptions {
  readonly out: string;
  readonly frames?: string;
}

const withParts = async <T>(
  terminal: Terminal,
  options: PlanOptions,
  frameEverySteps: number,
  work: (parts: ServerParts) => Promise<T>,
): Promise<T> => {
  const parts = await terminal.compose({
    model: options.model,
    frameEverySteps,
    ...engineOptions(options),
  });
  try {
    return await work(parts);
  } finally {
    await parts.close();
  }
};

const described = ({ plan }: OncePlan) => ({
  says: plan.says,
  imageSize: plan.imageSize,
  points: plan.points,
  masked: plan.mask !== null,
});

const encoded = (picture: Picture, path: string): Promise<Uint8Array> => {
  const extension = extname(path).toLowerCase();
  if (extension === '.png') return toPng(picture);
  return extension === '.webp' ? toWebp(picture, true) : toJpeg(picture);
};

export const planCommand = (terminal: Terminal, sentence: string, options: PlanOptions): Promise<ExitCode> =>
  withParts(terminal, options, 0, async ({ editing }) => {
    const planned = await planOnce(editing, options.seed, sentence);
    if (options.json) {
      terminal.out(`${JSON.stringify(described(planned))}\n`);
      return exitCodes.ok;
    }
    const at = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)}, ${y.toFixed(1)}`;
    const points = planned.plan.points.map(({ label, handle, target, moves }) =>
      moves ? `  ${label}: from ${at(handle)} to ${at(target)}` : `  ${label}: stays at ${at(handle)}`,
    );
    terminal.out(`${[planned.plan.says, ...points].join('\n')}\n`);
    return exitCodes.ok;
  });

export const editCommand = (terminal: Terminal, sentence: string, options: EditOptions): Promise<ExitCode> =>
  withParts(terminal, options, options.frames === undefined ? 0 : 1, async ({ editing }) => {
    const planned = await planOnce(editing, options.seed, sentence);
    if (!options.json) terminal.err(`${planned.plan.says}\n`);
    const bar = progressBar(terminal);
    const frames: Picture[] = [planned.start.picture];
    const outcome = await editOnce(editing, planned, terminal.interrupted, {
      onEvent: ({ name, body }) => {
        if (name === 'drag-progress') bar.show(body.done, `step ${body.step} of ${body.maxSteps} at most`);
      },
      onFrame: (picture) => {
        if (options.frames !== undefined) frames.push(picture);
      },
    }).finally(() => bar.end());
    const { result } = outcome;
    if (result.reason === 'cancelled') throw new AppError('cancelled', 'Interrupted: nothing was written.');
    writeOutput(options.out, await encoded(result.picture, options.out));
    if (options.frames !== undefined) writeOutput(options.frames, await toAnimatedWebp([...frames, result.picture]));
    if (options.json) {
      const { says, faint, moved, changedOutside, seconds } = outcome;
      const { reason, steps } = result;
      const { provider, precision } = editing.engine.info;
      const written = { out: options.out, frames: options.frames ?? null, provider, precision };
      const report = {
        ...described(planned),
        result: says,
        reason,
        steps,
        seconds,
        faint,
        moved,
        changedOutside,
        ...written,
      };
      terminal.out(`${JSON.stringify(report)}\n`);
    } else {
      terminal.out(`${outcome.says}\n`);
    }
    return (result.reason === 'reached' || outcome.arrived) && outcome.faint.length === 0
      ? exitCodes.ok
      : exitCodes.notReached;
  });
