/** Addition, subtraction, multiplication and division with broadcasting: cotangents are summed over repeated axes. */
import type { Pullback, Value } from '../graph.ts';
import { broadcastShape, sumTo } from './broadcast.ts';
import { negate } from './unary.ts';

const binary = (
  op: string,
  a: Value,
  b: Value,
  toA: (cotangent: Value) => Value,
  toB: (cotangent: Value) => Value,
): Value => {
  const pullbacks: Pullback[] = [
    (cotangent) => sumTo(toA(cotangent), a.shape),
    (cotangent) => sumTo(toB(cotangent), b.shape),
  ];
  return a.graph.emit(op, [a, b], broadcastShape(a.shape, b.shape), { pullbacks });
};

/** A number or a value as a value of the graph. */
export type Operand = Value | number;
const operandValue = (operand: Operand, other: Operand): Value => {
  if (typeof operand !== 'number') return operand;
  if (typeof other === 'number') throw new TypeError('At least one operand must be a value of a graph.');
  return other.graph.scalar(operand);
};

/** y = a + b: ā = ȳ, b̄ = ȳ. */
export const add = (left: Operand, right: Operand): Value => {
  const a = operandValue(left, right);
  const b = operandValue(right, left);
  return binary(
    'Add',
    a,
    b,
    (cotangent) => cotangent,
    (cotangent) => cotangent,
  );
};

/** y = a - b: ā = ȳ, b̄ = -ȳ. */
export const sub = (left: Operand, right: Operand): Value => {
  const a = operandValue(left, right);
  const b = operandValue(right, left);
  return binary('Sub', a, b, (cotangent) => cotangent, negate);
};

/** y = a b: ā = ȳ b, b̄ = ȳ a. */
export const mul = (left: Operand, right: Operand): Value => {
  const a = operandValue(left, right);
  const b = operandValue(right, left);
  return binary(
    'Mul',
    a,
    b,
    (cotangent) => mul(cotangent, b),
    (cotangent) => mul(cotangent, a),
  );
};

/** y = a / b: ā = ȳ / b, b̄ = -ȳ y / b. */
export const div = (left: Operand, right: Operand): Value => {
  const a = operandValue(left, right);
  const b = operandValue(right, left);
  const y: Value = binary(
    'Div',
    a,
    b,
    (cotangent) => div(cotangent, b),
    (cotangent) => negate(div(mul(cotangent, y), b)),
  );
  return y;
};
