/**
 * A drag engine for the tests of other folders. It computes nothing and refuses everything until it is told what to
 * answer; it keeps what it was asked. Pictures are a single grey, whose level is the latent's first number.
 */
import { AppError, type ImagePoint, type Latent, type Picture } from '../../core/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep, EngineStatus, GeneratorInfo } from '../port.ts';

export interface ScriptedDrag {
  /** Yielded one after the other; a cancellation is heard before each. */
  readonly steps: readonly DragStep[];
  readonly reason: DragResult['reason'];
  /** Thrown after the steps instead of a result. */
  readonly fails?: AppError;
}

export interface ScriptedEngine extends DragEngine {
  /** The next drag goes like this; drags without a script are refused. */
  expectDrag(script: ScriptedDrag): void;
  readonly requests: readonly DragRequest[];
  announce(status: EngineStatus): void;
  readonly closed: boolean;
}

export interface ScriptedOptions {
  readonly info?: Partial<GeneratorInfo>;
  /** Lets `sample` and `render` answer; without it they are refused. */
  readonly pictures?: boolean;
}

const refuse = (what: string): AppError => new AppError('internal', `The scripted engine was not told to ${what}.`);

/** `count` steps that move every handle evenly to its target, with a frame at each. */
export const evenSteps = (request: Pick<DragRequest, 'latent' | 'points'>, count: number, size: number): DragStep[] =>
  Array.from({ length: count }, (_, step) => {
    const part = count === 1 ? 1 : step / (count - 1);
    const points: ImagePoint[] = request.points.map(({ handle, target }) => ({
      x: handle.x + part * (target.x - handle.x),
      y: handle.y + part * (target.y - handle.y),
    }));
    const farthestPx = Math.max(
      ...request.points.map(({ handle, target }) => (1 - part) * Math.hypot(target.x - handle.x, target.y - handle.y)),
    );
    return {
      step,
      maxSteps: count - 1,
      points,
      loss: 1 - part,
      farthestPx,
      frame: grey(size, step),
      latent: latentAfter(request.latent, step),
      kept: null,
    };
  });

/** The latent after that many steps: its first number counts them. */
const latentAfter = (latent: Latent, steps: number): Latent => {
  const values = latent.values.slice();
  values[0] = (values[0] ?? 0) + steps;
  return { ...latent, values };
};

const grey = (size: number, level: number): Picture => ({
  size,
  rgb: new Uint8Array(size * size * 3).fill(Math.min(255, Math.max(0, Math.round(level)))),
});

export const createScriptedEngine = (options: ScriptedOptions = {}): ScriptedEngine => {
  const info = {
    name: 'lion',
    imageSize: 64,
    rows: 10,
    width: 8,
    provider: 'cpu',
    precision: 'single' as const,
    refused: [],
    ...options.info,
  };
  const scripts: ScriptedDrag[] = [];
  const requests: DragRequest[] = [];
  const listeners = new Set<(status: EngineStatus) => void>();
  let closed = false;
  let dragging = false;

  async function* drag(request: DragRequest, signal: AbortSignal): AsyncGenerator<DragStep, DragResult, void> {
    if (dragging) throw new AppError('busy', 'A drag is running; wait for its end or cancel it first.');
    const script = scripts.shift();
    if (!script) throw refuse('drag');
    requests.push(request);
    dragging = true;
    try {
      return yield* play(request, script, signal);
    } finally {
      dragging = false;
    }
  }

  async function* play(
    request: DragRequest,
    script: ScriptedDrag,
    signal: AbortSignal,
  ): AsyncGenerator<DragStep, DragResult, void> {
    let points: readonly ImagePoint[] = request.points.map(({ handle }) => handle);
    let steps = 0;
    const end = (reason: DragResult['reason']): DragResult => {
      const latent = latentAfter(request.latent, steps);
      return {
        latent,
        kept: null,
        picture: grey(info.imageSize, latent.values[0] ?? 0),
        points,
        steps,
        reason,
        stuck: [],
      };
    };
    for (const step of script.steps) {
      await Promise.resolve();
      if (signal.aborted) return end('cancelled');
      ({ points, step: steps } = step);
      yield step;
    }
    if (script.fails) throw script.fails;
    return end(signal.aborted ? 'cancelled' : script.reason);
  }

  return {
    info,
    requests,
    expectDrag: (script) => void scripts.push(script),
    announce: (status) => {
      for (const listener of listeners) listener(status);
    },
    get closed() {
      return closed;
    },
    async sample(seed) {
      if (!options.pictures) throw refuse(`sample seed ${seed}`);
      const values = new Float32Array(info.rows * info.width).fill(seed % 256);
      return { rows: info.rows, width: info.width, values } satisfies Latent;
    },
    async render(latent) {
      if (!options.pictures) throw refuse('render');
      return grey(info.imageSize, latent.values[0] ?? 0);
    },
    drag,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
    },
  };
};
