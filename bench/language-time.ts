/**
 * How long the rules and the second hearing take on sentences that nobody says: words of the grammar, unknown words and
 * numbers in random order, 5 to 80 of them (seeded). Prints the median and the worst of each length, the worst sentence,
 * and how often the rules were asked about one sentence; the count does not depend on what else the machine does.
 *
 *   node bench/language-time.ts [SENTENCES_PER_LENGTH]
 */
import { fileURLToPath } from 'node:url';
import { loadDomain } from '../src/grounding/index.ts';
import { closedPhrases, understand, understandMisheard } from '../src/nlu/index.ts';

const each = Number(process.argv[2] ?? 200);
const domain = await loadDomain(fileURLToPath(new URL('../models/lion', import.meta.url)));
const grammar = [
  ...new Set(
    closedPhrases(domain, { numbers: [1, 7, 12], pointing: true, taught: [] }).flatMap((phrase) => phrase.split(' ')),
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

const measure = (text: string, ask: typeof understand): number => {
  const startedMs = performance.now();
  ask(text, domain);
  return performance.now() - startedMs;
};
for (const text of ['open the mouth', 'open the mouse']) measure(text, understandMisheard);

process.stdout.write(
  '| words | sentences | rules: median ms | worst ms | both hearings: median ms | worst ms | worst per word |\n| --- | --- | --- | --- | --- | --- | --- |\n',
);
const worst = { ms: 0, text: '' };
for (const length of [5, 10, 20, 40, 80]) {
  const texts = Array.from({ length: each }, (_, i) => (i % 4 === 0 ? slots(length) : sentence(length)));
  const rules = texts.map((text) => measure(text, understand));
  const both = texts.map((text) => measure(text, understandMisheard));
  const most = Math.max(...both);
  if (most > worst.ms) Object.assign(worst, { ms: most, text: texts[both.indexOf(most)] ?? '' });
  const cells = [
    quantile(rules, 0.5).toFixed(2),
    Math.max(...rules).toFixed(1),
    quantile(both, 0.5).toFixed(2),
    most.toFixed(1),
    (most / length).toFixed(2),
  ];
  process.stdout.write(`| ${[length, texts.length, ...cells].join(' | ')} |\n`);
}
process.stdout.write(`\nWorst of all, ${worst.ms.toFixed(1)} ms: ${worst.text}\n`);
