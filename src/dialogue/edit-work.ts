/**
 * The edits of a conversation: by a sentence, by hand, "more" of the last one, and the last one redone with another
 * amount. Each makes a plan, says it, runs it and records what was reached as a node of the history.
 */
import {
  AppError,
  type DragPlan,
  type EditCommand,
  type ImageVector,
  type KeyPoint,
  type Picture,
  type PlannedPoint,
  toAppError,
} from '../core/index.ts';
import type { Desk } from './desk.ts';
import { runEdit } from './edit-runner.ts';
import type { HistoryNode } from './history.ts';
import { displacements, planFurther, planRescaled, unitAfter } from './replan.ts';
import { replies } from './replies.ts';

interface PlannedEdit {
  readonly start: HistoryNode;
  readonly plan: DragPlan;
  readonly about: string;
  /** What the sentence that began it does, in a sentence. */
  readonly does: string;
  readonly title: string;
  readonly command: EditCommand | null;
  readonly unit: readonly ImageVector[];
  readonly turned: boolean;
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

const carryOut = async (desk: Desk, edit: PlannedEdit, signal: AbortSignal): Promise<Completed> => {
  const { parts, history, outbox } = desk;
  const key = `${edit.start.seed} ${edit.title}`;
  if ((desk.crashes.get(key) ?? 0) >= mostCrashes) {
    outbox.message('answer', replies.crashesEngine(mostCrashes));
    return false;
  }
  outbox.message('plan', edit.plan.says);
  const giveBack = await parts.turns.take(signal, (ahead) => outbox.message('notice', replies.waitsForEngine(ahead)));
  try {
    if (signal.aborted) throw new AppError('cancelled', replies.notStarted);
    const { latent, kept: keptBefore, picture: before } = edit.start;
    const order = {
      dragId: desk.nextDragId(),
      latent,
      kept: keptBefore,
      before,
      plan: edit.plan,
      settings: parts.settings,
    };
    const outcome = await runEdit(parts.engine, order, signal, parts.nowMs, outbox);
    const { result } = outcome;
    const kept = result.reason !== 'cancelled' || (outcome.how === 'stop' && result.steps > 0);
    if (kept) {
      outbox.show(result.picture, null);
      const node = history.add({
        parent: edit.start.id,
        title: edit.title,
        name: null,
        seed: edit.start.seed,
        latent: result.latent,
        // The engine's picture of the start is the one at hand: it is not stored twice.
        kept: result.kept && { ...result.kept, picture: result.steps > 0 ? before : result.kept.picture },
        picture: result.picture,
        keyPoints: await keyPointsOf(desk, result.picture),
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
      });
      desk.stand(node);
    } else {
      desk.stand(history.current);
    }
    outbox.message('result', outcome.says);
    return result.reason !== 'cancelled';
  } catch (thrown) {
    const { code } = toAppError(thrown);
    if (code === 'engine-stopped') desk.crashes.set(key, (desk.crashes.get(key) ?? 0) + 1);
    desk.stand(history.current);
    throw thrown;
  } finally {
    giveBack();
  }
};

/** An edit by its sentence, planned on the picture that stands when its turn has come. */
export const editBySentence = async (
  desk: Desk,
  text: string,
  command: EditCommand,
  signal: AbortSignal,
): Promise<void> => {
  const start = desk.history.current;
  const grounding = desk.parts.ground(command, start.keyPoints, start.picture.size);
  if (grounding.kind === 'refused') {
    desk.outbox.message('answer', grounding.text, desk.parts.domain.suggestions);
    return;
  }
  const { plan } = grounding;
  await carryOut(
    desk,
    { start, plan, about: text, does: plan.says, title: text, command, unit: displacements(plan), turned: false },
    signal,
  );
};

export const editByHand = async (
  desk: Desk,
  points: readonly PlannedPoint[],
  keep: 'nothing' | 'background',
  signal: AbortSignal,
): Promise<void> => {
  const start = desk.history.current;
  const imageSize = start.picture.size;
  const mask = keep === 'background' ? desk.parts.backgroundMask(start.keyPoints, imageSize) : null;
  const moving = points.filter(({ moves }) => moves).length;
  const plan: DragPlan = { imageSize, points, mask, says: replies.byHand(moving, mask !== null) };
  const about = replies.aboutByHand(moving);
  await carryOut(
    desk,
    { start, plan, about, does: plan.says, title: about, command: null, unit: displacements(plan), turned: false },
    signal,
  );
};

/**
 * "More", "a bit more", "the other way": what the sentence asked for, times `factor`, on the picture that stands; so
 * "a bit more" means the same each time. "Again" (factor null) repeats what was done last as it was, `times` times.
 */
export const editFurther = async (
  desk: Desk,
  factor: number | null,
  times: number,
  signal: AbortSignal,
): Promise<void> => {
  const { history, outbox, parts } = desk;
  for (let i = 0; i < times && !signal.aborted; i++) {
    const last = history.lastEdit();
    if (last === null) return outbox.message('answer', replies.nothingToRepeat, parts.domain.suggestions);
    const now = history.current;
    const { about, command, says: does } = last.edit;
    const fresh = command === null ? null : parts.ground(command, now.keyPoints, now.picture.size);
    const freshMask = fresh?.kind === 'plan' ? fresh.plan.mask : null;
    const turned = last.edit.turned !== (factor ?? 1) < 0;
    const says = factor === null ? replies.again(last.title) : replies.further(about, factor, turned, does);
    const title = factor === null ? last.title : replies.title.further(about, factor, turned);
    const by = factor === null ? displacements(last.edit.plan) : last.edit.unit;
    const plan = planFurther(last, history.get(last.parent), now, by, factor ?? 1, freshMask, says);
    if (plan === null) return outbox.message('answer', replies.noRoom);
    const unit = unitAfter(last.edit.unit, factor ?? 1);
    if (!(await carryOut(desk, { start: now, plan, about, does, title, command, unit, turned }, signal))) return;
  }
};

/** The last edit of this picture again from its start, with its displacements times `factor`: a sibling node. */
export const editRescaled = async (desk: Desk, factor: number, signal: AbortSignal): Promise<void> => {
  const { history, outbox, parts } = desk;
  const last = history.lastEditOfPicture();
  const start = last === null ? null : history.get(last.parent);
  if (last === null || start === null) {
    return outbox.message('answer', replies.nothingToRescale, parts.domain.suggestions);
  }
  const { about, command, says: does } = last.edit;
  const plan = planRescaled(last.edit.plan, factor, replies.rescaled(about, factor));
  if (plan === null) return outbox.message('answer', replies.nothingLeft(about));
  const title = replies.title.rescaled(about, factor);
  await carryOut(
    desk,
    { start, plan, about, does, title, command, unit: displacements(plan), turned: last.edit.turned !== factor < 0 },
    signal,
  );
};
