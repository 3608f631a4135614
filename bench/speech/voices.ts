/** Synthesisers that may be on this machine and speak a sentence into memory. None of these voices is in training. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clipFromWav } from '../../src/speech/index.ts';
import { spelled } from './sentences.ts';

export interface Voice {
  readonly name: string;
  say(text: string): Float32Array;
}

const there = (program: string): boolean => spawnSync('which', [program]).status === 0;

const aloud = (text: string): string =>
  text
    .split(' ')
    .map((word) => spelled[word] ?? word)
    .join(' ');

/** Loudness of ordinary speech into a microphone, whatever the synthesiser's own. */
const levelled = (clip: Float32Array): Float32Array => {
  const most = clip.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);
  return most === 0 ? clip : clip.map((sample) => (0.4 * sample) / most);
};

const run = (program: string, args: readonly string[], input = ''): Buffer => {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
};

const espeak = (voice: string, speed: number): Voice => ({
  name: `espeak-ng ${voice}`,
  say: (text) => levelled(clipFromWav(run('espeak-ng', ['-v', voice, '-s', String(speed), '--stdout', aloud(text)]))),
});

/** Programs that write files only: into a folder of their own, gone at once. */
const throughFile = (make: (file: string) => void): Float32Array => {
  const folder = mkdtempSync(join(tmpdir(), 'saydrag-voice-'));
  try {
    const file = join(folder, 'said.wav');
    make(file);
    return levelled(clipFromWav(readFileSync(file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const flite = (voice: string): Voice => ({
  name: `flite ${voice}`,
  say: (text) => throughFile((file) => void run('flite', ['-voice', voice, '-t', aloud(text), '-o', file])),
});

const festival = (voice: string): Voice => ({
  name: `festival ${voice}`,
  say: (text) =>
    throughFile((file) => {
      const scheme = `(voice_${voice}) (utt.save.wave (utt.synth (Utterance Text "${aloud(text)}")) "${file}" 'riff)`;
      run('festival', ['--pipe'], scheme);
    }),
});

/** Empty where no synthesiser is installed. */
export const voicesHere = (): readonly Voice[] => [
  ...(there('flite') ? [flite('rms')] : []),
  ...(there('espeak-ng') ? [espeak('en-gb-x-gbcwmd+f5', 150), espeak('en-029+Mike', 165)] : []),
  ...(there('festival') ? [festival('ked_diphone')] : []),
];
