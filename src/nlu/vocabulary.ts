/**
 * What can be said right now, written out: for a recogniser that snaps what it heard to the nearest phrase, or leans
 * towards these words while it listens. Free sentences about parts are not among them, only their plain forms.
 */
import { type Domain, nounFor } from '../core/index.ts';
import { controlPhrases } from './controls.ts';
import { closedSayings } from './grammar/index.ts';
import { numberWords } from './numbers.ts';
import { imperative } from './phrases.ts';
import { partsWithin } from './resolve.ts';
import { tokenise } from './tokens.ts';

/** What of the page decides which words make sense. */
export interface SpokenMoment {
  /** Numbers on the screen: badges, squares of a dense grid, choices. */
  readonly numbers: readonly number[];
  /** Points, grid or numbers are shown, or points wait for "go". */
  readonly pointing: boolean;
  /** An edit stands, so that "the other one too" says something. */
  readonly edited: boolean;
  /** Phrases that were taught. */
  readonly taught: readonly string[];
}

const gridDigits = Array.from({ length: 9 }, (_, i) => i + 1);
const spoken = (text: string): string => tokenise(text).join(' ');

const edits = (domain: Domain): readonly string[] =>
  domain.parts.flatMap((part) =>
    part.actions.flatMap((action) =>
      (part.paired ? (['both', 'left', 'right'] as const) : [null]).flatMap((side) => {
        const plain = imperative(part, action, side);
        return [plain, `${plain} a bit`, `${plain} a lot`];
      }),
    ),
  );

const written = new WeakMap<Domain, Map<string, readonly string[]>>();
const mostWritten = 8;

const writeOut = (domain: Domain, moment: SpokenMoment): readonly string[] => {
  const numbers = moment.numbers.map(numberWords);
  const parts = domain.parts.map((part) => nounFor(part, null));
  const regions = [...parts, ...domain.regions.map(({ name }) => `the ${name}`)];
  const digits = gridDigits.map(numberWords);
  const fill = (slot: string): readonly string[] => {
    switch (slot) {
      case 'n':
        return moment.pointing ? numbers : [];
      case 'place':
      case 'spot':
        return moment.pointing ? [...numbers, ...parts] : [];
      case 'cells':
        return moment.pointing ? [...digits, ...digits.flatMap((one) => digits.map((two) => `${one} ${two}`))] : [];
      case 'direction':
        return ['left', 'right', 'up', 'down'];
      case 'region':
        return regions;
      case 'part':
        return partsWithin(domain).map((part) => nounFor(part, null));
      default:
        return [];
    }
  };
  const closed = closedSayings(fill)
    .filter(({ moment: when }) => when === 'always' || moment.pointing || numbers.length === 0)
    .map(({ text }) => text);
  return [...new Set([...controlPhrases, ...closed, ...edits(domain), ...moment.taught].map(spoken))];
};

/** Every phrase of the closed grammar that makes sense in this moment, in lower case, numbers in words; each once. */
export const closedPhrases = (domain: Domain, moment: SpokenMoment): readonly string[] => {
  const known = written.get(domain) ?? new Map<string, readonly string[]>();
  written.set(domain, known);
  const key = JSON.stringify(moment);
  const phrases = known.get(key) ?? writeOut(domain, moment);
  if (known.size >= mostWritten) known.clear();
  known.set(key, phrases);
  return phrases;
};

/** The words of those phrases, each once: a vocabulary to lean towards. */
export const wordsOfTheMoment = (domain: Domain, moment: SpokenMoment): readonly string[] => [
  ...new Set(closedPhrases(domain, moment).flatMap((phrase) => phrase.split(' '))),
];
