/**
 * A recogniser that knows the recordings of test/fixtures/speech by heart and nothing else: for tests of everything
 * around a recogniser. A recording is known again by its length and by how loud and how sharp it is over time, after
 * a browser's microphone has worked on it. What matches none is rejected as unsure, as by a real one.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { clipRateHz, type Recogniser, rejectedTranscript } from '../../src/speech/port.ts';
import { readFixture } from './spoken-wav.ts';

const hop = clipRateHz / 100;
const places = 48;
const leastLikeness = 0.5;
/** Noise suppression shortens what fades away. */
const mostLengthRatio = 1.6;
const costOfLength = 0.3;

interface Shape {
  readonly seconds: number;
  /** Loudness and sharpness at evenly spaced places of the voice, each with mean 0 and length 1. */
  readonly curves: readonly (readonly number[])[];
}

const normalised = (values: readonly number[]): number[] => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const centred = values.map((v) => v - mean);
  const length = Math.hypot(...centred) || 1;
  return centred.map((v) => v / length);
};

const shapeOf = (sound: Float32Array): Shape => {
  const frames = Array.from({ length: Math.floor(sound.length / hop) }, (_, i) =>
    sound.subarray(i * hop, (i + 1) * hop),
  );
  const loud = frames.map((frame) => Math.log10(frame.reduce((sum, v) => sum + v * v, 0) / hop + 1e-8));
  const sharp = frames.map((frame) =>
    frame.reduce((count, v, i) => count + ((frame[i - 1] ?? v) < 0 !== v < 0 ? 1 : 0), 0),
  );
  const threshold = Math.max(...loud) - 1.8;
  const first = loud.findIndex((v) => v > threshold);
  const last = loud.findLastIndex((v) => v > threshold);
  const at = (curve: readonly number[]) =>
    Array.from({ length: places }, (_, i) => curve[Math.round(first + ((last - first) * i) / (places - 1))] ?? 0);
  return { seconds: (last - first) / 100, curves: [normalised(at(loud)), normalised(at(sharp))] };
};

const likeness = (a: Shape, b: Shape): number => {
  const ratio = Math.max(a.seconds, b.seconds) / Math.max(0.01, Math.min(a.seconds, b.seconds));
  if (ratio > mostLengthRatio) return 0;
  const products = a.curves.map((curve, i) =>
    curve.reduce((sum, v, place) => sum + v * (b.curves[i]?.[place] ?? 0), 0),
  );
  return products.reduce((sum, v) => sum + v, 0) / products.length - costOfLength * (ratio - 1);
};

export const recogniseRecordings = async (): Promise<Recogniser> => {
  const list: unknown = JSON.parse(
    await readFile(resolve(import.meta.dirname, '../fixtures/speech/clips.json'), 'utf8'),
  );
  const clips = z.record(z.string(), z.object({ said: z.string() })).parse(list);
  const known = await Promise.all(
    Object.entries(clips)
      .filter(([, { said }]) => said !== '')
      .map(async ([name, { said }]) => {
        const samples = await readFixture(name.replace(/\.wav$/, ''));
        return { said, shape: shapeOf(Float32Array.from(samples, (v) => v / 32_768)) };
      }),
  );
  return {
    info: { name: 'known recordings', kind: 'bundled', languages: ['en'], local: true, maxSeconds: 8, note: null },
    transcribe: async (clip) => {
      const shape = shapeOf(clip);
      const [best] = known
        .map(({ said, shape: other }) => ({ said, like: likeness(shape, other) }))
        .toSorted((a, b) => b.like - a.like);
      if (best === undefined || best.like < leastLikeness) return rejectedTranscript('unsure', shape.seconds);
      return { text: best.said, alternatives: [], confidence: best.like, heardSeconds: shape.seconds, rejected: null };
    },
    onStatus: (listener) => {
      listener({ state: 'ready', text: 'Ready.', done: null });
      return () => {};
    },
    close: async () => {},
  };
};
