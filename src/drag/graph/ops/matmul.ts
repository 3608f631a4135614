/**
 * Matrix product over the last two axes, leading axes broadcast.
 *   Y = A B  =>  dL = tr(Ȳᵀ (dA B + A dB))  =>  Ā = Ȳ Bᵀ, B̄ = Aᵀ Ȳ
 */
import type { Value } from '../graph.ts';
import { broadcastShape, sumTo } from './broadcast.ts';
import { swapLast } from './shape.ts';

/** a [..., n, k], b [..., k, m] -> [..., n, m]. */
export const matmul = (a: Value, b: Value): Value => {
  const [rows = 0, inner = 0] = a.shape.slice(-2);
  const [innerB = 0, columns = 0] = b.shape.slice(-2);
  if (a.shape.length < 2 || b.shape.length < 2 || inner !== innerB) {
    throw new RangeError(`Matrices of shape [${a.shape}] and [${b.shape}] cannot be multiplied.`);
  }
  const shape = [...broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2)), rows, columns];
  return a.graph.emit('MatMul', [a, b], shape, {
    pullbacks: [
      (cotangent) => sumTo(matmulTransposed(cotangent, b), a.shape),
      (cotangent) => sumTo(matmul(swapLast(a), cotangent), b.shape),
    ],
  });
};

/**
 * a bᵀ. Two matrices as one operation, so that weights are read as they are: a transpose of them would be done when the
 * model is opened, and stay beside them.
 *   Y = A Bᵀ  =>  Ā = Ȳ B, B̄ = Ȳᵀ A
 */
export const matmulTransposed = (a: Value, b: Value): Value => {
  if (a.shape.length !== 2 || b.shape.length !== 2) return matmul(a, swapLast(b));
  const shape = [a.shape[0] ?? 0, b.shape[0] ?? 0];
  return a.graph.emit('Gemm', [a, b], shape, {
    attributes: { transB: 1 },
    pullbacks: [(cotangent) => matmul(cotangent, b), (cotangent) => matmul(swapLast(cotangent), a)],
  });
};
