/** WAV files of every form that is read, and some hundred that are damaged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../core/index.ts';
import { clipRateHz } from '../port.ts';
import { silence, tone } from '../testing/sounds.ts';
import { clipFromWav } from './read-wav.ts';
import { resample } from './resample.ts';
import { toWav } from './write-wav.ts';

interface Form {
  readonly rateHz: number;
  readonly channels: number;
  readonly bits: number;
  readonly float?: boolean;
  readonly extended?: boolean;
}

/** A second of a 1 kHz tone of amplitude 0.5 in the form asked for, the same in every channel. */
const wavOf = ({ rateHz, channels, bits, float = false, extended = false }: Form, seconds = 0.5): Uint8Array => {
  const count = Math.round(seconds * rateHz);
  const fmtBytes = extended ? 40 : 16;
  const bytes = new Uint8Array(28 + fmtBytes + (count * channels * bits) / 8);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, fmtBytes, true);
  const code = float ? 3 : 1;
  view.setUint16(20, extended ? 0xfffe : code, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, (rateHz * channels * bits) / 8, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  if (extended) {
    view.setUint16(36, 22, true);
    view.setUint16(44, code, true);
  }
  text(20 + fmtBytes, 'data');
  view.setUint32(24 + fmtBytes, (count * channels * bits) / 8, true);
  let at = 28 + fmtBytes;
  for (let index = 0; index < count; index++) {
    const value = 0.5 * Math.sin((2 * Math.PI * 1000 * index) / rateHz);
    for (let channel = 0; channel < channels; channel++) {
      if (float && bits === 32) view.setFloat32(at, value, true);
      else if (float) view.setFloat64(at, value, true);
      else if (bits === 8) view.setUint8(at, Math.round(value * 127) + 128);
      else if (bits === 16) view.setInt16(at, Math.round(value * 32767), true);
      else if (bits === 24) {
        const whole = Math.round(value * 8388607);
        view.setUint8(at, whole & 255);
        view.setInt16(at + 1, whole >> 8, true);
      } else view.setInt32(at, Math.round(value * 2147483647), true);
      at += bits / 8;
    }
  }
  return bytes;
};

/** How far a clip is from the tone, away from its ends. */
const error = (clip: Float32Array): number => {
  let most = 0;
  for (let at = 500; at < clip.length - 500; at++) {
    most = Math.max(most, Math.abs((clip[at] ?? 0) - 0.5 * Math.sin((2 * Math.PI * 1000 * at) / clipRateHz)));
  }
  return most;
};

const depths = [
  { bits: 8 },
  { bits: 16 },
  { bits: 24 },
  { bits: 32 },
  { bits: 32, float: true },
  { bits: 64, float: true },
];

describe('[H10] WAV files of every form are read', () => {
  test.each(depths)('$bits bit, float: $float', (depth) => {
    for (const channels of [1, 2, 8]) {
      for (const extended of [false, true]) {
        const clip = clipFromWav(wavOf({ rateHz: 16_000, channels, extended, ...depth }));
        expect(clip.length).toBe(8000);
        expect(error(clip)).toBeLessThan(depth.bits === 8 ? 0.01 : 0.0001);
      }
    }
  });

  test.each([8000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])('%i Hz', (rateHz) => {
    const clip = clipFromWav(wavOf({ rateHz, channels: 1, bits: 24 }));
    expect(Math.abs(clip.length - 8000)).toBeLessThanOrEqual(1);
    expect(error(clip)).toBeLessThan(0.002);
  });

  test('other chunks are passed over, an open end is the end of the file', () => {
    const plain = wavOf({ rateHz: 16_000, channels: 1, bits: 16 });
    const list = new Uint8Array([...new TextEncoder().encode('LIST'), 5, 0, 0, 0, 1, 2, 3, 4, 5, 0]);
    const both = new Uint8Array([...plain.subarray(0, 36), ...list, ...plain.subarray(36)]);
    expect(clipFromWav(both)).toEqual(clipFromWav(plain));
    for (const size of [0, 0x7ffff000, 0xffffffff]) {
      const open = plain.slice();
      new DataView(open.buffer).setUint32(40, size, true);
      expect(clipFromWav(open)).toEqual(clipFromWav(plain));
    }
  });

  test('what is above half of the new rate is gone, not folded down', () => {
    const high = Float32Array.from({ length: 48_000 }, (_, at) => 0.5 * Math.sin((2 * Math.PI * 11_000 * at) / 48_000));
    const most = resample(high, 48_000)
      .subarray(200, -200)
      .reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    expect(most).toBeLessThan(0.001);
  });

  test('a clip written and read again is the same to half a step', () => {
    const clip = tone(0.3, 0.7);
    const again = clipFromWav(toWav(clip));
    expect(again.every((value, at) => Math.abs(value - (clip[at] ?? 0)) < 1 / 16_000)).toBe(true);
  });
});

const outcome = (bytes: Uint8Array): string => {
  try {
    return clipFromWav(bytes).every((value) => Math.abs(value) <= 1) ? 'read' : 'out of range';
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : `crashed: ${thrown}`;
  }
};

describe('[H11] damaged files are refused in words', () => {
  const good = wavOf({ rateHz: 16_000, channels: 2, bits: 16 }, 0.1);

  test.each<[string, (view: DataView) => void, RegExp]>([
    ['no channel', (view) => view.setUint16(22, 0, true), /has 0 channels/],
    ['nine channels', (view) => view.setUint16(22, 9, true), /has 9 channels/],
    ['no rate', (view) => view.setUint32(24, 0, true), /has 0 samples a second/],
    ['a rate too high', (view) => view.setUint32(24, 384_000, true), /has 384000 samples a second/],
    ['12 bit', (view) => view.setUint16(34, 12, true), /PCM of 12 bit|pcm of 12 bit/],
    ['ADPCM', (view) => view.setUint16(20, 2, true), /format 2/],
    ['more sound than there is', (view) => view.setUint32(40, 1_000_000, true), /is cut short: 6400 of 1000000 bytes/],
    ['a format that is too long', (view) => view.setUint32(16, 1_000_000, true), /cut short within its format/],
    ['no samples', (view) => view.setUint32(36, 0x20202020, true), /holds no samples/],
  ])('%s', (_, damage, says) => {
    const bytes = good.slice();
    damage(new DataView(bytes.buffer));
    expect(() => clipFromWav(bytes)).toThrow(says);
  });

  test('other kinds of files are called by their name', () => {
    const of = (...start: number[]) => new Uint8Array([...start, ...new Uint8Array(64)]);
    const ascii = (text: string) => of(...new TextEncoder().encode(text));
    expect(() => clipFromWav(ascii('OggS'))).toThrow('This is an Ogg file; a WAV file is needed.');
    expect(() => clipFromWav(of(0x1a, 0x45, 0xdf, 0xa3))).toThrow('This is a WebM or Matroska file');
    expect(() => clipFromWav(ascii('\0\0\0 ftypM4A '))).toThrow('This is an MP4 or M4A file');
    expect(() => clipFromWav(ascii('{"no": 1}'))).toThrow('This is no sound file that is known');
  });

  test('not a number, endless: refused', () => {
    const float = wavOf({ rateHz: 16_000, channels: 1, bits: 32, float: true }, 0.1);
    const view = new DataView(float.buffer);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      view.setFloat32(44 + 400, value, true);
      expect(() => clipFromWav(float)).toThrow(`Sample 100 of the WAV file is ${value}`);
    }
    expect(() => clipFromWav(toWav(silence(31)))).toThrow('The sound is 31.0 s long; 30 s are the most.');
  });

  test('every beginning of a file is refused or read, never more', () => {
    const seen = new Set<string>();
    for (let length = 0; length <= 300; length++) seen.add(outcome(good.subarray(0, length)));
    expect([...seen]).toEqual(['bad-input']);
  });

  test('ten thousand files with bytes changed at random: no crash, nothing out of range', () => {
    const small = wavOf({ rateHz: 16_000, channels: 1, bits: 16 }, 0.005);
    const changes = fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(changes, (list) => {
        const bytes = small.slice();
        for (const [at, value] of list) bytes[at] = value;
        expect(['read', 'bad-input', 'too-large']).toContain(outcome(bytes));
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });
});
