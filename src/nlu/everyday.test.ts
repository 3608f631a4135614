/** Sentences as people say them from day to day, with the second hearing: classes of wording, not single sentences. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { understandMisheard } from './recovery.ts';
import { lion } from './testing/lion.ts';
import { notation, sentencesOf } from './testing/notation.ts';
import { turnsOfPhrase } from './turns-of-phrase.ts';

const sentences = sentencesOf(readFileSync(new URL('./testing/everyday.txt', import.meta.url), 'utf8'));

describe('everyday wording', () => {
  test.each(sentences)('[L34] $text', ({ text, expected }) => {
    expect(notation(understandMisheard(text, lion))).toBe(expected);
  });

  test('[L34] names no part of a domain', () => {
    const words = lion.parts.flatMap(({ singular, plural, synonyms }) => [singular, plural, ...synonyms]);
    const said = turnsOfPhrase.map(([pattern, plain]) => `${pattern.source} ${plain.toString()}`).join(' ');
    expect(words.filter((word) => new RegExp(`\\b${word}\\b`).test(said))).toEqual([]);
  });
});
