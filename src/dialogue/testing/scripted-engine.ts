/**
 * A drag engine that does what a script says, one script a drag, and refuses a drag that no script expects.
 * Its latent counts what was done to it, and its picture shows the latent: equal latents give equal pictures. A mask
 * is kept as the real engine keeps it.
 */
import {
  AppError,
  distance,
  type ImagePoint,
  imagePoint,
  type Kept,
  type Latent,
  type Picture,
  type PlannedPoint,
} from '../../core/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep, EngineStatus } from '../../drag/port.ts';

export interface DragScript {
  /** Steps until the drag ends of its own. */
  readonly steps: number;
  readonly reason?: 'reached' | 'step-limit' | 'stalled';
  /** Share of the way that is done at the end, 1 when nothing is said. */
  readonly share?: number;
  /** The step at which the drag waits, until `proceed()` or an abort. */
  readonly holdAt?: number;
  /** The step at which it throws. */
  readonly failAt?: { readonly step: number; readonly error: AppError };
}

export interface ScriptedEngine extends DragEngine {
  /** Every drag asked for. */
  readonly requests: DragRequest[];
  /** Adds scripts for the drags to come. */
  expectDrags(...scripts: DragScript[]): void;
  /** Lets the drag that holds go on. */
  proceed(): void;
  /** Resolves when a drag holds. */
  held(): Promise<void>;
  tell(status: EngineStatus): void;
  /** The drags running now: never more than one. */
  readonly running: number;
}

const imageSize = 16;

const draw = (latent: Latent, kept: Kept | null): Picture => {
  const rgb = new Uint8Array(imageSize * imageSize * 3);
  for (let i = 0; i < rgb.length; i++) {
    const isKept = (kept?.mask.keep[Math.floor(i / 3)] ?? 0) > 0.5;
    const own = ((latent.values[0] ?? 0) * 7 + (latent.values[1] ?? 0) * 31 + i) % 256;
    rgb[i] = isKept ? (kept?.picture.rgb[i] ?? 0) : own;
  }
  return { size: imageSize, rgb };
};

const moved = (points: readonly PlannedPoint[], share: number): ImagePoint[] =>
  points.map(({ handle, target }) =>
    imagePoint(handle.x + (target.x - handle.x) * share, handle.y + (target.y - handle.y) * share),
  );

const farthest = (points: readonly PlannedPoint[], now: readonly ImagePoint[]): number =>
  Math.max(...points.map(({ target }, i) => distance(now[i] ?? target, target)));

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

export const scriptedEngine = (...scripts: DragScript[]): ScriptedEngine => {
  const waiting = [...scripts];
  const listeners = new Set<(status: EngineStatus) => void>();
  const requests: DragRequest[] = [];
  let running = 0;
  let proceed: () => void = () => {};
  let isHeld = Promise.withResolvers<void>();

  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      proceed = resolve;
      // An abort that came before the hold is not announced again.
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      isHeld.resolve();
    });

  async function* drag(request: DragRequest, signal: AbortSignal): AsyncGenerator<DragStep, DragResult, void> {
    const script = waiting.shift();
    if (script === undefined) throw new AppError('internal', 'This drag was not expected: no script is left.');
    if (running > 0) throw new AppError('busy', 'Another drag runs.');
    requests.push(request);
    running++;
    try {
      const { steps, reason = 'reached', share = 1 } = script;
      const { latent: start, mask, kept: before = null } = request;
      const own = mask && { mask, picture: draw(start, before), latent: start };
      const at = (step: number) => {
        const values = start.values.slice();
        values[1] = (values[1] ?? 0) + step;
        const latent = { ...start, values };
        const kept = step === 0 ? before : own;
        return { latent, kept, picture: draw(latent, kept) };
      };
      for (let step = 0; step <= steps; step++) {
        await turnOfTheLoop();
        if (script.holdAt === step) {
          await hold(signal);
          isHeld = Promise.withResolvers<void>();
        }
        if (script.failAt?.step === step) throw script.failAt.error;
        const points = moved(request.points, (share * step) / Math.max(steps, 1));
        if (signal.aborted) return { ...at(step), points, steps: step, reason: 'cancelled', stuck: [] };
        const farthestPx = farthest(request.points, points);
        const { latent, kept, picture: frame } = at(step);
        yield { step, maxSteps: 40, points, loss: farthestPx, farthestPx, frame, latent, kept };
      }
      return { ...at(steps), points: moved(request.points, share), steps, reason, stuck: [] };
    } finally {
      running--;
    }
  }

  return {
    info: { name: 'toy', imageSize, rows: 1, width: 2, provider: 'scripted', precision: 'single', refused: [] },
    requests,
    get running() {
      return running;
    },
    sample: async (seed) => ({ rows: 1, width: 2, values: new Float32Array([seed % 1000, 0]) }),
    render: async (latent, kept = null) => draw(latent, kept),
    drag,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
    expectDrags: (...more) => {
      waiting.push(...more);
    },
    proceed: () => proceed(),
    held: () => isHeld.promise,
    tell: (status) => {
      for (const listener of listeners) listener(status);
    },
  };
};
