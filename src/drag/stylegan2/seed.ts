/**
 * Standard normal numbers from a seed, the same on every machine: splitmix32 fills the state of xoshiro128** (Blackman
 * and Vigna 2018), Box-Muller turns pairs of uniform numbers into pairs of normal ones. Integer arithmetic only up to
 * the uniform numbers; the results are rounded to 32-bit floats, which hides a last-bit difference of Math.log or
 * Math.cos between engines. Not the stream of any Python library: seeds are SayDrag's own.
 */
const splitmix32 = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
};

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Uniform 32-bit integers. */
const xoshiro128 = (seed: number): (() => number) => {
  const next = splitmix32(seed);
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
};

/** `count` standard normal numbers of a seed (0 ... 2^32 - 1). */
export const normalNumbers = (seed: number, count: number): Float32Array => {
  const draw = xoshiro128(seed);
  const result = new Float32Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log((draw() + 1) / 2 ** 32));
    const angle = 2 * Math.PI * (draw() / 2 ** 32);
    result[at] = radius * Math.cos(angle);
    if (at + 1 < count) result[at + 1] = radius * Math.sin(angle);
  }
  return result;
};
