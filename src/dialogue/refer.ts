/** "No, I meant the left", "the other one too": what a correction makes of an edit. Pure; no language model. */
import {
  type Action,
  actions,
  type Correction,
  type Domain,
  type EditCommand,
  type Part,
  type PartEdit,
  type Side,
} from '../core/index.ts';
import { replies } from './replies.ts';

export type Corrected = { readonly command: EditCommand } | { readonly refused: string };

const mirrored = { left: 'right', right: 'left' } as const;

/** "turn-left" for the right: the way that an action without sides goes. */
const turned = (action: Action, side: Side | 'other', part: { readonly actions: readonly Action[] }): Action | null => {
  // "and left", after going up
  const upright = /^(.*)-(?:up|down)$/.exec(action);
  if (upright !== null && (side === 'left' || side === 'right'))
    return part.actions.find((known) => known === `${upright[1]}-${side}`) ?? null;
  const way = /^(.*)-(left|right)$/.exec(action);
  if (way === null || side === 'both') return null;
  const now = way[2] === 'left' ? 'left' : 'right';
  const wanted = `${way[1]}-${side === 'other' ? mirrored[now] : side}`;
  return part.actions.find((known) => known === wanted) ?? null;
};

/** What goes the same way: "look up" of the eyes is "raise" of the head. */
const sameWay: readonly (readonly Action[])[] = [
  ['look-left', 'turn-left', 'tilt-left', 'move-left'],
  ['look-right', 'turn-right', 'tilt-right', 'move-right'],
  ['look-up', 'raise', 'move-up'],
  ['look-down', 'lower', 'move-down'],
];
/** "Tilt, not turn": to the side that it was turned to. */
const sameSide = (wanted: Action, before: Action): Action => {
  const other = wanted.replace(/-left$/, '-right');
  return (before.endsWith('-right') && actions.find((action) => action === other)) || wanted;
};

/** The action by the name that it has with the part, where it has another one. */
const inTheWordsOf = ({ actions: able, instead }: Part, wanted: Action): Action => {
  if (able.includes(wanted)) return wanted;
  const like = sameWay.find((ways) => ways.includes(wanted))?.find((way) => able.includes(way));
  return instead?.[wanted] ?? like ?? wanted;
};

const otherSide = (side: Side | null): Side => (side === 'left' || side === 'right' ? mirrored[side] : 'both');

const correctOne = (edit: PartEdit, { part: named, side, action }: Correction, domain: Domain): PartEdit | string => {
  const part = domain.parts.find(({ name }) => name === (named ?? edit.part));
  if (part === undefined) return replies.noSuchPoint(named ?? edit.part);
  const wanted = inTheWordsOf(part, action === null ? edit.action : sameSide(action, edit.action));
  if (!part.actions.includes(wanted)) return replies.cannotDo(part, wanted);
  if (part.paired) {
    const own = edit.part === part.name ? edit.side : null;
    // "Look left", "no, right": both eyes the other way, and not the right eye.
    const way = side !== null && (own ?? 'both') === 'both' ? turned(wanted, side, part) : null;
    if (way !== null) return { ...edit, part: part.name, action: way, side: 'both' };
    const chosen = side === 'other' ? otherSide(own) : (side ?? own ?? 'both');
    return { ...edit, part: part.name, action: wanted, side: chosen };
  }
  if (side === null) return { ...edit, part: part.name, action: wanted, side: null };
  const way = turned(wanted, side, part);
  return way === null ? replies.noSides(part) : { ...edit, part: part.name, action: way, side: null };
};

/** The last edit of the command that the correction can be about is changed; the others stay. */
export const correct = (command: EditCommand, correction: Correction, domain: Domain): Corrected => {
  let refused = '';
  for (let i = command.edits.length - 1; i >= 0; i--) {
    const edit = command.edits[i];
    if (edit === undefined) continue;
    const next = correctOne(edit, correction, domain);
    if (typeof next !== 'string') {
      // "The ears I meant" of the ears and the mouth: what was done to the mouth goes.
      if (correction.part !== null && JSON.stringify(next) === JSON.stringify(edit) && command.edits.length > 1)
        return { command: { ...command, edits: command.edits.filter((one) => one.part === next.part) } };
      const constraints = command.constraints.filter(({ region }) => region !== next.part);
      return { command: { ...command, edits: command.edits.map((one, at) => (at === i ? next : one)), constraints } };
    }
    refused = next;
  }
  return { refused };
};

/** The same again for another part or side, and for nothing else of the command. */
export const sameFor = (command: EditCommand, correction: Correction, domain: Domain): Corrected => {
  const last = command.edits.at(-1);
  return last === undefined ? { refused: '' } : correct({ ...command, edits: [last] }, correction, domain);
};
