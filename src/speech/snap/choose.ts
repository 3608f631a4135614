/**
 * Which of several readings of a clip is taken. What means something as it is comes first; then the likeliest phrase of
 * the grammar, or another reading, that the model held nearly as likely and that means something; then the phrase that
 * sounds the same, if the model thinks it possible too. Where nothing means anything, the first reading stays.
 */
import { type Meaning, snap } from './snap.ts';

export interface ScoredReading {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Chosen extends ScoredReading {
  readonly alternatives: readonly string[];
  /** Everything that means something, each meaning once, the surest first: what may be asked about. */
  readonly candidates: readonly ScoredReading[];
}

/** Another reading may win only if the model held it at least this likely, of the first one's confidence. */
const nearlyAsLikely = 0.75;
/**
 * A phrase of the grammar stands in for what was heard freely if a token of it is this likely in comparison. Chosen on
 * 449 clips of development, see docs/speech.md.
 */
const phraseAsLikely = 0.86;
/** And a phrase that only sounds the same, if the model gave it this much. */
const possible = 0.5;
const mostAlternatives = 5;

/** Whisper writes sentences: "Open the mouth." The rest of the program wants the words. */
const tidy = (text: string): string => text.trim().replace(/[.!?…,;:]+$/u, '');
const tidied = ({ text, confidence }: ScoredReading): ScoredReading => ({ text: tidy(text), confidence });

/** `phrases`: the likeliest phrases of the grammar; undefined where the recogniser does not follow one. */
export const choose = (
  readings: readonly ScoredReading[],
  expect: readonly string[],
  meaning: Meaning = () => null,
  phrases?: readonly ScoredReading[],
): Chosen => {
  const [first, ...others] = readings.map(tidied);
  if (!first) return { text: '', confidence: 0, alternatives: [], candidates: [] };
  const { match, runnersUp } = snap(first.text, expect, (text) => meaning(text) ?? text);
  const meaningOf = (text: string): string | null =>
    meaning(text) ?? (snap(text, expect).match?.likeness === 1 ? text : null);

  const known = new Map<string, ScoredReading>();
  const add = (reading: ScoredReading): void => {
    const means = meaningOf(reading.text);
    if (means !== null && !known.has(means)) known.set(means, reading);
  };
  const atLeast = (least: number) => (reading: ScoredReading) => reading.confidence >= least * first.confidence;
  add(first);
  phrases?.slice(0, 1).filter(atLeast(phraseAsLikely)).forEach(add);
  others.filter(atLeast(nearlyAsLikely)).forEach(add);
  if (match) {
    const means = meaningOf(match.phrase);
    const isPossible = phrases?.filter(atLeast(possible)).some(({ text }) => meaningOf(text) === means) ?? true;
    if (isPossible) add({ text: match.phrase, confidence: first.confidence });
  }
  const taken = known.values().next().value ?? first;
  phrases?.forEach(add);
  others.forEach(add);

  const offered = [
    ...others.map(({ text }) => text),
    first.text,
    ...(match ? [match.phrase] : []),
    ...runnersUp.map(({ phrase }) => phrase),
  ];
  const seen = new Set([taken.text.toLowerCase(), '']);
  const alternatives = offered.filter((one) => {
    const fresh = !seen.has(one.toLowerCase());
    seen.add(one.toLowerCase());
    return fresh;
  });
  return {
    ...taken,
    alternatives: alternatives.slice(0, mostAlternatives),
    candidates: [...known.values()].sort((a, b) => b.confidence - a.confidence),
  };
};
