/**
 * "The left eye be opened and the right eye be closed": the network has one side a part. Where the first piece of a sentence
 * speaks of one side and the rest of the other, each is read by itself, the second after the first ("the right one lower").
 */
import type { Command, Domain, EditCommand, Understanding } from '../../core/index.ts';
import type { SpokenContext, Understand } from '../port.ts';
import { inWords } from './in-words.ts';

const side = /\b(left|right)\b/gi;
const seam = /\s*(?:[,;.]|\b(?:and|but|while|whereas|with)\b)\s*/gi;

/** "The other one" behind the one that is named; not "the other way". */
const other = /\bthe other(?: one)?(?! (?:way|direction|day|thing|part|picture))\b/i;

const sidesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(side)].map(([found]) => found.toLowerCase()));

/** The second half by its own side, where it is said to be of the other one. */
const named = (second: string, first: string | undefined): string =>
  first === undefined || sidesIn(second).size > 0
    ? second
    : second.replace(other, `the ${first === 'left' ? 'right' : 'left'} one`);

/** The sentence in two, one side in each; null where no seam parts them. */
const halvesOf = (text: string): readonly [first: string, second: string] | null => {
  for (const { 0: found, index } of text.matchAll(seam)) {
    const before = text.slice(0, index);
    const [first, ...more] = sidesIn(before);
    const behind = named(text.slice(index + found.length), more.length === 0 ? first : undefined);
    const [second, ...others] = sidesIn(behind);
    const isParted = first !== undefined && second !== undefined && more.length + others.length === 0;
    if (isParted && first !== second) return [before, behind];
  }
  return null;
};

/** "Raise the left ear but leave the right one alone" */
const spares =
  /\b(?:not|no|never|leave|leaving|keep|alone|fine|good|okay|ok|stays?|remains?|untouched|without|where it is|as it is)\b|n't\b/i;

/** What was read of such a sentence is one side of one pair: the half of what was said. */
export const isHalfOfTwoSides = (command: Command, text: string): boolean => {
  if (command.kind !== 'edit' || spares.test(text) || halvesOf(text) === null) return false;
  const [only, ...others] = command.edits;
  return others.length === 0 && (only?.side === 'left' || only?.side === 'right');
};

const editOf = (understood: Understanding): EditCommand | null =>
  understood.kind === 'command' && understood.command.kind === 'edit' ? understood.command : null;

/** Both edits of one pair; null where the sentence is none of two sides. `read`: how one half is read. */
export const readTwoSides = (
  text: string,
  domain: Domain,
  context: SpokenContext | undefined,
  read: Understand,
): Understanding | null => {
  const [one, other] = halvesOf(text) ?? [];
  if (one === undefined || other === undefined) return null;
  const first = editOf(read(one, domain, context));
  const second = first && editOf(read(other, domain, { ...context, last: first }));
  const edits = [...(first?.edits ?? []), ...(second?.edits ?? [])];
  const [a, b] = edits;
  if (edits.length !== 2 || a?.part !== b?.part || a?.side === b?.side) return null;
  if (edits.some((edit) => edit.side !== 'left' && edit.side !== 'right')) return null;
  // "But leave the right one" of the first half is what the second one changes.
  const limits = [...(first?.constraints ?? []), ...(second?.constraints ?? [])];
  const constraints = limits.filter(({ region }) => region !== a?.part);
  const command: EditCommand = { kind: 'edit', edits, constraints };
  return { kind: 'command', command, heardAs: inWords(command, domain) };
};
