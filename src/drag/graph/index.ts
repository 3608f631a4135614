/** Graphs of tensor operations with their derivatives, written as ONNX. */
export * from './grad.ts';
export * from './graph.ts';
export { toOnnx } from './onnx.ts';
export * from './ops/arithmetic.ts';
export * from './ops/broadcast.ts';
export * from './ops/compare.ts';
export * from './ops/convolution.ts';
export * from './ops/matmul.ts';
export * from './ops/shape.ts';
export * from './ops/unary.ts';
