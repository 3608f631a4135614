import { expect, test } from 'vitest';
import { fromHalf, toHalf } from './half.ts';

test('[E36] every half is itself again, ties go to the even one, and what is too large is infinite', () => {
  const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
  const numbers = fromHalf(all);
  const notNumbers = (bits: number): boolean => (bits & 0x7fff) > 0x7c00;
  expect([...toHalf(numbers)].every((bits, at) => bits === at || notNumbers(at))).toBe(true);
  const rounded = fromHalf(toHalf(Float32Array.of(1 + 2 ** -11, 1 + 3 * 2 ** -11, 65519, 65520, -1e9, 2 ** -26)));
  expect([...rounded]).toEqual([1, 1 + 2 ** -9, 65504, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]);
});
