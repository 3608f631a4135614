import { expect, describe as group, test } from 'vitest';
import { understandMisheard } from './recovery.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';

const read = (text: string) => {
  const understanding = understandMisheard(text, lion);
  return { meaning: notation(understanding), heardAs: understanding.kind === 'command' ? understanding.heardAs : '' };
};

group('the gist of a sentence', () => {
  test.each([
    ['make the lion look up at the birds', 'eyes look-up', 'make the lion look up'],
    ['close his eyes like he is asleep', 'eyes close', 'close his eyes'],
    ['open the mouth for my brother', 'mouth open', 'open the mouth'],
    ['yo open the mouth', 'mouth open', 'open the mouth'],
    ["that's so funny, open the mouth", 'mouth open', 'open the mouth'],
    ['open up the eyes, they look half shut', 'eyes open', 'open up the eyes'],
    ['make his majestic mane bigger', 'mane bigger', 'make his mane bigger'],
    ['dear, make his royal mane bigger for the wedding', 'mane bigger', 'make his mane bigger'],
  ])('[L20] %s', (text, meaning, heardAs) => {
    expect(read(text)).toEqual({ meaning, heardAs });
  });

  test.each([
    'put a hat on the head',
    'paint the mane',
    'remove the wide mouth',
    'make a video of the lion opening its mouth',
    'why does the lion open its mouth at night',
    'open the mouth if you hear me clapping',
    'open the mouth, or so they say',
    'I opened the mouth at home',
    'open the third eye',
    'open the mouth of the horse',
    "make the tiger's mouth bigger",
    'look right at me',
    'open the mouth zorblax',
    'the dog and the lion open their mouths',
    'open the mouth at home but never the eyes of strangers',
  ])('[L20] still refused: %s', (text) => {
    expect(read(text)).toMatchObject({ meaning: expect.stringMatching(/^\? /) });
  });

  test('[L20] a sentence whose every word has its place is taken as it stands', () => {
    expect(understandMisheard('open the mouth a bit', lion)).not.toHaveProperty('heardAs');
  });
});

group('slips of a quick hand', () => {
  test.each([
    ['open teh mouth', 'mouth open'],
    ['mkae the ears bigger', 'ears bigger'],
    ['opne the mouth', 'mouth open'],
    ['open the mouth sooooo much', '? nonsense'],
    ['make the mane biiiig', 'mane bigger'],
    ['turn the head rihgt', 'head turn-right'],
    ['open the sotuh', '? unknown-part'],
  ])('[L20] %s', (text, meaning) => {
    expect(read(text).meaning).toBe(meaning);
  });
});

group('a remark before the request', () => {
  test.each([
    ["i'm not happy with the nose, make it shorter", 'muzzle shorter', 'make the muzzle shorter'],
    ['hey can you do something about those tiny ears, make them larger', 'ears bigger', 'make the ears larger'],
    ['the lion looks a bit thin, widen the face', 'face wider', 'widen the face'],
    ['look at that left ear, lower it a bit', 'ears lower left x0.4', 'lower the left ear a bit'],
  ])('[L22] lends it what "it" speaks of: %s', (text, meaning, heardAs) => {
    expect(read(text)).toEqual({ meaning, heardAs });
  });

  test.each([
    'do not touch the nose, make it blue and shorter',
    'why not make the nose like that, make it shorter',
    'never mind the mane of the horse, make it bigger',
    'the dog is nice, close it',
  ])('[L22] that asks, denies or names nothing lends nothing: %s', (text) => {
    expect(read(text)).toMatchObject({ meaning: expect.stringMatching(/^\? /) });
  });
});
