/**
 * How long after the last sound of a voice its words are in the conversation, and how long after "stop" it is in
 * effect: recordings played frame by frame, as a microphone gives them, through the page's own endpointer and the
 * server's desk to a recogniser. Not in it: the browser's own delay (one frame of 32 ms and the socket on one machine)
 * and the engine's (it hears "stop" between two steps).
 *
 *   node bench/voice.ts [--recogniser bundled|whisper:OWNER/NAME|remote|none] [--repeats 5] [--write]
 *
 * --write puts the table into docs/performance.md. It means something on a quiet machine only: the load is told.
 * --recogniser none: one that answers at once with the right words; what is left is the cost of finding the ends.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Command, Understanding } from '../src/core/index.ts';
import { writeSection } from '../src/evaluation/document.ts';
import { loadDomain } from '../src/grounding/index.ts';
import { AudioDesk } from '../src/server/audio-desk.ts';
import { clipWords, openUnderstand } from '../src/server/index.ts';
import { openVoiceDetector } from '../src/speech/hearing/voice-activity.ts';
import { clipFromWav, clipRateHz, openRecogniser, type Recogniser, readSpeechSettings } from '../src/speech/index.ts';
import { Endpointer, type EndpointerEvent, frameMs, frameSamples } from '../web/src/voice/endpointer.ts';
import { toPcm16 } from '../web/src/voice/pcm.ts';
import { describeMachine, median } from './machine.ts';
import { type Column, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    recogniser: { type: 'string', default: 'bundled' },
    repeats: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const folder = new URL('../test/fixtures/speech/', import.meta.url);
const commands = ['drag-three-to-seven', 'make-the-mane-bigger', 'open-the-mouth', 'show-numbers'];
const controls = ['stop', 'stop-espeak'];
const leadSeconds = 0.5;
const tailSeconds = 1.2;
const endOfSpeechMs = 400;
/** Below the loudest 10 ms by this much there is no voice any more. */
const voiceDb = 30;

const modelFolder = fileURLToPath(new URL('../models/lion', import.meta.url));
const domain = await loadDomain(modelFolder);
const { commandOf, doneWith, typedWith, told } = clipWords(domain, await openUnderstand(modelFolder, domain));

/** Answers at once, with what was said. */
const knowing = (said: () => string): Recogniser => ({
  info: { name: 'none', kind: 'bundled', languages: ['en'], local: true, maxSeconds: 15, note: null },
  transcribe: async (clip) => ({
    text: said(),
    alternatives: [],
    confidence: 1,
    heardSeconds: clip.length / clipRateHz,
    rejected: null,
  }),
  onStatus: () => () => {},
  close: async () => {},
});

let saying = '';
const recogniser =
  values.recogniser === 'none'
    ? knowing(() => saying)
    : openRecogniser(readSpeechSettings(process.env, { choice: values.recogniser }), { fetch: 'now' });
if (recogniser === null) throw new RangeError('--recogniser off hears nothing.');
const detector = await openVoiceDetector();

/** Where the voice ends, in seconds: the last 10 ms that are less than `voiceDb` under the loudest. */
const voiceEnd = (clip: Float32Array): number => {
  const step = clipRateHz / 100;
  const levels = Array.from({ length: Math.floor(clip.length / step) }, (_, i) =>
    clip.subarray(i * step, (i + 1) * step).reduce((sum, v) => sum + v * v, 1e-9),
  );
  const least = Math.max(...levels) / 10 ** (voiceDb / 10);
  return (levels.findLastIndex((level) => level > least) + 1) / 100;
};

const read = async (name: string) => {
  const words = clipFromWav(await readFile(new URL(`${name}.wav`, folder)));
  const lead = leadSeconds * clipRateHz;
  const clip = new Float32Array(lead + words.length + tailSeconds * clipRateHz);
  clip.set(words, lead);
  return { name, clip, endSeconds: voiceEnd(clip), voices: await detector.probabilities(clip) };
};

type Recording = Awaited<ReturnType<typeof read>>;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

const commandsIn = (found: Understanding): readonly Command[] => (found.kind === 'command' ? [found.command] : []);

let utterance = 0;
/** Plays a recording as time passes; milliseconds from the end of the voice to the words in the conversation. */
const play = async ({
  clip,
  endSeconds,
  voices,
}: Recording): Promise<{ readonly text: string; readonly ms: number }> => {
  utterance += 1;
  const said = Promise.withResolvers<{ text: string; atMs: number }>();
  const desk = new AudioDesk({
    recogniser,
    meaning: commandOf,
    effect: (text) => commandsIn(doneWith(text)),
    guess: (text) => commandsIn(typedWith(text)),
    inWords: () => null,
    expected: () => told.expect,
    grammar: () => told.grammar ?? { phrases: [], slots: {} },
    caution: told.caution,
    ask: () => {},
    say: async (text) => said.resolve({ text, atMs: performance.now() }),
    tell: ({ part, rejected }) => {
      if (part === 'final' && rejected !== null) said.resolve({ text: `(${rejected})`, atMs: performance.now() });
    },
    nowMs: () => performance.now(),
    report: (reason) => console.error(reason),
  });
  const endpointer = new Endpointer(() => ({ endOfSpeechMs, longestSeconds: recogniser.info.maxSeconds }));
  const send = (event: EndpointerEvent) => {
    if (event.kind === 'began') return;
    const unchanged = event.kind === 'ended' && event.unchanged;
    const samples = event.kind === 'dropped' || unchanged ? new Float32Array(0) : event.samples;
    desk.receive(
      {
        utterance,
        part: event.kind === 'ended' ? 'final' : event.kind,
        sampleRateHz: clipRateHz,
        samples: samples.length,
        unchanged,
        shownFrame: null,
        startedAtMs: 0,
        listenFor: 'everything',
        voiceFound: true,
      },
      new Uint8Array(toPcm16(samples)),
    );
  };
  const startMs = performance.now();
  for (const [i, voice] of voices.entries()) {
    await pause(startMs + (i + 1) * frameMs - performance.now());
    const frame = new Float32Array(frameSamples);
    frame.set(clip.subarray(i * frameSamples, (i + 1) * frameSamples));
    for (const event of endpointer.push(frame, voice)) send(event);
  }
  const { text, atMs } = await said.promise;
  desk.close();
  return { text, ms: atMs - startMs - endSeconds * 1000 };
};

/** What was asked of it, from the end of the voice. */
const wantedMs = { words: 700, stop: 400 } as const;

interface Measured {
  readonly name: string;
  readonly wanted: keyof typeof wantedMs;
  readonly heard: readonly string[];
  readonly ms: readonly number[];
}

const measured: Measured[] = [];
for (const [wanted, names] of [
  ['words', commands],
  ['stop', controls],
] as const) {
  for (const name of names) {
    const recording = await read(name);
    saying = name.replace('-espeak', '').replaceAll('-', ' ');
    const runs: { text: string; ms: number }[] = [];
    for (let i = 0; i < Number(values.repeats); i += 1) runs.push(await play(recording));
    measured.push({
      name,
      wanted,
      heard: [...new Set(runs.map(({ text }) => text))],
      ms: runs.map(({ ms }) => ms).sort((one, other) => one - other),
    });
  }
}
await recogniser.close();
await detector.close();

const { processor, cores, load } = describeMachine();
const columns: readonly Column<Measured>[] = [
  ['recording', ({ name }) => name],
  ['heard', ({ heard }) => heard.join('; ')],
  ['median ms', ({ ms }) => median(ms).toFixed(0)],
  ['longest ms', ({ ms }) => (ms.at(-1) ?? Number.NaN).toFixed(0)],
  ['wanted ms', ({ wanted }) => `≤ ${wantedMs[wanted]}`],
  ['in time', ({ ms, wanted }) => `${ms.filter((one) => one <= wantedMs[wanted]).length} of ${ms.length}`],
];
const text = `Made by \`node bench/voice.ts\`; do not edit by hand. Recordings of \`test/fixtures/speech\` played frame by frame through the
page's endpointer (end of speech after ${endOfSpeechMs} ms of quiet; control words as soon as the words are known) and the server's desk
to: ${recogniser.info.name}. From the end of the voice to the words in the conversation, for “stop” to the word being in effect there.
Not in it: the browser's own delay (a frame of ${frameMs} ms, the socket) and the rest of the engine's step.
${processor}, ${cores} cores, load ${load} during the run${load > cores ? ': it was shared with other work' : ''}.

${tableOf(columns, measured)}`;
console.log(text);
if (values.write)
  await writeSection(
    fileURLToPath(new URL('../docs/performance.md', import.meta.url)),
    'voice',
    'From the end of the voice to the words',
    text,
  );
