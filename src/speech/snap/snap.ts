/**
 * Near misses to the vocabulary of the moment. A recogniser that hears "wake app" or "show members" means a phrase of
 * the closed grammar; one that hears "we should make lunch" does not, and must never become one. So a whole utterance
 * snaps to a whole phrase, only above a measured likeness, and only when no other phrase is nearly as like.
 */
import { soundLikeness } from './distance.ts';
import { phonesOf, plainWords } from './phones.ts';

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

/**
 * Measured on src/speech/testing/{near-misses,unrelated}.txt (see the test beside this file): the least likeness at
 * which no unrelated sentence becomes a command. Short phrases have many neighbours, so they must be more like.
 */
export const leastLikeness = (phones: number): number => (phones <= 4 ? 0.86 : phones <= 7 ? 0.8 : 0.77);
/** The best phrase must be this much more like than the next one. */
export const leastLead = 0.03;
const worthOffering = 0.55;

const phoneCache = new Map<string, string>();
const phonesOfPhrase = (phrase: string): string => {
  const found = phoneCache.get(phrase);
  if (found !== undefined) return found;
  const phones = phonesOf(phrase);
  if (phoneCache.size > 20_000) phoneCache.clear();
  phoneCache.set(phrase, phones);
  return phones;
};

const plain = (text: string): string => plainWords(text).join(' ');

/** The phrases that sound like what was heard, the most like first; exact spelling comes before sound. */
export const matches = (text: string, phrases: readonly string[]): readonly Match[] => {
  const said = plain(text);
  const phones = phonesOf(text);
  if (phones === '') return [];
  const likeness = (phrase: string): number => {
    if (plain(phrase) === said) return 1;
    const other = phonesOfPhrase(phrase);
    // Lengths too far apart cannot reach any threshold: most of a long list is done with here.
    const shorter = Math.min(other.length, phones.length);
    if (shorter < 0.55 * Math.max(other.length, phones.length)) return 0;
    return Math.min(0.99, soundLikeness(phones, other));
  };
  const best = new Map<string, Match>();
  for (const phrase of phrases) {
    const found = { phrase, likeness: likeness(phrase) };
    const sound = phonesOfPhrase(phrase);
    if (found.likeness >= worthOffering && found.likeness > (best.get(sound)?.likeness ?? 0)) best.set(sound, found);
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness);
};

/** What was heard as a phrase of the vocabulary, if it is like enough to one and to no other. */
export const snap = (text: string, phrases: readonly string[]): Snapped => {
  const [first, ...rest] = matches(text, phrases);
  if (!first) return { match: null, runnersUp: [] };
  const exact = first.likeness === 1;
  const enough = first.likeness >= leastLikeness(phonesOfPhrase(first.phrase).length);
  const leads = first.likeness - (rest[0]?.likeness ?? 0) >= leastLead;
  if (exact || (enough && leads)) return { match: first, runnersUp: rest.slice(0, 4) };
  return { match: null, runnersUp: [first, ...rest].slice(0, 4) };
};
