/**
 * Reverse-mode differentiation by graph: walks the operations backwards from a scalar and writes the operations that
 * compute its gradient. Only what lies between the inputs asked for and the scalar is differentiated.
 */
import type { Value } from './graph.ts';
import { add } from './ops/arithmetic.ts';

/** Every value that depends on one of `roots`, the roots included. A detached value is a value of its own. */
const dependents = (roots: readonly Value[]): Set<Value> => {
  const found = new Set(roots);
  for (const node of roots[0]?.graph.nodes ?? []) {
    if (node.inputs.some((input, at) => found.has(input) && node.pullbacks[at])) found.add(node.output);
  }
  return found;
};

/**
 * Gradients of `scalar` (shape []) in each of `inputs`, each of its input's shape; zeros where it does not depend on one.
 * @throws RangeError when `scalar` is not one.
 */
export const grad = (scalar: Value, inputs: readonly Value[]): Value[] => {
  if (scalar.shape.length !== 0) throw new RangeError(`grad needs a scalar, not a value of shape [${scalar.shape}].`);
  return pullback(scalar, scalar.graph.scalar(1), inputs);
};

/** The transposed Jacobian of `output` applied to `cotangent` (of output's shape), in each of `inputs`. */
export const pullback = (output: Value, cotangent: Value, inputs: readonly Value[]): Value[] => {
  const graph = output.graph;
  const depends = dependents(inputs);
  const cotangents = new Map<Value, Value>([[output, cotangent]]);
  for (const node of [...graph.nodes].reverse()) {
    const arriving = cotangents.get(node.output);
    if (!arriving || !depends.has(node.output)) continue;
    node.inputs.forEach((input, at) => {
      const rule = node.pullbacks[at];
      if (!rule || !depends.has(input)) return;
      const contribution = rule(arriving);
      if (contribution.shape.join() !== input.shape.join()) {
        throw new RangeError(
          `${node.op}: cotangent of shape [${contribution.shape}] for an input of [${input.shape}].`,
        );
      }
      const sum = cotangents.get(input);
      cotangents.set(input, sum ? add(sum, contribution) : contribution);
    });
  }
  return inputs.map((input) => cotangents.get(input) ?? zeros(input));
};

const zeros = ({ graph, shape }: Value): Value =>
  graph.constant({ shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) });
