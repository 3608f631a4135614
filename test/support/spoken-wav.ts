/**
 * A microphone for Chromium: spoken sentences of test/fixtures/speech, one after the other with silence between them,
 * as a WAV of 48 kHz. The silence holds a whisper of noise, as every room does.
 */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const fixtures = resolve(import.meta.dirname, '../fixtures/speech');
const fixtureRateHz = 16_000;
const rateHz = 48_000;

export interface Spoken {
  /** A file of test/fixtures/speech without its ending. */
  readonly name: string;
  /** When it begins, in seconds from the start of the sound. */
  readonly atSeconds: number;
}

/** The samples of a WAV of 16 bit, mono, 16 kHz. */
export const readFixture = async (name: string): Promise<Int16Array> => {
  const file = await readFile(join(fixtures, `${name}.wav`));
  const data = file.indexOf('data');
  if (file.readUInt16LE(22) !== 1 || file.readUInt32LE(24) !== fixtureRateHz || file.readUInt16LE(34) !== 16) {
    throw new Error(`${name}.wav is not 16 bit, mono, 16 kHz.`);
  }
  const length = file.readUInt32LE(data + 4);
  const bytes = file.subarray(data + 8, data + 8 + length);
  return Int16Array.from({ length: Math.floor(length / 2) }, (_, i) => bytes.readInt16LE(2 * i));
};

const header = (samples: number): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rateHz, 24);
  head.writeUInt32LE(rateHz * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples * 2, 40);
  return head;
};

/** Writes the sound and says where; `seconds` is how long all of it is. */
export const writeSpokenWav = async (spoken: readonly Spoken[], seconds: number): Promise<string> => {
  const sound = new Int16Array(seconds * rateHz);
  let noise = 1;
  for (let i = 0; i < sound.length; i += 1) {
    noise = (noise * 48_271) % 2_147_483_647;
    sound[i] = (noise % 17) - 8;
  }
  for (const { name, atSeconds } of spoken) {
    const words = await readFixture(name);
    const start = Math.round(atSeconds * rateHz);
    const ratio = rateHz / fixtureRateHz;
    for (let i = 0; i < words.length * ratio && start + i < sound.length; i += 1) {
      const at = Math.floor(i / ratio);
      const share = i / ratio - at;
      sound[start + i] = Math.round((words[at] ?? 0) * (1 - share) + (words[at + 1] ?? 0) * share);
    }
  }
  const file = join(await mkdtemp(join(tmpdir(), 'saydrag-microphone-')), 'microphone.wav');
  await writeFile(file, Buffer.concat([header(sound.length), Buffer.from(sound.buffer)]));
  return file;
};

/** Chromium's arguments for a microphone that plays that file once. */
export const microphoneArguments = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-audio-capture=${file}%noloop`,
];
