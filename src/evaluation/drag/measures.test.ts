import { describe, expect, test } from 'vitest';
import { imagePoint, type KeyPoint, type Picture } from '../../core/index.ts';
import {
  distances,
  latentDistance,
  mean,
  outsideChange,
  pictureDifference,
  placesOf,
  quantile,
  shareOfWay,
  standardError,
} from './measures.ts';

/** A grey picture of 2 x 2, pixel by pixel. */
const grey = (...values: readonly number[]): Picture => ({
  size: 2,
  rgb: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});

describe('[Q1] the measures of an evaluation', () => {
  test('[Q1] mean, standard error and quantiles of known values', () => {
    expect(mean([1, 2, 6])).toBe(3);
    // Spread 7 of three values: √(7 / 3).
    expect(standardError([1, 2, 6])).toBeCloseTo(Math.sqrt(7 / 3), 12);
    expect(standardError([4])).toBeNaN();
    expect(quantile([3, 1, 2, 4], 0.5)).toBe(2);
    expect(quantile([3, 1, 2, 4], 0.95)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test('[Q1] distances are pair by pair, and a missing partner is not a zero', () => {
    expect(distances([imagePoint(0, 0), imagePoint(1, 1)], [imagePoint(3, 4), imagePoint(1, 1)])).toEqual([5, 0]);
    expect(distances([imagePoint(0, 0)], [])).toEqual([Number.NaN]);
    const keyPoints: KeyPoint[] = [{ name: 'nose', point: imagePoint(7, 8), confidence: 1 }];
    expect(placesOf(keyPoints, ['nose'])).toEqual([{ x: 7, y: 8 }]);
    expect(placesOf(keyPoints, ['ear'])[0]?.x).toBeNaN();
  });

  test('[Q1] a difference of pictures is a share of the full range; other sizes have none', () => {
    expect(pictureDifference(grey(0, 0, 0, 0), grey(255, 255, 255, 255))).toBe(1);
    expect(pictureDifference(grey(10, 20, 30, 40), grey(10, 20, 30, 91))).toBeCloseTo(51 / 255 / 4, 12);
    expect(pictureDifference(grey(0, 0, 0, 0), { size: 1, rgb: new Uint8Array(3) })).toBeNaN();
    const latent = (...values: number[]) => ({ rows: 1, width: 2, values: Float32Array.from(values) });
    expect(latentDistance(latent(1, 1), latent(4, 5))).toBe(5);
  });

  test('[Q1] change outside a mask counts kept pixels only, and visible ones among them', () => {
    const mask = { size: 2, keep: Float32Array.of(1, 1, 0.98, 0) };
    const change = outsideChange(grey(100, 100, 100, 100), grey(102, 108, 255, 255), mask);
    expect(change?.mean).toBeCloseTo(5 / 255, 12);
    expect(change?.visible).toBe(0.5);
    expect(outsideChange(grey(0, 0, 0, 0), grey(9, 9, 9, 9), { size: 2, keep: new Float32Array(4) })).toBeNull();
  });

  test('[Q1] the share of the way counts along it: across is nothing, back is negative', () => {
    const [from, to] = [[imagePoint(0, 0)], [imagePoint(10, 0)]];
    expect(shareOfWay(from, to, [imagePoint(5, 3)])).toBe(0.5);
    expect(shareOfWay(from, to, [imagePoint(0, 9)])).toBe(0);
    expect(shareOfWay(from, to, [imagePoint(-2, 0)])).toBe(-0.2);
    const still = imagePoint(4, 4);
    expect(shareOfWay([...from, still], [...to, still], [imagePoint(10, 0), imagePoint(9, 9)])).toBe(1);
  });
});
