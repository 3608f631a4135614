import { describe, expect, test } from 'vitest';
import { spokenGrammar } from './spoken-grammar.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { understand } from './understand.ts';
import type { SpokenMoment } from './vocabulary.ts';

const quiet: SpokenMoment = { numbers: [], pointing: false, edited: false, taught: [] };
const pointing: SpokenMoment = { ...quiet, pointing: true };
/** Everything can be said. */
const busy: SpokenMoment = { ...pointing, edited: true };

describe('the grammar with slots', () => {
  test.each([
    ['lion', lion],
    ['car', car],
  ] as const)('[L15] every phrase of the %s is understood as a command, whatever stands in its slots', (_, domain) => {
    const { phrases, slots } = spokenGrammar(domain, busy);
    expect(phrases.length).toBeGreaterThan(1000);
    // Each slot gets its words in turn: every word stands somewhere.
    let turn = 0;
    const spoken = phrases.map((phrase) =>
      phrase.replaceAll(/<([a-z]+)>/g, (_all, slot: string) => {
        const words = slots[slot] ?? [];
        turn += 1;
        return words[turn % words.length] ?? '?';
      }),
    );
    expect(spoken.filter((phrase) => understand(phrase, domain).kind !== 'command')).toEqual([]);
  });

  test('[L15] the grammar follows the moment, and stays the same object for as long as it lasts', () => {
    expect(spokenGrammar(lion, pointing).phrases).toContain('drag <place> to <place>');
    expect(spokenGrammar(lion, quiet).phrases).not.toContain('drag <place> to <place>');
    expect(spokenGrammar(lion, quiet).phrases).toContain('go to step <number>');
    expect(spokenGrammar(lion, { ...quiet, edited: true }).phrases).toContain('no i meant <part>');
    expect(spokenGrammar(lion, quiet).phrases).not.toContain('no i meant <part>');
    expect(spokenGrammar(lion, { ...quiet, taught: ['big yawn'] }).phrases).toContain('big yawn');
    expect(spokenGrammar(lion, pointing).slots['place']).not.toContain('one hundred and forty four');
    expect(spokenGrammar(lion, { ...pointing, numbers: [144] }).slots['place']).toContain('one hundred and forty four');
    expect(spokenGrammar(lion, { ...quiet })).toBe(spokenGrammar(lion, { ...quiet }));
  });
});
