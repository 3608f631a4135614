/** The reader gives the numbers of its training, and says what it reads in words that the rules read. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Amount, AppError, type Domain, type EditCommand, type Side } from '../../core/index.ts';
import { readSafetensors } from '../../drag/index.ts';
import { loadDomain } from '../../grounding/index.ts';
import { understandMisheard } from '../recovery.ts';
import { inWords } from './in-words.ts';
import { controlInWords, intents, labelsOf } from './labels.ts';
import { Network } from './network.ts';
import { createSentenceReader, headsOf } from './reader.ts';
import { bucketsOf, marksOf, mostWords, wordsOf } from './words.ts';

const folder = new URL('../../../models/lion/', import.meta.url);
const file = readSafetensors(readFileSync(new URL('sentences.safetensors', folder)), 'sentences');
let domain: Domain;
beforeAll(async () => {
  domain = await loadDomain(folder.pathname);
});

describe('[L38] the network', () => {
  test("answers PyTorch's numbers", () => {
    interface Golden {
      readonly member: number;
      readonly text: string;
      readonly marks: readonly string[];
      readonly intent: readonly number[];
      readonly heads: Readonly<Record<string, readonly number[]>>;
    }
    const golden: readonly Golden[] = JSON.parse(readFileSync(new URL('testing/golden.json', import.meta.url), 'utf8'));
    expect(golden.length).toBeGreaterThan(5);
    const labels = labelsOf(file.metadata, domain);
    const heads = headsOf(labels);
    expect(golden.some(({ marks }) => marks.length > 2)).toBe(true);
    for (const { member, text, marks, intent, heads: wanted } of golden) {
      const answers = new Network(file.tensors, `${member}.`, labels.intents.length, heads).of(text, marks);
      const apart = (found: Float32Array | undefined, numbers: readonly number[]): number =>
        Math.max(...numbers.map((number, at) => Math.abs(number - (found?.[at] ?? Number.NaN))));
      expect(apart(answers.intent, intent), text).toBeLessThan(2e-3);
      for (const name of heads.keys())
        expect(apart(answers.heads.get(name), wanted[name] ?? []), name).toBeLessThan(2e-3);
    }
  });

  test('a control word is said shortly', () => {
    expect(controlInWords({ kind: 'setting', change: { setting: 'theme', to: 'dark' } })).toBe('dark mode');
    expect(controlInWords({ kind: 'undo', steps: 1 })).toBe('undo');
    expect(controlInWords({ kind: 'undo', steps: 3 })).toBeNull();
  });

  test('a layer that lacks one direction is named', () => {
    const half = new Map([...file.tensors].filter(([name]) => name !== '0.gru.weight_ih_l0_reverse'));
    expect(() => createSentenceReader({ ...file, tensors: half }, domain)).toThrow(/“0.gru.weight_ih_l0_reverse”/);
  });

  test('words are lower case, with their marks, and cut after as many as it reads', () => {
    expect(wordsOf('Don’t open IT, 20px…')).toEqual(["don't", 'open', 'it', ',', '20', 'px', '.', '.', '.']);
    expect(wordsOf('a '.repeat(100))).toHaveLength(mostWords);
    // A slip of the finger shares most groups with the word that was meant.
    const [meant, slipped] = [new Set(bucketsOf('bigger', 1e6)), bucketsOf('biggre', 1e6)];
    expect(slipped.filter((bucket) => meant.has(bucket)).length).toBeGreaterThan(4);
  });

  test('what was done last stands before the words, as marks that are themselves alone', () => {
    const last: EditCommand = {
      kind: 'edit',
      edits: [
        { part: 'eyes', action: 'close', side: 'left', amount: { kind: 'relative', factor: 0.4 } },
        { part: 'mouth', action: 'open', side: null, amount: { kind: 'scale', ratio: 2 } },
        { part: 'mane', action: 'bigger', side: null, amount: { kind: 'relative', factor: 1.8 } },
      ],
      constraints: [],
    };
    const marks = ['@eyes.close', '@left', '@little', '@mouth.open', '@mane.bigger', '@much'];
    expect(marksOf(last, false)).toEqual(marks);
    expect(marksOf(last, true)).toEqual(['@before', ...marks]);
    expect(marksOf(null, true)).toEqual([]);
    expect(bucketsOf('@eyes.close', 1e6)).toHaveLength(1);
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
