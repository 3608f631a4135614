/** Moving elements without arithmetic: reshape, transpose, slice and pad, concat. Every transpose is here beside its operation. */
import { elementCount, type Value } from '../graph.ts';

/** ȳ in the shape of x. */
export const reshape = (x: Value, shape: readonly number[]): Value => {
  if (x.shape.join() === shape.join() && x.shape.length === shape.length) return x;
  if (elementCount(x.shape) !== elementCount(shape)) throw new RangeError(`[${x.shape}] cannot become [${shape}].`);
  return x.graph.emit('Reshape', [x, x.graph.integers(shape)], shape, {
    pullbacks: [(cotangent) => reshape(cotangent, x.shape), null],
  });
};

/** Axis i of the result is axis order[i] of x; the inverse permutation takes cotangents back. */
export const transpose = (x: Value, order: readonly number[]): Value => {
  const size = (axis: number): number => x.shape[axis] ?? 1;
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return x.graph.emit('Transpose', [x], order.map(size), {
    attributes: { perm: order },
    pullbacks: [(cotangent) => transpose(cotangent, inverse)],
  });
};

/** The last two axes swapped. */
export const swapLast = (x: Value): Value => {
  const last = x.shape.length - 1;
  return transpose(x, [...x.shape.slice(0, -2).keys(), last, last - 1]);
};

/** Elements from `start` up to and not including `end` along one axis. Transpose: padding with zeros. */
export const slice = (x: Value, axis: number, start: number, end: number): Value => {
  const size = x.shape[axis] ?? 0;
  if (start < 0 || end > size || start >= end)
    throw new RangeError(`Slice ${start}..${end} of [${x.shape}], axis ${axis}.`);
  if (start === 0 && end === size) return x;
  const { graph } = x;
  const inputs = [x, graph.integers([start]), graph.integers([end]), graph.integers([axis])];
  return graph.emit('Slice', inputs, x.shape.with(axis, end - start), {
    pullbacks: [(cotangent) => pad(cotangent, axis, start, size - end), null, null, null],
  });
};

/** `before` and `after` zeros along one axis. Transpose: the slice between them. */
export const pad = (x: Value, axis: number, before: number, after: number): Value => {
  if (before === 0 && after === 0) return x;
  const size = x.shape[axis] ?? 0;
  const rank = x.shape.length;
  const amounts = Array.from({ length: 2 * rank }, (_, at) => (at === axis ? before : at === rank + axis ? after : 0));
  return x.graph.emit('Pad', [x, x.graph.integers(amounts)], x.shape.with(axis, before + size + after), {
    pullbacks: [(cotangent) => slice(cotangent, axis, before, before + size), null],
  });
};

/** Values one behind the other along an axis. Transpose: each takes its slice. */
export const concat = (parts: readonly Value[], axis: number): Value => {
  const [first, ...others] = parts;
  if (!first) throw new RangeError('concat needs at least one value.');
  if (others.length === 0) return first;
  const sizes = parts.map((part) => part.shape[axis] ?? 0);
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return first.graph.emit('Concat', parts, first.shape.with(axis, total), {
    attributes: { axis },
    pullbacks: parts.map((_, at) => (cotangent: Value) => {
      const start = starts[at] ?? 0;
      return slice(cotangent, axis, start, start + (sizes[at] ?? 0));
    }),
  });
};
