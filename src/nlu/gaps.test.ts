/** A sentence that lost a word is asked about where its form shows that, and carried out where it does not. */
import { expect, test } from 'vitest';
import type { EditCommand } from '../core/index.ts';
import { understandMisheard } from './recovery.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { understand } from './understand.ts';

const asked = (text: string, domain = lion) => {
  const found = understand(text, domain);
  return found.kind === 'not-understood' && found.reason === 'gap' ? found.suggestions : found;
};

test.each([
  ['close the left', ['close the left eye']],
  ['close left', ['close left eye']],
  ['make the right bigger', ['make the right eye bigger', 'make the right ear bigger']],
  ['close the eye', ['close the left eye', 'close the right eye', 'close the eyes']],
  ['can you turn the right a little', ['turn to the right a little']],
  ['ear up', ['left ear up', 'right ear up', 'ears up']],
  ["close the lion's eye", ["close the lion's left eye", "close the lion's right eye", "close the lion's eyes"]],
  ['make the nose a longer', ['make the nose a bit longer', 'make the nose a lot longer', 'make the nose longer']],
  ['the head should go a more down', ['the head should go a bit more down', 'the head should go a lot more down']],
  ['the ears', ['raise the ears', 'lower the ears', 'make the ears bigger', 'make the ears smaller']],
  ['his head slightly', ['raise the head slightly', 'lower the head slightly']],
  ['the mouth by 14 pixels', ['open the mouth by 14 pixels', 'make the mouth wider by 14 pixels']],
  ['make the mouth', ['open the mouth', 'close the mouth', 'make the mouth wider', 'make the mouth narrower']],
  ['raise the head by 5', ['raise the head by 5 pixels']],
  ['lengthen the nose a', ['lengthen the nose a bit', 'lengthen the nose a lot', 'lengthen the nose']],
  ['tilt the head to the', ['tilt the head to the left', 'tilt the head to the right']],
  ['a bit bigger', ['make the eyes a bit bigger', 'make the mane a bit bigger']],
  ['go left', ['turn the eyes left', 'turn the head left', 'move the picture left']],
  ['too big', ['the mane too big']],
  ['tilt', ['tilt the head to the left', 'tilt the head to the right']],
  ['sleepy', ['make it sleepy']],
  ['turn the to the left', ['turn the eyes to the left', 'turn the head to the left']],
  [
    'make him have giant',
    ['give him giant eyes', 'give him giant ears', 'give him giant mane', 'give him giant muzzle'],
  ],
])('[L23] “%s” is asked about, with what can fill its gap', (text, ways) => {
  expect(asked(text)).toEqual(expect.arrayContaining(ways));
});

test('[L23] what is to be kept, and what a clause is about, is asked for too, and what is named already is no answer', () => {
  expect(asked('open the mouth but keep the')).toContain('open the mouth but keep the background');
  const ways = asked('raise the ears and make the bigger');
  expect(ways).toContain('raise the ears and make the mane bigger');
  expect(ways).not.toContain('raise the ears and make the ears bigger');
});

test.each([
  'close one eye',
  'close an eye',
  'close the eye on the left',
  'increase the eye size',
  'give him a longer nose',
  'a bigger left ear',
  'close the right eye and open the left',
  'raise the left and the right ear',
  'give the lion a haircut',
  'look down left',
  'move it a bit to the left',
  'make the ears the bigger',
])('[L23] “%s” lacks nothing', (text) => {
  expect(understand(text, lion).kind).toBe('command');
});

test('[L23] the one of a pair that was spoken of last is meant, and not asked for', () => {
  const last: EditCommand = {
    kind: 'edit',
    edits: [{ part: 'eyes', action: 'open', side: 'left', amount: { kind: 'relative', factor: 1 } }],
    constraints: [],
  };
  const found = understand('close the eye', lion, { last });
  expect(found).toMatchObject({ kind: 'command', command: { edits: [{ side: 'left', action: 'close' }] } });
});

test('[L23] a sentence that sounds like a whole one is taken for that before its gap is asked for', () => {
  expect(understandMisheard('close the left i', lion)).toMatchObject({
    kind: 'command',
    heardAs: 'close the left eye',
  });
  expect(understandMisheard('but both eyes', lion).kind).toBe('not-understood');
});

test('[L23] a word alone that may be an assent, and what nobody knows, is not asked about', () => {
  for (const text of ['right', 'left', 'the wings', 'paint the mane', 'raise the window by 5', 'it', 'a'])
    expect([text, understand(text, lion)]).toMatchObject([
      text,
      { kind: 'not-understood', reason: expect.not.stringMatching('gap') },
    ]);
});

test('[L23] every way that is offered can be read, in another domain too', () => {
  for (const [text, domain] of [
    ['make the bigger', lion],
    ['keep the', lion],
    ['move the up', car],
    ['make the a wider', car],
  ] as const) {
    const found = understand(text, domain);
    const ways = found.kind === 'not-understood' ? found.suggestions : [];
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect([way, understand(way, domain).kind]).toEqual([way, 'command']);
  }
});
