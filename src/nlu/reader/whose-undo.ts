/**
 * "Take away what you did with the nose": the network has one answer for all that takes back. Where the sentence names one
 * part, and more than that part was edited since, its edits alone are meant; where the last edit was of it alone, that edit
 * goes with what "more" made of it; where nothing was done to it, the sentence tells why the last step goes ("undo that, the
 * mouth looks silly").
 */
import type { Domain, Side, UndoPartCommand } from '../../core/index.ts';
import { lex } from '../lex.ts';
import { nounPhraseAt } from '../noun-phrase.ts';
import type { SpokenContext } from '../port.ts';
import { wholeName } from '../resolve.ts';
import { tokenise } from '../tokens.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand } from './port.ts';

/** The one part that is named, with its side; null where there is none, or more than one. */
const partNamed = (text: string, domain: Domain): UndoPartCommand | null => {
  const items = lex(tokenise(text), domain);
  const named: UndoPartCommand[] = [];
  for (let at = 0; at < items.length; at++) {
    const noun = nounPhraseAt(items, at);
    if (noun === undefined || noun === 'impossible' || noun.target.kind !== 'part') continue;
    const { part, side } = noun.target;
    const one: Side | null = side === 'both' ? null : side;
    if (part.name !== wholeName) named.push({ kind: 'undo-part', part: part.name, side: one });
    at = noun.end - 1;
  }
  const [only, ...others] = named;
  return only !== undefined && others.every(({ part, side }) => part === only.part && side === only.side) ? only : null;
};

/** "…, but keep the mane": what stays is not what goes. */
const spared = /(?<=\w)[,;.]?\s+(?:but |and |just )*(?:keep|leave)\b.*$/i;
/** "Lose all of it apart from the ears" */
const allBut = /\b(?:all|everything|anything)\b.*?\b(?:but|except|apart from|other than|besides)\b/i;
/** "Scrap the tilting altogether" */
const wholly = /\b(?:altogether|completely|entirely|all of it|the whole (?:thing|lot))\b/i;

/** An undo as it was read, or of the part that the sentence names. */
export const whoseUndo = (
  read: ReadCommand,
  text: string,
  domain: Domain,
  { last: done, takenBack = false, lastSteps = 1, earlier = [] }: SpokenContext,
): ReadCommand => {
  const last = takenBack ? null : done;
  if (read.command.kind !== 'undo' || read.command.steps !== 1) return read;
  const allOfLast: ReadCommand = { ...read, command: { kind: 'undo', steps: lastSteps }, words: `undo ${lastSteps}` };
  const command = partNamed(text.replace(spared, ''), domain);
  if (command === null) return lastSteps > 1 && wholly.test(text) ? allOfLast : read;
  if (allBut.test(text)) {
    const butThis: UndoPartCommand = { ...command, except: true };
    return { ...read, command: butThis, words: inWords(butThis, domain) };
  }
  const { part, side } = command;
  const isOf = (edit: { readonly part: string; readonly side: Side | null }): boolean =>
    edit.part === part && (side === null || edit.side === side);
  const isKnown = earlier.some((edit) => edit.part === part) || last?.edits.some((edit) => edit.part === part) === true;
  if (!isKnown) return read;
  if (last?.edits.every(isOf) !== true) return { ...read, command, words: inWords(command, domain) };
  return lastSteps > 1 ? allOfLast : read;
};
