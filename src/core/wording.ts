/** How words are put together in sentences for people. */
import type { Side } from './command.ts';
import type { Part } from './domain.ts';

/** "a, b and c" */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** What is named by a number ("point 1", "grid 5 3", "60, 40") has no article. */
export const withThe = (label: string): string => (/\d/.test(label) ? label : `the ${label}`);

/** With a small letter, as behind a colon. */
export const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** A sentence within another one, or as a name: no capital, no full stop. */
export const asWords = (sentence: string): string => lowered(sentence).replace(/\.$/, '');

/** With a capital letter, as a sentence begins. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "the left ear", "the eyes", "the mouth". Sides are the viewer's. */
export const nounFor = (part: Part, side: Side | null): string => {
  if (!part.paired) return `the ${part.singular}`;
  return side === null || side === 'both' ? `the ${part.plural}` : `the ${side} ${part.singular}`;
};
