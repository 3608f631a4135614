/** Seeds give the same numbers on every machine: pinned values, and the statistics of a normal distribution. */
import { expect, test } from 'vitest';
import { normalNumbers } from './seed.ts';

test('[E5] the numbers of seed 7 are these', () => {
  expect([...normalNumbers(7, 4)]).toMatchInlineSnapshot(`
    [
      1.2426812648773193,
      2.1183063983917236,
      0.3642670810222626,
      -0.11298927664756775,
    ]
  `);
});

test('[E5] a longer list begins with the shorter one; seeds differ', () => {
  expect(normalNumbers(5, 9).subarray(0, 5)).toEqual(normalNumbers(5, 5));
  expect(normalNumbers(0, 4)).not.toEqual(normalNumbers(0xffffffff, 4));
});

test('[E5] mean 0, variance 1, kurtosis 3, no correlation between neighbours', () => {
  const x = normalNumbers(1, 200_000);
  const mean = (f: (value: number, at: number) => number): number =>
    x.reduce((sum, v, at) => sum + f(v, at), 0) / x.length;
  expect(mean((v) => v)).toBeCloseTo(0, 1.8);
  expect(mean((v) => v * v)).toBeCloseTo(1, 1.8);
  expect(mean((v) => v ** 4)).toBeCloseTo(3, 0.8);
  expect(mean((v, at) => v * (x[at - 1] ?? 0))).toBeCloseTo(0, 1.8);
});
