/**
 * "Undo the ears": what was done to a part, or to all but that, on the way from the original to the standing picture is taken back. Where
 * nothing else was done since, the picture before it stands at once; else what else was done is dragged again from there,
 * in its order. Nothing is kept before all of it is done, so that it is one step, and "cancel" leaves all as it was.
 */
import {
  listed,
  nounFor,
  type Part,
  type PartEdit,
  sidesMeet,
  spokenNames,
  type UndoPartCommand,
} from '../core/index.ts';
import { carryOut, type Reached, record } from './carry-out.ts';
import type { Desk } from './desk.ts';
import { doneAgain } from './done-again.ts';
import { afterEdit, otherSuggestions } from './fitting.ts';
import type { EditedNode, HistoryNode } from './history.ts';
import { replies } from './replies.ts';

interface Named {
  readonly part: Part;
  readonly side: UndoPartCommand['side'];
}

interface Gone {
  readonly named: readonly Named[];
  /** All but these goes. */
  readonly except: boolean;
}

/** What of an edit is not of that part: itself, the other one of a pair, or nothing. */
const withoutPart = (edit: PartEdit, { part, side }: Named): readonly PartEdit[] => {
  if (edit.part !== part.name) return [edit];
  if (side === null || side === 'both' || edit.side === null || edit.side === side) return [];
  return edit.side === 'both' ? [{ ...edit, side: side === 'left' ? 'right' : 'left' }] : [edit];
};

/** What of it is of that part. */
const ofPart = (edit: PartEdit, { part, side }: Named): readonly PartEdit[] => {
  if (edit.part !== part.name || !sidesMeet(edit.side, side)) return [];
  return edit.side === 'both' && side !== null && side !== 'both' ? [{ ...edit, side }] : [edit];
};

const leftOfEdit = (edit: PartEdit, { named, except }: Gone): readonly PartEdit[] =>
  except
    ? named.flatMap((one) => ofPart(edit, one))
    : named.reduce<readonly PartEdit[]>((left, one) => left.flatMap((part) => withoutPart(part, one)), [edit]);

/** Whether a point that was dragged by hand is of the part, by its name: "left ear tip". */
const isNamed = (label: string, { part, side }: Named): boolean => {
  const words = label.toLowerCase().split(/[^\p{L}]+/u);
  const names = [part.name, ...spokenNames(part)];
  const isOther = side !== null && side !== 'both' && words.includes(side === 'left' ? 'right' : 'left');
  return !isOther && names.some((name) => name.split(' ').every((word) => words.includes(word)));
};

/** The node with what is left of its edit: itself where that is all, null where nothing is. */
const leftOf = (node: EditedNode, gone: Gone): EditedNode | null => {
  const { edit } = node;
  if (edit.command === null) {
    const stays = edit.plan.points.map(({ label, moves }) => {
      const isMeant = gone.named.some((one) => isNamed(label, one));
      return !moves || isMeant === gone.except;
    });
    if (!stays.includes(false)) return node;
    const kept = <One>(all: readonly One[]): readonly One[] => all.filter((_, i) => stays[i] === true);
    const plan = { ...edit.plan, points: kept(edit.plan.points) };
    if (!plan.points.some(({ moves }) => moves)) return null;
    return { ...node, edit: { ...edit, plan, unit: kept(edit.unit), endPoints: kept(edit.endPoints) } };
  }
  const { edits } = edit.command;
  const left = edits.flatMap((one) => leftOfEdit(one, gone));
  if (left.length === edits.length && left.every((one, i) => one === edits[i])) return node;
  return left.length === 0 ? null : { ...node, edit: { ...edit, command: { ...edit.command, edits: left } } };
};

/** The step that "undo" takes back: not to be mistaken for the one whose sentence it did again. */
const namedAfter = (last: Reached, noun: string): Reached => ({
  ...last,
  made: { ...last.made, title: replies.withoutPart(last.made.title, noun) },
});

/** Back to the picture before, as a step of its own: nothing of what was done since is left. */
const goBack = (desk: Desk, base: HistoryNode, noun: string): void => {
  desk.history.jump(base.id);
  desk.stand(base);
  const text = replies.partUndone(noun, [], [], base.title);
  desk.outbox.message('result', text, ['undo', ...otherSuggestions(desk).slice(0, 2)]);
};

export const undoPart = async (
  desk: Desk,
  { part, side, also = [], except }: UndoPartCommand,
  signal: AbortSignal,
): Promise<void> => {
  const { history, outbox } = desk;
  const named: Named[] = [];
  for (const asked of [{ part, side }, ...also]) {
    const known = desk.domain.parts.find(({ name }) => name === asked.part);
    if (known === undefined) return outbox.message('answer', replies.noSuchPoint(asked.part));
    named.push({ part: known, side: asked.side });
  }
  const nouns = listed(named.map((one) => nounFor(one.part, one.side)));
  const noun = except ? replies.allBut(nouns) : nouns;
  const gone: Gone = { named, except: except === true };
  const way = history.way.map((node) => ({ node, left: leftOf(node, gone) }));
  const first = way.findIndex(({ node, left }) => left !== node);
  const last = way.at(-1)?.node.title ?? null;
  if (first < 0 && except && last !== null) return outbox.message('answer', replies.nothingElse(nouns), ['undo']);
  if (first < 0) return outbox.message('answer', replies.partUntouched(noun, last), last === null ? [] : ['undo']);
  const since = way.slice(first);
  const base = history.get(since[0]?.node.parent ?? null);
  if (base === null || !since.every(({ node }) => history.isNextToParent(node)))
    return outbox.message('answer', replies.partForgotten(noun));
  const again = since.flatMap(({ node, left }) => (left === null ? [] : [{ node, left }]));
  if (again.length === 0) return goBack(desk, base, noun);

  const reached: Reached[] = [];
  for (const { node, left } of again) {
    const before = reached.at(-1)?.made;
    // Not yet a step of the history.
    const on = before === undefined ? base : { ...before, id: base.id };
    const edit = await doneAgain(desk, node, left, on);
    if (edit === null) {
      desk.stand(history.current);
      return outbox.message('answer', replies.notWithoutPart(noun, node.title), ['undo']);
    }
    const says = before === undefined ? replies.undoingPart(noun, edit.title) : replies.again(edit.title);
    const planned = { ...edit, plan: { ...edit.plan, says } };
    if (!(await carryOut(desk, planned, signal, (one) => reached.push(one))) || signal.aborted) break;
  }
  const newest = reached.at(-1);
  if (newest === undefined || (signal.aborted && signal.reason !== 'stop')) return desk.stand(history.current);
  record(desk, reached.with(-1, namedAfter(newest, noun)));
  // Something else may have been asked for since.
  if (since.some(({ node }) => node.edit.command === desk.lastCommand))
    desk.lastCommand = history.current.edit?.command ?? null;
  const done = reached.map(({ made }) => made.title);
  const undone = again.slice(done.length).map(({ left }) => left.title);
  outbox.message('result', replies.partUndone(noun, done, undone, ''), afterEdit(desk, false));
};
