/**
 * Near misses to the vocabulary of the moment. A recogniser that hears "wake app" or "show members" means a phrase of
 * the closed grammar; one that hears "we should make lunch" does not, and must never become one. So a whole utterance
 * snaps to a whole phrase, only above a measured likeness, and only when nothing of another meaning is nearly as like.
 */
import { phoneCodes, phonesOf, plainWords, soundLikeness } from '../../phonetics/index.ts';

export interface Match {
  /** The phrase as it was given. */
  readonly phrase: string;
  /** 0 to 1. */
  readonly likeness: number;
}

export interface Snapped {
  /** Null: nothing is like enough. */
  readonly match: Match | null;
  /** The next best phrases, for numbered alternatives; also filled where nothing is like enough. */
  readonly runnersUp: readonly Match[];
}

/** Names what words mean: equal names, equal meaning; null for words that mean nothing. */
export type Meaning = (text: string) => string | null;

/**
 * The least likeness at which a phrase of so many phones is taken. Chosen on src/speech/testing/near-misses.txt and
 * unrelated.txt, so that no unrelated line is taken: see the test beside this file. Short phrases have many
 * neighbours ("shave" and "save"), so they must sound nearly the same.
 */
export const leastLikeness = (phones: number): number => {
  if (phones <= 3) return 0.95;
  if (phones <= 5) return 0.89;
  return phones <= 7 ? 0.83 : 0.8;
};
/** The best phrase must be this much more like than the best one of another meaning. */
const leastLead = 0.03;
const worthOffering = 0.6;
const sameLetters = 0.99;

interface Prepared {
  readonly phrase: string;
  readonly plain: string;
  readonly letters: string;
  readonly codes: Uint8Array;
}

const prepare = (phrase: string): Prepared => {
  const words = plainWords(phrase);
  return { phrase, plain: words.join(' '), letters: words.join(''), codes: phoneCodes(phonesOf(phrase)) };
};

/** Vocabularies stay the same from one utterance to the next; one is prepared once for as long as it lives. */
const vocabularies = new WeakMap<readonly string[], readonly Prepared[]>();
const prepared = (phrases: readonly string[]): readonly Prepared[] => {
  const known = vocabularies.get(phrases);
  if (known?.length === phrases.length) return known;
  const made = phrases.map(prepare);
  vocabularies.set(phrases, made);
  return made;
};

/** True when the words, however written, are one of the phrases. */
export const isOneOf = (text: string, phrases: readonly string[]): boolean => {
  const said = plainWords(text).join(' ');
  return said !== '' && prepared(phrases).some(({ plain }) => plain === said);
};

/** The phrases that sound like what was heard, the most like first; exact spelling comes before sound. */
export const matches = (text: string, phrases: readonly string[]): readonly Match[] => {
  const said = prepare(text);
  if (said.codes.length === 0) return [];
  const likeness = ({ plain, letters, codes }: Prepared): number => {
    if (plain === said.plain) return 1;
    if (letters === said.letters) return sameLetters;
    // Lengths too far apart cannot reach any threshold: most of a long list is done with here.
    if (Math.min(codes.length, said.codes.length) < 0.55 * Math.max(codes.length, said.codes.length)) return 0;
    return Math.min(sameLetters, soundLikeness(said.codes, codes, worthOffering));
  };
  return prepared(phrases)
    .map((one) => ({ phrase: one.phrase, likeness: likeness(one) }))
    .filter((match) => match.likeness >= worthOffering)
    .sort((a, b) => b.likeness - a.likeness);
};

const ownMeaning: Meaning = (text) => text;

/** What was heard as a phrase of the vocabulary, if it is like enough to one and to none of another meaning. */
export const snap = (text: string, phrases: readonly string[], meaning: Meaning = ownMeaning): Snapped => {
  const found = matches(text, phrases);
  const [first] = found;
  if (!first) return { match: null, runnersUp: [] };
  const seen = new Set([meaning(first.phrase)]);
  const others: Match[] = [];
  for (const other of found) {
    const means = meaning(other.phrase);
    if (!seen.has(means)) others.push(other);
    seen.add(means);
    if (others.length === 4) break;
  }
  const exact = first.likeness === 1;
  const enough = first.likeness >= leastLikeness(phoneCodes(phonesOf(first.phrase)).length);
  const leads = first.likeness - (others[0]?.likeness ?? 0) >= leastLead;
  if (exact || (enough && leads)) return { match: first, runnersUp: others };
  return { match: null, runnersUp: [first, ...others].slice(0, 4) };
};
