/** Sentences put right while they are spoken. */
import { describe, expect, test } from 'vitest';
import { understandMisheard } from './recovery.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';

describe('a sentence that is put right while it is said', () => {
  test.each([
    ['close the right, I mean the left eye', 'close the left eye'],
    ['raise the head, scratch that, lower it', 'lower the head'],
    ['make the mane smaller, sorry, bigger', 'make the mane bigger'],
    ['make the mane bigger, oops, the ears', 'make the ears bigger'],
    ['tilt the head left, oh no sorry, right', 'tilt the head right'],
    ['close the left eye, no wait, the right one', 'close the right eye'],
    ['make it, the mouth I mean, wider', 'make the mouth wider'],
    ['turn the head a lot, or rather a little, to the left', 'turn the head a little to the left'],
    ['close the eyes, wait, only the left one', 'close the eyes, only the left one'],
    ['raise the ears, sorry', 'raise the ears'],
  ])('[L27] %s', (text, meant) => {
    const found = understandMisheard(text, lion);
    expect(found).toMatchObject({ kind: 'command', heardAs: expect.any(String) });
    expect(notation(found)).toBe(notation(understandMisheard(meant, lion)));
  });

  test.each([
    'make the mane bigger, no more',
    'open the mouth, I mean not the eyes',
    'open the mouth, no, never',
    'open the mouth, no, sorry',
    'paint the mane, I mean the ears',
  ])('[L27] is refused where what is put right is a denial or nothing: %s', (text) => {
    expect(understandMisheard(text, lion).kind).toBe('not-understood');
  });

  test('[L27] in another domain', () => {
    const found = understandMisheard('make the left headlight bigger, I mean the right headlight', car);
    expect(notation(found)).toBe(notation(understandMisheard('make the right headlight bigger', car)));
    expect(found.kind).toBe('command');
  });
});

describe('remarks before the next request', () => {
  test.each([
    ['nearly, but not so much', 'rescale 0.6'],
    ['fine, keep it. now shut the eyes', 'eyes close'],
    ['no that is weird, how it was before please', 'undo 1'],
    ['too much, go back one', 'undo 1'],
    ['too much go back one', 'undo 1'],
    ['haha that is way too big now undo', 'undo 1'],
    ['too tight, one step back', 'undo 1'],
    ['ok too far back to the start', 'original'],
  ])('[L29] %s', (text, expected) => {
    expect(notation(understandMisheard(text, lion))).toBe(expected);
  });

  test('[L29] a complaint before another edit is no remark', () => {
    expect(understandMisheard('too much, open the mouth', lion).kind).toBe('not-understood');
    expect(understandMisheard('too wide close the mouth', lion)).not.toMatchObject({ command: { kind: 'undo' } });
  });
});

describe('how it is', () => {
  test.each([
    ['his ears look tiny', ['make the ears bigger', 'make the ears smaller']],
    ['the left ear is quite small', ['make the left ear bigger', 'make the left ear smaller']],
    ['the mane is huge', ['make the mane smaller', 'make the mane bigger']],
  ])('[L28] %s: both ways are asked about', (text, ways) => {
    expect(understandMisheard(text, lion)).toMatchObject({
      kind: 'not-understood',
      suggestions: ways,
      text: expect.stringContaining('tells how it is'),
    });
  });

  test.each([
    ['his ears look tiny, make them bigger', 'ears bigger'],
    ['the mane is huge, open the mouth', 'mouth open'],
    ['the ears should look tiny', 'ears smaller x1.8'],
    ['he looks half asleep, open his eyes', 'eyes open'],
  ])('[L28] before a request it is left out: %s', (text, expected) => {
    expect(notation(understandMisheard(text, lion))).toBe(expected);
  });
});
