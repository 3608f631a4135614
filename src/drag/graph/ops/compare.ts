/** Comparisons (no derivative), choice by condition, and the first minimum of a row. */
import type { Value } from '../graph.ts';
import type { Operand } from './arithmetic.ts';
import { broadcastShape, sumTo } from './broadcast.ts';

const compare = (op: string, a: Value, b: Operand): Value => {
  const right = typeof b === 'number' ? a.graph.scalar(b) : b;
  return a.graph.emit(op, [a, right], broadcastShape(a.shape, right.shape), { type: 'bool' });
};

export const greater = (a: Value, b: Operand): Value => compare('Greater', a, b);
export const less = (a: Value, b: Operand): Value => compare('Less', a, b);

/** y = a where the condition holds, else b: each takes the cotangent where it was chosen, zero elsewhere. */
export const select = (condition: Value, a: Operand, b: Operand): Value => {
  const { graph } = condition;
  const yes = typeof a === 'number' ? graph.scalar(a) : a;
  const no = typeof b === 'number' ? graph.scalar(b) : b;
  const shape = broadcastShape(condition.shape, broadcastShape(yes.shape, no.shape));
  return graph.emit('Where', [condition, yes, no], shape, {
    pullbacks: [
      null,
      (cotangent) => sumTo(select(condition, cotangent, 0), yes.shape),
      (cotangent) => sumTo(select(condition, 0, cotangent), no.shape),
    ],
  });
};

/** The smallest element along one axis, kept with size 1. No derivative: tracking needs none. */
export const reduceMin = (x: Value, axis: number): Value =>
  x.graph.emit('ReduceMin', [x], x.shape.with(axis, 1), { attributes: { axes: [axis], keepdims: 1 } });

/**
 * Index (a float) of the first minimum along the last axis, kept with size 1. Built from minima and comparisons:
 * ArgMin answers 64-bit integers, which not every GPU provider takes further.
 */
export const firstMinimum = (x: Value): Value => {
  const axis = x.shape.length - 1;
  const size = x.shape[axis] ?? 0;
  const shape = [...x.shape.slice(0, -1).map(() => 1), size];
  const index = x.graph.constant({ shape, data: Float32Array.from({ length: size }, (_, at) => at) });
  return reduceMin(select(greater(x, reduceMin(x, axis)), size, index), axis);
};
