/** Noise, rooms with people in them and music, from fixed seeds. */
import { clipRateHz } from '../../src/speech/index.ts';

export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
};

/** Noise with less of the high and more of the low, as rooms and fans have. */
export const pinkNoise = (seconds: number, seed: number): Float32Array => {
  const random = randomOf(seed);
  const rows = new Float32Array(12);
  return Float32Array.from({ length: Math.round(seconds * clipRateHz) }, (_, at) => {
    const row = Math.min(11, Math.clz32(((at + 1) & -(at + 1)) >>> 0) ^ 31);
    rows[row] = random() * 2 - 1;
    return rows.reduce((sum, one) => sum + one, random() * 2 - 1) / 13;
  });
};

/** Chords and a tune with overtones and decay; a beat below. */
export const music = (seconds: number, seed: number): Float32Array => {
  const random = randomOf(seed);
  const out = new Float32Array(Math.round(seconds * clipRateHz));
  const scale = [0, 2, 4, 5, 7, 9, 11, 12];
  const note = (start: number, length: number, semitone: number, loud: number): void => {
    const hz = 110 * 2 ** (semitone / 12);
    const from = Math.round(start * clipRateHz);
    const to = Math.min(out.length, Math.round((start + length) * clipRateHz));
    for (let at = from; at < to; at++) {
      const time = (at - from) / clipRateHz;
      let sum = 0;
      for (let tone = 1; tone <= 6; tone++) sum += Math.sin(2 * Math.PI * hz * tone * time) / tone;
      out[at] = (out[at] ?? 0) + loud * sum * Math.exp(-2.5 * time);
    }
  };
  const beat = 0.28 + 0.2 * random();
  for (let at = 0; at * beat < seconds; at++) {
    const root = scale[Math.floor(random() * 7)] ?? 0;
    if (at % 4 === 0) for (const third of [0, 4, 7]) note(at * beat, 4 * beat, root + third, 0.12);
    note(at * beat, beat, 12 + (scale[Math.floor(random() * 8)] ?? 0), 0.2);
  }
  return out.map((sample) => Math.max(-1, Math.min(1, sample * 0.6)));
};

const power = (clip: Float32Array): number => clip.reduce((sum, sample) => sum + sample * sample, 0) / clip.length;

/** Speech with a sound under it so many dB below, and the same sound for a while before and after. */
export const withNoise = (clip: Float32Array, noise: Float32Array, decibels: number): Float32Array => {
  const out = new Float32Array(clip.length + clipRateHz);
  out.set(clip, clipRateHz / 2);
  const factor = Math.sqrt(power(clip) / Math.max(1e-12, power(noise)) / 10 ** (decibels / 10));
  return out.map((sample, at) => Math.max(-1, Math.min(1, sample + factor * (noise[at % noise.length] ?? 0))));
};

/** The hiss of a quiet room around a clip, as a page sends it. */
export const withPauses = (clip: Float32Array, seed: number): Float32Array => withNoise(clip, pinkNoise(2, seed), 45);
