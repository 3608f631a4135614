/** What a clip must be before anything looks at it, and how loud it is. */
import { AppError } from '../../core/index.ts';
import { clipRateHz, longestClipSeconds } from '../port.ts';

/** Rounding in resamplers may pass full scale by this much. */
const tolerance = 1e-3;

/** @throws AppError bad-input for samples that are no sound; too-large for a clip over the limit. */
export const checkClip = (clip: Float32Array, mostSeconds: number = longestClipSeconds): void => {
  const seconds = clip.length / clipRateHz;
  if (seconds > mostSeconds) {
    const length = seconds < 1000 ? `${seconds.toFixed(1)} s` : `${(seconds / 3600).toFixed(1)} hours`;
    throw new AppError(
      'too-large',
      `The clip is ${length} long; ${mostSeconds} s are the most. Speak in shorter turns.`,
    );
  }
  const wrong = clip.findIndex((sample) => !(Math.abs(sample) <= 1 + tolerance));
  if (wrong >= 0) {
    throw new AppError('bad-input', `Sample ${wrong} of the clip is ${clip[wrong]}; samples lie between -1 and 1.`);
  }
};

/** Root mean square of the loudest 100 ms, in dB of full scale; -Infinity for digital silence. */
export const loudestDb = (clip: Float32Array): number => {
  const block = clipRateHz / 10;
  let most = 0;
  for (let start = 0; start < clip.length; start += block) {
    const part = clip.subarray(start, start + block);
    let sum = 0;
    for (const sample of part) sum += sample * sample;
    most = Math.max(most, sum / Math.max(part.length, block / 4));
  }
  return 10 * Math.log10(most);
};

/** The clip with silence on both sides where it is shorter than `leastSeconds`: networks guess at very short ones. */
export const padClip = (clip: Float32Array, leastSeconds: number): Float32Array => {
  const missing = Math.ceil(leastSeconds * clipRateHz) - clip.length;
  if (missing <= 0) return clip;
  const padded = new Float32Array(clip.length + missing);
  padded.set(clip, Math.floor(missing / 2));
  return padded;
};
