/** The slots of the closed grammar: numbers, places, directions, regions and free words. */
import type { Direction, Domain, Place, Side } from '../../core/index.ts';
import type { Item } from '../items.ts';
import { lex } from '../lex.ts';
import { nounPhraseAt } from '../noun-phrase.ts';
import { numberAt, wholeNumber } from '../numbers.ts';
import { wholeName } from '../resolve.ts';
import { separator, type Token } from '../tokens.ts';
import type { ReadSlot } from './pattern.ts';

export type SlotValue =
  | { readonly slot: 'number'; readonly value: number }
  | { readonly slot: 'place'; readonly place: Place }
  | { readonly slot: 'cells'; readonly cells: readonly number[] }
  | { readonly slot: 'direction'; readonly direction: Direction }
  /** A part or a region of the domain. */
  | { readonly slot: 'region'; readonly region: string; readonly side: Side | null }
  | { readonly slot: 'words'; readonly words: string };

type Read = readonly { readonly length: number; readonly value: SlotValue }[];

const largestNumber = 999;
const mostWords = 5;

/** The longest reading first: "twenty one" is no "twenty". Homophones count, for nothing but a number can stand here. */
const numbers = (tokens: readonly Token[], at: number): { readonly length: number; readonly value: number }[] => {
  const counted = numberAt(tokens, at);
  const found = counted ? [counted] : [];
  if (counted && counted.length > 1) {
    const first = numberAt(tokens.slice(at, at + 1), 0);
    if (first) found.push(first);
  }
  const sound = wholeNumber(tokens.slice(at, at + 1));
  if (!counted && sound !== undefined) found.push({ value: sound, length: 1 });
  return found.filter(({ value }) => Number.isInteger(value) && value >= 0 && value <= largestNumber);
};

/** "5 3", "five three", and "53" as recognisers write it: digits from 1 to 9, one for each level. */
const cells = (tokens: readonly Token[], at: number): readonly number[] | null => {
  const digits: number[] = [];
  for (let i = at; i < tokens.length; ) {
    if (tokens[i] === separator) {
      i += 1;
      continue;
    }
    const [number] = numbers(tokens.slice(0, i + 1), i);
    if (!number) return null;
    digits.push(...String(number.value).split('').map(Number));
    i += number.length;
  }
  return digits.length > 0 && digits.length <= 6 && digits.every((digit) => digit >= 1) ? digits : null;
};

const directionWords: Readonly<Record<Direction, string>> = {
  left: 'left / leftward / leftwards / to the left',
  right: 'right / rightward / rightwards / to the right',
  up: 'up / upward / upwards / higher',
  down: 'down / downward / downwards / lower',
};
const directions = (Object.keys(directionWords) as Direction[]).flatMap((direction) =>
  directionWords[direction].split(' / ').map((words) => ({ direction, words: words.split(' ') })),
);

const starts = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, i) => tokens[at + i] === word);

/** Lengths from the longest, so that "the left eye" is not cut at "the". */
const lengths = (tokens: readonly Token[], at: number, most: number): number[] =>
  Array.from({ length: Math.min(most, tokens.length - at) }, (_, i) => Math.min(most, tokens.length - at) - i);

interface NamedRegion {
  readonly region: string;
  readonly side: Side | null;
  readonly isPart: boolean;
}

/** A part or region that these words name, with the side where one of a pair is meant. */
export const namedRegion = (items: readonly Item[]): NamedRegion | null => {
  const noun = nounPhraseAt(items, 0);
  if (noun === undefined || noun === 'impossible' || noun.end !== items.length) return null;
  const { target } = noun;
  if (target.kind === 'part') {
    const single = target.side === 'left' || target.side === 'right';
    return { region: target.part.name, side: single ? target.side : null, isPart: true };
  }
  return target.kind === 'region' ? { region: target.name, side: null, isPart: false } : null;
};

interface NamedAt extends NamedRegion {
  readonly length: number;
}

const regionsAt = (tokens: readonly Token[], at: number, domain: Domain): readonly NamedAt[] =>
  lengths(tokens, at, 7).flatMap((length) => {
    const found = namedRegion(lex(tokens.slice(at, at + length), domain));
    return found ? [{ ...found, length }] : [];
  });

const asSlots = (found: readonly NamedAt[]): Read =>
  found.map(({ length, region, side }) => ({ length, value: { slot: 'region', region, side } }));

/** "Him" is the whole of the picture's subject, as where he is to be smaller. */
const wholeAs = (tokens: readonly Token[], at: number, domain: Domain): Read =>
  /^(?:him|her)$/.test(tokens[at] ?? '') && domain.parts.some(({ name }) => name === wholeName)
    ? [{ length: 1, value: { slot: 'region', region: wholeName, side: null } }]
    : [];

const picked =
  /^(?:there|here|it|that|this|that (?:point|spot|place)|this (?:point|spot|place)|the same (?:point|spot|place))$/;

/** These say where something goes, not what it is called. */
const noName = /\b(?:to|and|left|right|up|down|top|bottom|side|sides|middle|center|centre|front|back)\b/;

const places = (domain: Domain, tokens: readonly Token[], at: number): Read => {
  const found: { length: number; place: Place }[] = [];
  const numbered = /^(?:number|point|badge|mark)$/.test(tokens[at] ?? '') ? 1 : 0;
  for (const { value, length } of numbers(tokens, at + numbered)) {
    if (value > 0) found.push({ length: numbered + length, place: { at: 'number', value } });
  }
  for (const length of lengths(tokens, at, mostWords)) {
    const words = tokens.slice(at, at + length);
    const said = words.join(' ');
    if (words[0] === 'grid' || words[0] === 'square') {
      const inside = cells(words, 1);
      if (inside) found.push({ length, place: { at: 'cells', cells: inside } });
      continue;
    }
    const pixel = /^(?:x )?(\d+) (?:, )?(?:by |y )?(\d+)$/.exec(said);
    if (pixel) found.push({ length, place: { at: 'pixel', x: Number(pixel[1]), y: Number(pixel[2]) } });
    else if (picked.test(said)) found.push({ length, place: { at: 'picked' } });
    else {
      const region = namedRegion(lex(words, domain));
      if (region?.isPart) {
        const own = said.replace(/^(?:the|a|an|its|his|her) /, '');
        found.push({ length, place: { at: 'part', part: region.region, side: region.side, words: own } });
      } else if (/^the [a-z]/.test(said) && !noName.test(said))
        found.push({ length, place: { at: 'named', words: said.replace(/^the /, '') } });
    }
  }
  return found.map(({ length, place }) => ({ length, value: { slot: 'place', place } }));
};

/** Reads the slots of one utterance; many patterns ask for the region at the same word. */
export const readSlot = (domain: Domain): ReadSlot<SlotValue> => {
  const known = new Map<number, readonly NamedAt[]>();
  const regions = (tokens: readonly Token[], at: number): readonly NamedAt[] => {
    const found = known.get(at) ?? regionsAt(tokens, at, domain);
    known.set(at, found);
    return found;
  };
  return (slot, tokens, at): Read => {
    switch (slot) {
      case 'n':
        return numbers(tokens, at).map(({ value, length }) => ({ length, value: { slot: 'number', value } }));
      case 'place':
        return places(domain, tokens, at);
      case 'spot':
        return places(domain, tokens, at).filter(
          ({ value }) => value.slot === 'place' && value.place.at !== 'named' && value.place.at !== 'picked',
        );
      case 'cells': {
        const found = cells(tokens, at);
        return found ? [{ length: tokens.length - at, value: { slot: 'cells', cells: found } }] : [];
      }
      case 'direction':
        return directions
          .filter(({ words }) => starts(tokens, at, words))
          .map(({ direction, words }) => ({ length: words.length, value: { slot: 'direction', direction } }));
      case 'region':
        return asSlots(regions(tokens, at));
      case 'part':
        return [...asSlots(regions(tokens, at).filter(({ isPart }) => isPart)), ...wholeAs(tokens, at, domain)];
      case 'words':
        return lengths(tokens, at, mostWords).map((length) => ({
          length,
          value: { slot: 'words', words: tokens.slice(at, at + length).join(' ') },
        }));
      case 'rest':
        return at < tokens.length
          ? [{ length: tokens.length - at, value: { slot: 'words', words: tokens.slice(at).join(' ') } }]
          : [];
      default:
        throw new Error(`The grammar has no slot <${slot}>.`);
    }
  };
};
