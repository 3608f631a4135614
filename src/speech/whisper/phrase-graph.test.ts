/** Which tokens may follow, with letters as tokens. */
import { describe, expect, test } from 'vitest';
import { PhraseGraph, type Places } from './phrase-graph.ts';

const letters = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
const graph = new PhraseGraph(
  {
    phrases: ['undo', 'undo <number>', 'drag <number> to <number>', 'drag it'],
    slots: { number: ['one', 'two', 'twenty', 'twenty one'] },
  },
  letters,
);
const holds = (text: string): boolean => graph.holds(letters(` ${text}`));
const following = (text: string): string => {
  const places = letters(` ${text}`).reduce<Places>((from, token) => graph.step(from, token), graph.start);
  const { tokens, ends } = graph.allowed(places);
  return `${String.fromCharCode(...[...tokens].sort((a, b) => a - b))}${ends ? '.' : ''}`;
};

describe('[H31] phrases as tokens', () => {
  test('a phrase is held as a whole, slots with each of their words', () => {
    const said = ['undo', 'undo twenty one', 'drag one to twenty', 'drag twenty one to two', 'drag it'];
    expect(said.filter((text) => !holds(text))).toEqual([]);
    const not = [
      '',
      'und',
      'undo it',
      'drag',
      'drag one',
      'drag one to',
      'drag one two two',
      'undo twenty two',
      'undone',
    ];
    expect(not.filter(holds)).toEqual([]);
  });

  test('what may follow is told at every place: into a slot, through it, and out of it', () => {
    expect(following('undo')).toBe(' .');
    expect(following('undo t')).toBe('w');
    expect(following('undo tw')).toBe('eo');
    // "twenty" may end here, or go on to "twenty one"; within "drag" it may also be followed by "to".
    expect(following('undo twenty')).toBe(' .');
    expect(following('undo twenty ')).toBe('o');
    expect(following('drag twenty ')).toBe('ot');
    expect(following('undoo')).toBe('');
  });

  test('a slot without words is a mistake of the grammar', () => {
    expect(() => new PhraseGraph({ phrases: ['choose <n>'], slots: {} }, letters)).toThrow(/<n>/);
  });
});
