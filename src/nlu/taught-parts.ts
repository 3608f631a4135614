/** Parts that users teach, as parts of a domain: they can be moved, kept, and named wherever a part can. */
import type { Domain, Part } from '../core/index.ts';
import { lex } from './lex.ts';
import { tokenise } from './tokens.ts';

const taughtPart = (name: string): Part => ({
  name,
  singular: name,
  plural: name.endsWith('s') ? name : `${name}s`,
  synonyms: [],
  paired: false,
  actions: ['move-left', 'move-right', 'move-up', 'move-down'],
});

export const withTaughtParts = (domain: Domain, names: readonly string[]): Domain =>
  names.length === 0 ? domain : { ...domain, parts: [...domain.parts, ...names.map(taughtPart)] };

/** Whether a part can have that name: words that mean something already ("left", "mouth", "a bit") stay what they are. */
export const isFreeName = (name: string, domain: Domain): boolean => {
  const words = tokenise(name);
  const [first, ...more] = lex(words, domain);
  const isOneMeaning = first !== undefined && first.type !== 'unknown' && more.length === 0;
  return words.some((word) => /\p{L}/u.test(word)) && !isOneMeaning;
};
