import { describe, expect, test } from 'vitest';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { understand } from './understand.ts';
import { closedPhrases, type SpokenMoment, wordsOfTheMoment } from './vocabulary.ts';

const quiet: SpokenMoment = { numbers: [], pointing: false, edited: false, taught: [] };
const pointing: SpokenMoment = { numbers: [1, 2, 3, 7, 12, 21, 100], pointing: true, edited: false, taught: [] };

describe('the closed grammar, written out', () => {
  test.each([
    ['lion', lion],
    ['car', car],
  ] as const)('[L15] every phrase of the %s is understood as a command', (_, domain) => {
    for (const moment of [quiet, pointing]) {
      const phrases = closedPhrases(domain, moment);
      expect(phrases.length).toBeGreaterThan(500);
      expect(phrases.filter((phrase) => understand(phrase, domain).kind !== 'command')).toEqual([]);
    }
  });

  test('[L15] numbers can be named where numbers stand, and taught phrases are heard', () => {
    expect(closedPhrases(lion, pointing)).toContain('drag three to seven');
    expect(closedPhrases(lion, quiet)).not.toContain('drag three to seven');
    expect(closedPhrases(lion, { ...quiet, taught: ['big yawn'] })).toContain('big yawn');
    expect(wordsOfTheMoment(lion, pointing)).toEqual(expect.arrayContaining(['twenty', 'one', 'drag', 'mane', 'whoa']));
  });
});
