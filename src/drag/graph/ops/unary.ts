/** Functions of one value, element by element, each with its derivative. */
import type { Value } from '../graph.ts';
import { div, mul } from './arithmetic.ts';
import { greater, less, select } from './compare.ts';

/** y = -x: x̄ = -ȳ. */
export const negate = (x: Value): Value => x.graph.emit('Neg', [x], x.shape, { pullbacks: [negate] });

/** y = x²: x̄ = 2 x ȳ (the product rule does it). */
export const square = (x: Value): Value => mul(x, x);

/** y = √x, x > 0: x̄ = ȳ / (2 y). */
export const sqrt = (x: Value): Value => {
  const y: Value = x.graph.emit('Sqrt', [x], x.shape, { pullbacks: [(cotangent) => div(mul(cotangent, 0.5), y)] });
  return y;
};

/** y = 1 / √x, x > 0. */
export const rsqrt = (x: Value): Value => div(1, sqrt(x));

/** Steep enough that a clipped line is a step function for every number that is not vanishingly small. */
const steep = 1e30;

/** y = |x|: x̄ = ȳ sign(x), with sign(0) = 0 as PyTorch has it; the sign is a clipped steep line. */
export const abs = (x: Value): Value =>
  x.graph.emit('Abs', [x], x.shape, { pullbacks: [(cotangent) => mul(cotangent, clip(mul(x, steep), -1, 1))] });

/**
 * y = x for x > 0, slope x otherwise: x̄ = ȳ or slope ȳ. The factor is a clipped steep line and not a comparison:
 * on WebGPU the layout pass moves transposes behind comparisons, and transposed truth values fall back to the CPU.
 */
export const leakyRelu = (x: Value, slope: number): Value =>
  x.graph.emit('LeakyRelu', [x], x.shape, {
    attributes: { alpha: { float: slope } },
    pullbacks: [(cotangent) => mul(cotangent, clip(mul(x, steep), slope, 1))],
  });

/** x limited to low..high; inside the cotangent passes, outside it is zero. */
export const clip = (x: Value, low: number, high: number): Value => {
  const { graph } = x;
  return graph.emit('Clip', [x, graph.scalar(low), graph.scalar(high)], x.shape, {
    pullbacks: [(cotangent) => select(greater(x, high), 0, select(less(x, low), 0, cotangent)), null, null],
  });
};

/** The largest whole number not above x. Its derivative is zero almost everywhere: it has none here. */
export const floor = (x: Value): Value => x.graph.emit('Floor', [x], x.shape);
