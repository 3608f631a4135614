import { describe, expect, it } from 'vitest';
import { Resampler } from './resampler.ts';

const tone = (hz: number, rateHz: number, seconds: number) =>
  Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rateHz));
const pieces = (sound: Float32Array, size: number) =>
  Array.from({ length: Math.ceil(sound.length / size) }, (_, i) => sound.subarray(i * size, (i + 1) * size));
const resample = (sound: Float32Array, fromHz: number, toHz: number, size = 128) => {
  const resampler = new Resampler(fromHz, toHz);
  return Float32Array.from(pieces(sound, size).flatMap((piece) => [...resampler.push(piece)]));
};
const rms = (sound: Float32Array) => Math.sqrt(sound.reduce((sum, v) => sum + v * v, 0) / sound.length);
const settled = (sound: Float32Array) => sound.subarray(400, -400);

describe('resampling', () => {
  it.each([
    [48_000, 16_000],
    [44_100, 16_000],
    [96_000, 16_000],
    [16_000, 16_000],
    [8_000, 16_000],
  ])('[V1] keeps the voice and its length from %i to %i Hz', (from, to) => {
    const heard = resample(tone(1000, from, 1), from, to);
    expect(Math.abs(heard.length - to)).toBeLessThan(to * 0.01);
    expect(rms(settled(heard))).toBeCloseTo(Math.SQRT1_2, 2);
    const crossings = heard.reduce((count, v, i) => count + ((heard[i - 1] ?? 0) < 0 && v >= 0 ? 1 : 0), 0);
    expect(Math.abs(crossings - 1000 * (heard.length / to))).toBeLessThan(3);
  });

  it('[V1] does not fold what lies above into the voice', () => {
    for (const hz of [9_000, 12_000, 15_000, 20_000]) {
      expect(rms(settled(resample(tone(hz, 48_000, 1), 48_000, 16_000))), `${hz} Hz`).toBeLessThan(0.002);
    }
  });

  it('[V1] gives the same whatever the size of the pieces', () => {
    const sound = tone(440, 44_100, 0.5);
    const whole = resample(sound, 44_100, 16_000, sound.length);
    for (const size of [1, 128, 441, 1000]) expect(resample(sound, 44_100, 16_000, size)).toEqual(whole);
  });

  it('[V1] refuses rates that are none', () => {
    for (const rate of [0, -1, 44_100.5, Number.NaN]) expect(() => new Resampler(rate, 16_000)).toThrow(RangeError);
  });
});
