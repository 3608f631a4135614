/**
 * Where in a clip somebody speaks: Silero VAD v6 (the file inside @ricky0123/vad-web) in onnxruntime. The network
 * takes 512 samples with the 64 before them and carries a state; it says how likely a voice is in each 32 ms.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/index.ts';
import { type ModelRunner, openModel } from '../../runtime/index.ts';
import { clipRateHz } from '../port.ts';

export const frameSamples = 512;
const contextSamples = 64;
const stateShape = [2, 1, 128] as const;

export interface VoiceDetector {
  /** The probability of a voice in each frame of 512 samples; the last one is filled up with silence. */
  probabilities(clip: Float32Array): Promise<Float32Array>;
  close(): Promise<void>;
}

/** The file of the network, which comes with the package that the page uses too. */
const detectorFile = (): string => {
  const entry = createRequire(import.meta.url).resolve('@ricky0123/vad-web');
  return join(dirname(entry), 'silero_vad_v6.onnx');
};

/** @throws AppError bad-model-files when the package lacks the file; no-provider */
export const openVoiceDetector = async (): Promise<VoiceDetector> => {
  const model: ModelRunner = await openModel(detectorFile(), { providers: ['cpu'], threads: 1 });
  const sr = { shape: [], data: BigInt64Array.of(BigInt(clipRateHz)) };
  return {
    async probabilities(clip) {
      const out = new Float32Array(Math.ceil(clip.length / frameSamples));
      let state: { shape: readonly number[]; data: Float32Array } = {
        shape: stateShape,
        data: new Float32Array(2 * 128),
      };
      const frame = new Float32Array(contextSamples + frameSamples);
      for (const at of out.keys()) {
        const start = at * frameSamples;
        frame.fill(0);
        frame.set(
          clip.subarray(Math.max(0, start - contextSamples), start + frameSamples),
          start === 0 ? contextSamples : 0,
        );
        const { output, stateN } = await model.run({ input: { shape: [1, frame.length], data: frame }, state, sr });
        const probability = output?.data[0];
        if (typeof probability !== 'number' || !(stateN?.data instanceof Float32Array)) {
          throw new AppError('engine-failed', 'The voice detector gave something that is no probability.');
        }
        out[at] = probability;
        state = { shape: stateN.shape, data: stateN.data };
      }
      return out;
    },
    close: () => model.close(),
  };
};

export interface Voice {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A voice begins above the first probability and ends below the second one. */
const begins = 0.5;
const ends = 0.35;
/** Pauses shorter than this are part of what is said. */
const pauseFrames = Math.round((0.4 * clipRateHz) / frameSamples);
/** Sounds shorter than this are clicks: "go" takes about 150 ms. */
const leastFrames = 3;

/** The stretches of voice in a clip, in order. */
export const voicesIn = (probabilities: ArrayLike<number>): readonly Voice[] => {
  const seconds = frameSamples / clipRateHz;
  const found: { start: number; end: number; loud: number }[] = [];
  let open: { start: number; end: number; loud: number } | null = null;
  for (let at = 0; at < probabilities.length; at++) {
    const probability = probabilities[at] ?? 0;
    if (open === null && probability >= begins) {
      open = { start: at, end: at + 1, loud: 0 };
      found.push(open);
    }
    if (open === null) continue;
    if (probability >= ends) open.end = at + 1;
    if (probability >= begins) open.loud++;
    if (at - open.end >= pauseFrames) open = null;
  }
  return found
    .filter(({ loud }) => loud >= leastFrames)
    .map(({ start, end }) => ({ startSeconds: start * seconds, endSeconds: end * seconds }));
};
