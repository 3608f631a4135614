/**
 * How long an answer takes without a language model: the rules, the second hearing of what they refuse, and the reader. On what people
 * say (the tables of test/language, as they stand and misheard), and on what nobody says: words of the grammar, unknown
 * words and numbers in random order, 5 to 80 of them (seeded). Every sentence is asked several times, the texts in turn,
 * so that what else the machine does cannot be mistaken for a slow sentence.
 *
 *   node bench/language-time.ts [--each SENTENCES_PER_LENGTH] [--runs TIMES] [--write]     (into docs/performance.md)
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeSection } from '../src/evaluation/document.ts';
import { sentencesOf } from '../src/evaluation/index.ts';
import { misheard, noiseKinds } from '../src/evaluation/language/noise.ts';
import { loadDomain } from '../src/grounding/index.ts';
import { closedPhrases, understand } from '../src/nlu/index.ts';
import { openUnderstand } from '../src/server/index.ts';
import { describeMachine } from './machine.ts';

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '200' },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const [each, runs] = [Number(values.each), Number(values.runs)];
const root = fileURLToPath(new URL('..', import.meta.url));
const domain = await loadDomain(`${root}models/lion`);
const understandFreely = await openUnderstand(`${root}models/lion`, domain);
const grammar = [
  ...new Set(
    closedPhrases(domain, { numbers: [1, 7, 12], pointing: true, edited: false, taught: [] }).flatMap((phrase) =>
      phrase.split(' '),
    ),
  ),
];
const others =
  'the a of to and but , with not no only keep it one other left right up half twice 3 twenty percent pixels degrees as than window write main knows mouse years like so you crown at because for they look'.split(
    ' ',
  );

let state = 20_260_101;
/** Mulberry32: the same sentences everywhere. */
const random = (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let hash = Math.imul(state ^ (state >>> 15), 1 | state);
  hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
  return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
};
const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
const sentence = (length: number): string =>
  Array.from({ length }, () => pick(random() < 0.5 ? grammar : others)).join(' ');
/** One beginning that many patterns share, and slots that could be read in many ways. */
const slots = (length: number): string =>
  `${pick(['drag', 'move', 'put a point on', 'protect', 'go to step', 'when I say', 'compare with'])} ${Array.from({ length }, () => pick(['the', 'left', 'ear', 'to', '3', 'twenty', 'one', 'and', 'eye'])).join(' ')}`;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(Math.floor(share * values.length), values.length - 1)] ?? 0;

interface Took {
  readonly ms: number;
  /** Of this thread alone: what other programs do does not count. */
  readonly processorMs: number;
}
const measure = (text: string, ask: typeof understand): Took => {
  const [startedMs, before] = [performance.now(), process.threadCpuUsage()];
  ask(text, domain);
  const [ms, { user, system }] = [performance.now() - startedMs, process.threadCpuUsage(before)];
  return { ms, processorMs: (user + system) / 1000 };
};
/** An answer later than this is felt as one. */
const aimMs = 50;
for (const text of ['open the mouth', 'open the mouse']) measure(text, understandFreely);

const tables = await Promise.all(
  (await readdir(`${root}test/language`))
    .filter((name) => name.endsWith('.txt') && !name.startsWith('conversations'))
    .map((name) => readFile(`${root}test/language/${name}`, 'utf8')),
);
const said = tables.flatMap(sentencesOf).map(({ text }) => text);
const copies = said.flatMap((text) => noiseKinds.flatMap((kind) => misheard(text, kind, 1) ?? []));
const kinds: readonly (readonly [string, readonly string[]])[] = [
  ['what people say', said],
  ['the same, misheard', copies],
  ...[5, 10, 20, 40, 80].map((length): [string, string[]] => [
    `${length} random words`,
    Array.from({ length: each }, (_, i) => (i % 4 === 0 ? slots(length) : sentence(length))),
  ]),
];

const middle = (times: readonly number[]): number => quantile(times, 0.5);
const rows: string[] = [];
const worst = { ms: 0, text: '' };
for (const [name, texts] of kinds) {
  /** [text][run] */
  const rules = texts.map((): number[] => []);
  const both = texts.map((): number[] => []);
  const processor: number[] = [];
  for (let run = 0; run < runs; run++) {
    for (const [i, text] of texts.entries()) {
      rules[i]?.push(measure(text, understand).ms);
      const took = measure(text, understandFreely);
      both[i]?.push(took.ms);
      processor.push(took.processorMs);
    }
  }
  const typical = both.map(middle);
  const most = Math.max(...typical);
  if (most > worst.ms) Object.assign(worst, { ms: most, text: texts[typical.indexOf(most)] ?? '' });
  const all = both.flat();
  const late = all.filter((ms) => ms > aimMs).length;
  const cells = [
    middle(rules.map(middle)).toFixed(2),
    middle(typical).toFixed(2),
    quantile(typical, 0.99).toFixed(1),
    most.toFixed(1),
    Math.max(...all).toFixed(1),
    Math.max(...processor).toFixed(1),
    `${late} of ${all.length}`,
  ];
  rows.push(`| ${[name, texts.length, ...cells].join(' | ')} |`);
}
const { processor, cores, node, load } = describeMachine();
const text = [
  'Made by `node bench/language-time.ts --write`; do not edit by hand. The answer to a sentence without a language model: rules, second',
  `hearing and reader. Every sentence was asked ${runs} times; its time is the middle one, *slowest ever* the longest of all single answers; the most`,
  `processor time that any took is its thread's own. *late*:`,
  `single answers of more than ${aimMs} ms. Random words are what nobody says (bench/language-time.ts), to find what is slow.`,
  `Node ${node}, ${processor}, ${cores} cores, load ${load}${load > cores ? ': other programs ran beside it, which the slowest ever tells of' : ''}.`,
  '',
  '| | sentences | rules: median ms | all three: median ms | 99th percentile | slowest sentence | slowest ever | most processor ms | late |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');
process.stdout.write(`${text}\n\nThe slowest, ${worst.ms.toFixed(1)} ms: ${worst.text}\n`);
if (values.write)
  await writeSection(`${root}docs/performance.md`, 'language-time', 'Answers without a language model', text);
