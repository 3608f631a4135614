/** Every operation's derivative: adjoint identity where it is linear, central differences always (golden values: ../golden.test.ts). */
import { describe, expect, test } from 'vitest';
import { normalNumbers } from '../stylegan2/seed.ts';
import {
  abs,
  add,
  clip,
  concat,
  convolve,
  convolveDoubling,
  convolveDoublingInPlace,
  convolveHalving,
  detach,
  div,
  expand,
  floor,
  Graph,
  grad,
  greater,
  leakyRelu,
  matmul,
  matmulTransposed,
  mul,
  neededOperations,
  negate,
  pad,
  pullback,
  reduceSum,
  reshape,
  rsqrt,
  select,
  slice,
  sqrt,
  square,
  standIn,
  sub,
  sumTo,
  swapLast,
  transpose,
  type Value,
} from './index.ts';
import { adjointGap, type Build, type DerivativeCase, differenceGap, evaluate } from './testing/derivative.ts';

/** Relative gaps: rounding of 32-bit sums, and differences with a step of 0.01. Both lie below the 1 % of the last test. */
const adjointTolerance = 1e-5;
const differenceTolerance = 2e-3;

const weights = (...shape: number[]) => ({
  shape,
  data: normalNumbers(
    9,
    shape.reduce((a, b) => a * b, 1),
  ),
});
const one =
  (build: (x: Value) => Value): Build =>
  ([x]) =>
    build(x as Value);
const two =
  (build: (a: Value, b: Value) => Value): Build =>
  ([a, b]) =>
    build(a as Value, b as Value);
const positive = (value: number): number => 0.7 + Math.abs(value);
/** At least 0.2 from 0, and from ±1. */
const awayFromKinks = (value: number): number => Math.sign(value) * (0.3 + (Math.abs(value) % 0.4));
const picture = [1, 2, 6, 6];

const linear: Record<string, DerivativeCase> = {
  negate: { build: one(negate), shapes: [[3, 4]] },
  'add, broadcast both ways': {
    build: two(add),
    shapes: [
      [3, 1, 4],
      [2, 1],
    ],
  },
  'sub, broadcast': { build: two(sub), shapes: [[4], [2, 3, 4]] },
  'mul by a constant': { build: one((x) => mul(x, x.graph.constant(weights(3, 1)))), shapes: [[2, 3, 4]] },
  'div by a number': { build: one((x) => div(x, 3)), shapes: [[2, 3]] },
  expand: { build: one((x) => expand(x, [2, 3, 4])), shapes: [[3, 1]] },
  'reduceSum, axis kept': { build: one((x) => reduceSum(x, [0, 2], true)), shapes: [[2, 3, 4]] },
  'reduceSum, axis dropped': { build: one((x) => reduceSum(x, [1])), shapes: [[2, 3, 4]] },
  'reduceSum, all': { build: one((x) => reduceSum(x)), shapes: [[2, 3]] },
  sumTo: { build: one((x) => sumTo(x, [3, 1])), shapes: [[2, 3, 4]] },
  reshape: { build: one((x) => reshape(x, [6, 4])), shapes: [[2, 3, 4]] },
  transpose: { build: one((x) => transpose(x, [2, 0, 1])), shapes: [[2, 3, 4]] },
  swapLast: { build: one(swapLast), shapes: [[2, 3, 4]] },
  slice: { build: one((x) => slice(x, 1, 1, 3)), shapes: [[2, 4, 2]] },
  pad: { build: one((x) => pad(x, 1, 2, 1)), shapes: [[2, 3]] },
  concat: {
    build: two((a, b) => concat([a, b, a], 1)),
    shapes: [
      [2, 3],
      [2, 2],
    ],
  },
  'matmul by a constant': { build: one((x) => matmul(x.graph.constant(weights(4, 3)), x)), shapes: [[2, 3, 5]] },
  'select between two': {
    build: two((a, b) => select(greater(a.graph.constant(weights(3, 4)), 0), a, b)),
    shapes: [
      [3, 4],
      [1, 4],
    ],
  },
  'convolve 3x3': { build: one((x) => convolve(x, weights(3, 2, 3, 3), 1)), shapes: [picture] },
  'convolve 3x3, no padding': { build: one((x) => convolve(x, weights(3, 2, 3, 3), 0)), shapes: [[2, 2, 6, 5]] },
  'convolve 1x1': { build: one((x) => convolve(x, weights(3, 2, 1, 1), 0)), shapes: [picture] },
  'convolve 2x1': { build: one((x) => convolve(x, weights(3, 2, 2, 1), [1, 0])), shapes: [picture] },
  'convolve, sides of their own': {
    build: one((x) => convolve(x, weights(3, 2, 3, 2), [2, 0, 1, 1])),
    shapes: [picture],
  },
  'convolve depthwise': { build: one((x) => convolve(x, weights(2, 1, 4, 4), [1, 1, 0, 0], true)), shapes: [picture] },
  convolveDoublingInPlace: { build: one((x) => convolveDoublingInPlace(x, weights(3, 2, 3, 3))), shapes: [picture] },
  convolveDoubling: { build: one((x) => convolveDoubling(x, weights(3, 2, 3, 3), true)), shapes: [picture] },
  'convolveDoubling, no border': {
    build: one((x) => convolveDoubling(x, weights(3, 2, 3, 3), false)),
    shapes: [picture],
  },
};

const smooth: Record<string, DerivativeCase> = {
  'mul of two': { build: two(mul), shapes: [[2, 3], [3]] },
  'a value times itself': { build: one((x) => mul(x, x)), shapes: [[5]] },
  'div of two': { build: two(div), shapes: [[2, 3], [3]], domain: positive },
  square: { build: one(square), shapes: [[6]] },
  sqrt: { build: one(sqrt), shapes: [[6]], domain: positive },
  rsqrt: { build: one(rsqrt), shapes: [[6]], domain: positive },
  abs: { build: one(abs), shapes: [[20]], domain: awayFromKinks },
  leakyRelu: { build: one((x) => leakyRelu(x, 0.2)), shapes: [[20]], domain: awayFromKinks },
  clip: { build: one((x) => clip(x, -0.5, 0.5)), shapes: [[20]], domain: (v) => (v > 0 ? 0.2 : 0.8) * Math.sign(v) },
  'matmul of two': {
    build: two(matmul),
    shapes: [
      [2, 3, 4],
      [4, 5],
    ],
  },
  'matmul of two matrices': {
    build: two(matmul),
    shapes: [
      [2, 3],
      [3, 4],
    ],
  },
  'matmul of a matrix and a transposed one': {
    build: two(matmulTransposed),
    shapes: [
      [2, 3],
      [4, 3],
    ],
  },
  'matmul, broadcast on the left': {
    build: two(matmul),
    shapes: [
      [3, 4],
      [2, 4, 5],
    ],
  },
};

describe('[E1] adjoint identity of linear operations', () => {
  test.each(Object.entries(linear))('%s', async (_, operation) => {
    expect(await adjointGap(operation)).toBeLessThan(adjointTolerance);
  });
});

describe('[E1] central differences', () => {
  test.each(Object.entries({ ...linear, ...smooth }))('%s', async (_, operation) => {
    expect(await differenceGap(operation)).toBeLessThan(differenceTolerance);
  });

  test('of derivatives: the pullback of a pullback', async () => {
    const second: Build = ([x, c]) => {
      const input = x as Value;
      const y = mul(leakyRelu(convolve(input, weights(3, 2, 3, 3), 1), 0.2), reduceSum(square(input)));
      return pullback(y, c as Value, [input])[0] as Value;
    };
    const operation = {
      build: second,
      shapes: [
        [1, 2, 4, 4],
        [1, 3, 4, 4],
      ],
      domain: (v: number) => v,
    };
    expect(await differenceGap(operation, 3)).toBeLessThan(0.02);
  });
});

describe('[E1] the checks themselves', () => {
  /** The identity, with a rule that is 1 % off. */
  const wrong: DerivativeCase = {
    build: one((x) => x.graph.emit('Identity', [x], x.shape, { pullbacks: [(cotangent) => mul(cotangent, 1.01)] })),
    shapes: [[7]],
  };
  test('fail for a derivative that is 1 % too large', async () => {
    expect(await adjointGap(wrong)).toBeGreaterThan(10 * adjointTolerance);
    expect(await differenceGap(wrong)).toBeGreaterThan(differenceTolerance);
  });
});

describe('[E1] where there is no derivative', () => {
  test('a detached value is constant, the same value elsewhere is not', async () => {
    const graph = new Graph();
    const x = graph.input('x', [3]);
    const [gradient] = grad(reduceSum(mul(detach(square(x)), x)), [x]);
    graph.output('g', gradient as Value);
    const { g } = await evaluate(graph, { x: Float32Array.of(1, 2, 3) });
    expect([...(g ?? [])]).toEqual([1, 4, 9]);
  });
  test('floor passes nothing, and what does not depend has gradient zero', async () => {
    const graph = new Graph();
    const x = graph.input('x', [2]);
    const other = graph.input('other', [2]);
    grad(reduceSum(mul(floor(x), 2)), [x, other]).forEach((value, at) => void graph.output(`g${at}`, value));
    const { g0, g1 } = await evaluate(graph, { x: Float32Array.of(1.5, 2.5) });
    expect([[...(g0 ?? [])], [...(g1 ?? [])]]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
  test('at a kink: sign(0) is 0', async () => {
    const graph = new Graph();
    const x = graph.input('x', [3]);
    graph.output('g', grad(reduceSum(abs(x)), [x])[0] as Value);
    const { g } = await evaluate(graph, { x: Float32Array.of(-2, 0, 2) });
    expect([...(g ?? [])]).toEqual([-1, 0, 1]);
  });
});

test('shapes that do not fit are refused while the graph is built', () => {
  const graph = new Graph();
  const x = graph.input('x', [2, 3]);
  expect(() => add(x, graph.input('y', [4]))).toThrow('Shapes [2,3] and [4] do not fit');
  expect(() => matmul(x, x)).toThrow('cannot be multiplied');
  expect(() => reshape(x, [5])).toThrow('[2,3] cannot become [5]');
  expect(() => slice(x, 1, 2, 5)).toThrow('Slice 2..5');
  expect(() => convolve(x, weights(3, 2, 3, 3), 1)).toThrow('does not fit');
  expect(() => grad(x, [x])).toThrow('needs a scalar');
  expect(() => graph.constant({ shape: [2], data: new Float32Array(3) })).toThrow('3 numbers');
});

test('[E1] convolveHalving is the transpose of convolveDoublingInPlace', async () => {
  const kernel = weights(3, 2, 3, 3);
  const graph = new Graph();
  const x = graph.input('x', picture);
  // Its last row and column are zeros: the transposed convolution makes one cell less.
  const y = slice(slice(convolveDoublingInPlace(x, kernel), 2, 0, 13), 3, 0, 13);
  const cotangent = graph.input('cotangent', y.shape);
  graph.output('there', reduceSum(mul(y, cotangent)));
  graph.output('back', reduceSum(mul(x, convolveHalving(cotangent, kernel))));
  const numbers = { x: normalNumbers(1, 72), cotangent: normalNumbers(2, 507) };
  const { there, back } = await evaluate(graph, numbers);
  expect(Math.abs((there?.[0] ?? 0) / (back?.[0] ?? Number.NaN) - 1)).toBeLessThan(adjointTolerance);
});

test('[E1] a value that stands in for another has its own numbers and the derivative of the other, which is not computed', async () => {
  const graph = new Graph();
  const x = graph.input('x', [3]);
  const cubed = mul(square(x), x);
  const copy = graph.input('copy', [3]);
  const y = standIn(copy, cubed);
  graph.output('y', y);
  expect(neededOperations(graph)).toEqual([]);
  const [gradient, none] = grad(reduceSum(y), [x, copy]);
  if (!gradient || !none) throw new Error('no gradient');
  graph.output('gradient', gradient);
  graph.output('none', none);
  const numbers = await evaluate(graph, { x: Float32Array.of(1, 2, 3), copy: Float32Array.of(4, 5, 6) });
  expect([...(numbers['y'] ?? [])]).toEqual([4, 5, 6]);
  expect([...(numbers['gradient'] ?? [])]).toEqual([3, 12, 27]);
  expect([...(numbers['none'] ?? [])]).toEqual([0, 0, 0]);
});
