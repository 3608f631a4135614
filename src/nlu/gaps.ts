/**
 * Sentences in which a word is missing, by their form alone: "close the left", "put the down", "make the nose a longer",
 * and "close the eye" of a creature that has two. What was not heard cannot be known; each gap is filled in the ways that
 * the domain knows, and those that can be read are offered by number (docs/decisions/0014-a-gap-is-asked-about.md).
 */
import type { Domain, Part } from '../core/index.ts';
import { describedGap } from './described.ts';
import type { Item } from './items.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import type { Chosen } from './resolve.ts';

export type Words = readonly string[];

export interface Gap {
  /** What is missing: which of a pair, what is spoken of, how much, what shall be done, or whether anything shall. */
  readonly of: 'side' | 'thing' | 'amount' | 'action' | 'wish';
  /** The sentence with the gap filled, in every way that may have been meant. */
  readonly fills: readonly Words[];
}

export const wordsOf = (items: readonly Item[]): Words => items.map(({ text }) => text);
export const filled = (items: readonly Item[], from: number, to: number, word: string): Words =>
  [...wordsOf(items.slice(0, from)), word, ...wordsOf(items.slice(to))].filter((text) => text !== '');

/** "eye" where the lion has two, and no word says which. */
const sideGap = (items: readonly Item[], spokenOf: readonly Chosen[]): Gap | null => {
  const at = items.findIndex((item, i) => {
    const singular = item.type === 'part' && item.part.paired && item.part.singular !== item.part.plural;
    if (!singular || item.text !== item.part.singular) return false;
    const before = items[i - 1];
    const told = ['direction', 'both', 'one', 'other'].includes(before?.type ?? '') || /^an?$/.test(before?.text ?? '');
    const where = items.slice(i + 1).find(({ type }) => !['of', 'the', 'subject', 'possessive'].includes(type));
    // "the ear size" is that of both
    const measured = items[i + 1]?.type === 'dimension';
    return !told && !measured && !(where?.type === 'direction' && where.how === 'on');
  });
  const item = items[at];
  if (item?.type !== 'part') return null;
  const { singular, plural } = item.part;
  const fill = (words: string) => filled(items, at, at + 1, words);
  const last = spokenOf.find(({ part }) => part === item.part)?.side;
  // "Open the left eye", "now close the eye": the one that was spoken of.
  if (last === 'left' || last === 'right') return { of: 'side', fills: [fill(`${last} ${singular}`)] };
  return { of: 'side', fills: [fill(`left ${singular}`), fill(`right ${singular}`), fill(plural)] };
};

export const isSide = (item: Item | undefined): boolean =>
  item?.type === 'direction' && item.how === 'bare' && /^(?:left|right)$/.test(item.direction);
const isAdjective = (item: Item | undefined): boolean => item?.type === 'concept' && item.adjective;
const isComparative = (item: Item | undefined): boolean =>
  item?.type === 'more' || (item?.type === 'concept' && item.adjective && /er$/.test(item.text));

/** "a longer" with no noun behind it: a bit, or a lot. */
const amountGap = (items: readonly Item[]): Gap | null => {
  const at = items.findIndex(({ type, text }, i) => {
    if (type !== 'the' || !/^an?$/.test(text) || !isComparative(items[i + 1])) return false;
    // "a bigger left ear" has its noun, "a more down" has none
    const next = items.slice(i + 1).find(({ type }) => !['more', 'concept', 'direction'].includes(type));
    return !['part', 'region', 'subject', 'one', 'dimension'].includes(next?.type ?? '');
  });
  if (at < 0 || !items.some(({ type }) => type === 'part' || type === 'pronoun' || type === 'subject')) return null;
  return { of: 'amount', fills: ['a bit', 'a lot', ''].map((words) => filled(items, at, at + 1, words)) };
};

export const names = ({ paired, plural, singular }: Part): string => (paired ? plural : singular);

/** Up to the next "and", comma or "but". */
const endOfClause = (items: readonly Item[], from: number): number => {
  const end = items.findIndex(({ type }, i) => i >= from && type === 'join');
  return end < 0 ? items.length : end;
};
const hasNoun = (items: readonly Item[], from: number, to: number): boolean => {
  let start = from;
  while (start > 0 && items[start - 1]?.type !== 'join') start -= 1;
  return items.slice(start, to).some(({ type }) => ['part', 'region', 'pronoun', 'rest', 'one'].includes(type));
};

/** "put the down", "but keep the": an article, and nothing that it belongs to. "A wink" has its noun in itself. */
const afterArticle = (items: readonly Item[], domain: Domain): Gap | null => {
  const at = items.findIndex(
    ({ type }, i) =>
      (type === 'the' || type === 'possessive') &&
      items[i + 1]?.type !== 'idiom' &&
      !isSide(items[i + 1]) &&
      nounPhraseAt(items, i) === undefined &&
      !hasNoun(items, i, endOfClause(items, i)),
  );
  if (at < 0) return null;
  // "a huge": behind it, as in "a huge mane"; "the bigger": before it, as in "make the mane bigger"
  const huge = /^an?$/.test(items[at]?.text ?? '') && isAdjective(items[at + 1]);
  const keeps = items.slice(0, at).some(({ type }) => type === 'keep' || type === 'only');
  const named = items.flatMap((item) => (item.type === 'part' ? [item.part] : []));
  const fills = domain.parts
    .filter((part) => !named.includes(part))
    .map((part) => {
      const words = filled(items, huge ? at + 2 : at + 1, huge ? at + 2 : at + 1, names(part));
      return huge && part.paired ? words.toSpliced(at, 1) : words;
    });
  const regions = keeps ? domain.regions.map(({ name }) => filled(items, at + 1, at + 1, name)) : [];
  return { of: 'thing', fills: [...regions, ...fills] };
};

const turning = /^(?:turn|tilt|rotate|lean|look|face)$/;

/** "turn the right": to the right, as may be heard in other talk too. */
const afterTurning = (items: readonly Item[]): Gap | null => {
  const at = items.findIndex(
    ({ text }, i) =>
      text === 'the' &&
      isSide(items[i + 1]) &&
      turning.test(items[i - 1]?.text ?? '') &&
      !hasNoun(items, i, endOfClause(items, i)),
  );
  return at < 0 ? null : { of: 'thing', fills: [filled(items, at, at, 'to')] };
};

/** "give him giant": what he is to have. */
const afterGiving = (items: readonly Item[], domain: Domain): Gap | null => {
  const at = items.findIndex(({ type }) => type === 'give');
  const end = endOfClause(items, at);
  const [whom, what, ...more] = at < 0 ? [] : items.slice(at + 1, end).filter(({ type }) => type !== 'the');
  if (!(whom?.type === 'subject' || whom?.type === 'pronoun') || !isAdjective(what) || more.length > 0) return null;
  return { of: 'thing', fills: domain.parts.map((part) => filled(items, end, end, names(part))) };
};

/** The first gap of a sentence that can be read as it stands; null where there is none. */
export const gapOf = (items: readonly Item[], domain: Domain, spokenOf: readonly Chosen[]): Gap | null =>
  describedGap(items) ??
  amountGap(items) ??
  afterArticle(items, domain) ??
  afterTurning(items) ??
  afterGiving(items, domain) ??
  sideGap(items, spokenOf);
