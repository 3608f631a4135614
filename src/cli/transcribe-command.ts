/** `saydrag transcribe`: what is said in a WAV file, who heard it, and which command it is. */
import { readFile, stat } from 'node:fs/promises';
import { AppError, type Command, type Domain } from '../core/index.ts';
import { loadDomain } from '../grounding/index.ts';
import { describe } from '../nlu/index.ts';
import { clipWords, findModel, openUnderstand } from '../server/index.ts';
import {
  clipFromWav,
  clipRateHz,
  mostWavBytes,
  openRecogniser,
  type Recogniser,
  readSpeechSettings,
  type SpeechSettings,
} from '../speech/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

export interface TranscribeOptions {
  readonly model: string;
  readonly recogniser?: string;
  readonly offline?: true;
  readonly json?: true;
}

const reasons = {
  silence: 'Nothing was heard: the file holds no sound.',
  'too-short': 'Nothing was heard: the file is shorter than a word.',
  noise: 'A sound was heard, but no words.',
  repeated: 'The recogniser got stuck on this sound; what it made of it is not used.',
  unsure: 'The recogniser is not sure what was said.',
} as const;

const readClip = async (path: string): Promise<Float32Array> => {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError('bad-input', `There is no file ${path}.`);
  if (!found.isFile()) throw new AppError('bad-input', `${path} is no file that holds sound.`);
  if (found.size > mostWavBytes) {
    throw new AppError('too-large', `${path} has ${found.size} bytes; sound of 30 s has ${mostWavBytes} at most.`);
  }
  return clipFromWav(await readFile(path));
};

/** An edit as a sentence; a control word by its name and its numbers: "undo, steps 2". */
const inWords = (command: Command, domain: Domain): string => {
  if (command.kind === 'edit') return describe(command, domain);
  const { kind, ...rest } = command;
  return [kind, ...Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`)].join(', ');
};

type Open = (settings: SpeechSettings, options: { readonly fetch: 'now' }) => Recogniser | null;

export const transcribeCommand = async (
  terminal: Terminal,
  path: string,
  options: TranscribeOptions,
  open: Open = openRecogniser,
): Promise<ExitCode> => {
  const clip = await readClip(path);
  const folder = await findModel(options.model);
  const domain = await loadDomain(folder);
  const freely = await openUnderstand(folder, domain);
  const settings = readSpeechSettings(process.env, { choice: options.recogniser, offline: options.offline });
  const recogniser = open(settings, { fetch: 'now' });
  if (!recogniser) throw new AppError('bad-input', 'SAYDRAG_RECOGNISER is off: choose one with --recogniser.');
  const bar = progressBar(terminal);
  try {
    recogniser.onStatus(({ state, text, done }) => {
      if (state === 'downloading') bar.show(done ?? 0, text);
    });
    const { doneWith, told } = clipWords(domain, freely);
    const startedMs = performance.now();
    const heard = await recogniser.transcribe(clip, { signal: terminal.interrupted, ...told });
    bar.end();
    const { name, kind, local, note } = recogniser.info;
    const understood = heard.rejected === null ? doneWith(heard.text) : null;
    const says = understood?.kind === 'command' ? inWords(understood.command, domain) : null;
    const means = says ?? (understood?.kind === 'not-understood' ? understood.text : null);
    if (options.json) {
      const command = understood?.kind === 'command' ? understood.command : null;
      const seconds = clip.length / clipRateHz;
      const tookMs = Math.round(performance.now() - startedMs);
      const report = { ...heard, command, says: means, seconds, tookMs, recogniser: { name, kind, local, note } };
      terminal.out(`${JSON.stringify(report)}\n`);
    } else {
      if (note !== null) terminal.err(`${note}\n`);
      terminal.out(`${heard.rejected === null ? heard.text : reasons[heard.rejected]}\n`);
      if (means !== null) terminal.out(`  means: ${means}\n`);
      for (const other of heard.alternatives) terminal.out(`  or: ${other}\n`);
      const sure = `confidence ${heard.confidence.toFixed(2)}, ${heard.heardSeconds.toFixed(1)} s of voice`;
      terminal.out(`  heard by ${name}${local ? '' : ' (not on this machine)'}, ${sure}\n`);
    }
    return heard.rejected === null ? exitCodes.ok : exitCodes.refused;
  } finally {
    bar.end();
    await recogniser.close();
  }
};
