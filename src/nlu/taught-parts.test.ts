import { expect, test } from 'vitest';
import { describe as inWords } from './describe.ts';
import { isFreeName, withTaughtParts } from './taught-parts.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';
import { understand } from './understand.ts';

const domain = withTaughtParts(car, ['left headlight', 'badge']);

test.each([
  ['move the left headlight up a bit', 'left headlight move-up x0.4'],
  ['push the badge 10 pixels to the left', 'badge move-left 10px'],
  ['raise the badge', 'badge move-up'],
  ['drag the badge to seven', 'drag part badge - badge number 7'],
  ['close the badge', '? unknown-action'],
])('[L30] a taught part is a part like any other: %s', (text, expected) => {
  expect(notation(understand(text, domain))).toBe(expected);
});

test('[L30] a taught chin is meant by “chin up” and “lower the chin”, and no longer the head', () => {
  const taught = withTaughtParts(lion, ['chin']);
  expect(notation(understand('move the chin down a bit', lion))).toBe('head lower x0.4');
  expect(notation(understand('move the chin down a bit', taught))).toBe('chin move-down x0.4');
  expect(notation(understand('lower the chin', taught))).toBe('chin move-down');
  expect(notation(understand('wink', taught))).toBe(notation(understand('wink', lion)));
});

test('[L30] an edit of a taught part is said back and means the same again', () => {
  const understood = understand('move the left headlight up a bit', domain);
  if (understood.kind !== 'command' || understood.command.kind !== 'edit') throw new Error('expected an edit');
  expect(inWords(understood.command, domain)).toBe('Moving the left headlight up a bit.');
});

test('[L30] words that mean something keep their meaning; others are free to be names', () => {
  for (const taken of ['left', 'up', 'a bit', 'wheels', 'keep', '7', '']) expect(isFreeName(taken, car)).toBe(false);
  for (const free of ['badge', 'left headlight', 'nose tip']) expect(isFreeName(free, car)).toBe(true);
});

test('[L31] a model without any words is spoken about by numbers, and every refusal is a whole sentence', () => {
  const unlabelled = { name: 'x', subjects: ['picture'], parts: [], regions: [], suggestions: ['show numbers'] };
  expect(notation(understand('move 4 up', unlabelled))).toBe('move number 4 up relative 1');
  expect(notation(understand('call number 4 the badge', unlabelled))).toBe('name-part badge number 4');
  for (const text of ['open the mouth', 'zorblax there', 'make it rounder', '']) {
    const refused = understand(text, unlabelled);
    if (refused.kind !== 'not-understood') throw new Error(`“${text}” was understood`);
    expect(refused.text).not.toMatch(/(?:know|picture:?) \.|undefined|: \./);
    expect(refused.suggestions).toContain('show numbers');
  }
});
