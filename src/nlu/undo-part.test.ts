/** What was done to one part, taken back: how it is said, and what is like it and means something else. */
import { expect, test } from 'vitest';
import type { UndoPartCommand } from '../core/index.ts';
import { describe } from './describe.ts';
import { inWords } from './reader/in-words.ts';
import { understandMisheard } from './recovery.ts';
import { wholeName } from './resolve.ts';
import { withTaughtParts } from './taught-parts.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';
import { understand } from './understand.ts';

const meaning = (said: string): string => notation(understandMisheard(said, lion));

test.each([
  ['undo the ears', 'ears -'],
  ['undo the mouth', 'mouth -'],
  ['Can you undo the ears, please?', 'ears -'],
  ['put the ears back', 'ears -'],
  ['put the ears back as they were', 'ears -'],
  ['put the left ear back', 'ears left'],
  ['undo both eyes', 'eyes -'],
  ['reset the mouth', 'mouth -'],
  ['remove the ears one', 'ears -'],
  ['get rid of the mane thing', 'mane -'],
  ['without the nose thing', 'muzzle -'],
  ['take the head thing off', 'head -'],
  ['undo the head tilt', 'head -'],
  ['leave the nose how it was', 'muzzle -'],
  ['undo what you did to the left eye', 'eyes left'],
  ['take away what you did with his snout', 'muzzle -'],
  ['undo everything with the eyes', 'eyes -'],
  ['undo all the changes you made to the hair', 'mane -'],
  ['the mane back to normal', 'mane -'],
  ['I want the ears back to normal', 'ears -'],
  ['the ears should go back to how they were', 'ears -'],
  ['make the mouth normal again', 'mouth -'],
  ['turn the head back to how it was', 'head -'],
  ['put his mouth back to how it was before', 'mouth -'],
  ['put its left ear back', 'ears right'],
  ['the ears like before', 'ears -'],
  ['put him back where he was', 'whole -'],
])('[L49] “%s” takes back what was done to a part', (said, expected) => {
  expect(meaning(said)).toBe(`undo-part ${expected}`);
});

test.each([
  ['undo the ears and the mouth', 'ears - mouth -'],
  ['undo the ears, the mouth and the nose', 'ears - mouth - muzzle -'],
  ['take back what you did to the mane and the left eye', 'mane - eyes left'],
  ['put the ears and the mouth back as they were', 'ears - mouth -'],
  ['undo everything but the mouth and the ears', 'mouth - ears - true'],
])('[L49] “%s” is of several parts', (said, expected) => {
  expect(meaning(said)).toBe(`undo-part ${expected}`);
});

test.each([
  ['undo everything but the mouth', 'mouth -'],
  ['undo everything except his mouth', 'mouth -'],
  ['take back all but the nose', 'muzzle -'],
  ['remove everything apart from the mane please', 'mane -'],
  ['undo everything else but the left ear', 'ears left'],
  ['undo all but what you did to the ears', 'ears -'],
  ['undo all the changes but keep the mane', 'mane -'],
])('[L49] “%s” takes back all but what was done to a part', (said, expected) => {
  expect(meaning(said)).toBe(`undo-part ${expected} true`);
});

test.each([
  ['undo my tie', '? nonsense'],
  ['undo the background', '? nonsense'],
  ['undo the ears and the background', '? unknown-action'],
  ['undo the mouth and raise the ears', '? unknown-action'],
  ['bring the ears back down', 'ears lower'],
  ['put the ears back down', 'ears lower'],
  ['put the head back up', 'head raise'],
  ['turn the head back', '? nonsense'],
  ['remove the nose', '? unknown-action'],
  ['take the head off', '? nonsense'],
  ['without the ears', '? unknown-action'],
  ['keep the ears like before', 'protect keep ears -'],
  ['leave the mouth as it was before', 'protect keep mouth -'],
  ['the mouth as it was', 'protect keep mouth -'],
  ['reset the picture', 'original'],
  ['put the picture back as it was before', '? nonsense'],
  ['undo everything you did to him', '? nonsense'],
  ['put it back to normal', 'original'],
  ['revert the picture', '? unknown-action'],
  ['undo the picture', '? unknown-action'],
  ['go back to before the ears', 'go-to-step before the ears before ears -'],
])('[L49] “%s” means something else', (said, expected) => {
  expect(meaning(said)).toBe(expected);
});

test('[L49] parts of another domain, and parts that were taught, are taken back likewise', () => {
  expect(notation(understand('put the left wheel back as it was', car))).toBe('undo-part wheels left');
  expect(notation(understand('undo the horn', withTaughtParts(car, ['horn'])))).toBe('undo-part horn -');
});

const commands = [lion, car].flatMap((domain) =>
  domain.parts.flatMap(({ name, paired }) =>
    (paired ? ([null, 'left', 'right'] as const) : [null]).flatMap((side) => {
      const command: UndoPartCommand = { kind: 'undo-part', part: name, side };
      const butThis: UndoPartCommand = { ...command, except: true };
      const also = domain.parts.filter((other) => other.name !== name && other.name !== wholeName).slice(0, 2);
      const several: UndoPartCommand = { ...command, also: also.map((other) => ({ part: other.name, side: null })) };
      const more = name === wholeName ? [] : [butThis, several, { ...several, except: true as const }];
      return [command, ...more].map((one) => [domain, one] as const);
    }),
  ),
);

test('[L12] what is taken back of a part is said with the viewer’s side', () => {
  expect(describe({ kind: 'undo-part', part: 'ears', side: 'left', except: true }, lion)).toBe(
    'Undoing everything but what was done to the left ear.',
  );
  expect(describe({ kind: 'undo-part', part: 'ears', side: 'left' }, lion)).toBe(
    'Undoing what was done to the left ear.',
  );
  expect(new Set(commands.map(([domain, command]) => domain.name + describe(command, domain))).size).toBe(
    commands.length,
  );
});

test('[L13] and means the same when it is said again', () => {
  for (const [domain, command] of commands) {
    for (const said of [describe(command, domain), inWords(command, domain)])
      expect(understand(said, domain)).toEqual({ kind: 'command', command });
  }
});
