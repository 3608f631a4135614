/**
 * Adam (Kingma and Ba 2015, algorithm 1), with PyTorch's placing of epsilon:
 *   m' = β1 m + (1 - β1) g,  v' = β2 v + (1 - β2) g²,  x' = x - lr / (1 - β1^t) · m' / (√v' / √(1 - β2^t) + ε)
 */
import { add, div, mul, sqrt, square, sub, type Value } from '../graph/index.ts';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

export interface AdamState {
  readonly parameters: Value;
  readonly firstMoment: Value;
  readonly secondMoment: Value;
}

/** One step. `stepSize` and `correction` [1, 1] are those of `adamNumbers`. */
export const adam = (state: AdamState, gradient: Value, stepSize: Value, correction: Value): AdamState => {
  const firstMoment = add(mul(state.firstMoment, beta1), mul(gradient, 1 - beta1));
  const secondMoment = add(mul(state.secondMoment, beta2), mul(square(gradient), 1 - beta2));
  const scale = add(div(sqrt(secondMoment), correction), epsilon);
  return { parameters: sub(state.parameters, div(mul(stepSize, firstMoment), scale)), firstMoment, secondMoment };
};

/** What step t (1, 2, ...) needs: lr / (1 - β1^t) and √(1 - β2^t), computed in 64 bits. */
export const adamNumbers = (t: number, learningRate: number) => ({
  stepSize: learningRate / (1 - beta1 ** t),
  correction: Math.sqrt(1 - beta2 ** t),
});
