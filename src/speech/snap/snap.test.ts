/** Snapping by sound, measured on what recognisers are known to write and on what must never become a command. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDomain } from '../../grounding/index.ts';
import { closedPhrases, understand } from '../../nlu/index.ts';
import { phoneCodes, phonesOf, phonesOfWord, soundDistance } from '../../phonetics/index.ts';
import { choose } from './choose.ts';
import { snap } from './snap.ts';

const domain = await loadDomain(fileURLToPath(new URL('../../../models/lion', import.meta.url)));
const phrases = closedPhrases(domain, { numbers: [], pointing: false, taught: [] });
const lines = (name: string): readonly string[] =>
  readFileSync(new URL(`../testing/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const commandOf = (text: string): string | null => {
  const found = understand(text, domain);
  return found.kind === 'command' ? JSON.stringify(found.command) : null;
};
const meaning = (text: string): string | null => commandOf(text);
const chosen = (text: string): string => choose([{ text, confidence: 0.9 }], phrases, meaning).text;

test('words sound as they sound', () => {
  const words = ['night', 'knight', 'tail', 'tale', 'sea', 'see', 'write', 'right', 'week', 'weak', 'pair', 'pear'];
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : []));
  for (const [one = '', other = ''] of pairs) expect(phonesOfWord(one)).toBe(phonesOfWord(other));
  expect(phonesOf('Save as PNG!')).toBe(phonesOf('save as p n g'));
  expect(phonesOf('grid 5 3')).toBe(phonesOf('grid five three'));
});

test('a distance is none to itself, symmetric, and small between what is mistaken', () => {
  const codes = ['stop', 'stub', 'undo', 'mouth', 'show numbers', ''].map((text) => phoneCodes(phonesOf(text)));
  for (const one of codes) {
    expect(soundDistance(one, one)).toBe(0);
    for (const other of codes) expect(soundDistance(one, other)).toBeCloseTo(soundDistance(other, one), 10);
  }
  const between = (one: string, other: string) => soundDistance(phoneCodes(phonesOf(one)), phoneCodes(phonesOf(other)));
  expect(between('mouth', 'mouse')).toBeLessThan(between('mouth', 'mountain'));
  expect(between('stop', 'stub')).toBeLessThan(between('stop', 'start'));
});

test('[H26] near misses become the command that was meant: three in four, hardly ever another one', () => {
  const table = lines('near-misses.txt').map((line) => line.split(' = ') as [string, string]);
  expect(table.length).toBeGreaterThan(100);
  const results = table.map(([heard, said]) => {
    const command = commandOf(chosen(heard));
    return command === null ? 'none' : command === commandOf(said) ? 'right' : 'wrong';
  });
  expect(results.filter((one) => one === 'right').length / table.length).toBeGreaterThanOrEqual(0.75);
  // What is a command in its own right is not for snapping to change.
  const wrong = table.filter(([heard], at) => results[at] === 'wrong' && commandOf(heard) === null);
  expect(wrong.length).toBeLessThanOrEqual(1);
});

test('[H27] unrelated speech and inventions are never snapped to anything', () => {
  const unrelated = lines('unrelated.txt');
  expect(unrelated.length).toBeGreaterThan(170);
  const snapped = unrelated.filter((line) => commandOf(line) === null && snap(line, phrases, meaning).match !== null);
  expect(snapped).toEqual([]);
  const edits = unrelated.filter((line) => commandOf(chosen(line))?.includes('"kind":"edit"'));
  expect(edits).toEqual([]);
});

test('[H28] what means something stays; then a reading nearly as likely that does; then the sound; else as heard', () => {
  const reading = (text: string, confidence: number) => ({ text, confidence });
  const pick = (...readings: { text: string; confidence: number }[]) => choose(readings, phrases, meaning);
  expect(pick(reading('Close the mouth.', 0.9), reading('open the mouth', 0.89)).text).toBe('Close the mouth');
  expect(pick(reading('open the south', 0.9), reading('open the mouth', 0.8)).text).toBe('open the mouth');
  expect(pick(reading('what a day', 0.9), reading('open the mouth', 0.3)).text).toBe('what a day');
  expect(pick(reading('open the mouse', 0.9))).toMatchObject({
    text: 'open the mouth',
    alternatives: expect.arrayContaining(['open the mouse']),
  });
  expect(pick(reading('lovely weather today', 0.9)).text).toBe('lovely weather today');
  expect(choose([], phrases)).toEqual({ text: '', confidence: 0, alternatives: [], candidates: [] });
});

test('[H28] two phrases of different meaning that sound alike: neither is taken, both are offered', () => {
  const { match, runnersUp } = snap('tide', ['hide', 'side'], (text) => text);
  expect(match).toBe(null);
  expect(runnersUp.map(({ phrase }) => phrase).toSorted()).toEqual(['hide', 'side']);
});

test('[H32] a phrase of the grammar is taken where the model held it nearly as likely, and offered where it did not', () => {
  const pick = (heard: string, phrase: string, confidence: number) =>
    choose([{ text: heard, confidence: 0.9 }], phrases, meaning, [{ text: phrase, confidence }]);
  expect(pick('cancel the face', 'cancel this', 0.8).text).toBe('cancel this');
  const offered = pick('what a day', 'cancel this', 0.6);
  expect(offered.text).toBe('what a day');
  expect(offered.candidates).toEqual([{ text: 'cancel this', confidence: 0.6 }]);
  // What means something as it is stays, however likely the phrase.
  expect(pick('undo', 'redo', 0.9).text).toBe('undo');
});

test('[H32] a phrase that only sounds the same is taken only if the model thinks it possible', () => {
  const heard = [{ text: 'open the mouse', confidence: 0.9 }];
  const with_ = (confidence: number) => choose(heard, phrases, meaning, [{ text: 'open the mouth', confidence }]).text;
  expect(choose(heard, phrases, meaning).text).toBe('open the mouth');
  expect(with_(0.5)).toBe('open the mouth');
  expect(with_(0.2)).toBe('open the mouse');
});
