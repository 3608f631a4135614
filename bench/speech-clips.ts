/**
 * What becomes of clips in a folder, through everything that a page's sound goes through.
 *
 *   node bench/speech-clips.ts FOLDER [--recogniser bundled|whisper:OWNER/NAME|remote] [--wrong]
 *
 * `python -m speech.clips` (training/README.md) writes such folders: clips.f32 (16 kHz, end to end) and meta.json.
 * --wrong prints every clip that was taken for another command. Bounds of sureness are chosen on these figures.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { median } from './machine.ts';
import { type Outcome, openListener } from './speech/listener.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    recogniser: { type: 'string', default: 'bundled' },
    wrong: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new RangeError('Name the folder of clips: node bench/speech-clips.ts FOLDER');

const entries = z
  .array(z.object({ kind: z.string(), said: z.string(), condition: z.string(), samples: z.int().positive() }))
  .parse(JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')));
const bytes = await readFile(join(folder, 'clips.f32'));
const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

const { recogniser, hear, outcomeOf, said: doneAloud, typed } = await openListener(values.recogniser);
interface Row {
  readonly condition: string;
  readonly kind: string;
  readonly outcome: Outcome;
  /** The surest meaning is the right one, done or asked about first. */
  readonly surest: boolean;
  readonly tookMs: number;
}
/** The reader is too unsure of these very words to do them when they are said; heard otherwise it may be surer. */
const onlyTyped = 'only if typed';
const rows: Row[] = [];
let at = 0;
for (const { kind, said, condition, samples: length } of entries) {
  const heard = await hear(samples.slice(at, at + length));
  at += length;
  const isCommand = typed(said) !== null;
  const outcome = outcomeOf(isCommand ? said : null, heard);
  const [first = ''] = heard.alternatives;
  const surest = outcome === 'right' || (isCommand && outcome === 'asked, among them' && typed(first) === typed(said));
  const group = doneAloud(said) !== null ? kind : isCommand ? onlyTyped : 'no command';
  rows.push({ condition, kind: group, outcome, surest, tookMs: heard.tookMs });
  if (values.wrong && outcome === 'wrong') {
    console.log(`${condition}: “${said}” → “${heard.text}” ${heard.confidence.toFixed(2)}`);
  }
}
await recogniser.close();

const outcomes: readonly Outcome[] = ['right', 'asked, among them', 'asked', 'wrong', 'none'];
const line = (condition: string, kind: string, part: readonly Row[]): string => {
  const shares = outcomes.map((one) => {
    const count = part.filter(({ outcome }) => outcome === one).length;
    return kind === 'no command' ? String(count) : `${((100 * count) / part.length).toFixed(1)} %`;
  });
  const surest = (100 * part.filter((row) => row.surest).length) / part.length;
  const last = kind === 'no command' ? '–' : `${surest.toFixed(1)} %`;
  return `| ${condition} | ${kind} | ${part.length} | ${shares.join(' | ')} | ${last} |`;
};
console.log(`Heard by: ${recogniser.info.name}.\n`);
console.log(`| condition | kind | clips | ${outcomes.join(' | ')} | the surest is right |`);
console.log(`| --- | --- | --- |${' --- |'.repeat(outcomes.length + 1)}`);
for (const condition of new Set(rows.map((row) => row.condition))) {
  const here = rows.filter((row) => row.condition === condition);
  const kinds = [...new Set(here.map(({ kind }) => kind))].sort();
  for (const kind of kinds) {
    console.log(
      line(
        condition,
        kind,
        here.filter((row) => row.kind === kind),
      ),
    );
  }
  console.log(
    line(
      condition,
      '**all commands**',
      here.filter(({ kind }) => kind !== 'no command' && kind !== onlyTyped),
    ),
  );
}
console.log(`\nMedian ${median(rows.map(({ tookMs }) => tookMs)).toFixed(0)} ms a clip.`);
