/**
 * How well speech is heard, through everything that a page's sound goes through: voice detector, model, gates,
 * snapping, grammar. Clips are spoken on the fly by synthesisers of this machine, with voices that were in no training.
 *
 *   node bench/speech.ts [--recogniser bundled|whisper:OWNER/NAME|remote] [--minutes 30] [--voices 2] [--seconds 1500]
 *                        [--plain] [--write]
 *
 * --voices: how many say each sentence; 0: none, only the minutes are listened to. --seconds: after that long it stops
 * and reports what it has. --plain: without the grammar of the moment and without more caution for some commands, as
 * it was before.
 * --minutes: how long it listens to silence, noise, music and unrelated talk for commands that nobody gave.
 * --write puts the tables into docs/evaluation.md. Latency means something on a quiet machine only: the load is told.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Command } from '../src/core/index.ts';
import { sentencesOf, writeSection } from '../src/evaluation/index.ts';
import { clipRateHz, type Transcript } from '../src/speech/index.ts';
import { describeMachine, median } from './machine.ts';
import { type Outcome, openListener } from './speech/listener.ts';
import { commands, controlWords, edits } from './speech/sentences.ts';
import { music, pinkNoise, withNoise, withPauses } from './speech/sounds.ts';
import { voicesHere } from './speech/voices.ts';

const { values } = parseArgs({
  options: {
    recogniser: { type: 'string', default: 'bundled' },
    minutes: { type: 'string', default: '4' },
    /** How many of the voices say each sentence, in turn. */
    voices: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '1500' },
    plain: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const voices = voicesHere();
const each = Math.min(voices.length, Number(values.voices));
if (voices.length === 0) {
  console.log('Skipped: neither espeak-ng nor flite nor festival is installed, so nobody can speak.');
  process.exit(0);
}
const { settings, recogniser, commandOf, hear, outcomeOf, typed, after } = await openListener(
  values.recogniser,
  values.plain,
);
const began = performance.now();
const timeIsUp = (): boolean => performance.now() - began > Number(values.seconds) * 1000;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z' ]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '');

/** Words to change, drop or add, of those that were said. */
const wordErrors = (said: readonly string[], heard: readonly string[]): number => {
  let above = [...Array(heard.length + 1).keys()];
  for (const [row, word] of said.entries()) {
    const line = [row + 1];
    for (const [column, other] of heard.entries()) {
      const exchanged = (above[column] ?? 0) + (word === other ? 0 : 1);
      line.push(Math.min((above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1, exchanged));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
};

interface Spoken {
  readonly voice: string;
  readonly kind: 'control' | 'command' | 'edit' | 'free';
  readonly condition: 'clean' | '10 dB';
  readonly said: string;
  readonly heard: Transcript;
  readonly outcome: Outcome;
  readonly errors: number;
  readonly words: number;
  readonly seconds: number;
  readonly tookMs: number;
  readonly workMs: number;
}

const sentences = [
  ...controlWords.map((said) => ({ kind: 'control' as const, said })),
  ...commands.map((said) => ({ kind: 'command' as const, said })),
  ...edits.map((said) => ({ kind: 'edit' as const, said })),
].filter(({ said }) => {
  const known = commandOf(said) !== null;
  if (!known) console.log(`not a command by itself, left out: ${said}`);
  return known;
});
/** As strangers asked for it who knew no command; those that are carried out when they are typed. */
const free = sentencesOf(readFileSync(new URL('../test/language/twentieth.txt', import.meta.url), 'utf8'))
  .filter((_, at) => at % 3 === 0)
  .map(({ text }) => ({ kind: 'free' as const, said: text }))
  .filter(({ said }) => typed(said) !== null);

const spoken: Spoken[] = [];
const wrong: string[] = [];
for (const [at, { kind, said }] of [...sentences, ...free].entries()) {
  for (let number = 0; number < each; number++) {
    const voice = voices[(at + number) % voices.length];
    if (timeIsUp() || !voice) break;
    const clip = voice.say(said);
    const seed = 1000 * number + at;
    const noise = at % 2 === 0 ? pinkNoise(3, seed) : music(3, seed);
    for (const condition of ['clean', '10 dB'] as const) {
      const sound = condition === 'clean' ? withPauses(clip, seed) : withNoise(clip, noise, 10);
      const heard = await hear(sound);
      const outcome = outcomeOf(said, heard);
      const errors = wordErrors(wordsOf(said), wordsOf(heard.text));
      const seconds = sound.length / clipRateHz;
      const { tookMs, workMs } = heard;
      spoken.push({
        voice: voice.name,
        kind,
        condition,
        said,
        heard,
        outcome,
        errors,
        words: wordsOf(said).length,
        seconds,
        tookMs,
        workMs,
      });
      if (outcome !== 'right')
        wrong.push(
          `${voice.name}, ${condition}: “${said}” → ${outcome}: ${heard.rejected ?? `“${heard.text}”`} ${heard.confidence.toFixed(2)} ${heard.alternatives.slice(0, 2).join(' | ')}`,
        );
    }
  }
}

const unrelated = readFileSync(new URL('../src/speech/testing/unrelated.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#') && line.split(' ').length > 3);

interface Listened {
  readonly kind: string;
  seconds: number;
  words: number;
  asked: number;
  controls: number;
  edits: number;
}
const listened: Listened[] = [];
/** Right after an edit more words mean something than ever: "the left one", "a bit wider". */
const edited = 'open the mouth';
const within = after(edited);
/** They drag points, whatever they are called. */
const changesThePicture: ReadonlySet<Command['kind']> = new Set([
  'edit',
  'instead',
  'repair',
  'same-for',
  'further',
  'rescale',
  'again',
  'start',
]);
const falseOnes: string[] = [];
const listen = async (kind: string, minutes: number, next: (at: number) => Float32Array): Promise<void> => {
  const row: Listened = { kind, seconds: 0, words: 0, asked: 0, controls: 0, edits: 0 };
  listened.push(row);
  for (let at = 0; row.seconds < minutes * 60 && !timeIsUp(); at++) {
    const clip = next(at);
    const heard = await within.hear(clip);
    row.seconds += clip.length / clipRateHz;
    if (heard.rejected === 'unsure' && heard.alternatives.length > 0) row.asked++;
    if (heard.rejected !== null) continue;
    row.words++;
    const command = within.doneWith(heard.text);
    if (command && changesThePicture.has(command.kind)) row.edits++;
    else if (command) row.controls++;
    if (command) falseOnes.push(`${kind}: “${heard.text}” ${heard.confidence.toFixed(2)} (${command.kind})`);
  }
};
const share = Number(values.minutes) / 6;
await listen('silence of a room', share, (at) => pinkNoise(6, at).map((sample) => sample * 0.003));
await listen('noise', share, (at) => pinkNoise(6, at).map((sample) => sample * 0.5));
await listen('music', share, (at) => music(6, at));
await listen('unrelated talk', 3 * share, (at) => {
  const voice = voices[at % voices.length];
  const text = unrelated[Math.floor(at / voices.length) % unrelated.length] ?? '';
  return withPauses(voice?.say(text) ?? new Float32Array(0), at);
});
await recogniser.close();

const percent = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);
const pick = (own: Partial<Spoken>): readonly Spoken[] =>
  spoken.filter((one) => Object.entries(own).every(([key, value]) => one[key as keyof Spoken] === value));
const shareOf = (rows: readonly Spoken[], ...outcomes: readonly Spoken['outcome'][]): string =>
  percent(rows.filter(({ outcome }) => outcomes.includes(outcome)).length, rows.length);
const accuracy = (rows: readonly Spoken[]): string => shareOf(rows, 'right');
const wordErrorRate = (rows: readonly Spoken[]): string =>
  percent(
    rows.reduce((sum, { errors }) => sum + errors, 0),
    rows.reduce((sum, { words }) => sum + words, 0),
  );

const { processor, cores, load } = describeMachine();
const shortOnes = spoken.filter(({ seconds }) => seconds <= 4);
const short = shortOnes.map(({ tookMs }) => tookMs);
const work = median(shortOnes.map(({ workMs }) => workMs));
const sorted = short.toSorted((a, b) => a - b);
const p95 = sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
const latency = (): readonly string[] => [
  '',
  `From the end of the clip to the text, clips of at most 4 s: median ${median(short).toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms, of which ${work.toFixed(0)} ms are processor time (median), with ${settings.threads} threads on ${processor} (${cores} cores, load ${load} during the run: above ${cores} it was shared with other work).`,
];
const spokenTable = (): readonly string[] => [
  `Heard by: ${recogniser.info.name}. ${spoken.length} clips of ${sentences.length} sentences, and of ${free.length} that strangers wrote who knew no command (every third of test/language/twentieth.txt that is carried out when it is typed), each by ${each} of ${voices.length} voices that were in no training, in a quiet room and with noise or music 10 dB below the speech. “Right” is the command that was said, after the gates, the grammar and what the conversation mends; “asked” that numbered choices were shown with the right one among them; “wrong” that another command was carried out.${values.plain ? ' Without the grammar of the moment and without more caution for some commands.' : ''} Made by \`node bench/speech.ts\`.`,
  '',
  '| voice | condition | word errors | control words right | commands right | edits right | all these right | asked | wrong | said freely: right | asked | wrong |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ...[...voices.map(({ name }) => name), null].flatMap((name) =>
    (['clean', '10 dB'] as const).map((condition) => {
      const of = (own: Partial<Spoken>) => pick({ condition, ...(name === null ? {} : { voice: name }), ...own });
      const freely = of({ kind: 'free' });
      const known = of({}).filter(({ kind }) => kind !== 'free');
      return `| ${name ?? '**all**'} | ${condition} | ${wordErrorRate(known)} | ${accuracy(of({ kind: 'control' }))} | ${accuracy(of({ kind: 'command' }))} | ${accuracy(of({ kind: 'edit' }))} | ${accuracy(known)} | ${shareOf(known, 'asked, among them')} | ${shareOf(known, 'wrong')} | ${accuracy(freely)} | ${shareOf(freely, 'asked, among them')} | ${shareOf(freely, 'wrong')} |`;
    }),
  ),
  '',
];
const table = [
  ...(spoken.length === 0 ? [`Heard by: ${recogniser.info.name}.`, ''] : spokenTable()),
  `What became of sound in which nobody gave a command, right after “${edited}”:`,
  '',
  '| sound | minutes | taken for words | asked about | taken for another command | changes the picture |',
  '| --- | --- | --- | --- | --- | --- |',
  ...listened.map(
    (row) =>
      `| ${row.kind} | ${(row.seconds / 60).toFixed(1)} | ${row.words} | ${row.asked} | ${row.controls} | ${row.edits} |`,
  ),
  ...(short.length === 0 ? [] : latency()),
].join('\n');
console.log(wrong.join('\n'));
console.log(falseOnes.join('\n'));
console.log(table);
if (timeIsUp()) console.log('Cut short: the time was up.');
if (values.write && spoken.length === 0) console.log('Not written: nobody said a sentence (--voices 0).');
else if (values.write) await writeSection('docs/evaluation.md', 'speech', 'Speech', table);
