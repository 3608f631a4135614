/** An undo that the network reads, of the part that the sentence names. */
import { expect, test } from 'vitest';
import type { EditCommand } from '../../core/index.ts';
import type { SpokenContext, Understand } from '../port.ts';
import { lion } from '../testing/lion.ts';
import { notation } from '../testing/notation.ts';
import type { SentenceReader } from './port.ts';
import { readFreely } from './read-freely.ts';

const reader: SentenceReader = {
  read: () => ({ command: { kind: 'undo', steps: 1 }, words: 'undo', confidence: 0.9 }),
};
const nothing: Understand = () => ({ kind: 'not-understood', reason: 'nonsense', text: '', suggestions: [] });
const edits = (...parts: readonly (readonly [string, 'left' | 'right' | 'both' | null])[]): EditCommand => ({
  kind: 'edit',
  edits: parts.map(([part, side]) => ({ part, side, action: 'bigger', amount: { kind: 'relative', factor: 1 } })),
  constraints: [],
});
const meaning = (said: string, context?: SpokenContext): string =>
  notation(readFreely(nothing, reader)(said, lion, context));

const ears = edits(['ears', 'both']);
const noseThenEars: SpokenContext = { last: ears, earlier: [...edits(['muzzle', null]).edits, ...ears.edits] };
test.each<[string, SpokenContext | undefined, string]>([
  ['nah that snout business, away with it', noseThenEars, 'undo-part muzzle -'],
  ['the ears business, away with it', noseThenEars, 'undo 1'],
  ['the ears business, away with it', { ...noseThenEars, lastSteps: 3 }, 'undo 3'],
  ['away with that, what a picture', { ...noseThenEars, lastSteps: 3 }, 'undo 1'],
  ['the ears business, away with it', { ...noseThenEars, takenBack: true }, 'undo-part ears -'],
  ['not happy with his left ear, away with that', noseThenEars, 'undo-part ears left'],
  ['away with that, the mouth looks silly now', noseThenEars, 'undo 1'],
  ['away with what the nose and the ears got', noseThenEars, 'undo 1'],
  ['away with that, what a picture', noseThenEars, 'undo 1'],
  ['away with the ears business', { last: edits(['ears', 'both'], ['mouth', null]) }, 'undo-part ears -'],
  ['away with the ears business', { last: null, earlier: ears.edits }, 'undo-part ears -'],
  ['away with the ears business', { last: null }, 'undo 1'],
  ['away with all of it apart from the ears business', noseThenEars, 'undo-part ears - true'],
  ['away with the nose, but keep the ears please', noseThenEars, 'undo-part muzzle -'],
  ['away with all of it altogether', { ...noseThenEars, lastSteps: 3 }, 'undo 3'],
  ['away with the ears business', undefined, 'undo 1'],
])('[L49] “%s” (%#)', (said, context, expected) => {
  expect(meaning(said, context)).toBe(expected);
});

test('[L49] whose undo it is is said in words that the rules read', () => {
  const found = readFreely(nothing, reader)('that snout business, away with it', lion, noseThenEars);
  expect(found).toMatchObject({ heardAs: 'undo what was done to the muzzle' });
});
