/**
 * The arithmetic of the reader: embeddings of words, a gated recurrent unit both ways (Cho et al. 2014, with PyTorch's
 * gates), and for each question (what is asked for, each part, each region) a weighted mean of the words' states. A
 * sentence takes about a million multiplications, so that it runs here, in the time of a keystroke.
 */
import { AppError } from '../../core/index.ts';
import { bucketsOf, wordsOf } from './words.ts';

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type Tensors = ReadonlyMap<string, Tensor>;

/** `out[o] = bias[o] + weight[o, :] . input` */
class Linear {
  readonly #weight: Float32Array;
  readonly #bias: Float32Array;
  readonly size: number;

  /** `wanted`: the shape that the weights must have. @throws AppError bad-checkpoint */
  constructor(name: string, weight: Tensor, bias: Tensor, wanted: readonly [rows: number, columns: number]) {
    const [rows, columns] = wanted;
    const fits = weight.shape.length === 2 && weight.shape[0] === rows && weight.shape[1] === columns;
    if (!fits || bias.shape.length !== 1 || bias.shape[0] !== rows) {
      const has = `weights [${weight.shape}] and bias [${bias.shape}]`;
      throw new AppError('bad-checkpoint', `The reader's “${name}” has ${has}; it wants [${rows},${columns}].`);
    }
    [this.#weight, this.#bias, this.size] = [weight.data, bias.data, rows];
  }

  /** Four rows at a time: their sums do not wait for each other. */
  of(input: Float32Array): Float32Array {
    const [weight, bias, width] = [this.#weight, this.#bias, input.length];
    const out = Float32Array.from(bias);
    const last = Math.floor(out.length / 4) * 4;
    for (let row = 0; row < last; row += 4) {
      const begin = row * width;
      let [a, b, c, d] = [out[row] ?? 0, out[row + 1] ?? 0, out[row + 2] ?? 0, out[row + 3] ?? 0];
      for (let at = 0; at < width; at++) {
        const value = input[at] ?? 0;
        a += (weight[begin + at] ?? 0) * value;
        b += (weight[begin + width + at] ?? 0) * value;
        c += (weight[begin + 2 * width + at] ?? 0) * value;
        d += (weight[begin + 3 * width + at] ?? 0) * value;
      }
      [out[row], out[row + 1], out[row + 2], out[row + 3]] = [a, b, c, d];
    }
    for (let row = last; row < out.length; row++) {
      let sum = out[row] ?? 0;
      for (let at = 0; at < width; at++) sum += (weight[row * width + at] ?? 0) * (input[at] ?? 0);
      out[row] = sum;
    }
    return out;
  }
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** One direction: gates r, z and the new state n, in this order. */
class Recurrent {
  readonly #input: Linear;
  readonly #hidden: Linear;
  readonly #size: number;

  constructor(input: Linear, hidden: Linear) {
    [this.#input, this.#hidden, this.#size] = [input, hidden, hidden.size / 3];
  }

  over(vectors: readonly Float32Array[]): Float32Array[] {
    let state = new Float32Array(this.#size);
    return vectors.map((vector) => {
      const [fromInput, fromState] = [this.#input.of(vector), this.#hidden.of(state)];
      const gate = (row: number): number => sigmoid((fromInput[row] ?? 0) + (fromState[row] ?? 0));
      state = state.map((before, at) => {
        const fresh = at + 2 * this.#size;
        const now = Math.tanh((fromInput[fresh] ?? 0) + gate(at) * (fromState[fresh] ?? 0));
        const kept = gate(at + this.#size);
        return (1 - kept) * now + kept * before;
      });
      return state;
    });
  }
}

const joined = (a: Float32Array, b: Float32Array): Float32Array => {
  const all = new Float32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

/** A gated unit over the words and one back over them. */
interface BothWays {
  readonly there: Recurrent;
  readonly back: Recurrent;
}

const overBothWays = (vectors: readonly Float32Array[], { there, back }: BothWays): Float32Array[] => {
  const after = back.over([...vectors].reverse()).reverse();
  return there.over(vectors).map((state, at) => joined(state, after[at] ?? state));
};

export const softmax = (scores: Float32Array): Float32Array => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Logits: what is asked for, and of each part and region its own. */
export interface Answers {
  readonly intent: Float32Array;
  readonly heads: ReadonlyMap<string, Float32Array>;
}

export class Network {
  readonly #embedding: Tensor;
  readonly #layers: readonly BothWays[];
  readonly #keys: Linear;
  readonly #intent: Linear;
  readonly #heads: readonly (readonly [name: string, head: Linear])[];

  /** `heads`: "part.mouth", "region.background" … with their answers, in the order of their queries. @throws AppError bad-checkpoint */
  constructor(tensors: Tensors, prefix: string, intents: number, heads: ReadonlyMap<string, number>) {
    const tensor = (name: string): Tensor => {
      const found = tensors.get(`${prefix}${name}`);
      if (!found) throw new AppError('bad-checkpoint', `The reader of sentences has no tensor “${prefix}${name}”.`);
      return found;
    };
    this.#embedding = tensor('embedding.weight');
    const [, width = 0] = this.#embedding.shape;
    const hidden = tensor('gru.weight_hh_l0').shape[1] ?? 0;
    const layer = (weight: string, bias: string, rows: number, columns: number): Linear =>
      new Linear(`${prefix}${weight}`, tensor(weight), tensor(bias), [rows, columns]);
    const direction = (at: number, suffix: string): Recurrent =>
      new Recurrent(
        layer(
          `gru.weight_ih_l${at}${suffix}`,
          `gru.bias_ih_l${at}${suffix}`,
          3 * hidden,
          at === 0 ? width : 2 * hidden,
        ),
        layer(`gru.weight_hh_l${at}${suffix}`, `gru.bias_hh_l${at}${suffix}`, 3 * hidden, hidden),
      );
    const depth = [...tensors.keys()].filter(
      (name) => name.startsWith(`${prefix}gru.`) && /weight_ih_l\d+$/.test(name),
    ).length;
    this.#layers = Array.from({ length: depth }, (_, at) => ({
      there: direction(at, ''),
      back: direction(at, '_reverse'),
    }));
    const linear = (name: string, rows: number, columns: number): Linear =>
      layer(`${name}.weight`, `${name}.bias`, rows, columns);
    this.#keys = linear('keys', heads.size + 1, 2 * hidden);
    this.#intent = linear('intent', intents, 4 * hidden);
    this.#heads = [...heads].map(([name, answers]) => [name, linear(name, answers, 2 * hidden)]);
  }

  /** `marks`: what was done last (marksOf). */
  of(text: string, marks: readonly string[] = []): Answers {
    const words = wordsOf(text);
    const vectors = [...marks, ...(words.length === 0 ? ['?'] : words)].map((word) => this.#vector(word));
    const states = this.#layers.reduce<readonly Float32Array[]>(overBothWays, vectors);
    const scores = states.map((state) => this.#keys.of(state));
    const width = states[0]?.length ?? 0;
    const pooled = (query: number): Float32Array => {
      const weights = softmax(Float32Array.from(scores, (score) => score[query] ?? 0));
      const mean = new Float32Array(width);
      for (const [at, state] of states.entries()) {
        for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (weights[at] ?? 0) * (state[i] ?? 0);
      }
      return mean;
    };
    const most = new Float32Array(width).map((_, i) => Math.max(...states.map((state) => state[i] ?? 0)));
    return {
      intent: this.#intent.of(joined(pooled(0), most)),
      heads: new Map(this.#heads.map(([name, head], at) => [name, head.of(pooled(at + 1))])),
    };
  }

  /** The mean of the embeddings of a word's groups. */
  #vector(word: string): Float32Array {
    const [buckets = 0, width = 0] = this.#embedding.shape;
    const places = bucketsOf(word, buckets);
    const sum = new Float32Array(width);
    for (const place of places) {
      for (let i = 0; i < width; i++) sum[i] = (sum[i] ?? 0) + (this.#embedding.data[place * width + i] ?? 0);
    }
    return sum.map((value) => value / places.length);
  }
}
