/** The engine in its own process, as a server uses it: times, processor time and memory of drags on one model. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Latent } from '../src/core/index.ts';
import { createEngineProcess, type DragStep, type EngineProcess, type Precision } from '../src/drag/index.ts';
import type { ProviderName } from '../src/runtime/index.ts';
import { type DragCase, requestOf } from './drag-case.ts';
import { type Memory, memoryOf, processorMs } from './machine.ts';

/** The event loop is watched by a timer of this length. Timers of 5 ms took a twelfth of the step they were to watch. */
const lagTimerMs = 20;

/** One drag of some steps. */
export interface Burst {
  readonly steps: readonly Pick<DragStep, 'points' | 'loss'>[];
  /** From the request to the first report: in a model's first drag the step's graph is made and opened. */
  readonly firstMs: number;
  /** Between two reports; neither the first step nor the last, whose report carries a picture. */
  readonly stepMs: readonly number[];
  /** Processor time a step, over the same steps. */
  readonly processorMsPerStep: number | null;
  /** How long the caller's event loop was held up meanwhile. */
  readonly lagP99Ms: number;
}

/** What computes. */
export interface Serving {
  readonly provider: ProviderName;
  readonly precision: Precision;
}

export class MeasuredEngine {
  readonly loadMs: number;
  readonly #running: EngineProcess;

  private constructor(running: EngineProcess, loadMs: number) {
    this.#running = running;
    this.loadMs = loadMs;
  }

  static async open(modelFolder: string, { provider, precision }: Serving, threads: number): Promise<MeasuredEngine> {
    const begun = performance.now();
    const running = await createEngineProcess({ modelFolder, providers: [provider], precision, threads });
    return new MeasuredEngine(running, performance.now() - begun);
  }

  latent(seed: number): Promise<Latent> {
    return this.#running.engine.sample(seed);
  }

  memory(): Memory | null {
    return memoryOf(this.#running.processId);
  }

  async pictureMs(latent: Latent): Promise<number> {
    const begun = performance.now();
    await this.#running.engine.render(latent);
    return performance.now() - begun;
  }

  async drag(drag: DragCase, latent: Latent, count: number): Promise<Burst> {
    const { engine, processId } = this.#running;
    const steps: DragStep[] = [];
    const times: number[] = [];
    const processor: (number | null)[] = [];
    const delay = monitorEventLoopDelay({ resolution: lagTimerMs });
    delay.enable();
    const begun = performance.now();
    for await (const step of engine.drag(requestOf(drag, latent, count), new AbortController().signal)) {
      times.push(performance.now());
      processor.push(processorMs(processId));
      steps.push(step);
    }
    delay.disable();
    if (steps.length !== count + 1) throw new Error(`A drag of ${count} steps ended after ${steps.length - 1}.`);
    const inner = times.slice(0, -1);
    const [first, last] = [processor[0], processor.at(-2)];
    return {
      steps,
      firstMs: (times[0] ?? Number.NaN) - begun,
      stepMs: inner.slice(1).map((time, at) => time - (inner[at] ?? Number.NaN)),
      processorMsPerStep: typeof first === 'number' && typeof last === 'number' ? (last - first) / (count - 1) : null,
      lagP99Ms: delay.percentile(99) / 1e6 - lagTimerMs,
    };
  }

  close(): Promise<void> {
    return this.#running.close();
  }
}
