/** The reader gives the numbers of its training, says what it reads in words that the rules read, and acts only where it is sure. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Amount, AppError, type Command, type Domain, type EditCommand, type Side } from '../../core/index.ts';
import { readSafetensors } from '../../drag/index.ts';
import { loadDomain } from '../../grounding/index.ts';
import type { Understand } from '../port.ts';
import { understandMisheard } from '../recovery.ts';
import { inWords } from './in-words.ts';
import { intents, labelsOf } from './labels.ts';
import { Network } from './network.ts';
import type { ReadCommand, SentenceReader } from './port.ts';
import { askedFrom, readFreely, sureFrom, surerFrom } from './read-freely.ts';
import { createSentenceReader, headsOf } from './reader.ts';
import { bucketsOf, mostWords, wordsOf } from './words.ts';

const folder = new URL('../../../models/lion/', import.meta.url);
const file = readSafetensors(readFileSync(new URL('sentences.safetensors', folder)), 'sentences');
let domain: Domain;
beforeAll(async () => {
  domain = await loadDomain(folder.pathname);
});

describe('[L38] the network', () => {
  test("answers PyTorch's numbers", () => {
    const golden: readonly { member: number; text: string; intent: number[]; heads: Record<string, number[]> }[] =
      JSON.parse(readFileSync(new URL('testing/golden.json', import.meta.url), 'utf8'));
    expect(golden.length).toBeGreaterThan(5);
    const labels = labelsOf(file.metadata, domain);
    const heads = headsOf(labels);
    for (const { member, text, intent, heads: wanted } of golden) {
      const answers = new Network(file.tensors, `${member}.`, labels.intents.length, heads).of(text);
      const apart = (found: Float32Array | undefined, numbers: readonly number[]): number =>
        Math.max(...numbers.map((number, at) => Math.abs(number - (found?.[at] ?? Number.NaN))));
      expect(apart(answers.intent, intent), text).toBeLessThan(2e-3);
      for (const name of heads.keys())
        expect(apart(answers.heads.get(name), wanted[name] ?? []), name).toBeLessThan(2e-3);
    }
  });

  test('words are lower case, with their marks, and cut after as many as it reads', () => {
    expect(wordsOf('Don’t open IT, 20px…')).toEqual(["don't", 'open', 'it', ',', '20', 'px', '.', '.', '.']);
    expect(wordsOf('a '.repeat(100))).toHaveLength(mostWords);
    // A slip of the finger shares most groups with the word that was meant.
    const [meant, slipped] = [new Set(bucketsOf('bigger', 1e6)), bucketsOf('biggre', 1e6)];
    expect(slipped.filter((bucket) => meant.has(bucket)).length).toBeGreaterThan(4);
  });

  test('a file without a tensor, with answers of another domain, or damaged labels is refused by name', () => {
    const without = new Map([...file.tensors].filter(([name]) => name !== '0.keys.weight'));
    expect(() => createSentenceReader({ ...file, tensors: without }, domain)).toThrow(/0\.keys\.weight/);
    const other = new Map(file.tensors);
    for (const name of ['0.part.mouth.weight', '0.part.mouth.bias']) {
      const eyes = file.tensors.get(name.replace('mouth', 'eyes'));
      if (eyes) other.set(name, eyes);
    }
    expect(() => createSentenceReader({ ...file, tensors: other }, domain)).toThrow(
      /0\.part\.mouth.* it wants \[7,256\]/,
    );
    const car: Domain = { ...domain, name: 'car', parts: domain.parts.filter(({ name }) => name !== 'mane') };
    expect(() => createSentenceReader(file, car)).toThrow(/“mane” is not of the domain/);
    expect(() => labelsOf({ ...file.metadata, intents: 'edit dance' }, domain)).toThrow(/“dance”/);
    expect(() => labelsOf({}, domain)).toThrow(AppError);
  });
});

describe('[L39] what it reads is said in words that the rules read as the same', () => {
  test('every action, side, amount and limit', () => {
    for (const part of domain.parts) {
      for (const action of part.actions) {
        const sides: readonly (Side | null)[] = part.paired ? ['left', 'right', 'both'] : [null];
        for (const side of sides) {
          const amounts: readonly Amount[] = [
            ...[0.4, 1, 1.8].map((factor) => ({ kind: 'relative', factor }) as const),
            { kind: 'pixels', px: 12 },
          ];
          for (const amount of amounts) {
            const edit = { part: part.name, action, side, amount };
            const keeps = { kind: 'keep', region: 'background', side: null } as const;
            for (const constraints of [[], [keeps]]) {
              const command: EditCommand = { kind: 'edit', edits: [edit], constraints };
              const words = inWords(command, domain);
              const found = understandMisheard(words, domain);
              expect([words, found], words).toEqual([words, { kind: 'command', command }]);
            }
          }
        }
      }
    }
  });

  test('every control word', () => {
    for (const [words, command] of Object.values(intents)) {
      expect([words, understandMisheard(words, domain)]).toEqual([words, { kind: 'command', command }]);
    }
  });
});

describe('[L40] rules first, then the reader where it is sure', () => {
  const opens: Command = {
    kind: 'edit',
    edits: [{ part: 'mouth', action: 'open', side: null, amount: { kind: 'relative', factor: 1 } }],
    constraints: [],
  };
  const sure = (confidence: number): SentenceReader & { readonly asked: string[] } => {
    const asked: string[] = [];
    const read = (text: string): ReadCommand => {
      asked.push(text);
      return { command: opens, words: 'open the mouth', confidence };
    };
    return { read, asked };
  };
  const odd = 'zork the thing of him';

  test('a sure reading is taken, and said', () => {
    expect(readFreely(understandMisheard, sure(sureFrom.edit))(odd, domain)).toEqual({
      kind: 'command',
      command: opens,
      heardAs: 'open the mouth',
    });
  });

  test('a less sure one is asked about, an unlikely one is refused as the rules refuse it', () => {
    const asked = readFreely(understandMisheard, sure(sureFrom.edit - 0.01))(odd, domain);
    expect(asked).toMatchObject({ kind: 'not-understood', suggestions: ['open the mouth'] });
    const unlikely = readFreely(understandMisheard, sure(askedFrom - 0.01))(odd, domain);
    expect(unlikely).toEqual(understandMisheard(odd, domain));
  });

  test('what was heard must be surer than what was typed', () => {
    const heard: Understand = readFreely(understandMisheard, sure(surerFrom.edit - 0.01));
    expect(heard(odd, domain, { last: null, spoken: true }).kind).toBe('not-understood');
    expect(heard(odd, domain, { last: null, spoken: false }).kind).toBe('command');
  });

  test('with a language model behind it, it must be as sure of what was typed', () => {
    const backed = readFreely(understandMisheard, sure(surerFrom.edit - 0.01), true);
    expect(backed(odd, domain, { last: null, spoken: false }).kind).toBe('not-understood');
  });

  test('what a part cannot do is not done by another part, but asked about', () => {
    const tilts: Command = {
      kind: 'edit',
      edits: [{ part: 'head', action: 'tilt-left', side: null, amount: { kind: 'relative', factor: 1 } }],
      constraints: [],
    };
    const reader = { read: () => ({ command: tilts, words: 'tilt the head to the left', confidence: 1 }) };
    const found = readFreely(understandMisheard, reader)('tilt both ears to the left', domain);
    expect(found).toMatchObject({ kind: 'not-understood', suggestions: ['tilt the head to the left'] });
  });

  test('a distance in pixels is the amount of the one edit that is read, half is half of the last one', () => {
    const reader = sure(1);
    const freely = readFreely(understandMisheard, reader);
    const found = freely('zork the thing of him by exactly 12 px, will you', domain);
    expect(found).toMatchObject({ command: { edits: [{ amount: { kind: 'pixels', px: 12 } }] } });
    expect(found).toMatchObject({ heardAs: 'open the mouth by 12 pixels' });
    expect(reader.asked).toEqual(['zork the thing of him , will you']);
    const less: ReadCommand = { command: { kind: 'rescale', factor: 0.6 }, words: 'less', confidence: 1 };
    const halves = readFreely(understandMisheard, { read: () => less });
    expect(halves('blimey, only half of that', domain)).toMatchObject({ command: { factor: 0.5 }, heardAs: 'half' });
    // Half of anything else is no number that the network read.
    expect(freely('zork half the thing of him', domain)).toEqual(
      understandMisheard('zork half the thing of him', domain),
    );
  });

  test('what the rules read, or refuse for a reason, is not read again; nor what has a number', () => {
    const reader = sure(1);
    const freely = readFreely(understandMisheard, reader);
    for (const text of [
      'close the eyes',
      'open and close the mouth',
      'close the',
      'make it look proud',
      '',
      'zork the thing by 20 %',
      'zork the thing twice as much',
    ]) {
      expect([text, freely(text, domain)]).toEqual([text, understandMisheard(text, domain)]);
    }
    expect(reader.asked).toEqual([]);
  });
});
