/** A word that is spelled aloud: letters, their names in the spelling alphabets of radio, "double o". */
import type { Token } from './tokens.ts';

const radio =
  `alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa
quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu`.split(/\s+/);
const letters = new Map<Token, string>([
  ...radio.map((word): [Token, string] => [word, word.charAt(0)]),
  ...Object.entries({
    ay: 'a',
    bee: 'b',
    be: 'b',
    see: 'c',
    sea: 'c',
    dee: 'd',
    ee: 'e',
    eff: 'f',
    ef: 'f',
    gee: 'g',
    aitch: 'h',
    eye: 'i',
    jay: 'j',
    kay: 'k',
    el: 'l',
    ell: 'l',
    em: 'm',
    en: 'n',
    oh: 'o',
    pee: 'p',
    cue: 'q',
    queue: 'q',
    are: 'r',
    ar: 'r',
    ess: 's',
    tee: 't',
    tea: 't',
    you: 'u',
    vee: 'v',
    ex: 'x',
    why: 'y',
    zee: 'z',
    zed: 'z',
  }),
]);

/** The word; null where something in it is no letter. A word of two letters or more may also be said whole. */
export const spelled = (tokens: readonly Token[]): string | null => {
  const words = tokens.filter((token) => token !== ',');
  const [only = ''] = words;
  if (words.length === 1 && /^[a-z]{2,}$/.test(only)) return only;
  let word = '';
  for (let i = 0; i < words.length; i++) {
    const token = words[i] ?? '';
    const twice = token === 'double' && i + 1 < words.length;
    const said = twice ? (words[++i] ?? '') : token;
    const letter = /^[a-z]$/.test(said) ? said : letters.get(said);
    if (letter === undefined) return null;
    word += twice ? letter + letter : letter;
  }
  return word === '' ? null : word;
};
