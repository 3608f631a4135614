import { expect, test } from 'vitest';
import { factorZ } from './factor-latents.ts';
import { normalNumbers } from './stylegan2/seed.ts';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

test('[E30] z of factors has them along the directions, and the length that normalisation keeps', () => {
  const width = 63;
  const directions = [0, 1, 2].map((k) =>
    Float32Array.from({ length: width }, (_, at) => (at % 3 === k ? Math.sqrt(3 / width) : 0)),
  );
  const factors = [1.5, -2, 0.25];
  // Along these directions lies some of the filler too: it must not count.
  const filler = normalNumbers(3, width).map((value) => value + 1);
  const z = factorZ(directions, factors, filler);
  expect(dot(z, z)).toBeCloseTo(width, 3);
  const found = directions.map((row) => dot(z, row));
  found.forEach((value, k) => {
    expect(value).toBeCloseTo(factors[k] ?? 0, 4);
  });
  expect(() => factorZ(directions, [9, 0, 0], filler)).toThrow(/too large/);
});
