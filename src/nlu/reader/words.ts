/**
 * A sentence as the reader's network takes it in: what was done last as marks, its words, and for every word the places in a
 * table of embeddings, of the word itself and of its letter groups, so that a mistyped or unknown word is near those it
 * resembles. The same as training/language/network.py.
 */
import type { Amount, EditCommand } from '../../core/index.ts';

/** Longer sentences are cut: what is asked for stands in the first words, or the sentence is no request. */
export const mostWords = 32;

const word = /[a-z]+(?:'[a-z]+)*|[0-9]+|[,.;:?!]/g;

export const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().replaceAll('’', "'").replaceAll('…', '...').match(word) ?? []).slice(0, mostWords);

/** FNV-1a, 32 bits; all letters are below 128 here. */
const hash = (text: string): number => {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619) >>> 0;
  return value;
};

const howMuch = (amount: Amount): readonly string[] => {
  const factor = amount.kind === 'relative' ? amount.factor : 1;
  return factor < 0.7 ? ['@little'] : factor > 1.4 ? ['@much'] : [];
};

/** What was done last, as the network is told it; `takenBack`: it was undone since. */
export const marksOf = (last: EditCommand | null, takenBack: boolean): readonly string[] => [
  ...(last !== null && takenBack ? ['@before'] : []),
  ...(last?.edits ?? []).flatMap(({ part, action, side, amount }) => [
    `@${part}.${action}`,
    ...(side === null ? [] : [`@${side}`]),
    ...howMuch(amount),
  ]),
];

/** A mark is itself alone. */
export const bucketsOf = (text: string, buckets: number): readonly number[] => {
  const marked = `<${text}>`;
  const groups = [`${marked}=`];
  if (text.startsWith('@')) return groups.map((group) => hash(group) % buckets);
  for (const length of [3, 4, 5]) {
    for (let at = 0; at + length <= marked.length; at++) groups.push(marked.slice(at, at + length));
  }
  return groups.map((group) => hash(group) % buckets);
};
