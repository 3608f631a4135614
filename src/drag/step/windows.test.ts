/**
 * Windows against the whole map: the same step, gradient and latent wherever the handles are. The differences are those
 * of summing in another order. Where two candidates of tracking are equal to rounding either may win, so the points
 * below are compared exactly and were not chosen.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { Graph, slice } from '../graph/index.ts';
import { evaluate, type Numbers, openGraph } from '../graph/testing/derivative.ts';
import { readGenerator } from '../stylegan2/generator.ts';
import { normalNumbers } from '../stylegan2/seed.ts';
import { featuresOf } from '../stylegan2/synthesis.ts';
import { windowsOf } from '../stylegan2/windows.ts';
import { publishedTuning, type StepDesign, type StepRules, stepRules } from './design.ts';
import { stepGraph } from './step-graph.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const bytes = readFileSync(new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const generator = readGenerator(readSafetensors(bytes, 'golden'), 'golden');
const { rows, width } = generator;
const latent = normalNumbers(3, rows * width);

const worst = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  a && b && a.length === b.length
    ? a.reduce((most, v, at) => Math.max(most, Math.abs(v - (b[at] ?? 0))), 0)
    : Number.NaN;
const largest = (a: Float32Array | undefined): number => a?.reduce((most, v) => Math.max(most, Math.abs(v)), 0) ?? 0;

type Handle = readonly [x: number, y: number];

const opened = new Map<string, ReturnType<typeof openGraph>>();

/** One step from a latent near the one the references come from, so that tracking has to search. */
const step = async (
  rules: StepRules,
  featureBlock: number,
  handles: readonly Handle[],
  windows: boolean,
): Promise<Numbers> => {
  const tuning = { ...publishedTuning, featureBlock };
  const design: StepDesign = {
    ...tuning,
    rules,
    space: 'w+',
    pointCapacity: handles.length,
    masked: false,
    tiles: 0,
    windows,
  };
  const key = JSON.stringify(design);
  opened.set(key, opened.get(key) ?? openGraph(stepGraph(generator, design)));
  const run = await opened.get(key);
  if (!run) throw new Error('no graph');
  const shared = {
    base: latent,
    points: Float32Array.from(handles.flat()),
    targets: Float32Array.from(handles.flatMap(([x, y]) => [x > 128 ? x - 30 : x + 30, y > 128 ? y - 20 : y + 20])),
    stepSize: Float32Array.of(0.01),
    correction: Float32Array.of(0.03),
  };
  const first = await run({ ...shared, parameters: latent.slice(0, 6 * width), isFirst: Float32Array.of(1) });
  const moved = latent.slice(0, 6 * width).map((v, at) => v + 0.1 * Math.sin(at));
  return run({ ...shared, parameters: moved, references: first['referencesNext'] ?? new Float32Array() });
};

const compare = async (rules: StepRules, featureBlock: number, handles: readonly Handle[]): Promise<void> => {
  const [inWindows, whole] = [
    await step(rules, featureBlock, handles, true),
    await step(rules, featureBlock, handles, false),
  ];
  expect(inWindows['pointsNext']).toEqual(whole['pointsNext']);
  expect(worst(inWindows['referencesNext'], whole['referencesNext'])).toBeLessThan(2e-5);
  expect(worst(inWindows['gradient'], whole['gradient']) / largest(whole['gradient'])).toBeLessThan(1e-4);
  expect(worst(inWindows['loss'], whole['loss']) / largest(whole['loss'])).toBeLessThan(1e-5);
  expect(worst(inWindows['parametersNext'], whole['parametersNext'])).toBeLessThan(1e-5);
};

const corners: Handle[] = [
  [0, 0],
  [255, 0],
  [0, 255],
  [255, 255],
];
const borders: Handle[] = [
  [128, 0],
  [1, 100],
  [254, 77],
  [90, 253],
];
const inside: Handle[] = [
  [40, 200],
  [128, 128],
  [200, 60],
  [77, 31],
];
const overlapping: Handle[] = [
  [100, 100],
  [103, 98],
  [100, 100],
  [110, 100],
];

const many: Handle[] = Array.from({ length: 16 }, (_, at) => [7 + 61 * (at % 4), 3 + 80 * Math.floor(at / 4)]);

describe.each([
  { name: 'reference', rules: stepRules.reference, block: 128 },
  { name: 'paper', rules: stepRules.paper, block: 64 },
])('[E3] windows equal the whole map, $name rules on block $block', ({ rules, block }) => {
  test.each(Object.entries({ corners, borders, inside, overlapping, many }))('%s', async (_, handles) => {
    await compare(rules, block, handles);
  });
});

test('[E3] between pixels, anywhere', async () => {
  const coordinate = fc.double({ min: 0, max: 255, noNaN: true });
  const handles = fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(handles, (list) => compare(stepRules.paper, 64, list)),
    { numRuns: 8, seed: 4 },
  );
  expect.hasAssertions();
});

test('[E3] feature windows equal the map cell by cell, zeros off the map', async () => {
  const origins: readonly Handle[] = [
    [60, 60],
    [-5, -5],
    [122, -3],
    [59, 121],
    [-4, 64],
  ];
  const count = 9;
  const graph = new Graph();
  const input = graph.input('latent', [rows, width]);
  const row = (at: number) => slice(input, 0, at, at + 1);
  graph.output('whole', featuresOf(graph, generator, 128, row));
  const data = Float32Array.from([...origins.map(([, y]) => y), ...origins.map(([x]) => x)]);
  const window = { first: graph.constant({ shape: [2 * origins.length, 1], data }), count };
  graph.output('windows', windowsOf(graph, generator, 128, row, 5)(window).features);
  const { whole, windows } = await evaluate(graph, { latent });
  const channels = 16;
  let gap = 0;
  origins.forEach(([column, first], point) => {
    for (let at = 0; at < channels * count * count; at++) {
      const [c, y, x] = [Math.floor(at / count ** 2), first + (Math.floor(at / count) % count), column + (at % count)];
      const off = x < 0 || y < 0 || x > 127 || y > 127;
      const expected = off ? 0 : (whole?.[(c * 128 + y) * 128 + x] ?? Number.NaN);
      gap = Math.max(gap, Math.abs(expected - (windows?.[point * channels * count ** 2 + at] ?? Number.NaN)));
    }
  });
  expect(gap).toBeLessThan(2e-5);
});
