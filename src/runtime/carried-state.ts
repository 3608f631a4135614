/**
 * What a run leaves for the next one: tensors that are handed on as they are, wherever they are. Where results stay on a
 * device, the binding takes the outputs fetched for the model's first ones, whatever they are called (others are an
 * error, or come under a wrong name). So what is carried must come first, and what is fetched is everything up to the
 * last output asked for.
 */
import type { Tensor } from 'onnxruntime-node';
import { AppError } from '../core/index.ts';

export class CarriedState {
  readonly #modelOutputs: readonly string[];
  readonly #carry: Readonly<Record<string, string>>;
  #inputs = new Map<string, Tensor>();

  constructor(modelOutputs: readonly string[], carry: Readonly<Record<string, string>>) {
    this.#carry = carry;
    this.#modelOutputs = modelOutputs;
    const count = Object.keys(carry).length;
    if (modelOutputs.length < count || modelOutputs.slice(0, count).some((name) => !(name in carry))) {
      const has = `${Object.keys(carry).join(', ')}; the model's outputs are ${modelOutputs.join(', ')}`;
      throw new AppError('internal', `Outputs that are carried must be the first of the model: ${has}.`);
    }
  }

  /** What a run must fetch to answer these outputs. */
  fetchedFor(outputs: readonly string[]): readonly string[] {
    const count = Object.keys(this.#carry).length;
    if (count === 0) return outputs;
    const last = Math.max(count - 1, ...outputs.map((name) => this.#modelOutputs.indexOf(name)));
    return this.#modelOutputs.slice(0, last + 1);
  }

  /** Input name -> what the last run left for it. */
  get inputs(): ReadonlyMap<string, Tensor> {
    return this.#inputs;
  }

  /** Takes a run's results over; what the run before left is freed. */
  take(results: Readonly<Record<string, Tensor>>): void {
    const next = new Map<string, Tensor>();
    for (const [output, input] of Object.entries(this.#carry)) {
      const tensor = results[output];
      if (tensor) next.set(input, tensor);
    }
    this.dispose();
    this.#inputs = next;
  }

  dispose(): void {
    for (const tensor of this.#inputs.values()) if (tensor.location !== 'cpu') tensor.dispose();
    this.#inputs.clear();
  }
}
