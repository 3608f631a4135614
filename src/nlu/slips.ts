/** Slips of a quick hand that the gist forgives and the strict reading does not: "teh", "mkae", "hugee", "n", "soooo". */
import type { Domain } from '../core/index.ts';
import { lexiconOf } from './lexicon.ts';
import type { Token } from './tokens.ts';

const short = new Map<Token, Token>(
  Object.entries({
    teh: 'the',
    hte: 'the',
    n: 'and',
    nd: 'and',
    adn: 'and',
    da: 'the',
    em: 'them',
    biger: 'bigger',
    r: 'are',
  }),
);

const swaps = (word: string): readonly string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  );
const undoubled = (word: string): readonly string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => at + 1)
    .filter((at) => word[at] === word[at - 1])
    .map((at) => word.slice(0, at) + word.slice(at + 1));

/** Two letters swapped or one too many, in words of four letters or more; long drawn letters in any. */
export const unslipped = (tokens: readonly Token[], domain: Domain): readonly Token[] => {
  const { phrases } = lexiconOf(domain);
  const isKnown = (word: string) => phrases.has(word);
  return tokens.map((token) => {
    if (isKnown(token)) return token;
    const plain = short.get(token);
    if (plain !== undefined) return plain;
    const drawn = [token.replace(/(.)\1{2,}/g, '$1$1'), token.replace(/(.)\1{2,}/g, '$1')].find(isKnown);
    if (drawn !== undefined) return drawn;
    if (token.length < 4) return token;
    const meant = new Set([...swaps(token), ...undoubled(token)].filter((word) => word.length > 3 && isKnown(word)));
    const [only] = meant;
    return meant.size === 1 && only !== undefined ? only : token;
  });
};
