import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Amount, Constraint, EditCommand, PartEdit } from '../core/index.ts';
import { sizeConcepts } from './concepts.ts';
import { describe } from './describe.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { understand } from './understand.ts';

function said(text: string): string {
  const answer = understand(text, lion);
  if (answer.kind !== 'command' || answer.command.kind !== 'edit') throw new Error(`not an edit: ${text}`);
  return describe(answer.command, lion);
}

test.each([
  ['open the mouth a bit but keep the background', 'Opening the mouth a bit, keeping the background.'],
  ['close its left eye', 'Closing the right eye.'],
  ['mouth open eyes shut', 'Opening the mouth and closing the eyes.'],
  ['twice as wide face', 'Making the face twice as wide.'],
  ['30% bigger mane', 'Making the mane 30 percent bigger.'],
  ['turn left a lot', 'Turning the head to the left a lot.'],
  ['look up 20 px', 'Making the eyes look up by 20 pixels.'],
  ['open the mouth, leave the left ear and the mane alone', 'Opening the mouth, keeping the left ear and the mane.'],
  ['raise the ears, close the eyes, and zoom in', 'Raising the ears, closing the eyes and making the picture bigger.'],
  ['open only the mouth', 'Opening the mouth, changing only the mouth.'],
])('[L12] %s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test('[L12] every part and action has a sentence of its own', () => {
  for (const domain of [lion, car]) {
    const sentences = domain.parts.flatMap((part) =>
      part.actions.map((action) => {
        const edit: PartEdit = {
          part: part.name,
          action,
          side: part.paired ? 'both' : null,
          amount: { kind: 'relative', factor: 1 },
        };
        return describe({ kind: 'edit', edits: [edit], constraints: [] }, domain);
      }),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][a-z]+ing the [a-z ]+\.$/);
  }
});

const growing = new Set<Action>(['bigger', 'longer', 'wider']);

function amountFor(action: Action): fc.Arbitrary<Amount> {
  const relative = fc.constantFrom(0.2, 0.4, 1, 1.8).map((factor): Amount => ({ kind: 'relative', factor }));
  const pixels = fc.integer({ min: 1, max: 1000 }).map((px): Amount => ({ kind: 'pixels', px }));
  if (!sizeConcepts.has(action)) return fc.oneof(relative, pixels);
  const percent = growing.has(action) ? fc.integer({ min: 101, max: 400 }) : fc.integer({ min: 10, max: 99 });
  return fc.oneof(
    relative,
    pixels,
    percent.map((p): Amount => ({ kind: 'scale', ratio: p / 100 })),
  );
}

const edit: fc.Arbitrary<PartEdit> = fc.constantFrom(...lion.parts).chain((part) =>
  fc.constantFrom(...part.actions).chain((action) =>
    fc.record({
      part: fc.constant(part.name),
      action: fc.constant(action),
      side: part.paired ? fc.constantFrom('left' as const, 'right' as const, 'both' as const) : fc.constant(null),
      amount: amountFor(action),
    }),
  ),
);

const command: fc.Arbitrary<EditCommand> = fc
  .uniqueArray(edit, { minLength: 1, maxLength: 3, selector: (one) => one.part })
  .chain((edits) => {
    const free = lion.parts.filter(
      (part) => part.name !== 'whole' && edits.every((one) => one.part !== part.name && one.part !== 'whole'),
    );
    const places = [{ region: 'background' }, ...free.map((part) => ({ region: part.name }))];
    return fc.uniqueArray(fc.constantFrom(...places), { maxLength: 2 }).map(
      (kept): EditCommand => ({
        kind: 'edit',
        edits,
        constraints: kept.map(({ region }): Constraint => ({ kind: 'keep', region, side: null })),
      }),
    );
  });

test('[L13] what is said back, said again, is the same command', () => {
  fc.assert(
    fc.property(command, (one) => {
      expect(understand(describe(one, lion), lion)).toEqual({ kind: 'command', command: one });
    }),
    { numRuns: 1000, seed: 7 },
  );
});
