/** "A bit more with the head": an edit before the last one again. */
import { expect, test } from 'vitest';
import { type EditCommand, isOfDeed, type PartEdit } from '../core/index.ts';
import { deedNamed, stepByDeeds } from './deeds.ts';
import type { SpokenContext } from './port.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';
import { understand } from './understand.ts';

const usual = { kind: 'relative', factor: 1 } as const;
const tilt: PartEdit = { part: 'head', action: 'tilt-left', side: null, amount: usual };
const rightEar: PartEdit = { part: 'ears', action: 'raise', side: 'right', amount: usual };
const ears: PartEdit = { ...rightEar, side: 'both' };
const of = (...edits: readonly PartEdit[]): EditCommand => ({ kind: 'edit', edits, constraints: [] });
const tiltThenEars: SpokenContext = { last: of(ears), earlier: [tilt, ears] };
const meaning = (said: string, context: SpokenContext): string => notation(understand(said, lion, context));

test.each<[string, SpokenContext, string]>([
  ['a bit more with the head', tiltThenEars, 'head tilt-left x0.4'],
  ['ok and tilt more', tiltThenEars, 'head tilt-left'],
  ['tilt a lot more', tiltThenEars, 'head tilt-left x1.8'],
  ['the right one a little more', tiltThenEars, 'ears raise right x0.4'],
  ['the right one a little more', { last: of(rightEar), earlier: [tilt, rightEar] }, 'further 0.4'],
  ['a bit less with the ears', tiltThenEars, 'rescale 0.8'],
  ['a bit less with the head', tiltThenEars, '? nonsense'],
  ['a bit more with the mouth', tiltThenEars, '? unknown-action'],
  ['a bit more with the ears', { ...tiltThenEars, takenBack: true }, 'ears raise x0.4'],
])('[L50] “%s” (%#)', (said, context, expected) => {
  expect(meaning(said, context)).toBe(expected);
});

test.each<[string, SpokenContext, string]>([
  ['actually, scratch the tilt', { last: of(tilt) }, 'undo 1'],
  ['lose that tilt', { last: of(tilt), lastSteps: 3 }, 'undo 3'],
  ['drop the tilting', tiltThenEars, 'undo-part head -'],
  ['drop the tilt', { last: of(tilt), takenBack: true, earlier: [] }, '? nonsense'],
  ['scratch the turn', tiltThenEars, '? unknown-part'],
  ['kill the tilt', { last: of(ears), earlier: [{ ...tilt, action: 'raise' }, tilt, ears] }, '? unknown-part'],
])('[L50] “%s” takes back what it names (%#)', (said, context, expected) => {
  expect(meaning(said, context)).toBe(expected);
});

test('[L50] words name edits by their part, its side, or what was done', () => {
  const isNamed = (words: string, edit: PartEdit): boolean => {
    const named = deedNamed(words, lion);
    return named !== null && isOfDeed(edit, named);
  };
  expect(isNamed('the ears thing', ears)).toBe(true);
  expect(isNamed('the right ear', rightEar)).toBe(true);
  expect(isNamed('the left ear', rightEar)).toBe(false);
  expect(isNamed('the tilting', tilt)).toBe(true);
  expect(isNamed('the turn', tilt)).toBe(false);
  expect(deedNamed('my uncle', lion)).toBeNull();
});

test.each([
  ['before the ears', { when: 'before', deeds: [{ part: 'ears', side: null }] }],
  ['before i did the nose', { when: 'before', deeds: [{ part: 'muzzle', side: null }] }],
  ['before the shrinking', { when: 'before', deeds: [{ actions: ['smaller'] }] }],
  [
    'just the mouth and the ears',
    {
      when: 'only',
      deeds: [
        { part: 'mouth', side: null },
        { part: 'ears', side: null },
      ],
    },
  ],
  ['first opening', { when: 'first', deeds: [{ actions: ['open'] }] }],
  ['first tilt', { when: 'first', deeds: [{ actions: ['tilt-left', 'tilt-right'] }] }],
  ['first cut', { when: 'first', deeds: [] }],
  ['first frame', null],
  ['before my uncle came', null],
  ['the one with the big ears', null],
])('[D33] the step “%s” by what was done', (words, by) => {
  expect(stepByDeeds(words, lion)).toEqual(by);
});
