/** The spread of latents is theirs, its loss has the derivative of its numbers, and a drag on the lion stays among its pictures. */
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { imagePoint, type Latent } from '../../core/index.ts';
import { Graph } from '../graph/index.ts';
import { differenceGap, evaluate } from '../graph/testing/derivative.ts';
import { createLocalEngine } from '../local-engine.ts';
import type { DragMode, DragResult } from '../port.ts';
import { normalNumbers } from '../stylegan2/seed.ts';
import { likelyLoss, type Spread, spreadOf, unlikelihood } from './likely.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Numbers that hang together and differ in size: [x, y, z] = mean + mixed normal numbers. */
const samples = Array.from({ length: 6000 }, (_, at) => {
  const [a = 0, b = 0, c = 0] = normalNumbers(at, 3);
  return Float32Array.of(5 + 2 * a, -1 + 2 * a + b, 3 * c - b);
});
const spread = spreadOf(samples, 3);

const numbersOf = async (rows: Float32Array): Promise<Float32Array> => {
  const graph = new Graph();
  graph.output('away', unlikelihood(graph.input('rows', [rows.length / 3, 3]), spread));
  return (await evaluate(graph, { rows }))['away'] ?? new Float32Array();
};

test('[E35] whitened samples have unit variance along every direction, so that their mean square distance is 1', async () => {
  const away = await numbersOf(Float32Array.from(samples.flatMap((sample) => [...sample])));
  const meanSquare = away.reduce((sum, value) => sum + value ** 2, 0) / away.length;
  // Less than 1 by the ridge, which counts most along the narrowest direction.
  expect(meanSquare).toBeGreaterThan(0.88);
  expect(meanSquare).toBeLessThan(1);
  // The same step is far along a direction in which samples hardly differ, and near along another.
  const { mean } = spread;
  const moved = (x: number, y: number, z: number) => [(mean[0] ?? 0) + x, (mean[1] ?? 0) + y, (mean[2] ?? 0) + z];
  const [along = 0, across = 0] = await numbersOf(Float32Array.from([...moved(2, 2, 0), ...moved(2, -2, 0)]));
  expect(across / along).toBeGreaterThan(3);
});

const far = spreadOf(
  [
    Float32Array.of(0.1, 0, 0),
    Float32Array.of(0, 0.1, 0),
    Float32Array.of(0, 0, 0.1),
    Float32Array.of(-0.1, -0.1, -0.1),
  ],
  3,
);

test('[E35] its derivative is that of its numbers', async () => {
  const nowhere = new Float32Array(6);
  const loss = (by: Spread) => ({
    build: ([rows]: readonly ReturnType<Graph['input']>[]) => {
      if (!rows) throw new RangeError('no rows');
      return likelyLoss(rows, rows.graph.constant({ shape: [2, 3], data: nowhere }), by);
    },
    shapes: [[2, 3]],
  });
  expect(await differenceGap(loss(far))).toBeLessThan(2e-3);
});

test('[E35] nothing pulls within the bound, nor where the drag began', async () => {
  const graph = new Graph();
  const [rows, first] = [graph.input('rows', [1, 3]), graph.input('first', [1, 3])];
  graph.output('loss', likelyLoss(rows, first, spread));
  const { mean } = spread;
  const lossOf = async (row: Float32Array, from: Float32Array) =>
    (await evaluate(graph, { rows: row, first: from }))['loss']?.[0];
  const outside = mean.map((value) => value + 20);
  expect(
    await lossOf(
      mean.map((value) => value + 0.5),
      mean,
    ),
  ).toBe(0);
  expect(await lossOf(outside, mean)).toBeGreaterThan(1);
  expect(await lossOf(outside, outside)).toBe(0);
});

test('[E35] a drag that would dissolve the lion stays nearer to its pictures, and arrives', async () => {
  const engine = await createLocalEngine(fileURLToPath(new URL('../../../models/lion', import.meta.url)), {
    providers: ['cpu'],
  });
  const own = [];
  for (let seed = 0; seed < 256; seed++)
    own.push((await engine.sample(30_000 + seed)).values.slice(0, engine.info.width));
  const lions = spreadOf(own, engine.info.width);
  const farthest = async ({ values, width }: Latent): Promise<number> => {
    const graph = new Graph();
    graph.output('away', unlikelihood(graph.input('rows', [6, width]), lions));
    return Math.max(...((await evaluate(graph, { rows: values.slice(0, 6 * width) }))['away'] ?? [Number.NaN]));
  };
  const drag = async (mode: DragMode): Promise<DragResult> => {
    const points = [{ handle: imagePoint(58, 46), target: imagePoint(100, 60), label: 'nose', moves: true }];
    const request = { latent: await engine.sample(1000), points, mask: null, settings: { mode, maxSteps: 120 } };
    const steps = engine.drag(request, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    return step.value;
  };
  const [free, held] = [await drag('paper'), await drag('fast')];
  expect(held.reason).toBe('reached');
  const [before, after] = [await farthest(free.latent), await farthest(held.latent)];
  expect(before).toBeGreaterThan(2.5);
  expect(after / before).toBeLessThan(0.7);
  await engine.close();
});
