import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampToImage, distance, imagePoint, imageVector, translate, unitPoint, unitToImage } from './geometry.ts';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });

describe('geometry', () => {
  it('[K1] puts the edges of the unit square half a pixel outside the outermost pixel centres', () => {
    expect(unitToImage(unitPoint(0, 0), 128)).toEqual({ x: -0.5, y: -0.5 });
    expect(unitToImage(unitPoint(1, 1), 128)).toEqual({ x: 127.5, y: 127.5 });
    expect(unitToImage(unitPoint(0.5, 0.5), 128)).toEqual({ x: 63.5, y: 63.5 });
  });

  it('[K2] clamps into the picture, and moves no point that is inside', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 8, max: 1024 }), (x, y, size) => {
        const inside = clampToImage(imagePoint(x, y), size, 2);
        expect(inside.x).toBeGreaterThanOrEqual(2);
        expect(inside.y).toBeLessThanOrEqual(size - 3);
        expect(clampToImage(inside, size, 2)).toEqual(inside);
      }),
    );
  });

  it('[K3] translates by the length of the vector', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x, y, dx, dy) => {
        const from = imagePoint(x, y);
        expect(distance(from, translate(from, imageVector(dx, dy)))).toBeCloseTo(Math.hypot(dx, dy), 6);
      }),
    );
  });
});
