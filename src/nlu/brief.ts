/**
 * What a word or two mean after an edit, and only there: "fully" and "just a bit" (the same edit by so much), "straight"
 * (back to where it was), "only one" (which?). Who speaks to the program says little.
 */
import type { ControlCommand, EditCommand } from '../core/index.ts';
import { amountAt } from './amounts.ts';
import { type Refusal, soMuch, whichOfPair } from './refusals.ts';
import { separator, type Token } from './tokens.ts';

const straight =
  /^(?:(?:now|look|looks|looking|face|facing|turn|put|make|set|hold|go) )*(?:it |him |her |them |(?:the|his|her|its) (?:head|eyes|face|ears) )?(?:back )?(?:(?:straight|straighten)(?: (?:up|out|ahead|forward|again|it|him|them|(?:the|his|her|its) (?:head|eyes|face|ears)))*|(?:to )?the (?:front|middle|cent(?:re|er))|forwards?|level)(?: again)?$/;
/** A pair has no first one: which is asked. */
const onlyOne = /^(?:(?:just|only) )?(?:the (?:first|second|last) )?one(?: (?:of them|side|eye|ear))?(?: only)?$/;

/** The amount that is all of what was said. */
const amountAlone = (words: readonly Token[]): { readonly factor: number; readonly just: boolean } | null => {
  const first = /^(?:just|only|but)$/.test(words[0] ?? '');
  const last = !first && words.at(-1) === 'only';
  const just = first || last;
  const rest = first ? words.slice(1) : last ? words.slice(0, -1) : words;
  const read = amountAt(rest, 0);
  return read?.amount.kind === 'relative' && read.length === rest.length ? { factor: read.amount.factor, just } : null;
};

export const briefly = (tokens: readonly Token[], last: EditCommand | null): ControlCommand | Refusal | null => {
  const edit = last?.edits.at(-1);
  if (edit === undefined || tokens.length > 6) return null;
  const words = tokens.filter((token) => token !== separator);
  const said = words.join(' ');
  if (straight.test(said)) return /^(?:turn|tilt|look)-/.test(edit.action) ? { kind: 'further', factor: -1 } : null;
  if (onlyOne.test(said) && edit.side === 'both') return whichOfPair(said, ['only the left one', 'only the right one']);
  const amount = amountAlone(words);
  if (amount === null || edit.amount.kind !== 'relative') return null;
  // "A bit" may be a bit more or no more than a bit.
  if (amount.factor < 1 && !amount.just) return soMuch(said, [`${said} more`, `${said} less`]);
  const factor = amount.factor / edit.amount.factor;
  return factor === 1 ? null : { kind: 'rescale', factor };
};
