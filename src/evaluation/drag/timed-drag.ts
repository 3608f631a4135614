/** One drag with its cost: wall time, and processor time of this process, in which the engine runs. */
import { AppError, type ImagePoint, type Latent, type SoftMask } from '../../core/index.ts';
import type { DragEngine, DragMode, DragResult } from '../../drag/index.ts';

/** The limit of every drag here, whatever the model's own is. */
export const maxSteps = 300;

export interface DragTask {
  readonly latent: Latent;
  readonly mode: DragMode;
  readonly points: readonly {
    readonly name: string;
    readonly handle: ImagePoint;
    readonly target: ImagePoint;
    readonly moves?: boolean;
  }[];
  readonly mask: SoftMask | null;
}

export interface TimedDrag {
  readonly result: DragResult;
  readonly seconds: number;
  readonly coreSeconds: number;
}

const run = async (engine: DragEngine, task: DragTask, steps: number, signal: AbortSignal): Promise<DragResult> => {
  const points = task.points.map(({ name, handle, target, moves = true }) => ({ handle, target, label: name, moves }));
  const settings = { mode: task.mode, maxSteps: steps, frameEverySteps: 0 };
  const drag = engine.drag({ latent: task.latent, points, mask: task.mask, settings }, signal);
  let step = await drag.next();
  while (step.done !== true) step = await drag.next();
  if (step.value.reason === 'cancelled') {
    throw new AppError('cancelled', 'Interrupted: what was measured so far is kept; run it again to go on.');
  }
  return step.value;
};

/** The first step opens the graph of the mode, which would count against whoever comes first: it is done before. */
export const timedDrag = async (engine: DragEngine, task: DragTask, signal: AbortSignal): Promise<TimedDrag> => {
  await run(engine, task, 1, signal);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await run(engine, task, maxSteps, signal);
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds: (performance.now() - start) / 1000, coreSeconds: (user + system) / 1e6 };
};
