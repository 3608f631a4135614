/** What speaks of the edit before: which was meant, what stays of it, by how much, for what else. */
import { expect, test } from 'vitest';
import type { EditCommand } from '../core/index.ts';
import { understandMisheard } from './recovery.ts';
import { lion } from './testing/lion.ts';
import { notation } from './testing/notation.ts';
import { understand } from './understand.ts';

const after = (said: string): EditCommand => {
  const found = understand(said, lion);
  if (found.kind !== 'command' || found.command.kind !== 'edit') throw new Error(`${said} is no edit`);
  return found.command;
};
const meaning = (before: string, said: string, justDone = true): string =>
  notation(understandMisheard(said, lion, { last: after(before), justDone }));

test.each([
  ['the ears I meant', 'repair ears - -'],
  ['it was the ears I meant', 'repair ears - -'],
  ['no, I wanted to say the ears', 'repair ears - -'],
  ['I was thinking of the ears', 'repair ears - -'],
  ['my mistake, the ears', 'repair ears - -'],
  ['sorry, the right one', 'repair - right -'],
  ['the other one was meant', 'repair - other -'],
  ['no, down', 'repair - - look-down'],
  ['no it should be up', 'repair - - look-up'],
  ['ay no not the eye i mean the mouth', 'repair mouth - -'],
  ['Not the left eye, I meant the right. My mistake.', 'repair - right -'],
  ['no no, that is wrong, i meant the right one', 'repair - right -'],
  ['ooh no, not just the left, I meant both, sorry', 'repair - both -'],
  ['just right', '? nonsense'],
  ['sorry, the mouth should be closed', 'mouth close'],
  ['I want the ears', '? gap'],
])('[L41] “%s” says which was meant', (said, expected) => {
  expect(meaning('close the left eye', said)).toBe(expected);
});

test.each([
  ['sorry wrong, wider I mean, not long', 'repair - - wider'],
  ['Sorry, I meant tilt, not turn', 'repair - - tilt-left'],
  ['Tilted, not turned.', 'repair - - tilt-left'],
  ['I meant tilt', 'repair - - tilt-left'],
  ['I meant the tilt of my chair', '? nonsense'],
  ['I said the mane, not him', 'repair mane - -'],
  ['no no make the nose shorter', 'instead: muzzle shorter'],
  ['no make the nose wider as well', '? nothing-to-do'],
  ['no open the mouth', '? nothing-to-do'],
  ['no open mouth', '? nothing-to-do'],
  ['Forgive me, I meant the head, not the eyes.', 'repair head - -'],
  ['No, the mane. I made a mistake.', 'repair mane - -'],
  ['wider, I meant', 'instead: muzzle wider'],
  ['shorter I mean, not longer', 'repair - - shorter'],
  ['no not larger, smaller', 'repair - - smaller'],
  ['not longer but wider', 'repair - - wider'],
  ['you know what I mean', '? nonsense'],
])('[L41] “%s” says what was meant to be done', (said, expected) => {
  expect(meaning('make the nose longer', said)).toBe(expected);
});

const two = 'open the mouth and raise the ears';
test.each([
  [two, 'just the ears, leave the mouth as it was', 'instead: ears raise'],
  [two, 'the ears only, the mouth should stay as it was', 'instead: ears raise'],
  [two, 'leave the mouth as it was', 'instead: ears raise'],
  [two, 'just the first one', 'instead: mouth open'],
  [two, 'only the right ear', 'instead: ears raise right'],
  [two, 'just the mouth, leave the mane as it was', 'protect only mouth - keep mane -'],
  [two, 'keep the mouth', 'protect keep mouth -'],
  ['close both eyes', 'not the two, the left only', 'instead: eyes close left'],
  ['close both eyes', 'no, not both, only the left one', 'instead: eyes close left'],
  ['close both eyes', 'the right eye only', 'instead: eyes close right'],
  ['close both eyes', 'not the left one', 'instead: eyes close right'],
  ['close both eyes', 'just the first one', '? gap'],
  ['close both eyes', 'just right', '? nonsense'],
  ['close both eyes', 'only the ears', 'protect only ears -'],
  ['open the mouth', 'only the mouth', 'protect only mouth -'],
])('[L42] after “%s”, “%s” limits it', (before, said, expected) => {
  expect(meaning(before, said)).toBe(expected);
});

test('[L42] later it is a limit for what comes', () => {
  expect(meaning(two, 'just the ears, leave the mouth as it was', false)).toBe('protect only ears - keep mouth -');
  expect(notation(understand('only the left eye', lion))).toBe('protect only eyes left');
});

test.each([
  ['keep that but make the eyes smaller', 'eyes smaller'],
  ['perfect, keep that but close the left eye', 'eyes close left'],
  ['leave it like that and close the eyes', 'eyes close'],
  ['that stays, now raise the head', 'head raise'],
  ['leave that for now and close the eyes', 'eyes close'],
  ["don't touch that, but close the eyes", 'eyes close'],
  ['keep that', 'tell praise'],
  ['keep the eyes but raise the head', 'head raise ; keep eyes'],
  ['keep it closed but open the eyes', '? nonsense'],
])('[L43] “%s” asks for what follows', (said, expected) => {
  expect(meaning('make the mane bigger', said)).toBe(expected);
});

test.each([
  ['twice that', 'rescale 2'],
  ['give me half of that', 'rescale 0.5'],
  ['too wide, halve it', 'rescale 0.5'],
  ['whoa, rein it in, half of that', 'rescale 0.5'],
  ['a quarter of that', 'rescale 0.25'],
  ['dial it back a bit', 'rescale 0.8'],
  ['cut it in half', 'rescale 0.5'],
  ['a little too wide', 'rescale 0.8'],
  ['not wide enough, double it', 'rescale 2'],
  ['too wide, double it', '? unknown-action'],
  ['twice as wide', 'mouth wider *2'],
])('[L44] after a widening, “%s”', (said, expected) => {
  expect(meaning('make the mouth wider', said)).toBe(expected);
});

test.each([
  ['the same thing on the right', 'same-for - right'],
  ['mouth, same please', 'same-for mouth -'],
  ['ears the same', 'same-for ears -'],
  ['right one, same', 'same-for - right'],
  ['likewise the right eye', 'same-for eyes right'],
  ['do that to the right one as well', 'same-for - right'],
  ['same thing, other eye', 'same-for eyes other'],
  ['keep the ears the same', 'protect keep ears -'],
  ['the ears should stay the same', 'protect keep ears -'],
])('[L45] after an edit of one eye, “%s”', (said, expected) => {
  expect(meaning('close the left eye', said)).toBe(expected);
});

test.each([
  ['and a wider one', 'muzzle wider'],
  ['now a slightly smaller one', 'muzzle shorter x0.4'],
  ['And if it were narrower instead?', 'instead: muzzle narrower'],
])('[L45] after an edit of the nose, “%s”', (said, expected) => {
  expect(meaning('make the nose longer', said)).toBe(expected);
});

test('[L45] with nothing done, “ears the same” keeps them', () => {
  expect(notation(understand('ears the same', lion))).toBe('protect keep ears -');
});

test.each([
  ['take both of those back', 'undo 2'],
  ['take back my last two moves', 'undo 2'],
  ['go back two moves', 'undo 2'],
  ['take back both of the moves', 'undo 2'],
  ['take those two away', 'undo 2'],
  ['take that last bit out', 'undo 1'],
  ['Without that last thing, please', 'undo 1'],
  ['that was one too many', 'undo 1'],
  ['take him away', '? unknown-part'],
  ['take my last three changes back', 'undo 3'],
  ['take my last change back', 'undo 1'],
  ['remove both', '? nonsense'],
  ['go back to step 2', 'go-to-step 2'],
  ['go back to sleepy', 'go-to-step sleepy'],
  ['return to the beginning', 'original'],
  ['how it was before I touched anything', 'original'],
  ['back to where we started', 'original'],
  ['how it was before I did that', '? nonsense'],
])('[L46] “%s” goes back', (said, expected) => {
  expect(notation(understand(said, lion))).toBe(expected);
});

test.each([
  ['close the left eye', 'make him smaller', 'whole smaller'],
  ['close the left eye', 'make it smaller', 'eyes smaller left'],
  ['move it left 20 pixels', 'and up 10', 'whole move-up 10px'],
  ['move it left 20 pixels', 'then to the right by five pixels', 'whole move-right 5px'],
  ['move it left', 'and up 10', '? nonsense'],
  ['move it up 30 pixels', '10 back down', 'whole move-down 10px'],
  ['move it up 30 pixels', 'twenty pixels to the left', 'whole move-left 20px'],
  ['move it right 30 pixels', 'same amount down', 'whole move-down 30px'],
  ['move it right 30 pixels', 'and down, same amount as that', 'whole move-down 30px'],
  ['turn the head left', 'good, and the eyes follow in the same direction', 'eyes look-left'],
  ['look right', 'also the head on the same side', 'head turn-right'],
  ['make the ears bigger', 'no no the eyes I wanted the eyes', 'repair eyes - -'],
  ['make the ears bigger', 'i ment his eyes', 'repair eyes - -'],
])('[L48] after “%s”, “%s”', (before, said, expected) => {
  expect(meaning(before, said)).toBe(expected);
});
