/**
 * Sentences to try that fit what is seen: what lies over the picture comes first, then the refinement of what was done
 * last, then other edits. What was done on the way to this picture, what was just taken back and what the picture refuses
 * are not among them.
 */
import type { Domain, EditCommand, PartEdit } from '../core/index.ts';
import { leastConfidence } from './board.ts';
import type { Desk } from './desk.ts';
import type { EditRecord, HistoryNode } from './history.ts';

const mostTaught = 2;
const mostInstead = 5;

interface Try {
  readonly sentence: string;
  /** Null for what is no edit ("zoom in"). */
  readonly command: EditCommand | null;
}

/** What of the model's own suggestions a picture allows: it never changes. */
const allowedOn = new WeakMap<HistoryNode, readonly Try[]>();

/** Masks take long on large pictures, and refuse nothing that a model suggests. */
const allows = ({ parts }: Desk, { kind, edits }: EditCommand, { keyPoints, picture }: HistoryNode): boolean =>
  parts.ground({ kind, edits, constraints: [] }, keyPoints, picture.size).kind === 'plan';

const allowed = (desk: Desk): readonly Try[] => {
  const { parts, history } = desk;
  const { current } = history;
  const known = allowedOn.get(current);
  if (known !== undefined) return known;
  const tries = parts.domain.suggestions.flatMap((sentence): readonly Try[] => {
    const understood = parts.understand(sentence, parts.domain);
    if (understood.kind !== 'command') return [];
    const { command } = understood;
    if (command.kind !== 'edit') return [{ sentence, command: null }];
    return allows(desk, command, current) ? [{ sentence, command }] : [];
  });
  allowedOn.set(current, tries);
  return tries;
};

const editsOf = (edit: EditRecord | null | undefined): readonly PartEdit[] =>
  edit?.turned === false ? (edit.command?.edits ?? []) : [];

/** What led here, and what was taken back to come here. */
const done = ({ history }: Desk): readonly PartEdit[] => {
  const edits = [...editsOf(history.get(history.neighbours.redo)?.edit)];
  for (let node: HistoryNode | null = history.current; node !== null; node = history.get(node.parent))
    edits.push(...editsOf(node.edit));
  return edits;
};

const isSame = (a: PartEdit, b: PartEdit): boolean =>
  a.part === b.part && a.action === b.action && (a.side === null || b.side === null || a.side === b.side);

const ofTaught = ({ sight, shownPoints }: Desk, before: readonly PartEdit[]): readonly string[] =>
  shownPoints
    .filter(({ name, confidence }) => confidence >= leastConfidence && sight.isTaught(name))
    .filter(({ name }) => !before.some(({ part, action }) => part === name && action === 'move-up'))
    .slice(0, mostTaught)
    .map(({ name }) => `move the ${name} up a bit`);

/** Edits and looks that were not tried on the way to this picture. */
export const otherSuggestions = (desk: Desk): readonly string[] => {
  const before = done(desk);
  const fresh = allowed(desk).filter(
    ({ command }) => command === null || !command.edits.some((edit) => before.some((other) => isSame(edit, other))),
  );
  const numbersShown = desk.board.isShown('numbers');
  const own = fresh
    .map(({ sentence }) => sentence)
    .filter((sentence) => !(numbersShown && sentence === 'show numbers'));
  const taught = ofTaught(desk, before);
  // A model without words of its own is spoken about by what it was taught.
  return desk.parts.domain.parts.length === 0 ? [...taught, ...own] : [...own, ...taught];
};

const goingOn = new WeakMap<HistoryNode, boolean>();

/** Whether the edit that stands can go on: what it asked for is not as far as it goes. */
const goesOn = (desk: Desk, { command, turned }: EditRecord): boolean => {
  const { current } = desk.history;
  // How far a taught part goes is known once it is looked for.
  const isOpen = command === null || turned || command.edits.some(({ part }) => desk.sight.isTaught(part));
  const goes = isOpen || (goingOn.get(current) ?? allows(desk, command, current));
  goingOn.set(current, goes);
  return goes;
};

/** What is said of the edit that stands; none where a picture stands as its seed made it. */
const refinements = (desk: Desk): readonly string[] => {
  const { edit } = desk.history.current;
  if (edit === null) return [];
  if (!goesOn(desk, edit)) return ['undo', 'less'];
  return edit.reason === 'reached' ? ['a bit more', 'less', 'undo'] : ['undo', 'more', 'less'];
};

/** What people say next; more of what does not show would not show either. */
export const afterEdit = (desk: Desk, faint: boolean): readonly string[] => [
  ...(faint ? ['undo', 'new image'] : refinements(desk)),
  ...otherSuggestions(desk).slice(0, 1),
];

/** What lies over the picture: a way on, and the way to be rid of it. */
const onScreen = (desk: Desk): readonly string[] => {
  const { board, history } = desk;
  const number = desk.points.findIndex(({ confidence }) => confidence >= leastConfidence) + 1;
  return [
    ...(board.pairs.length > 0 ? ['go', 'clear points'] : []),
    ...(board.isShown('numbers') ? [...(number > 0 ? [`move ${number} up a bit`] : []), 'hide numbers'] : []),
    ...(board.gridShown ? [board.grid.cells.length > 0 ? 'grid back' : 'more squares', 'hide grid'] : []),
    ...(board.isShown('names') ? ['hide names'] : []),
    ...(board.isShown('mask') ? ['hide mask'] : []),
    ...(board.isShown('history') ? [...(history.size > 2 ? ['compare versions'] : []), 'hide history'] : []),
  ];
};

export const fittingSuggestions = (desk: Desk): readonly string[] => {
  const [first, second] = refinements(desk);
  const refined = first === undefined ? [] : [first, first === 'undo' ? (second ?? 'less') : 'undo'];
  return [...new Set([...onScreen(desk), ...refined, ...otherSuggestions(desk)])];
};

/** The domain for what is said of it: its examples fit the picture. */
export const fittingDomain = (desk: Desk): Domain => {
  const others = otherSuggestions(desk);
  return others.length === 0 ? desk.domain : { ...desk.domain, suggestions: others };
};

/** Where a refusal has nothing of its own to offer but what its model always suggests, what fits is offered. */
export const fittingInstead = (desk: Desk, offered: readonly string[]): readonly string[] => {
  const generic = offered.every((sentence) => desk.parts.domain.suggestions.includes(sentence));
  const others = generic ? otherSuggestions(desk).slice(0, Math.min(offered.length, mostInstead)) : [];
  return others.length === 0 ? offered : others;
};
