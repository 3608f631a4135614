/**
 * Brings sound to another rate, piece by piece: each output sample is the input under a windowed sinc, cut off below
 * the lower of the two Nyquist frequencies so that nothing folds back. Runs inside the audio worklet; no allocation
 * but the result. Its delay is `halfWidth` input samples (1 ms at 48 kHz).
 */

/** Zero crossings of the sinc on either side: 16 give about 60 dB of stop band. */
const crossings = 16;
/** Share of the lower Nyquist frequency that is kept whole. */
const passBand = 0.92;

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
/** Blackman window over -1..1. */
const blackman = (x: number): number =>
  Math.abs(x) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);

export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #halfWidth: number;
  /** One row of weights for each of the places between two input samples that an output can fall on. */
  readonly #weights: readonly Float32Array[];
  #kept: Float32Array;
  /** Where the next output lies in `#kept`, in 1/up of an input sample. */
  #next: number;

  /** Rates in whole Hz. @throws RangeError */
  constructor(fromHz: number, toHz: number) {
    if (!Number.isInteger(fromHz) || !Number.isInteger(toHz) || fromHz <= 0 || toHz <= 0) {
      throw new RangeError(`Rates are whole numbers of Hz, not ${fromHz} and ${toHz}.`);
    }
    const divisor = greatestCommonDivisor(fromHz, toHz);
    this.#up = toHz / divisor;
    this.#down = fromHz / divisor;
    const cutoff = Math.min(1, toHz / fromHz) * passBand;
    const halfWidth = Math.ceil(crossings / cutoff);
    this.#halfWidth = halfWidth;
    this.#weights = Array.from({ length: this.#up }, (_, phase) => {
      const row = Float32Array.from({ length: 2 * halfWidth }, (__, tap) => {
        const distance = tap - halfWidth + 1 - phase / this.#up;
        return cutoff * sinc(cutoff * distance) * blackman(distance / halfWidth);
      });
      const sum = row.reduce((total, weight) => total + weight, 0);
      return row.map((weight) => weight / sum);
    });
    this.#kept = new Float32Array(halfWidth);
    this.#next = (halfWidth - 1) * this.#up;
  }

  /** The outputs that this piece completes. */
  push(input: Float32Array): Float32Array {
    const held = new Float32Array(this.#kept.length + input.length);
    held.set(this.#kept);
    held.set(input, this.#kept.length);
    const last = (held.length - this.#halfWidth - 1) * this.#up;
    const count = last < this.#next ? 0 : Math.floor((last - this.#next) / this.#down) + 1;
    const output = new Float32Array(count);
    for (let i = 0; i < count; i += 1) {
      const whole = Math.floor(this.#next / this.#up);
      const row = this.#weights[this.#next - whole * this.#up];
      const start = whole - this.#halfWidth + 1;
      let sum = 0;
      for (let tap = 0; tap < 2 * this.#halfWidth; tap += 1) sum += (row?.[tap] ?? 0) * (held[start + tap] ?? 0);
      output[i] = sum;
      this.#next += this.#down;
    }
    const dropped = Math.max(0, Math.floor(this.#next / this.#up) - this.#halfWidth + 1);
    this.#kept = held.slice(dropped);
    this.#next -= dropped * this.#up;
    return output;
  }
}
