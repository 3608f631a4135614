/**
 * A whole edit on the bundled lion, as a server sees it: steps a second, time to the first moved frame, how long the
 * caller's event loop was held up (p99), memory of both processes. Run: `node bench/event-loop.ts [mode ...]`.
 * On a busy machine `seconds` tells of its load; `processorSeconds` of the engine are what a quiet one would take.
 * Compare modes in one run on one machine only; the last column says whether the same target was reached.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { imagePoint } from '../src/core/index.ts';
import { createEngineProcess, type DragMode, type DragResult, dragModes } from '../src/drag/index.ts';

const modelFolder = fileURLToPath(new URL('../models/lion', import.meta.url));
const megabyte = 1024 * 1024;

/** Memory a process has resident, in MB; null where the system does not say. */
const residentMb = (processId: number | null): number | null => {
  if (process.platform !== 'linux' || processId === null) return null;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
};

/** Processor seconds a process has used; null where the system does not say. The kernel counts in hundredths. */
const processorSeconds = (processId: number | null): number | null => {
  if (process.platform !== 'linux' || processId === null) return null;
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const modes = dragModes.filter((mode) => process.argv.length < 3 || process.argv.includes(mode));
const opening = performance.now();
const running = await createEngineProcess({ modelFolder });
const { engine } = running;
const { imageSize, provider, refused } = engine.info;
console.log(`opened in ${Math.round(performance.now() - opening)} ms on ${provider}`, refused);

const at = (x: number, y: number) => imagePoint(x * imageSize, y * imageSize);
const points = [
  { handle: at(0.5, 0.7), target: at(0.5, 0.79), label: 'lower lip', moves: true },
  { handle: at(0.5, 0.6), target: at(0.5, 0.6), label: 'upper lip', moves: false },
];

const measure = async (mode: DragMode, seed: number) => {
  const latent = await engine.sample(seed, 0.8);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const processorBefore = processorSeconds(running.processId);
  let firstMovedMs = Number.NaN;
  let result: DragResult | null = null;
  const drag = engine.drag({ latent, points, mask: null, settings: { mode } }, new AbortController().signal);
  while (!result) {
    const { done, value } = await drag.next();
    if (done) result = value;
    else if (value.frame && value.step > 0 && Number.isNaN(firstMovedMs)) firstMovedMs = performance.now() - start;
  }
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  const processorAfter = processorSeconds(running.processId);
  return {
    mode,
    seed,
    steps: result.steps,
    seconds: Number(seconds.toFixed(2)),
    processorSeconds:
      processorBefore === null || processorAfter === null
        ? null
        : Number((processorAfter - processorBefore).toFixed(2)),
    stepsPerSecond: Number((result.steps / seconds).toFixed(1)),
    firstMovedMs: Math.round(firstMovedMs),
    lagP99Ms: Number((delay.percentile(99) / 1e6).toFixed(1)),
    engineMb: residentMb(running.processId),
    callerMb: Math.round(process.memoryUsage.rss() / megabyte),
    reason: result.reason,
  };
};

const rows = [];
for (const mode of modes) for (const seed of [1, 2, 3]) rows.push(await measure(mode, seed));
console.table(rows);
await running.close();
