/** Windows of windows: their numbers and their derivative are those of the whole map, with any number of whole layers. */
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { elementCount, Graph, grad, mul, neededOperations, reduceSum, slice, type Value } from '../graph/index.ts';
import { evaluate } from '../graph/testing/derivative.ts';
import { readGenerator } from './generator.ts';
import { normalNumbers } from './seed.ts';
import { featuresOf, styledLayers } from './synthesis.ts';
import { cut, type Window } from './window.ts';
import { planWindows } from './window-plan.ts';
import { windowsOf } from './windows.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000 });

const bytes = readFileSync(new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const generator = readGenerator(readSafetensors(bytes, 'golden'), 'golden');
const { rows, width } = generator;
const latent = normalNumbers(3, rows * width);
const size = 128;
const layers = styledLayers(generator, size).length;

/** First cells (column, row): inside, at every border, of either parity; the last two overlap. */
const wide = {
  count: 11,
  at: [
    [60, 61],
    [-5, -4],
    [122, -3],
    [59, 121],
    [58, 60],
  ],
} as const;
const narrow = {
  count: 4,
  at: [
    [64, 63],
    [-1, 0],
    [124, 0],
    [62, 125],
    [65, 60],
  ],
} as const;

const windowAt = (graph: Graph, { count, at }: typeof wide | typeof narrow): Window => {
  const data = Float32Array.from([...at.map(([, row]) => row), ...at.map(([column]) => column)]);
  return { first: graph.constant({ shape: [data.length, 1], data }), count };
};

/** The narrow windows' numbers, and the gradient of a sum of them, weighed at random, in the latent. */
const evaluated = (features: (graph: Graph, row: (at: number) => Value) => Value) => {
  const graph = new Graph();
  const input = graph.input('latent', [rows, width]);
  const found = features(graph, (at) => slice(input, 0, at, at + 1));
  const weights = { shape: found.shape, data: normalNumbers(5, elementCount(found.shape)) };
  const [gradient] = grad(reduceSum(mul(found, graph.constant(weights))), [input]);
  if (!gradient) throw new Error('no gradient');
  graph.output('features', found);
  graph.output('gradient', gradient);
  return { graph, numbers: evaluate(graph, { latent }) };
};

const onMap = evaluated((graph, row) => cut(featuresOf(graph, generator, size, row), windowAt(graph, narrow)));
const inWindows = (wholeLayers: number) =>
  evaluated((graph, row) =>
    windowsOf(graph, generator, size, row, wholeLayers)(windowAt(graph, wide)).narrowed(windowAt(graph, narrow)),
  );
const largest = (a: Float32Array): number => a.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
const apart = (a: Float32Array | undefined, b: Float32Array | undefined): number => {
  if (!a || !b || a.length !== b.length) return Number.NaN;
  return largest(a.map((v, at) => v - (b[at] ?? Number.NaN))) / largest(b);
};

describe('[E3] narrowed windows', () => {
  test.each(Array.from({ length: layers }, (_, at) => at + 1))(
    'are those of the map, %d layers whole',
    async (whole) => {
      const [found, expected] = [await inWindows(whole).numbers, await onMap.numbers];
      expect(apart(found['features'], expected['features'])).toBeLessThan(1e-5);
      expect(apart(found['gradient'], expected['gradient'])).toBeLessThan(1e-4);
      // The check can fail: a gradient that is 1 % too large lies outside the bound.
      const tooLarge = expected['gradient']?.map((v) => 1.01 * v);
      expect(apart(found['gradient'], tooLarge)).toBeGreaterThan(1e-3);
    },
  );

  test('are taken back through fewer cells than wide ones', () => {
    const convolved = (graph: Graph): number =>
      neededOperations(graph)
        .filter(({ op }) => op === 'Conv')
        .reduce((sum, { output }) => sum + elementCount(output.shape), 0);
    const back = ({ graph }: { readonly graph: Graph }): number => {
      const both = convolved(graph);
      graph.outputs.delete('gradient');
      return both - convolved(graph);
    };
    const ofWide = evaluated((graph, row) => windowsOf(graph, generator, size, row, 5)(windowAt(graph, wide)).features);
    expect(back(inWindows(5))).toBeLessThan(0.75 * back(ofWide));
  });
});

describe('[E3] the plan of what is computed whole', () => {
  const plan = (windows: number) => planWindows(generator, size, [{ windows, count: 10, gradientCount: 4 }]);

  test('takes more layers for more windows, and never costs more than whole maps', () => {
    const plans = [1, 2, 4, 16, 64, 1000].map(plan);
    const taken = plans.map(({ wholeLayers }) => wholeLayers);
    expect(taken).toEqual(taken.toSorted((a, b) => a - b));
    expect(taken[0]).toBeLessThan(taken[3] ?? 0);
    expect(taken.at(-1)).toBe(layers);
    for (const { cost, wholeCost } of plans) expect(cost).toBeLessThanOrEqual(wholeCost);
  });
});
