import { expect, test } from 'vitest';
import { understandMisheard } from './recovery.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';

const meaning = (said: string): string => notation(understandMisheard(said, lion, { last: null }));

test.each([
  "don't undo that",
  "please don't undo it yet",
  "I don't want to undo",
  "let's not undo that",
  "there's no need to undo",
  "you don't have to save it",
  "don't save it now",
  "don't go back two steps",
  "don't start over",
  "don't zoom in",
  "don't stop listening",
])('[L52] what is denied is not done: %s', (said) => {
  expect(meaning(said)).toBe('? denied');
});

test.each([
  ["don't stop", 'continue'],
  ["no, please don't stop now", 'continue'],
  ["I don't want you to stop", 'continue'],
  ["don't pause", 'continue'],
  ["don't continue", 'stop'],
  ["I didn't mean to undo that", 'redo 1'],
  ["don't show the grid", 'overlay grid false'],
])('[L52] the denial of a command may be another: %s', (said, expected) => {
  expect(meaning(said)).toBe(expected);
});

test.each([
  ["don't forget to save", 'save png'],
  ["don't touch the ears", 'protect keep ears -'],
  ['not that much', 'rescale 0.6'],
  ["don't listen", 'microphone asleep'],
  ["don't open the mouth", '? nothing-to-do'],
  ["don't do that", 'cancel'],
  ['I never said stop', '? nonsense'],
  // Left to the network, which reads a complaint and an undo.
  ["no I don't like, come back", '? nonsense'],
  ["oh I don't like it put the mouth back the way it was", '? nonsense'],
])('[L52] what only looks like a denied command is none: %s', (said, expected) => {
  expect(meaning(said)).toBe(expected);
});
