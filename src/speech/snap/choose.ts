/**
 * What a clip asks for, of all the ways in which it can be read. Readings that mean the same count together: a sentence
 * whose words are torn three ways, all of them "open the mouth", is surer than the likeliest of the three. Words that
 * mean nothing stand for the phrase that sounds the same, if the model thinks it possible.
 */
import { isOneOf, type Meaning, snap } from './snap.ts';

export interface ScoredReading {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Candidate extends ScoredReading {
  /** No reading of it means this surely: it may be asked about. */
  readonly guessed: boolean;
}

export interface Chosen {
  /** The likeliest words, whatever they mean. */
  readonly heard: ScoredReading;
  /** Everything that means something, each meaning once in its likeliest words that surely mean it, the surest first. */
  readonly candidates: readonly Candidate[];
  /** What it may have been: each meaning once, then words that mean nothing, then phrases that sound alike. */
  readonly texts: readonly string[];
}

/** A phrase that sounds the same is taken for what was heard if a token of it is this likely in comparison. */
const possible = 0.5;
/**
 * A reading counts by its likelihood as of so many tokens, whatever its length, and a meaning is as sure as its likeliest
 * words, times the root of its share in all readings. Both chosen on 1000 clips of development, see docs/speech.md.
 */
const tokensCounted = 8;
/** Readings of less than a hundredth of the likeliest one's weight are not looked at: understanding one takes milliseconds. */
const leastCounted = 0.01 ** (1 / tokensCounted);
const surenessOf = (confidence: number, share: number): number => confidence * Math.sqrt(share);

/** Whisper writes sentences: "Open the mouth." The rest of the program wants the words. */
const tidy = (text: string): string => text.trim().replace(/[.!?…,;:]+$/u, '');
const tidied = ({ text, confidence }: ScoredReading): ScoredReading => ({ text: tidy(text), confidence });

const distinct = (readings: readonly ScoredReading[]): readonly ScoredReading[] => {
  const seen = new Set<string>();
  return readings.filter(({ text }) => {
    const fresh = !seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return fresh;
  });
};

/** Words that surely mean it stand for a meaning before words that may. */
const likelier = (one: Candidate, other: Candidate): Candidate => {
  if (one.guessed !== other.guessed) return one.guessed ? other : one;
  return other.confidence > one.confidence ? other : one;
};

/**
 * `readings`: best first. `phrases`: the likeliest phrases of the grammar; undefined where the recogniser does not follow
 * one. `meaning`: see `TranscribeOptions`; words that it does not know and `expect` holds mean themselves.
 */
export const choose = (
  readings: readonly ScoredReading[],
  expect: readonly string[],
  meaning: Meaning = () => null,
  phrases?: readonly ScoredReading[],
  guess: Meaning = () => null,
): Chosen => {
  const all = distinct([...readings, ...(phrases ?? [])].map(tidied));
  const [heard] = all;
  if (!heard) return { heard: { text: '', confidence: 0 }, candidates: [], texts: [] };
  const meaningOf = (text: string): string | null => meaning(text) ?? (isOneOf(text, expect) ? text : null);

  const { match, runnersUp } = snap(heard.text, expect, (text) => meaning(text) ?? text);
  const standsFor = match && meaningOf(match.phrase);
  const isPossible =
    phrases?.some(
      ({ text, confidence }) => confidence >= possible * heard.confidence && meaningOf(tidy(text)) === standsFor,
    ) ?? true;

  const meant = new Map<string, { readonly words: Candidate; readonly confidence: number; readonly weight: number }>();
  const meaningless: string[] = [];
  let sum = 0;
  for (const reading of all) {
    if (reading.confidence < leastCounted * heard.confidence) continue;
    const weight = reading.confidence ** tokensCounted;
    sum += weight;
    const own = meaningOf(reading.text);
    const snapped = own === null && reading === heard && match !== null && isPossible;
    const sure = snapped ? standsFor : own;
    if (own === null) meaningless.push(reading.text);
    const means = sure ?? guess(reading.text);
    if (means === null) continue;
    const { confidence } = reading;
    const words = { text: snapped ? match.phrase : reading.text, confidence, guessed: sure === null };
    const known = meant.get(means);
    meant.set(means, {
      words: known ? likelier(known.words, words) : words,
      confidence: Math.max(confidence, known?.confidence ?? 0),
      weight: weight + (known?.weight ?? 0),
    });
  }
  const candidates = [...meant.values()]
    .map(({ words, confidence, weight }) => ({
      ...words,
      confidence: surenessOf(confidence, sum > 0 ? weight / sum : 0),
    }))
    .sort((a, b) => b.confidence - a.confidence);
  const sounding = [...(match ? [match] : []), ...runnersUp].map(({ phrase }) => phrase);
  const texts = new Set([...candidates.map(({ text }) => text), ...meaningless, ...sounding]);
  return { heard, candidates, texts: [...texts] };
};
