/** 16-bit floating point numbers (IEEE binary16 and bfloat16) as 32-bit ones, and back. */

/** Every binary16 number as a float: value of the bit pattern i at index i. */
let table: Float32Array | null = null;

const halfTable = (): Float32Array => {
  table ??= Float32Array.from({ length: 0x10000 }, (_, bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  return table;
};

/** Counted: `Float32Array.from` with a function takes forty times as long, a second for the lion's weights. */
export const fromHalf = (bits: Uint16Array): Float32Array => {
  const values = halfTable();
  const numbers = new Float32Array(bits.length);
  for (let at = 0; at < bits.length; at++) numbers[at] = values[bits[at] ?? 0] ?? 0;
  return numbers;
};

/** The nearest binary16 numbers, as their bits; what is too large becomes infinite. */
export const toHalf = (numbers: Float32Array): Uint16Array => new Uint16Array(new Float16Array(numbers).buffer);

/** bfloat16 is the upper half of a float32. */
export const fromBfloat16 = (bits: Uint16Array): Float32Array => {
  const patterns = new Uint32Array(bits.length);
  for (let at = 0; at < bits.length; at++) patterns[at] = (bits[at] ?? 0) << 16;
  return new Float32Array(patterns.buffer);
};
