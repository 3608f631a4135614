/**
 * What may be missing in a sentence that cannot be read though its words are known: a thing with nothing to do ("the left
 * ear a bit"), something to do and no thing ("bigger"), a side, a number or an article with nothing behind it.
 */
import { type Domain, nounFor, type Part } from '../core/index.ts';
import { directed } from './concepts.ts';
import { filled, type Gap, gapOf, isSide, type Words, wordsOf } from './gaps.ts';
import type { Item } from './items.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { numberAt } from './numbers.ts';
import { imperative } from './phrases.ts';
import type { Chosen } from './resolve.ts';

/** "close the left", "raise right": a side, and neither a pair nor a way that it may mean. */
const afterSide = (items: readonly Item[], domain: Domain): Gap | null => {
  const at = items.findIndex((item, i) => {
    const before = items[i - 1];
    const follows = before?.type === 'the' || (before?.type === 'concept' && !before.adjective);
    return follows && isSide(item) && nounPhraseAt(items, i) === undefined;
  });
  if (at < 0) return null;
  const pairs = domain.parts.filter(({ paired }) => paired);
  return { of: 'thing', fills: pairs.map(({ singular }) => filled(items, at + 1, at + 1, singular)) };
};

/** "lengthen the nose a": a bit, or a lot. */
const afterLastArticle = (items: readonly Item[]): Gap | null => {
  const end = items.length - 1;
  if (end < 1 || items[end]?.type !== 'the' || !/^an?$/.test(items[end]?.text ?? '')) return null;
  return { of: 'amount', fills: ['a bit', 'a lot', ''].map((words) => filled(items, end, end + 1, words)) };
};

/** "tilt the head to the" */
const afterLastTo = (items: readonly Item[]): Gap | null => {
  const [to, the] = items.slice(-2);
  if (to?.type !== 'to' || the?.type !== 'the') return null;
  return { of: 'action', fills: ['left', 'right'].map((side) => [...wordsOf(items), side]) };
};

/** "raise the head by 5": of what. */
const afterLastNumber = (items: readonly Item[]): Gap | null => {
  const [by, number] = items.slice(-2);
  if (by?.type !== 'by' || numberAt([number?.text ?? ''], 0) === undefined) return null;
  return { of: 'amount', fills: ['pixels', 'percent'].map((unit) => [...wordsOf(items), unit]) };
};

const says = ({ type }: Item): boolean => ['concept', 'idiom', 'direction', 'dimension', 'more', 'less'].includes(type);
/** What else may stand beside a thing or an action that is all of a sentence. */
const beside: ReadonlySet<Item['type']> = new Set(['the', 'make', 'be', 'by', 'to', 'amount', 'subject', 'pronoun']);

/** "the ears", "make the mouth", "his head slightly": everything that the part can do. */
const withoutAction = (items: readonly Item[]): Gap | null => {
  const at = items.findIndex((_, i) => typeof nounPhraseAt(items, i) === 'object');
  const noun = nounPhraseAt(items, at);
  if (typeof noun !== 'object' || noun.target.kind !== 'part' || items.some(says)) return null;
  const { part, side } = noun.target;
  const rest = [...items.slice(0, at), ...items.slice(noun.end)];
  if (!rest.every(({ type }) => beside.has(type)) || rest.filter(({ type }) => type === 'amount').length > 1)
    return null;
  const amount = rest.filter(({ type }, i) => type === 'amount' || (type === 'by' && rest[i + 1]?.type === 'amount'));
  return { of: 'action', fills: part.actions.map((action) => [imperative(part, action, side), ...wordsOf(amount)]) };
};

/** "Bigger", "a bit to the right", "open" said of a part, the plainest first; whether it can do that is for whoever reads it. */
export const saidOf = (items: readonly Item[], part: Part): readonly Words[] => {
  const said = items.filter(({ type }) => type !== 'be' && type !== 'make');
  const words = wordsOf(said);
  const noun = nounFor(part, null);
  const verb = said.findIndex((item) => item.type === 'concept' && !item.adjective);
  if (verb >= 0) return [[...words.slice(verb, verb + 1), noun, ...words.slice(0, verb), ...words.slice(verb + 1)]];
  const ways = said.some(({ type }) => type === 'direction') ? ['turn', 'move'] : ['make'];
  return [...ways.map((way) => [way, noun, ...words]), [noun, ...words]];
};

/** "bigger", "a bit to the right": every part that can. */
const withoutThing = (items: readonly Item[], domain: Domain): Gap | null => {
  // "Right" alone may be an assent.
  if (!items.some(({ type }) => type === 'concept' || (type === 'direction' && items.length > 1))) return null;
  const others = items.filter((item) => !says(item));
  if (!others.every(({ type }) => (beside.has(type) && type !== 'subject' && type !== 'pronoun') || type === 'too'))
    return null;
  return { of: 'thing', fills: domain.parts.flatMap((part) => saidOf(items, part)) };
};

/** "turn", "look": every part and every way. */
const withoutWay = (items: readonly Item[], domain: Domain): Gap | null => {
  const [item, ...more] = items;
  if (item?.type !== 'concept' || !directed.has(item.concept) || more.length > 0) return null;
  const can = domain.parts.flatMap((part) =>
    part.actions.filter((action) => action.startsWith(`${item.concept}-`)).map((action) => [imperative(part, action)]),
  );
  return { of: 'action', fills: can };
};

/** "sleepy": it may be said of how it is, or of how it should be. */
const stateAlone = (items: readonly Item[]): Gap | null => {
  const [item, ...more] = items;
  return item?.type === 'idiom' && item.idiom.state === true && more.length === 0
    ? { of: 'action', fills: [['make', 'it', item.text]] }
    : null;
};

/** The first gap of a sentence that cannot be read; null where there is none, or words in it are not known. */
export const gapOfUnread = (items: readonly Item[], domain: Domain, spokenOf: readonly Chosen[]): Gap | null => {
  const counted = afterLastNumber(items);
  const known = counted === null ? items : items.slice(0, -1);
  if (known.some(({ type }) => type === 'unknown')) return null;
  return (
    counted ??
    afterLastArticle(items) ??
    afterLastTo(items) ??
    gapOf(items, domain, spokenOf) ??
    afterSide(items, domain) ??
    withoutAction(items) ??
    withoutWay(items, domain) ??
    stateAlone(items) ??
    withoutThing(items, domain)
  );
};
