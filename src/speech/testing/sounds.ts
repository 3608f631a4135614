/** Clips that tests make: tones, noise, and something that the voice detector takes for a voice. */
import { clipRateHz } from '../port.ts';

export const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * clipRateHz));

export const tone = (seconds: number, amplitude: number, hz = 440): Float32Array =>
  silence(seconds).map((_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / clipRateHz));

/** White noise from a fixed seed. */
export const noise = (seconds: number, amplitude: number): Float32Array => {
  let state = 1;
  return silence(seconds).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return amplitude * (state / 2 ** 31 - 1);
  });
};

/**
 * A vowel sung by nobody: pulses through three formants, pitch and loudness moving as in speech, with pauses. The
 * voice detector hears a voice in it; a recogniser hears whatever it likes.
 */
export const babble = (seconds: number, amplitude: number): Float32Array => {
  const clip = silence(seconds);
  const formants = [
    { hz: 700, width: 90 },
    { hz: 1200, width: 110 },
    { hz: 2600, width: 160 },
  ].map(({ hz, width }) => {
    const radius = Math.exp((-Math.PI * width) / clipRateHz);
    return { a: 2 * radius * Math.cos((2 * Math.PI * hz) / clipRateHz), b: -radius * radius, y1: 0, y2: 0 };
  });
  let phase = 0;
  for (const at of clip.keys()) {
    const time = at / clipRateHz;
    phase += (120 + 25 * Math.sin(2 * Math.PI * 2.1 * time)) / clipRateHz;
    let pulse = 0;
    if (phase >= 1) {
      phase -= 1;
      pulse = 1;
    }
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.5 * time)) ** 0.5;
    let sum = 0;
    for (const formant of formants) {
      const y = pulse + formant.a * formant.y1 + formant.b * formant.y2;
      formant.y2 = formant.y1;
      formant.y1 = y;
      sum += y;
    }
    clip[at] = syllable * sum;
  }
  const most = clip.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);
  return clip.map((sample) => (amplitude * sample) / most);
};
