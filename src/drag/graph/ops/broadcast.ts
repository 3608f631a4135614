/**
 * Repeating along an axis and summing along it: each is the other's transpose, so they share a file.
 *   y = expand(x)  =>  x̄ = sum of ȳ over the repeated axes
 *   y = sum(x)     =>  x̄ = ȳ repeated
 */
import type { Value } from '../graph.ts';
import { reshape } from './shape.ts';

/** The shape two operands broadcast to (ONNX / NumPy rules). @throws RangeError when they do not fit. */
export const broadcastShape = (a: readonly number[], b: readonly number[]): number[] => {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const sizeA = a[axis - rank + a.length] ?? 1;
    const sizeB = b[axis - rank + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) throw new RangeError(`Shapes [${a}] and [${b}] do not fit.`);
    return sizeA === 1 ? sizeB : sizeA;
  });
};

/** Sum over `axes` (all when left out); `keep` leaves them in the shape with size 1. */
export const reduceSum = (x: Value, axes?: readonly number[], keep = false): Value => {
  const over = axes ?? x.shape.map((_, axis) => axis);
  if (over.length === 0) return x;
  const kept = x.shape.map((size, axis) => (over.includes(axis) ? 1 : size));
  const shape = keep ? kept : x.shape.filter((_, axis) => !over.includes(axis));
  return x.graph.emit('ReduceSum', [x, x.graph.integers(over)], shape, {
    attributes: { keepdims: keep ? 1 : 0 },
    pullbacks: [(cotangent) => expand(reshape(cotangent, kept), x.shape), null],
  });
};

/** Repeats `x` to `shape`, which must be its broadcast. */
export const expand = (x: Value, shape: readonly number[]): Value => {
  if (x.shape.join() === shape.join()) return x;
  return x.graph.emit('Expand', [x, x.graph.integers(shape)], shape, {
    pullbacks: [(cotangent) => sumTo(cotangent, x.shape), null],
  });
};

/** The transpose of broadcasting: sums `x` down to `shape`. */
export const sumTo = (x: Value, shape: readonly number[]): Value => {
  if (x.shape.join() === shape.join()) return x;
  const missing = x.shape.length - shape.length;
  const repeated = x.shape.flatMap((size, axis) =>
    axis < missing || ((shape[axis - missing] ?? 1) === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(reduceSum(x, repeated, true), shape);
};
