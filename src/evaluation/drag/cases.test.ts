import { describe, expect, test } from 'vitest';
import { imagePoint, type KeyPoint } from '../../core/index.ts';
import { landmarksOf, maskedCase, mostCases, pairSeeds, shuffled } from './cases.ts';

const keyPoint = (name: string, x: number, confidence = 0.9): KeyPoint => ({
  name,
  point: imagePoint(x, 8),
  confidence,
});

describe('[Q2] the cases', () => {
  test('[Q2] are fixed, share no picture, and begin where nothing was tuned', () => {
    const pairs = Array.from({ length: mostCases }, (_, index) => pairSeeds(index)).flat();
    expect(pairs.slice(0, 4)).toEqual([20_000, 20_001, 20_002, 20_003]);
    const others = Array.from({ length: mostCases }, (_, index) => maskedCase(index, ['mouth'])?.seeds ?? []).flat();
    expect(new Set([...pairs, ...others]).size).toBe(2 * mostCases + 20 * mostCases);
    expect(Math.min(...pairs, ...others)).toBe(20_000);
  });

  test('[Q2] a shuffle is a permutation that only its seed decides', () => {
    const items = Array.from({ length: 30 }, (_, at) => at);
    expect(shuffled(items, 5)).toEqual(shuffled(items, 5));
    expect(shuffled(items, 5)).not.toEqual(shuffled(items, 6));
    expect(shuffled(items, 5)).not.toEqual(items);
    expect(shuffled(items, 5).toSorted((a, b) => a - b)).toEqual(items);
    expect(new Set(Array.from({ length: 20 }, (_, seed) => shuffled(items, seed)[0])).size).toBeGreaterThan(8);
  });

  test('[Q2] landmarks are the points that both pictures show, inside both', () => {
    const a = [keyPoint('nose', 5), keyPoint('ear', 6, 0.2), keyPoint('eye', 7), keyPoint('chin', 15.6)];
    const b = [keyPoint('nose', 9), keyPoint('ear', 9), keyPoint('eye', 9, 0.4), keyPoint('chin', 9)];
    expect(landmarksOf(a, b, 16, 0)).toEqual([{ name: 'nose', handle: { x: 5, y: 8 }, target: { x: 9, y: 8 } }]);
  });

  test('[Q2] masked edits name only parts that the model has', () => {
    const asked = [0, 1, 2].map((index) => maskedCase(index, ['mouth'])?.edit.part);
    expect(asked).toEqual(['mouth', 'mouth', 'mouth']);
    expect(maskedCase(0, ['headlight'])).toBeNull();
  });
});
