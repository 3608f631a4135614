/** A point that is paused pulls nothing, and changes nothing about the others. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { openGraph } from '../graph/testing/derivative.ts';
import { readGenerator } from '../stylegan2/generator.ts';
import { normalNumbers } from '../stylegan2/seed.ts';
import { publishedTuning, type StepDesign, stepRules } from './design.ts';
import { stepGraph } from './step-graph.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

test('[E17] loss and gradient of two points are the sums of each with the other paused', async () => {
  const bytes = readFileSync(new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
  const generator = readGenerator(readSafetensors(bytes, 'golden'), 'golden');
  const { rows, width } = generator;
  const design: StepDesign = {
    ...publishedTuning,
    featureBlock: 64,
    rules: stepRules.fast,
    space: 'w+',
    pointCapacity: 2,
    masked: false,
    tiles: 0,
    windows: true,
  };
  const run = await openGraph(stepGraph(generator, design));
  const latent = normalNumbers(3, rows * width);
  const step = async (...paused: [number, number]) => {
    const { loss, gradient, distances } = await run({
      base: latent,
      parameters: latent.slice(0, 6 * width),
      points: Float32Array.of(50, 60, 200, 210),
      targets: Float32Array.of(80, 66, 170, 220),
      paused: Float32Array.from(paused),
      isFirst: Float32Array.of(1),
      stepSize: Float32Array.of(0.01),
      correction: Float32Array.of(0.03),
    });
    return { loss: loss?.[0] ?? Number.NaN, gradient: gradient ?? new Float32Array(), distances };
  };
  const [both, one, other, none] = [await step(0, 0), await step(0, 1), await step(1, 0), await step(1, 1)];
  expect(one.loss).toBeGreaterThan(0);
  expect(other.loss).toBeGreaterThan(0);
  expect(both.loss).toBeCloseTo(one.loss + other.loss, 5);
  const largest = Math.max(...both.gradient.map(Math.abs));
  both.gradient.forEach((value, at) => {
    const sum = (one.gradient[at] ?? Number.NaN) + (other.gradient[at] ?? Number.NaN);
    expect(Math.abs(value - sum) / largest).toBeLessThan(1e-4);
  });
  expect(none.loss).toBe(0);
  expect(none.gradient.every((value) => value === 0)).toBe(true);
  expect(none.distances).toEqual(both.distances);
});
