/**
 * A WAV file as a clip: PCM of 8, 16, 24 or 32 bit, or float of 32 or 64; 8 to 192 kHz; 1 to 8 channels, mixed to one.
 * Everything a file claims is checked before anything of its size is made.
 */
import { AppError } from '../../core/index.ts';
import { longestClipSeconds } from '../port.ts';
import { resample } from './resample.ts';

export const fewestHz = 8000;
export const mostHz = 192_000;
export const mostChannels = 8;
/** Nothing of 30 s is larger: 192 kHz, 8 channels, 64 bit, and some text beside it. */
export const mostWavBytes = longestClipSeconds * mostHz * mostChannels * 8 + 1024 * 1024;

interface Format {
  readonly kind: 'pcm' | 'float';
  readonly channels: number;
  readonly rateHz: number;
  readonly bits: number;
}

const wrong = (text: string): AppError => new AppError('bad-input', text);

/** What a file is that is no WAV, from its first bytes. */
const otherKinds: readonly (readonly [string, number, string])[] = [
  ['OggS', 0, 'an Ogg file'],
  ['fLaC', 0, 'a FLAC file'],
  ['ID3', 0, 'an MP3 file'],
  ['\xff\xfb', 0, 'an MP3 file'],
  ['\x1aE\xdf\xa3', 0, 'a WebM or Matroska file'],
  ['ftyp', 4, 'an MP4 or M4A file'],
  ['FORM', 0, 'an AIFF file'],
  ['RIFX', 0, 'a big-endian WAV file'],
  ['RF64', 0, 'a 64 bit WAV file'],
  ['\x89PNG', 0, 'a PNG picture'],
  ['<', 0, 'a page of HTML or XML'],
];

const notWav = (bytes: Uint8Array): AppError => {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const kind = otherKinds.find(([magic, at]) => start.startsWith(magic, at))?.[2] ?? 'no sound file that is known';
  return wrong(`This is ${kind}; a WAV file is needed. Convert it: ffmpeg -i FILE -ar 16000 -ac 1 out.wav`);
};

const formatOf = (view: DataView): Format => {
  if (view.byteLength < 16) throw wrong('The WAV file is damaged: its format is shorter than 16 bytes.');
  const plain = view.getUint16(0, true);
  const extended = plain === 0xfffe && view.byteLength >= 26;
  const code = extended ? view.getUint16(24, true) : plain;
  const [channels, rateHz, bits] = [view.getUint16(2, true), view.getUint32(4, true), view.getUint16(14, true)];
  const kind = code === 1 ? 'pcm' : code === 3 ? 'float' : null;
  const known = kind === 'pcm' ? [8, 16, 24, 32].includes(bits) : kind === 'float' && [32, 64].includes(bits);
  if (kind === null || !known) {
    const name = kind ?? `format ${code}`;
    throw wrong(`The WAV file holds ${name} of ${bits} bit; PCM of 8, 16, 24 or 32 bit or float of 32 or 64 is read.`);
  }
  if (channels < 1 || channels > mostChannels) {
    throw wrong(`The WAV file has ${channels} channels; 1 to ${mostChannels} are read.`);
  }
  if (rateHz < fewestHz || rateHz > mostHz) {
    throw wrong(`The WAV file has ${rateHz} samples a second; ${fewestHz} to ${mostHz} are read.`);
  }
  return { kind, channels, rateHz, bits };
};

type ReadSample = (view: DataView, at: number) => number;
const readers: Readonly<Record<string, ReadSample>> = {
  pcm8: (view, at) => (view.getUint8(at) - 128) / 128,
  pcm16: (view, at) => view.getInt16(at, true) / 32768,
  pcm24: (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8388608,
  pcm32: (view, at) => view.getInt32(at, true) / 2147483648,
  float32: (view, at) => view.getFloat32(at, true),
  float64: (view, at) => view.getFloat64(at, true),
};

/** Programs that write to a pipe do not know the length yet and write one of these, or a little less. */
const isOpenEnded = (size: number): boolean => size === 0 || size >= 0x7fff0000;

interface Chunks {
  readonly format: Format;
  readonly data: DataView;
}

const chunksOf = (bytes: Uint8Array): Chunks => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Format | null = null;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    const there = bytes.length - start;
    if (name === 'fmt ') {
      if (size > there) throw wrong('The WAV file is cut short within its format.');
      format = formatOf(new DataView(bytes.buffer, bytes.byteOffset + start, size));
    } else if (name === 'data') {
      if (!format) throw wrong('The WAV file is damaged: its samples come before their format.');
      if (size > there && !isOpenEnded(size)) {
        throw wrong(`The WAV file is cut short: ${there} of ${size} bytes of sound are there.`);
      }
      const length = isOpenEnded(size) ? there : size;
      return { format, data: new DataView(bytes.buffer, bytes.byteOffset + start, length) };
    }
    at = start + size + (size % 2);
  }
  throw wrong(format ? 'The WAV file holds no samples.' : 'The WAV file is cut short: it has no format.');
};

/**
 * @throws AppError bad-input for a file that is no WAV, damaged, cut short or of a format that is not read, and for
 * samples that are no numbers; too-large for more than 30 s.
 */
export const clipFromWav = (bytes: Uint8Array): Float32Array => {
  if (bytes.length === 0) throw wrong('The file is empty.');
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== 'RIFF' || String.fromCharCode(...bytes.subarray(8, 12)) !== 'WAVE') {
    throw 'RIFF'.startsWith(magic) ? wrong(`The WAV file is cut short after ${bytes.length} bytes.`) : notWav(bytes);
  }
  const { format, data } = chunksOf(bytes);
  const { kind, channels, rateHz, bits } = format;
  const sampleBytes = bits / 8;
  const count = Math.floor(data.byteLength / (sampleBytes * channels));
  const seconds = count / rateHz;
  if (seconds > longestClipSeconds) {
    const length = seconds < 600 ? `${seconds.toFixed(1)} s` : `${(seconds / 3600).toFixed(1)} hours`;
    throw new AppError('too-large', `The sound is ${length} long; ${longestClipSeconds} s are the most.`);
  }
  const read = readers[`${kind}${bits}`];
  if (!read) throw new AppError('internal', `No reader for ${kind} of ${bits} bit.`);
  const mono = new Float32Array(count);
  for (const at of mono.keys()) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(data, (at * channels + channel) * sampleBytes);
    const value = sum / channels;
    if (!Number.isFinite(value)) {
      throw wrong(`Sample ${at} of the WAV file is ${value}; samples are numbers between -1 and 1.`);
    }
    // Float files may be louder than full scale; players cut that off too.
    mono[at] = Math.max(-1, Math.min(1, value));
  }
  return resample(mono, rateHz);
};
