/**
 * The edits of a conversation: by a sentence, by hand, "more" of the last one, and the last one redone with another
 * amount. Each makes a plan and hands it to be carried out.
 */
import {
  asWords,
  type Constraint,
  type ControlCommand,
  type DragPlan,
  type EditCommand,
  type ImagePoint,
  type PlannedPoint,
  type SoftMask,
} from '../core/index.ts';
import { carryOut } from './carry-out.ts';
import { nothingYet } from './choosing.ts';
import type { Desk } from './desk.ts';
import { beforeGrounding, groundEdit, tellNoPlan } from './ground-edit.ts';
import type { HistoryNode } from './history.ts';
import { keepsEither, type Painted, paintedMask } from './masks.ts';
import { redo } from './picture-work.ts';
import { sameFor } from './refer.ts';
import { displacements, planFurther, planRescaled, unitAfter } from './replan.ts';
import { replies } from './replies.ts';

/** What is protected is kept by every edit; what the sentence itself says comes first. */
export const withStanding = (command: EditCommand, standing: readonly Constraint[]): EditCommand => {
  const own = new Set(command.constraints.map(({ region }) => region));
  return { ...command, constraints: [...command.constraints, ...standing.filter(({ region }) => !own.has(region))] };
};

/** What was done, with what was done further of it ("more"), is taken back, and this is done. */
export const editInstead = async (
  desk: Desk,
  before: EditCommand | null,
  command: EditCommand,
  signal: AbortSignal,
): Promise<void> => {
  const { history } = desk;
  const steps = before === null ? 0 : history.stepsOf(before);
  if (steps > 0) {
    history.undo(steps);
    desk.stand(history.current);
  }
  await editBySentence(desk, null, command, signal);
};

/** "the other one too": the last edit for another part or side. */
export const editSameFor = (
  desk: Desk,
  text: string,
  { part, side }: ControlCommand & { kind: 'same-for' },
): Promise<void> | void => {
  if (desk.lastCommand === null) return nothingYet(desk, replies.nothingToCorrect);
  const corrected = sameFor(desk.lastCommand, { part, side, action: null }, desk.domain);
  if ('refused' in corrected) return desk.outbox.message('answer', corrected.refused);
  desk.lastCommand = corrected.command;
  return desk.inTurn(text, (signal) => editBySentence(desk, text, corrected.command, signal));
};

/** "start opening": this many times the usual way is aimed at; "stop" ends it before. */
const farTimes = 4;

/** An edit that goes on until "stop", to the border of the picture or what the model can show at the most. */
export const editUntilStopped = async (
  desk: Desk,
  text: string,
  said: EditCommand,
  signal: AbortSignal,
): Promise<void> => {
  const start = desk.history.current;
  const command = withStanding(said, desk.board.standing);
  const sought = beforeGrounding(desk, command, start);
  if (sought !== null) await sought;
  const grounding = groundEdit(desk, command, start);
  if (grounding.kind !== 'plan') return tellNoPlan(desk, grounding);
  const { says } = grounding.plan;
  const plan = planRescaled(grounding.plan, farTimes, replies.untilStopped(says));
  if (plan === null) return desk.outbox.message('answer', replies.noRoom);
  const unit = displacements(grounding.plan);
  await carryOut(
    desk,
    { start, plan, about: text, does: says, title: text, command: said, unit, turned: false, untilStopped: true },
    signal,
  );
};

/**
 * An edit by its sentence, planned on the picture that stands when its turn has come. `text` null: it has none of its own
 * ("no, I meant the left") but the one that is said back.
 */
export const editBySentence = async (
  desk: Desk,
  text: string | null,
  command: EditCommand,
  signal: AbortSignal,
): Promise<void> => {
  const start = desk.history.current;
  const whole = withStanding(command, desk.board.standing);
  const sought = beforeGrounding(desk, whole, start);
  if (sought !== null) await sought;
  const grounding = groundEdit(desk, whole, start);
  if (grounding.kind !== 'plan') return tellNoPlan(desk, grounding);
  const { plan } = grounding;
  const title = text ?? asWords(plan.says);
  await carryOut(
    desk,
    { start, plan, about: title, does: plan.says, title, command, unit: displacements(plan), turned: false },
    signal,
  );
};

const isKept = ({ size, keep }: SoftMask, { x, y }: ImagePoint): boolean =>
  (keep[Math.round(y) * size + Math.round(x)] ?? 0) >= 0.5;

export const editByHand = async (
  desk: Desk,
  points: readonly PlannedPoint[],
  keep: 'nothing' | 'background' | readonly Constraint[],
  signal: AbortSignal,
  title: string | null = null,
  painted: Painted | null = null,
): Promise<void> => {
  const start = desk.history.current;
  const imageSize = start.picture.size;
  const own: readonly Constraint[] =
    keep === 'background' ? [{ kind: 'keep', region: 'background', side: null }] : keep === 'nothing' ? [] : keep;
  const all = [...own, ...desk.board.standing];
  const named = all.length === 0 ? null : desk.parts.maskOf(all, start.keyPoints, imageSize);
  if (all.length > 0 && named === null) desk.outbox.message('notice', replies.cannotKeep(all.map(replies.constraint)));
  const byBrush = painted === null ? null : paintedMask(painted, imageSize);
  const mask = keepsEither(named, byBrush);
  const said = [
    ...(named === null ? [] : all.map(replies.constraint)),
    ...(byBrush === null ? [] : [replies.keepPainted]),
  ];
  // What is kept is kept exactly: there the points would move, and the picture would not.
  const stays = points.find(({ moves, handle }) => moves && mask !== null && isKept(mask, handle));
  if (stays !== undefined) return desk.outbox.message('answer', replies.keptThere(stays.label, said));
  const moving = points.filter(({ moves }) => moves).length;
  const plan: DragPlan = {
    imageSize,
    points,
    mask,
    says: replies.byHand(moving, said),
  };
  const about = title ?? replies.aboutByHand(moving);
  await carryOut(
    desk,
    { start, plan, about, does: plan.says, title: about, command: null, unit: displacements(plan), turned: false },
    signal,
  );
};

/** A node whose key points are all places that have a name, so that handles follow taught parts as well. */
export const withTaught = <Node extends HistoryNode | null>(desk: Desk, node: Node): Node =>
  node === null ? node : { ...node, keyPoints: desk.sight.points(node) };

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
  const { history, outbox } = desk;
  for (let i = 0; i < times && !signal.aborted; i++) {
    const last = history.lastEdit();
    if (last === null) return nothingYet(desk, replies.nothingToRepeat);
    const now = history.current;
    if (desk.sight.isStale(now)) await desk.sight.look(now);
    const { about, command, says: does } = last.edit;
    const fresh = command === null ? null : groundEdit(desk, withStanding(command, desk.board.standing), now);
    const freshMask = fresh?.kind === 'plan' ? fresh.plan.mask : null;
    const turned = last.edit.turned !== (factor ?? 1) < 0;
    const says = factor === null ? replies.again(last.title) : replies.further(about, factor, turned, does);
    const title = factor === null ? last.title : replies.title.further(about, factor, turned);
    const by = factor === null ? displacements(last.edit.plan) : last.edit.unit;
    const plan = planFurther(
      last,
      withTaught(desk, history.get(last.parent)),
      withTaught(desk, now),
      by,
      factor ?? 1,
      freshMask,
      says,
    );
    if (plan === null) return outbox.message('answer', replies.noRoom);
    const unit = unitAfter(last.edit.unit, factor ?? 1);
    if (!(await carryOut(desk, { start: now, plan, about, does, title, command, unit, turned }, signal))) return;
  }
};

/** "Do it again" right after an undo means what was undone, and that stands as it was; else it is the last edit once more. */
export const editAgain = async (desk: Desk, times: number, signal: AbortSignal): Promise<void> => {
  const brought = desk.history.undoneEdit === null ? 0 : 1;
  if (brought > 0) redo(desk, 1);
  if (times > brought) await editFurther(desk, null, times - brought, signal);
};

/** "Another version" is the same edit with these amounts, one after another. */
const versionFactors = [0.7, 1.4, 0.5, 1.8] as const;

/** The last edit of this picture again from its start, with its displacements times `factor`: a sibling node. */
export const editRescaled = async (desk: Desk, asked: number | null, signal: AbortSignal): Promise<void> => {
  const { history, outbox } = desk;
  const last = history.lastEditOfPicture();
  const start = last === null ? null : history.get(last.parent);
  if (last === null || start === null) {
    return nothingYet(desk, replies.nothingToRescale);
  }
  const { about, command, says: does } = last.edit;
  // Another version: amounts in turn, so that asking again shows yet another one.
  const siblings = history.nodes.filter(({ parent, edit }) => edit !== null && parent === start.id).length;
  const factor = asked ?? versionFactors[(siblings - 1) % versionFactors.length] ?? 1;
  const plan = planRescaled(last.edit.plan, factor, replies.rescaled(about, factor));
  if (plan === null) return outbox.message('answer', replies.nothingLeft(about));
  const title = replies.title.rescaled(about, factor);
  await carryOut(
    desk,
    { start, plan, about, does, title, command, unit: displacements(plan), turned: last.edit.turned !== factor < 0 },
    signal,
  );
};
