/**
 * An edit of the way done again on another picture: as its sentence asks there, as far as it went when it was done. What
 * was dragged by hand, and what the sentence does not get done there, goes by the points that it had, which follow their
 * key points.
 */
import { asWords, type DragPlan, type EditCommand, type ImageVector, imageVector } from '../core/index.ts';
import type { PlannedEdit } from './carry-out.ts';
import type { Desk } from './desk.ts';
import { withStanding, withTaught } from './edit-work.ts';
import { beforeGrounding, groundEdit } from './ground-edit.ts';
import { type EditedNode, type EditRecord, type HistoryNode, isEdited } from './history.ts';
import { allArrived } from './measures.ts';
import { displacements, planFurther, planRescaled } from './replan.ts';

/** How far each point was to go; where the edit was stopped or gone back in, how far it went. */
const went = ({ plan, endPoints, reason }: EditRecord): readonly ImageVector[] => {
  const { points, imageSize } = plan;
  const isCut = reason === 'cancelled' || (reason === 'reached' && !allArrived(points, endPoints, imageSize));
  return displacements({
    ...plan,
    points: points.map((point, i) => ({ ...point, target: (isCut ? endPoints[i] : undefined) ?? point.target })),
  });
};

/** How many times as far as in `plan` these displacements of the points of another plan go, by points of the same name. */
const timesAsFar = (plan: DragPlan, other: DragPlan, displaced: readonly ImageVector[]): number => {
  let [along, whole] = [0, 0];
  for (const { label, moves, handle, target } of plan.points) {
    const by = displaced[other.points.findIndex((point) => point.moves && point.label === label)];
    if (!moves || by === undefined) continue;
    const way = imageVector(target.x - handle.x, target.y - handle.y);
    along += way.x * by.x + way.y * by.y;
    whole += way.x ** 2 + way.y ** 2;
  }
  return whole === 0 ? 0 : along / whole;
};

/** The picture that the edit's sentence was said of: where what was done further of it ("more") began. */
const saidOf = ({ history }: Desk, node: EditedNode): HistoryNode | null => {
  const key = JSON.stringify(node.edit.command);
  let first = node;
  for (let up = history.get(node.parent); isEdited(up); up = history.get(up.parent)) {
    if (JSON.stringify(up.edit.command) !== key) break;
    first = up;
  }
  return history.get(first.parent);
};

const planOf = async (desk: Desk, command: EditCommand, node: HistoryNode): Promise<DragPlan | null> => {
  await beforeGrounding(desk, command, node);
  const grounded = groundEdit(desk, command, node);
  return grounded.kind === 'plan' ? grounded.plan : null;
};

/** As the sentence asks on this picture, times as far as it went. Null: it cannot be told. */
const bySentence = async (
  desk: Desk,
  whole: EditedNode,
  command: EditCommand,
  on: HistoryNode,
): Promise<Pick<PlannedEdit, 'plan' | 'unit'> | null> => {
  const { edit } = whole;
  const start = saidOf(desk, whole);
  const asked = start && edit.command && (await planOf(desk, edit.command, start));
  const now = await planOf(desk, withStanding(command, desk.board.standing), on);
  if (asked === null || now === null) return null;
  const times = (displaced: readonly ImageVector[]) =>
    planRescaled(now, timesAsFar(asked, edit.plan, displaced), now.says);
  const [plan, more] = [times(went(edit)), times(edit.unit)];
  return plan && more && { plan: { ...plan, mask: plan.mask ?? edit.plan.mask }, unit: displacements(more) };
};

/** What is left of an edit has no sentence but the one that is said back. */
const ofItsOwn = (does: string): Pick<PlannedEdit, 'about' | 'title' | 'does'> => {
  const words = asWords(does);
  return { about: words, title: words, does };
};

/**
 * `left`: what of the edit of `whole` is done again; the same node where all of it is. Null: it cannot be done again so.
 * `on` need not be a step of the history.
 */
export const doneAgain = async (
  desk: Desk,
  whole: EditedNode,
  left: EditedNode,
  on: HistoryNode,
): Promise<PlannedEdit | null> => {
  const { edit, title } = left;
  const { about, command, says: does, turned, unit } = edit;
  const asked = command && (await bySentence(desk, whole, command, on));
  const same = { start: on, about, does, title, command, turned };
  if (asked && left === whole) return { ...same, ...asked };
  if (asked) return { ...same, ...asked, ...ofItsOwn(asked.plan.says) };
  // Which of its points were for what is left, nobody wrote down.
  if (command !== null && left !== whole) return null;
  if (desk.sight.isStale(on)) await desk.sight.look(on);
  const start = withTaught(desk, desk.history.get(whole.parent));
  const plan = planFurther(left, start, withTaught(desk, on), went(edit), 1, null, edit.plan.says);
  return plan && { ...same, plan, unit };
};
