/**
 * Carries out one planned edit of a conversation: takes the engine's turn, drags, tells, and records what was reached
 * as a node of the history with the frames that led there.
 */
import {
  AppError,
  type DragPlan,
  type EditCommand,
  type ImageVector,
  type KeyPoint,
  type Picture,
  toAppError,
} from '../core/index.ts';
import type { DragResult } from '../drag/port.ts';
import type { Desk } from './desk.ts';
import { runEdit } from './edit-runner.ts';
import { afterEdit } from './fitting.ts';
import type { HistoryNode, NewNode } from './history.ts';
import { Reel } from './reel.ts';
import { replies } from './replies.ts';
import { whileRunning } from './talk-replies.ts';

export interface PlannedEdit {
  readonly start: HistoryNode;
  readonly plan: DragPlan;
  readonly about: string;
  /** What the sentence that began it does, in a sentence. */
  readonly does: string;
  readonly title: string;
  readonly command: EditCommand | null;
  readonly unit: readonly ImageVector[];
  readonly turned: boolean;
  /** Goes on until "stop": slowly, and for more steps. */
  readonly untilStopped?: boolean;
}

/** What a drag reached. */
export interface Reached {
  readonly made: NewNode;
  readonly reel: Reel;
  /** How the drag ended, in words. */
  readonly says: string;
}

/** True when the drag came to an end of its own, false when it was stopped, cancelled or given up before. */
type Completed = boolean;

/** An edit that the engine did not survive this often is not started again: others use that engine as well. */
const mostCrashes = 2;

/** What was reached is kept even when the detector fails on it. */
const keyPointsOf = async (desk: Desk, picture: Picture): Promise<readonly KeyPoint[]> => {
  try {
    return await desk.parts.detector.detect(picture);
  } catch (thrown) {
    desk.outbox.message('error', replies.noKeyPoints(toAppError(thrown)));
    return [];
  }
};

/** A drag that goes on until "stop" has this many steps at most. */
const mostStepsUntilStopped = 600;

/** Where "stop" was said before the newest frame was seen, the frame that was seen stands in for what was reached. */
const asSeen = async (desk: Desk, start: HistoryNode, reel: Reel, result: DragResult, signal: AbortSignal) => {
  if (result.reason !== 'cancelled' || signal.reason !== 'stop' || desk.stopAt === null) return result;
  const seen = reel.seenAt(desk.stopAt);
  if (seen === null || seen.step === 0) {
    const { latent, kept, picture } = start;
    return { ...result, latent, kept, picture, points: reel.frames[0]?.points ?? result.points, steps: 0 };
  }
  if (seen.step >= result.steps) return result;
  const { latent, kept, points, step } = seen;
  const whole = seen.picture.size === start.picture.size;
  const picture = whole ? seen.picture : await desk.parts.engine.render(latent, kept);
  return { ...result, latent, kept, points, steps: step, picture };
};

/** What was reached, each from the one before, is kept as one step, and the last stands. */
export const record = (desk: Desk, all: readonly Reached[]): void => {
  const nodes = desk.history.addInOne(all.map(({ made }) => made));
  for (const [at, { reel, says }] of all.entries()) {
    const node = nodes[at];
    if (node === undefined) continue;
    desk.keepReel(node.id, reel);
    desk.resultOf.set(node, says);
  }
  desk.stand(desk.history.current);
};

/** Runs a planned edit, tells of it, and records what was reached; where `collect` takes that, it is no step yet. */
export const carryOut = async (
  desk: Desk,
  edit: PlannedEdit,
  signal: AbortSignal,
  collect?: (reached: Reached) => void,
): Promise<Completed> => {
  const { parts, history, outbox } = desk;
  const key = `${edit.start.seed} ${edit.title}`;
  if ((desk.crashes.get(key) ?? 0) >= mostCrashes) {
    outbox.message('answer', replies.crashesEngine(mostCrashes));
    return false;
  }
  outbox.meanwhile = whileRunning;
  outbox.message('plan', edit.plan.says);
  let giveBack = () => {};
  try {
    giveBack = await parts.turns.take(signal, (ahead) => outbox.message('notice', replies.waitsForEngine(ahead)));
    if (signal.aborted) throw new AppError('cancelled', replies.notStarted);
    const { latent, kept: keptBefore, picture: before } = edit.start;
    const points = edit.plan.points.map(({ handle }) => handle);
    const { sequence } = outbox.frame;
    const reel = new Reel([{ sequence, step: 0, done: 0, picture: before, latent, kept: keptBefore, points }]);
    desk.reels.set(null, reel);
    desk.stopAt = null;
    desk.gate.paced(edit.untilStopped === true);
    let found: readonly KeyPoint[] | null = null;
    /** Turned round, or without an end of its own, an edit is no longer what its sentence says. */
    const { command } = edit;
    const isJudged = command !== null && !edit.turned && edit.untilStopped !== true;
    const shownIn = async (picture: Picture) => {
      found = await keyPointsOf(desk, picture);
      return command === null ? [] : parts.shown(command, edit.plan.points, edit.start.keyPoints, found, picture.size);
    };
    const order = {
      ...(isJudged ? { shownIn } : {}),
      dragId: desk.nextDragId(),
      latent,
      kept: keptBefore,
      before,
      plan: edit.plan,
      settings: edit.untilStopped === true ? { ...parts.settings, maxSteps: mostStepsUntilStopped } : parts.settings,
      revise: (reached: DragResult) => asSeen(desk, edit.start, reel, reached, signal),
      gate: (aborted: AbortSignal) => desk.gate.pass(aborted, () => desk.pausedTooLong()),
    };
    const outcome = await runEdit(parts.engine, order, signal, parts.nowMs, {
      event: (event) => outbox.event(event),
      show: (picture, dragId) => outbox.show(picture, dragId),
      framed: ({ step, frame, latent: at, kept: with_, points: now }, done) => {
        if (frame === null || at === null) return;
        reel.add({ sequence: outbox.frame.sequence, step, done, picture: frame, latent: at, kept: with_, points: now });
      },
    });
    const { result } = outcome;
    outbox.meanwhile = [];
    const kept = result.reason !== 'cancelled' || (outcome.how === 'stop' && result.steps > 0);
    if (kept) {
      outbox.show(result.picture, null);
      const made: NewNode = {
        parent: edit.start.id,
        title: edit.title,
        seed: edit.start.seed,
        latent: result.latent,
        // The engine's picture of the start is the one at hand: it is not stored twice.
        kept: result.kept && { ...result.kept, picture: result.steps > 0 ? before : result.kept.picture },
        picture: result.picture,
        keyPoints: found ?? (await keyPointsOf(desk, result.picture)),
        edit: {
          about: edit.about,
          says: edit.does,
          command: edit.command,
          plan: edit.plan,
          settings: parts.settings,
          unit: edit.unit,
          turned: edit.turned,
          endPoints: result.points,
          steps: result.steps,
          reason: result.reason,
        },
      };
      const reached = { made, reel, says: outcome.says };
      if (collect === undefined) record(desk, [reached]);
      else collect(reached);
    } else {
      desk.stand(history.current);
    }
    const stands = kept && collect === undefined;
    outbox.message('result', outcome.says, stands ? afterEdit(desk, outcome.faint.length > 0) : []);
    return result.reason !== 'cancelled';
  } catch (thrown) {
    const { code } = toAppError(thrown);
    if (code === 'engine-stopped') desk.crashes.set(key, (desk.crashes.get(key) ?? 0) + 1);
    desk.stand(history.current);
    throw thrown;
  } finally {
    outbox.meanwhile = [];
    desk.gate.resume();
    desk.board.paused = false;
    desk.tellOverlay();
    giveBack();
  }
};
