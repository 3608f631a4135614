import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { type Action, actions, type Domain, type PartEdit, usualAmount } from '../core/index.ts';
import { opposite } from './concepts.ts';
import { imperative } from './phrases.ts';
import { car } from './testing/car.ts';
import { lion } from './testing/lion.ts';
import { notation, sentencesOf } from './testing/notation.ts';
import { understand } from './understand.ts';

function table(name: string) {
  return sentencesOf(readFileSync(new URL(`./testing/${name}.txt`, import.meta.url), 'utf8'));
}

function meaning(text: string, domain: Domain = lion): string {
  return notation(understand(text, domain));
}

const lionTables = [
  'first',
  'controls',
  'vocabulary',
  'parts',
  'refusals',
  'fresh',
  'fresh-traps',
  'fresh-last',
  'general',
  'small-talk',
];
const allSentences = lionTables.flatMap(table);

function allEdits(domain: Domain): readonly PartEdit[] {
  return domain.parts.flatMap((part) =>
    part.actions.flatMap((action) =>
      (part.paired ? (['left', 'right', 'both'] as const) : [null]).map((side) => ({
        part: part.name,
        action,
        side,
        amount: usualAmount,
      })),
    ),
  );
}

function imperativeOf(edit: PartEdit, domain: Domain): string {
  const part = domain.parts.find((one) => one.name === edit.part);
  if (!part) throw new Error(`no part ${edit.part}`);
  return imperative(part, edit.action, edit.side);
}

group('the tables', () => {
  test.each(table('controls'))('[L1] control word: $text', ({ text, expected }) => {
    expect(meaning(text)).toBe(expected);
  });
  test.each(table('vocabulary'))('[L14] voice control: $text', ({ text, expected }) => {
    expect(meaning(text)).toBe(expected);
  });
  test.each(['first', 'parts', 'fresh', 'fresh-traps', 'fresh-last'].flatMap(table))(
    '[L2] $text',
    ({ text, expected }) => {
      expect(meaning(text)).toBe(expected);
    },
  );
  test.each(table('general'))('[L17] plainer words: $text', ({ text, expected }) => {
    expect(meaning(text)).toBe(expected);
  });
  test.each(table('refusals'))('[L3] refused: $text', ({ text, expected }) => {
    expect(meaning(text)).toBe(expected);
  });
  test.each(table('small-talk'))('[L25] small talk: $text', ({ text, expected }) => {
    expect(meaning(text)).toBe(expected);
  });
  test.each(table('car'))('[L4] another domain: $text', ({ text, expected }) => {
    expect(meaning(text, car)).toBe(expected);
  });
});

group('refusals', () => {
  test('[L5] is a whole sentence and names the words that were not understood', () => {
    const answer = understand('open the wings', lion);
    expect(answer).toMatchObject({
      kind: 'not-understood',
      text: 'I know no part called “wings”. I know the mouth, the eyes, the head, the ears, the mane, the muzzle, the face and the picture.',
    });
  });

  test.each([
    ['lion', lion],
    ['car', car],
  ] as const)('[L5] every suggestion made for the %s is understood', (_, domain) => {
    const texts = [...allSentences, ...table('car')].map(({ text }) => text);
    const answers = texts.map((text) => understand(text, domain)).filter((answer) => answer.kind === 'not-understood');
    const offered = new Set([...domain.suggestions, ...answers.flatMap((answer) => answer.suggestions)]);
    expect(offered.size).toBeGreaterThan(2);
    expect([...offered].filter((text) => understand(text, domain).kind !== 'command')).toEqual([]);
    for (const answer of answers) {
      // What is denied asks for nothing in its place.
      expect(answer.suggestions.length > 0).toBe(answer.reason !== 'denied');
      expect(answer.text).toMatch(/^.*[.!?]$/s);
    }
  });
});

group('a wish with many answers', () => {
  test('[L18] changes nothing; what is offered is understood and differs', () => {
    for (const text of ['make it look proud', 'make it friendlier', 'more majestic', 'make it look tired']) {
      const answer = understand(text, lion);
      if (answer.kind !== 'not-understood') throw new Error(`${text} was done`);
      expect(answer.reason).toBe('open-wish');
      const meanings = answer.suggestions.map((way) => meaning(way));
      expect(meanings.filter((one) => one.startsWith('?'))).toEqual([]);
      expect(new Set(meanings).size).toBe(meanings.length);
      expect(meanings.length).toBeGreaterThan(2);
      for (const [i, way] of answer.suggestions.entries()) expect(answer.text).toContain(`${i + 1}. ${way}`);
    }
  });

  test('[L18] of a domain that knows none of the ways it is not understood', () => {
    expect(meaning('make it look proud', car)).toBe('? nonsense');
  });
});

group('every part and action', () => {
  test.each([
    ['lion', lion],
    ['car', car],
  ] as const)('[L6] of the %s can be asked for in the words of suggestions', (_, domain) => {
    for (const edit of allEdits(domain)) {
      expect(understand(imperativeOf(edit, domain), domain)).toEqual({
        kind: 'command',
        command: { kind: 'edit', edits: [edit], constraints: [] },
      });
    }
  });

  test('[L7] an action with its opposite is a contradiction, never an edit', () => {
    for (const edit of allEdits(lion)) {
      const against = { ...edit, action: opposite(edit.action) };
      expect(meaning(`${imperativeOf(edit, lion)} and ${imperativeOf(against, lion)}`)).toBe('? contradiction');
    }
  });

  test('[L7] every action has an opposite whose opposite it is', () => {
    for (const action of actions) expect(opposite(opposite(action))).toBe(action satisfies Action);
  });
});

group('whose left', () => {
  test.each([
    ['close the left eye', 'eyes close left'],
    ['close the eye on my left', 'eyes close left'],
    ['close its left eye', 'eyes close right'],
    ['close its own left eye', 'eyes close right'],
    ['close his own left eye', 'eyes close right'],
    ["close the lion's own left eye", 'eyes close right'],
    ['close his left eye', 'eyes close left'],
    ["close the lion's left eye", 'eyes close left'],
    ['close the left eye of the lion', 'eyes close left'],
    ['close my own left eye', 'eyes close left'],
    ['turn to its own left', 'head turn-right'],
    ['turn its head left', 'head turn-left'],
  ])('[L8] %s', (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });
});

group('about what was spoken of', () => {
  const after = (first: string, text: string) => {
    const said = understand(first, lion);
    if (said.kind !== 'command' || said.command.kind !== 'edit') throw new Error(`no edit: ${first}`);
    return notation(understand(text, lion, { last: said.command }));
  };
  test.each([
    ['open the mouth', 'close it', 'mouth close'],
    ['open the mouth', 'close it a bit', 'mouth close x0.4'],
    ['make the mane bigger', 'make it smaller', 'mane smaller'],
    ['close the left eye', 'open it', 'eyes open left'],
    ['raise the ears', 'lower them a bit', 'ears lower x0.4'],
    ['close the eyes', 'open the left one', 'eyes open left'],
    ['open the mouth', 'make it look up', 'eyes look-up'],
    ['open the mouth', 'close the eyes', 'eyes close'],
    ['close the left eye', 'open the other one', 'eyes open right'],
    ['make the left ear bigger', 'lower the other ear a bit', 'ears lower right x0.4'],
    ['make the left ear bigger', 'close the other eye', '? unknown-part'],
    ['close the eyes', 'open the other one', '? unknown-part'],
    ['make the mane smaller', "that's too small", 'rescale 0.6'],
    ['make the mane smaller', 'now it is a bit too small', 'rescale 0.8'],
    ['make the mane smaller', 'it is too big', 'mane smaller'],
    ['make the mane bigger', 'not big enough', 'further 0.5'],
    ['open the mouth', 'still not wide enough', 'further 0.5'],
    ['make the mane bigger', 'not long enough', '? unknown-part'],
    ['make the eyes look left', 'up', 'eyes look-up'],
    ['turn the head to the left', 'a bit to the right', 'head turn-right x0.4'],
    ['turn the head to the left', 'right', '? nonsense'],
    ['open the mouth', 'up', '? nonsense'],
    ['make the mouth wider', 'narrower', 'mouth narrower'],
    ['make the mouth narrower', 'wider again, but only a bit', 'mouth wider x0.4'],
  ])('[L16] %s; %s', (first, text, expected) => {
    expect(after(first, text)).toBe(expected);
  });

  test.each([
    ['open the mouth and close the eyes', 'undo that but keep the mouth', 'instead: mouth open'],
    ['open the mouth and close the eyes', 'undo it, but keep the eyes closed', 'instead: eyes close'],
    ['make the ears bigger', 'undo that but keep the mouth', 'undo 1'],
    ['open the mouth', 'undo that but keep the mouth', '? nonsense'],
    ['open the mouth', 'undo that but keep the tail', '? nonsense'],
    ['turn the head to the right', 'tilt it that way too', 'head tilt-right'],
    ['raise the head', 'move the lion the same way', 'whole move-up'],
    ['open the mouth', 'tilt the head that way', '? unknown-action'],
    ['raise the head', 'now down again', 'head lower'],
    ['turn the head to the left', 'no, the other left', 'repair - other -'],
    ['turn the head to the left', 'my left, not his', 'repair - other -'],
    ['turn the head to the left', 'his left not mine', 'repair - other -'],
    ['make the right ear bigger', 'not this, the left', 'repair - left -'],
    ['make the right ear bigger', 'again the same on other ear', 'same-for ears other'],
    ['make the right ear bigger', 'what if the eyes were bigger', 'eyes bigger'],
  ])('[L24] %s; %s', (first, text, expected) => {
    expect(after(first, text)).toBe(expected);
  });

  test('[L16] with nothing spoken of, a word that points back is not guessed', () => {
    expect(meaning('close it')).toMatch(/^\?/);
  });
});

group('any text', () => {
  const words = fc.constantFrom(...new Set(allSentences.flatMap(({ text }) => text.split(' '))));
  const salad = fc.array(words, { maxLength: 14 }).map((some) => some.join(' '));
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 1000 }), fc.string({ maxLength: 1000 }), salad);

  test('[L9] is answered without an exception, and a refusal always says something', () => {
    for (const word of ['constructor', '__proto__', 'undo constructor', 'seed toString'])
      expect(meaning(word)).toBe('? nonsense');
    fc.assert(
      fc.property(anything, (text) => {
        const answer = understand(text, lion);
        return answer.kind === 'command' || (answer.text.length > 10 && answer.suggestions.length > 0);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('[L10] means the same in capitals, with a full stop and with "please"', () => {
    for (const { text, expected } of allSentences) {
      const variants = [text.toUpperCase(), `  ${text}  `, `${text}.`, `${text}!`, `${text}, please`, `Please ${text}`];
      for (const variant of variants) expect(`${variant} -> ${meaning(variant)}`).toBe(`${variant} -> ${expected}`);
    }
  });

  test('[L10] the same for word salad', () => {
    fc.assert(
      fc.property(salad, (text) => meaning(text) === meaning(`${text.toUpperCase()} please.`)),
      { numRuns: 500, seed: 7 },
    );
    expect(meaning('')).toBe('? empty');
  });

  test('[L3] an unknown word anywhere makes it a refusal', () => {
    for (const { text, expected } of [...table('parts'), ...table('first')].filter(
      (one) => !one.expected.startsWith('?'),
    )) {
      const spoiled = `${text.replace(/[.!?]+$/, '')} zorblax`;
      expect(`${spoiled} -> ${meaning(spoiled)}`).toMatch(/ -> \? /);
      expect(expected).not.toMatch(/^\?/);
    }
  });
});

group('slips of the finger', () => {
  test.each([
    ['open the mouht', 'mouth open'],
    ['open the mmouth', 'mouth open'],
    ['opeen the mouth', '? unknown-action'],
    ['make the muzle loonger', 'muzzle longer'],
    ['keep the backgruond and open the mouth', 'mouth open ; keep background'],
    ['open the moth', '? unknown-part'],
    ['open the south', '? unknown-part'],
    ['turn the head rihgt', '? nonsense'],
  ])('[L11] %s', (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });
});

group('what lacks a half, and what no drag can do', () => {
  const refusedAs = (text: string) => {
    const found = understand(text, lion);
    if (found.kind !== 'not-understood') throw new Error(`“${text}” was understood`);
    return found;
  };
  test.each([
    ['the ears', 'What should the ears do? I can raise the ears'],
    ['mouth', 'What should the mouth do?'],
    ['bigger', 'What should be “bigger”? Say for example “make the eyes bigger”.'],
    ['left', 'What should be “left”? Say for example “turn the eyes left”.'],
    ['make the mane blue', 'I cannot change colours'],
    ['öffne den Mund', 'I understand English only'],
    ['ouvre la bouche', 'I understand English only'],
    ['打开嘴', 'I understand English only'],
  ])('[L26] %s', (text, says) => {
    const { text: answer, suggestions } = refusedAs(text);
    expect(answer).toContain(says);
    expect(suggestions.length).toBeGreaterThan(0);
    for (const sentence of suggestions) expect(understand(sentence, lion).kind).toBe('command');
  });
});
