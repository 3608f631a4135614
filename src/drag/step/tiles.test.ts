/**
 * A masked step in windows against the masked step on the whole map: over a round of tiles loss and gradient are the
 * same on average; each step's gradient is the derivative of its loss.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { Graph, slice } from '../graph/index.ts';
import { evaluate, type Numbers, openGraph } from '../graph/testing/derivative.ts';
import { readGenerator } from '../stylegan2/generator.ts';
import { normalNumbers } from '../stylegan2/seed.ts';
import { featuresOf } from '../stylegan2/synthesis.ts';
import { publishedTuning, type StepDesign, stepRules } from './design.ts';
import { stepGraph, windowCount } from './step-graph.ts';
import { Tiles } from './tiles.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const bytes = readFileSync(new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const generator = readGenerator(readSafetensors(bytes, 'golden'), 'golden');
const { rows, width } = generator;
const size = 64;
const whole: StepDesign = {
  ...publishedTuning,
  featureBlock: size,
  rules: stepRules.fast,
  space: 'w+',
  pointCapacity: 2,
  masked: true,
  tiles: 0,
  windows: false,
};
const inWindows: StepDesign = { ...whole, windows: true, tiles: 3 };
const count = windowCount(inWindows, generator);

/** Keeps a corner fully, a soft stripe at the right border, and a single cell. */
const keep = Float32Array.from({ length: size * size }, (_, at) => {
  const [y, x] = [Math.floor(at / size), at % size];
  if (x < 9 && y < 11) return 1;
  return x > 60 ? y / 100 : Number(x === 33 && y === 40);
});
const first = normalNumbers(3, rows * width);
const moved = first.slice(0, 6 * width).map((v, at) => v + 0.1 * Math.sin(at));
const still = Float32Array.of(50, 60, 200, 210);

let firstMap: Float32Array;
let stepWhole: (inputs: Numbers) => Promise<Numbers>;
let stepTiles: (inputs: Numbers) => Promise<Numbers>;

beforeAll(async () => {
  const graph = new Graph();
  const latent = graph.input('latent', [rows, width]);
  graph.output(
    'map',
    featuresOf(graph, generator, size, (row) => slice(latent, 0, row, row + 1)),
  );
  firstMap = (await evaluate(graph, { latent: first }))['map'] ?? new Float32Array();
  stepWhole = await openGraph(stepGraph(generator, whole));
  stepTiles = await openGraph(stepGraph(generator, inWindows));
});

const inputs = (parameters: Float32Array, targets: Float32Array): Numbers => ({
  base: first,
  parameters,
  points: still,
  targets,
  references: new Float32Array(2 * 32),
  maskWeight: Float32Array.of(7),
  stepSize: Float32Array.of(0.01),
  correction: Float32Array.of(0.03),
});
const tilesOf = () => new Tiles({ features: firstMap, keep, size }, count, inWindows.tiles);
const tileInputs = (step: number): Numbers => {
  const { origins, keep: weights, features } = tilesOf().at(step);
  return { tiles: origins, keep: weights, firstFeatures: features };
};

test('[E14] the tiles of a round cover every kept cell equally', () => {
  const tiles = tilesOf();
  const covered = new Float32Array(size * size);
  for (let step = 1; step <= tiles.roundSteps; step++) {
    const { origins, keep: weights } = tiles.at(step);
    for (let at = 0; at < weights.length; at++) {
      const place = Math.floor(at / count ** 2);
      const x = (origins[2 * place] ?? 0) + (at % count);
      const y = (origins[2 * place + 1] ?? 0) + (Math.floor(at / count) % count);
      covered[y * size + x] = (covered[y * size + x] ?? 0) + (weights[at] ?? 0) / tiles.roundSteps;
    }
  }
  for (const [at, value] of covered.entries()) expect(value).toBeCloseTo(keep[at] ?? Number.NaN, 4);
  expect(tiles.at(0).keep.every((weight) => weight === 0)).toBe(true);
});

test('[E14] over a round of tiles, loss and gradient are those of the whole map', async () => {
  const targets = Float32Array.of(80, 66, 170, 220);
  const state = inputs(moved, targets);
  const onMap = await stepWhole({ ...state, keep, firstFeatures: firstMap });
  const rounds = tilesOf().roundSteps;
  const mean = { loss: 0, gradient: new Float32Array(6 * width) };
  for (let step = 1; step <= rounds; step++) {
    const { loss, gradient } = await stepTiles({ ...state, ...tileInputs(step) });
    mean.loss += (loss?.[0] ?? Number.NaN) / rounds;
    gradient?.forEach((value, at) => {
      mean.gradient[at] = (mean.gradient[at] ?? 0) + value / rounds;
    });
  }
  const expected = onMap['gradient'] ?? new Float32Array();
  const largest = Math.max(...expected.map(Math.abs));
  const gap = Math.max(...expected.map((value, at) => Math.abs(value - (mean.gradient[at] ?? Number.NaN))));
  expect(mean.loss / (onMap['loss']?.[0] ?? Number.NaN)).toBeCloseTo(1, 5);
  expect(gap / largest).toBeLessThan(1e-4);
  // The check can fail: without the mask's term the gradient is another one.
  const unmasked = (await stepWhole({ ...state, keep, firstFeatures: firstMap, maskWeight: Float32Array.of(0) }))[
    'gradient'
  ];
  expect(Math.max(...expected.map((value, at) => Math.abs(value - (unmasked?.[at] ?? 0)))) / largest).toBeGreaterThan(
    0.01,
  );
});

test('[E14] the gradient of a step with tiles is the derivative of its loss', async () => {
  // Nothing is pulled, so the loss is the mask's term alone: the motion term holds F(q) constant and is no derivative.
  const taken = await stepTiles({ ...inputs(moved, still), isFirst: Float32Array.of(1), ...tileInputs(2) });
  // With references from the map itself the handles stay where they are.
  const references = taken['referencesNext'] ?? new Float32Array();
  const at = (parameters: Float32Array) => stepTiles({ ...inputs(parameters, still), references, ...tileInputs(2) });
  const here = await at(moved);
  expect(here['pointsNext']).toEqual(still);
  const gradient = here['gradient'] ?? new Float32Array();
  // Along the gradient, turned a little so that a wrong part of it cannot hide.
  const length = Math.hypot(...gradient);
  const direction = gradient.map((value, i) => value / length + 0.03 * Math.cos(i));
  const h = 1e-3;
  const by = (step: number) => at(moved.map((value, i) => value + step * (direction[i] ?? 0)));
  const [ahead, behind] = [await by(h), await by(-h)];
  const slope = ((ahead['loss']?.[0] ?? 0) - (behind['loss']?.[0] ?? 0)) / (2 * h);
  const along = (scale: number) => direction.reduce((sum, value, i) => sum + scale * value * (gradient[i] ?? 0), 0);
  expect(Math.abs(along(1) / slope - 1)).toBeLessThan(5e-3);
  // The check can fail: a gradient that is 1 % too large lies outside the bound.
  expect(Math.abs(along(1.01) / slope - 1)).toBeGreaterThan(5e-3);
});
