/** Snapping by sound, measured on what recognisers are known to write and on what must never become a command. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDomain } from '../../grounding/index.ts';
import { closedPhrases, understand } from '../../nlu/index.ts';
import { phoneCodes, phonesOf, phonesOfWord, soundDistance } from '../../phonetics/index.ts';
import { choose } from './choose.ts';
import { isOneOf, snap } from './snap.ts';

const domain = await loadDomain(fileURLToPath(new URL('../../../models/lion', import.meta.url)));
const phrases = closedPhrases(domain, { numbers: [], pointing: false, edited: false, taught: [] });
const lines = (name: string): readonly string[] =>
  readFileSync(new URL(`../testing/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const commandOf = (text: string): string | null => {
  const found = understand(text, domain);
  return found.kind === 'command' ? JSON.stringify(found.command) : null;
};
const meaning = (text: string): string | null => commandOf(text);
const reading = (text: string, confidence: number) => ({ text, confidence });
const chosen = (text: string): string => choose([reading(text, 0.9)], phrases, meaning).candidates[0]?.text ?? text;

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

test('[H28] readings that mean the same count together, those that mean nothing against them', () => {
  const pick = (...readings: { text: string; confidence: number }[]) => choose(readings, phrases, meaning);
  const torn = pick(
    reading('Close the mouth.', 0.7),
    reading('open the mouth', 0.69),
    reading('open mouth', 0.69),
    reading('open its mouth', 0.68),
  );
  expect(torn.heard).toEqual(reading('Close the mouth', 0.7));
  expect(torn.candidates.map(({ text }) => text)).toEqual(['open the mouth', 'Close the mouth']);
  // The likeliest words times the root of their share: weights as of eight tokens.
  const weights = [0.7, 0.69, 0.69, 0.68].map((one) => one ** 8);
  const [closing = 0, ...opening] = weights;
  const sum = weights.reduce((all, one) => all + one, 0);
  expect(torn.candidates[0]?.confidence).toBeCloseTo(
    0.69 * Math.sqrt(opening.reduce((all, one) => all + one, 0) / sum),
    10,
  );
  expect(torn.candidates[1]?.confidence).toBeCloseTo(0.7 * Math.sqrt(closing / sum), 10);

  // Of those that mean the same one is told.
  expect(torn.texts.slice(0, 2)).toEqual(['open the mouth', 'Close the mouth']);
  expect(torn.texts).not.toContain('open its mouth');

  const [only, ...more] = pick(reading('open the mouth', 0.9), reading('Open the mouth.', 0.5)).candidates;
  expect(more).toEqual([]);
  expect(only).toEqual({ ...reading('open the mouth', 0.9), guessed: false });
  const sureOf = (nothing: number) =>
    pick(reading('what a day', nothing), reading('open the mouth', 0.6)).candidates[0]?.confidence ?? 0;
  expect(sureOf(0.9)).toBeLessThan(0.13);
  expect(sureOf(0.61)).toBeGreaterThan(0.4);
});

test('[H35] what only may be meant counts with readings that surely mean it; alone it is a guess', () => {
  const opening = meaning('open the mouth');
  const guess = (text: string) => (text.includes('jaw') ? opening : null);
  const pick = (...readings: { text: string; confidence: number }[]) =>
    choose(readings, phrases, meaning, undefined, guess).candidates;
  const torn = [
    reading('his jaw hangs', 0.7),
    reading('open the mouth', 0.69),
    reading('close the mouth', 0.69),
  ] as const;
  const [both, closing] = pick(...torn);
  const weights = torn.map(({ confidence }) => confidence ** 8);
  const share = 1 - (weights[2] ?? 0) / weights.reduce((all, one) => all + one, 0);
  // Its words are those that surely mean it.
  expect(both).toEqual({
    text: 'open the mouth',
    confidence: expect.closeTo(0.7 * Math.sqrt(share), 10),
    guessed: false,
  });
  expect(closing).toMatchObject({ text: 'close the mouth', guessed: false });
  expect(pick(reading('his jaw hangs', 0.9))).toEqual([{ ...reading('his jaw hangs', 0.9), guessed: true }]);
  expect(pick(reading('his jaw hangs', 0.7), reading('a jaw that hangs', 0.8))).toMatchObject([
    { text: 'a jaw that hangs', guessed: true },
  ]);
});

test('[H28] words that mean nothing stand for the phrase that sounds the same; else nothing is a candidate', () => {
  expect(choose([reading('open the mouse', 0.9)], phrases, meaning)).toMatchObject({
    heard: reading('open the mouse', 0.9),
    candidates: [{ ...reading('open the mouth', 0.9), guessed: false }],
    texts: expect.arrayContaining(['open the mouse', 'open the mouth']),
  });
  expect(choose([reading('lovely weather today', 0.9)], phrases, meaning).candidates).toEqual([]);
  expect(choose([reading('open the mouth', 0)], phrases, meaning).candidates).toEqual([
    { ...reading('open the mouth', 0), guessed: false },
  ]);
  expect(choose([], phrases)).toEqual({ heard: reading('', 0), candidates: [], texts: [] });
});

test('[H28] two phrases of different meaning that sound alike: neither is taken, both are offered', () => {
  const { match, runnersUp } = snap('tide', ['hide', 'side'], (text) => text);
  expect(match).toBe(null);
  expect(runnersUp.map(({ phrase }) => phrase).toSorted()).toEqual(['hide', 'side']);
});

test('[H32] a phrase of the grammar counts as another reading', () => {
  const candidates = (heard: string, phrase: string, confidence: number) =>
    choose([reading(heard, 0.9)], phrases, meaning, [reading(phrase, confidence)]).candidates;
  const [near] = candidates('cancel the face', 'cancel this', 0.85);
  expect(near?.text).toBe('cancel this');
  expect(near?.confidence).toBeGreaterThan(0.5);
  expect(candidates('what a day', 'cancel this', 0.6)[0]?.confidence).toBeLessThan(0.2);
  expect(candidates('undo', 'redo', 0.85).map(({ text }) => text)).toEqual(['undo', 'redo']);
});

test('[H32] a phrase that only sounds the same is taken only if the model thinks it possible', () => {
  const heard = [reading('open the mouse', 0.9)];
  const sureness = (confidence: number) =>
    choose(heard, phrases, meaning, [reading('open the mouth', confidence)]).candidates[0]?.confidence ?? 0;
  expect(choose(heard, phrases, meaning).candidates).toEqual([{ ...reading('open the mouth', 0.9), guessed: false }]);
  expect(sureness(0.5)).toBeCloseTo(0.9, 10);
  expect(sureness(0.2)).toBeLessThan(0.01);
});

test('words are one of the phrases however they are written', () => {
  expect(isOneOf('Show numbers!', phrases)).toBe(true);
  expect(isOneOf('show members', phrases)).toBe(false);
  expect(isOneOf('', phrases)).toBe(false);
});
