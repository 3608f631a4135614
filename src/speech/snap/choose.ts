/**
 * Which of several readings of a clip is taken. What means something as it is stays as it is; then a reading that the
 * model held nearly as likely and that means something; then the sound. Where nothing helps, the first reading stays.
 */
import { type Meaning, snap } from './snap.ts';

export interface ScoredReading {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Chosen {
  readonly text: string;
  readonly alternatives: readonly string[];
}

/** Another reading may win only if the model held it at least this likely, of the first one's confidence. */
const nearlyAsLikely = 0.75;
const mostAlternatives = 5;

/** Whisper writes sentences: "Open the mouth." The rest of the program wants the words. */
const tidy = (text: string): string => text.trim().replace(/[.!?…,;:]+$/u, '');

export const choose = (
  readings: readonly ScoredReading[],
  expect: readonly string[],
  meaning: Meaning = () => null,
): Chosen => {
  const [first, ...others] = readings.map(({ text, confidence }) => ({ text: tidy(text), confidence }));
  if (!first) return { text: '', alternatives: [] };
  const { match, runnersUp } = snap(first.text, expect, (text) => meaning(text) ?? text);
  const means = (text: string): boolean => meaning(text) !== null || snap(text, expect).match?.likeness === 1;
  const near = others.filter(({ confidence }) => confidence >= nearlyAsLikely * first.confidence);
  const taken = means(first.text)
    ? first.text
    : (near.find((other) => means(other.text))?.text ?? match?.phrase ?? first.text);
  const offered = [...others.map(({ text }) => text), first.text, ...(match ? [match.phrase] : [])];
  const seen = new Set([taken.toLowerCase(), '']);
  const alternatives = [...offered, ...runnersUp.map(({ phrase }) => phrase)].filter((one) => {
    const fresh = !seen.has(one.toLowerCase());
    seen.add(one.toLowerCase());
    return fresh;
  });
  return { text: taken, alternatives: alternatives.slice(0, mostAlternatives) };
};
