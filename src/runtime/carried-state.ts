/**
 * What a run leaves for the next one: tensors that are handed on as they are, wherever they are. The binding places
 * results by their position among the outputs fetched, not by name, so what is carried must come first and always be
 * fetched: otherwise another output would be left on the device in its place.
 */
import type { Tensor } from 'onnxruntime-node';
import { AppError } from '../core/index.ts';

export class CarriedState {
  /** Names of the outputs, in the model's order. */
  readonly outputs: readonly string[];
  readonly #carry: Readonly<Record<string, string>>;
  #inputs = new Map<string, Tensor>();

  constructor(modelOutputs: readonly string[], carry: Readonly<Record<string, string>>) {
    this.#carry = carry;
    this.outputs = modelOutputs.filter((name) => name in carry);
    const count = Object.keys(carry).length;
    if (modelOutputs.slice(0, count).some((name) => !(name in carry)) || this.outputs.length !== count) {
      const has = `${Object.keys(carry).join(', ')}; the model's outputs are ${modelOutputs.join(', ')}`;
      throw new AppError('internal', `Outputs that are carried must be the first of the model: ${has}.`);
    }
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
