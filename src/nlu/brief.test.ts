/** A word or two after an edit. */
import { expect, test } from 'vitest';
import type { EditCommand } from '../core/index.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';
import { understand } from './understand.ts';

const after = (said: string): EditCommand => {
  const found = understand(said, lion);
  if (found.kind !== 'command' || found.command.kind !== 'edit') throw new Error(`${said} is no edit`);
  return found.command;
};

test.each([
  ['open the mouth', 'fully', 'rescale 1.8'],
  ['open the mouth', 'just a bit', 'rescale 0.4'],
  ['open the mouth', 'a little bit only hehe', 'rescale 0.4'],
  ['open the mouth', 'not fully', 'rescale 0.8'],
  ['open the mouth', 'slightly', '? gap'],
  ['raise the ears', 'not that high', 'rescale 0.6'],
  ['tilt the head to the left', 'straight', 'further -1'],
  ['turn the head to the left', 'look straight ahead', 'further -1'],
  ['close the eyes', 'only one', '? gap'],
  ['close the eyes', 'left only', 'instead: eyes close left'],
  ['close the left eye', 'other eye', 'same-for eyes other'],
  ['move it left 10 pixels', '5 more', 'whole move-left 5px'],
  ['move it left 10 pixels', 'another 20', 'whole move-left 20px'],
  ['open the mouth', 'another 5 pixels', 'mouth open 5px'],
  ['move it left 10 pixels', 'up by the same', 'whole move-up 10px'],
  ['make it bigger', 'and a little to the left', 'whole move-left x0.4'],
  ['close the left eye', 'now make that one bigger', 'eyes bigger left'],
  ['raise the right ear', 'undo that and do the left instead', 'repair - left -'],
  ['make the mane bigger', 'keep it like that', 'tell praise'],
])('[L32] after “%s”, “%s”', (before, said, expected) => {
  expect(notation(understand(said, lion, { last: after(before) }))).toBe(expected);
});

test.each(['fully', 'straight', 'only one', '5 more', 'up by the same', 'just a bit'])(
  '[L32] “%s” means nothing where nothing was done',
  (said) => {
    expect(understand(said, lion).kind).toBe('not-understood');
  },
);

test('[L32] a number is no amount of what has none in pixels, and a complaint of another part no rescaling', () => {
  expect(understand('5 more', lion, { last: after('open the mouth') }).kind).toBe('not-understood');
  expect(understand('not that high', lion, { last: after('make the mane bigger') }).kind).toBe('not-understood');
  expect(understand('straight', lion, { last: after('open the mouth') }).kind).toBe('not-understood');
});
