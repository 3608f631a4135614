/** Slips of a quick hand that the gist forgives and the strict reading does not: "teh", "mkae", "mak", "hugee", "raisethe". */
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

/** Words of every day that a letter was left out of; "man" for "mane" would be another word. */
const everyday = [
  'make',
  'open',
  'close',
  'turn',
  'tilt',
  'move',
  'raise',
  'lower',
  'left',
  'right',
  'bigger',
  'smaller',
];
const others = new Set('let rise til tit tun lose'.split(' '));
const lacking = new Map(
  everyday.flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))
      .filter((short) => short.length > 2 && !others.has(short))
      .map((short) => [short, word] as const),
  ),
);

/** "raisethe", "themouth", "makeit": two words without a space, one of them a small one. */
const small: ReadonlySet<Token> = new Set(['the', 'it', 'its', 'his', 'her', 'both', 'and', 'a']);
const runTogether = (token: Token, isKnown: (word: string) => boolean): readonly Token[] | null => {
  const ways = Array.from({ length: Math.max(token.length - 1, 0) }, (_, at): readonly [Token, Token] => [
    token.slice(0, at + 1),
    token.slice(at + 1),
  ]).filter(
    ([one, two]) =>
      (small.has(one) || small.has(two)) && one.length > 1 && two.length > 1 && isKnown(one) && isKnown(two),
  );
  return ways.length === 1 ? (ways[0] ?? null) : null;
};

/** Of three letters only the commonest are known in any order, where the order is no word of its own. */
const shortWords: readonly Token[] = ['bit', 'the', 'ear', 'eye', 'and', 'lot', 'his', 'her'];
const words3 = new Set(['era', 'hers', 'ish', 'tis', 'dna', 'tib', 'lto', 'are', 'lol']);
const jumbled = new Map(
  shortWords.flatMap((word) =>
    swaps(word)
      .filter((slip) => slip !== word && !words3.has(slip))
      .map((slip) => [slip, word] as const),
  ),
);

/** Two letters swapped or one too many, in words of four letters or more; long drawn letters in any. */
export const unslipped = (tokens: readonly Token[], domain: Domain): readonly Token[] => {
  const { phrases } = lexiconOf(domain);
  const isKnown = (word: string) => phrases.has(word);
  return tokens.flatMap((token) => {
    if (isKnown(token)) return [token];
    const whole = mended(token, isKnown);
    return whole === token ? (runTogether(token, isKnown) ?? [token]) : [whole];
  });
};

const mended = (token: Token, isKnown: (word: string) => boolean): Token => {
  const plain = short.get(token) ?? jumbled.get(token);
  if (plain !== undefined) return plain;
  const drawn = [token.replace(/(.)\1{2,}/g, '$1$1'), token.replace(/(.)\1{2,}/g, '$1')].find(isKnown);
  if (drawn !== undefined) return drawn;
  if (token.length < 4) return lacking.get(token) ?? token;
  const meant = new Set([...swaps(token), ...undoubled(token)].filter((word) => word.length > 3 && isKnown(word)));
  const [only] = meant;
  return meant.size === 1 && only !== undefined ? only : (lacking.get(token) ?? token);
};
