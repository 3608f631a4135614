/**
 * Mode `reference` against values computed once with the published engine (test/fixtures/golden): mapping, picture,
 * feature map, and five drags step by step. The bounds are the ones asked for; what is reached is 10 to 1000 times better.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { imagePoint } from '../core/index.ts';
import { openModel } from '../runtime/index.ts';
import { readSafetensors } from './checkpoint/index.ts';
import { Graph, slice, toOnnx } from './graph/index.ts';
import { evaluate } from './graph/testing/derivative.ts';
import { publishedTuning, type StepDesign, stepRules } from './step/design.ts';
import { StepSession } from './step/session.ts';
import { carriedByStep, stepGraph } from './step/step-graph.ts';
import { readGenerator } from './stylegan2/generator.ts';
import { mappingGraph } from './stylegan2/mapping.ts';
import { featuresOf, stageOf } from './stylegan2/synthesis.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const file = (name: string): Uint8Array => readFileSync(new URL(`../../test/fixtures/golden/${name}`, import.meta.url));
const generator = readGenerator(readSafetensors(file('generator-256.safetensors'), 'golden'), 'golden');
const expected = readSafetensors(file('expected-256.safetensors'), 'expected').tensors;
const pair = z.tuple([z.number(), z.number()]);
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        handles_row_col: z.array(pair),
        targets_row_col: z.array(pair),
        steps: z.int(),
        points_after_tracking_row_col: z.array(z.array(pair)),
        lr: z.number(),
        latent_space: z.enum(['w', 'w+']),
        lambda_mask: z.number().nullable(),
      }),
    ),
  })
  .parse(JSON.parse(new TextDecoder().decode(file('cases.json'))));

const value = (name: string): Float32Array => expected.get(name)?.data ?? new Float32Array();
const worst = (a: Float32Array | undefined, b: Float32Array): number =>
  a?.length === b.length && b.length > 0
    ? a.reduce((most, v, at) => Math.max(most, Math.abs(v - (b[at] ?? 0))), 0)
    : Number.NaN;
const largest = (a: Float32Array): number => a.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

test.each([1, 0.7])('[E2] mapping with psi %d gives the published w', async (psi) => {
  const { w } = await evaluate(mappingGraph(generator), { z: value('z'), psi: Float32Array.of(psi) });
  expect(worst(w, value(`w_psi_${psi}`).subarray(0, generator.width))).toBeLessThan(1e-5);
});

test('[E2] picture and features of block 128 are the published ones', async () => {
  const graph = new Graph();
  const latent = graph.input('latent', [generator.rows, generator.width]);
  const row = (at: number) => slice(latent, 0, at, at + 1);
  graph.output('picture', stageOf(graph, generator, generator.imageSize, row).picture);
  graph.output('features', featuresOf(graph, generator, 128, row));
  const { picture, features } = await evaluate(graph, { latent: value('w_psi_0.7') });
  expect(worst(picture, value('image'))).toBeLessThan(1e-3);
  expect(worst(features, value('feature_128'))).toBeLessThan(1e-3);
});

const xy = ([row, column]: readonly [number, number]) => imagePoint(column, row);

/** The mask term reads the whole map, so the masked case has no windows. */
const variants = cases.flatMap((golden) =>
  golden.lambda_mask === null
    ? [
        { golden, windows: false },
        { golden, windows: true },
      ]
    : [{ golden, windows: false }],
);

describe.each(variants)('[E2] drag $golden.name, windows: $windows', ({ golden, windows }) => {
  const design: StepDesign = {
    ...publishedTuning,
    rules: stepRules.reference,
    space: golden.latent_space,
    pointCapacity: 4,
    masked: golden.lambda_mask !== null,
    tiles: 0,
    windows,
  };
  let session: StepSession;

  beforeAll(async () => {
    const points = golden.handles_row_col.map((handle, at) => ({
      handle: xy(handle),
      target: xy(golden.targets_row_col[at] ?? handle),
      label: '',
      moves: true,
    }));
    session = new StepSession(
      // In windows as the engine runs it: what goes from step to step stays with the model.
      await openModel(toOnnx(stepGraph(generator, design)), {
        providers: ['cpu'],
        ...(windows ? { carry: carriedByStep } : {}),
      }),
      generator,
      design,
      {
        latent: { rows: generator.rows, width: generator.width, values: value('w_psi_0.7') },
        points,
        mask: design.masked ? { size: 256, keep: value(`${golden.name}.mask`) } : null,
        learningRate: golden.lr,
        maskWeight: golden.lambda_mask ?? 0,
        firstMap: null,
        reportsGradient: true,
      },
    );
  });

  test('every step: points equal, gradient and latent within bounds', async () => {
    let state = session.begin();
    const count = state.parameters.length;
    const perStep = value(`${golden.name}.grad`).length / golden.steps;
    const deviations = { gradient: 0, latent: 0 };
    for (let step = 0; step < golden.steps; step++) {
      const { report, next } = await session.advance(state);
      expect(report.points, `points of step ${step}`).toEqual(golden.points_after_tracking_row_col[step]?.map(xy));
      const at = step * perStep;
      const gradient = value(`${golden.name}.grad`).subarray(at, at + count);
      const latent = value(`${golden.name}.w_after`).subarray(at, at + count);
      const found = report.gradient ?? new Float32Array();
      deviations.gradient = Math.max(deviations.gradient, worst(found, gradient) / largest(gradient));
      // The check can fail: a gradient that is 1 % too large lies outside the bound.
      const tooLarge = found.map((v) => 1.01 * v);
      expect(worst(tooLarge, gradient) / largest(gradient)).toBeGreaterThan(1e-3);
      deviations.latent = Math.max(deviations.latent, worst(next.parameters, latent));
      state = next;
    }
    expect(deviations.gradient).toBeLessThan(1e-3);
    expect(deviations.latent).toBeLessThan(2e-4);
    // A state that is not the last one's next would get moments of another step.
    if (windows) await expect(session.advance({ ...state, step: 1 })).rejects.toThrow('cannot follow');
  });
});
