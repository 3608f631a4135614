/**
 * Carries out one plan on the engine and tells of it: drag-started, drag-progress with frames, then exactly one of
 * drag-ended or drag-failed. Knows nothing of history or of other edits.
 */
import { type DragPlan, distance, type Kept, type Latent, type Picture, toAppError } from '../core/index.ts';
import type { DragEngine, DragResult, DragSettings, DragStep } from '../drag/port.ts';
import type { ShownEdit } from '../grounding/port.ts';
import type { ConversationEvent } from '../protocol/index.ts';
import type { Interruption } from './job-line.ts';
import { allArrived, changedOutside, faintOf, type Movement, movements } from './measures.ts';
import { replies } from './replies.ts';

export interface EditOrder {
  readonly dragId: string;
  readonly latent: Latent;
  /** What `before` keeps of earlier pictures, besides its latent. */
  readonly kept: Kept | null;
  readonly before: Picture;
  readonly plan: DragPlan;
  readonly settings: Partial<DragSettings>;
  /** What stands in for the result: an earlier frame, where "stop" was said before the last one was seen. */
  readonly revise?: (result: DragResult) => Promise<DragResult>;
  /** How much of each edit shows in the picture that was reached; not asked of a drag that was cut short. */
  readonly shownIn?: (picture: Picture) => Promise<readonly ShownEdit[]>;
  /** Waited for before every step: the place where an edit pauses. */
  readonly gate?: (signal: AbortSignal) => Promise<void>;
}

export interface EditOutcome {
  readonly result: DragResult;
  /** For a cancelled drag: whether what was reached is kept. */
  readonly how: Interruption;
  /** Every point that was to move is where it should be, whatever the others did. */
  readonly arrived: boolean;
  /** What the points cannot tell: of these edits little shows. */
  readonly faint: readonly ShownEdit[];
  readonly moved: readonly Movement[];
  readonly changedOutside: number | null;
  readonly seconds: number;
  readonly says: string;
}

export interface EditSink {
  event(event: ConversationEvent): void;
  show(picture: Picture, dragId: string | null): void;
  /** After a step's frame was shown. */
  framed?(step: DragStep, done: number): void;
}

/** How much of the way is done, 0..1; never falls. */
const progressOf = (plan: DragPlan) => {
  const wholeWay = Math.max(...plan.points.map(({ handle, target }) => distance(handle, target)), 1e-6);
  let done = 0;
  return (step: DragStep): number => {
    const way = 1 - step.farthestPx / wholeWay;
    const used = step.maxSteps > 0 ? step.step / step.maxSteps : 0;
    done = Math.min(Math.max(done, way, used), 1);
    return done;
  };
};

/**
 * Stopping is the fastest path: the signal's reason says how ("stop" or "cancel").
 * @throws AppError what the engine reports, after drag-failed was told
 */
export const runEdit = async (
  engine: DragEngine,
  order: EditOrder,
  signal: AbortSignal,
  nowMs: () => number,
  sink: EditSink,
): Promise<EditOutcome> => {
  const { dragId, latent, kept, before, plan, settings } = order;
  const startedMs = nowMs();
  const doneAt = progressOf(plan);
  let started = false;
  const start = (maxSteps: number) => {
    if (started) return;
    started = true;
    const points = plan.points.map((point) => ({ ...point }));
    sink.event({
      name: 'drag-started',
      body: { dragId, points, maxSteps, masked: plan.mask !== null, says: plan.says },
    });
  };
  try {
    const steps = engine.drag({ latent, kept, points: plan.points, mask: plan.mask, settings }, signal);
    let turn = await steps.next();
    while (turn.done !== true) {
      const step = turn.value;
      const done = doneAt(step);
      start(step.maxSteps);
      sink.event({
        name: 'drag-progress',
        body: {
          dragId,
          step: step.step,
          maxSteps: step.maxSteps,
          points: [...step.points],
          farthestPx: step.farthestPx,
          done,
        },
      });
      if (step.frame !== null && !signal.aborted) {
        sink.show(step.frame, dragId);
        sink.framed?.(step, done);
      }
      await order.gate?.(signal);
      turn = await steps.next();
    }
    const result = (await order.revise?.(turn.value)) ?? turn.value;
    start(result.steps);
    const how: Interruption = signal.reason === 'stop' ? 'stop' : 'cancel';
    const moved = movements(plan.points, result.points);
    const changed = changedOutside(before, result.picture, plan.mask);
    const figures = { reason: result.reason, steps: result.steps, moved, changedOutside: changed };
    const seconds = (nowMs() - startedMs) / 1000;
    const arrived = allArrived(plan.points, result.points, plan.imageSize);
    const shown = result.reason === 'cancelled' ? [] : ((await order.shownIn?.(result.picture)) ?? []);
    const faint = faintOf(shown);
    const says = replies.result({ ...figures, arrived, faint, edits: shown.length }, how);
    sink.event({ name: 'drag-ended', body: { dragId, ...figures, moved: [...moved], seconds, says } });
    return { result, how, arrived, faint, moved, changedOutside: changed, seconds, says };
  } catch (thrown) {
    const error = toAppError(thrown);
    start(0);
    sink.event({ name: 'drag-failed', body: { dragId, error: { code: error.code, message: error.message } } });
    throw error;
  }
};
