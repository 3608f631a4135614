/**
 * Which of several readings of a clip is taken. What is understood as it is stays as it is; then a reading that the
 * model held nearly as likely and that is understood; then the sound. Where nothing helps, the first reading stays.
 */
import { snap } from './snap.ts';

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
  understands: (text: string) => boolean,
): Chosen => {
  const [first, ...others] = readings.map(({ text, confidence }) => ({ text: tidy(text), confidence }));
  if (!first) return { text: '', alternatives: [] };
  const near = others.filter(({ confidence }) => confidence >= nearlyAsLikely * first.confidence);
  const { match, runnersUp } = snap(first.text, expect);
  const means = (text: string): boolean => snap(text, expect).match?.likeness === 1 || understands(text);
  const text = means(first.text)
    ? first.text
    : (near.find((other) => means(other.text))?.text ?? match?.phrase ?? first.text);
  const offered = [
    ...others.map((other) => other.text),
    first.text,
    ...(match ? [match.phrase] : []),
    ...runnersUp.map(({ phrase }) => phrase),
  ];
  const seen = new Set([text.toLowerCase(), '']);
  const alternatives = offered.filter((one) => {
    const fresh = !seen.has(one.toLowerCase());
    seen.add(one.toLowerCase());
    return fresh;
  });
  return { text, alternatives: alternatives.slice(0, mostAlternatives) };
};
