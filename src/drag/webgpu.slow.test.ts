/**
 * The same graphs on WebGPU and on the CPU. Where there is no GPU a software Vulkan driver does: on Debian and Ubuntu
 * the packages libvulkan1 and mesa-vulkan-drivers, Mesa 25 or newer (Debian 12: from bookworm-backports).
 * Slow: a lion step takes seconds on a software driver.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import { type ModelRunner, type ModelSource, openModel, type ProviderName, type TensorMap } from '../runtime/index.ts';
import { readSafetensors } from './checkpoint/index.ts';
import {
  convolve,
  convolveDoubling,
  convolveDoublingInPlace,
  Graph,
  grad,
  leakyRelu,
  reduceSum,
  square,
  toOnnx,
} from './graph/index.ts';
import { readModelFolder } from './model-folder.ts';
import { type StepDesign, stepRules } from './step/design.ts';
import { stepGraph } from './step/step-graph.ts';
import { readGenerator } from './stylegan2/generator.ts';
import { normalNumbers } from './stylegan2/seed.ts';

const wanted: readonly ProviderName[] = ['webgpu', 'webgpu-software'];

const open = async (model: ModelSource): Promise<ModelRunner | string> => {
  try {
    return await openModel(model, { providers: wanted });
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-provider') return error.message;
    throw error;
  }
};

const probe = new Graph();
probe.output('y', square(probe.input('x', [1])));
const found = await open(toOnnx(probe));
const reason = typeof found === 'string' ? found : null;
if (reason) console.warn(`WebGPU is not tested here: ${reason}`);

const seeded = (shape: readonly number[], seed: number): Float32Array =>
  normalNumbers(
    seed,
    shape.reduce((product, size) => product * size, 1),
  );

/** Largest difference of each output, as a share of the output's largest number. */
const gaps = async (graph: Graph, inputs: Readonly<Record<string, Float32Array>>): Promise<Record<string, number>> => {
  const feeds: TensorMap = Object.fromEntries(
    graph.inputs.map(({ id, shape }, at) => [id, { shape, data: inputs[id] ?? seeded(shape, at) }]),
  );
  const model = toOnnx(graph);
  const [gpu, cpu] = [await open(model), await openModel(model, { providers: ['cpu'] })];
  if (typeof gpu === 'string') throw new Error(gpu);
  const [a, b] = [await gpu.run(feeds), await cpu.run(feeds)];
  await cpu.close();
  await gpu.close();
  return Object.fromEntries(
    Object.entries(b).map(([name, { data }]) => {
      const other = a[name]?.data ?? [];
      let [gap, scale] = [0, 1e-12];
      for (const [at, value] of data.entries()) {
        gap = Math.max(gap, Math.abs(Number(value) - Number(other[at])));
        scale = Math.max(scale, Math.abs(Number(value)));
      }
      return [name, gap / scale];
    }),
  );
};

const ways = [
  ['whole', false],
  ['in windows', true],
] as const;

describe.skipIf(reason !== null)('[E10] WebGPU agrees with the CPU', () => {
  test('convolutions and their gradients', async () => {
    const graph = new Graph();
    const x = graph.input('x', [1, 8, 16, 16]);
    const weights = (seed: number) => ({ shape: [8, 8, 3, 3], data: seeded([8, 8, 3, 3], seed) });
    const y = leakyRelu(convolveDoubling(convolve(x, weights(1), 1), weights(2), true), 0.2);
    graph.output('y', y);
    graph.output('gradient', grad(reduceSum(square(y)), [x])[0] ?? x);
    graph.output('inPlace', convolveDoublingInPlace(x, weights(3)));
    const own = { shape: [8, 1, 4, 4], data: seeded([8, 1, 4, 4], 4) };
    graph.output('depthwise', convolve(x, own, [1, 1, 0, 0], true));
    for (const gap of Object.values(await gaps(graph, {}))) expect(gap).toBeLessThan(1e-4);
  });

  const state = (generatorRows: number, width: number): Record<string, Float32Array> => ({
    points: Float32Array.of(60, 80, 40, 50, 0, 0, 0, 0),
    targets: Float32Array.of(60, 90, 45, 50, 0, 0, 0, 0),
    isFirst: Float32Array.of(1),
    stepSize: Float32Array.of(0.01),
    correction: Float32Array.of(0.03),
    maskWeight: Float32Array.of(20),
    base: seeded([generatorRows, width], 5),
    secondMoment: seeded([6, width], 6).map(Math.abs),
  });

  test.each(ways)('a step of the lion, %s', async (_, windows) => {
    const { generator, tuning } = await readModelFolder(fileURLToPath(new URL('../../models/lion', import.meta.url)));
    const design: StepDesign = {
      ...tuning,
      rules: stepRules.paper,
      space: 'w+',
      pointCapacity: 4,
      masked: false,
      tiles: 0,
      windows,
    };
    const found = await gaps(stepGraph(generator, design), state(generator.rows, generator.width));
    for (const [name, gap] of Object.entries(found)) expect(gap, name).toBeLessThan(1e-3);
  });

  test('a masked step of the golden generator in reference mode', async () => {
    const bytes = readFileSync(new URL('../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
    const generator = readGenerator(readSafetensors(bytes, 'golden'), 'golden');
    const tuning = { featureBlock: 128, motionRadiusAt512: 3, trackingRadiusAt512: 12, trainableRows: 6 };
    const design: StepDesign = {
      ...tuning,
      rules: stepRules.reference,
      space: 'w+',
      pointCapacity: 4,
      masked: true,
      tiles: 0,
      windows: false,
    };
    const keep = seeded([256, 256], 8).map((value) => (value > 0 ? 1 : 0));
    const found = await gaps(stepGraph(generator, design), { ...state(generator.rows, generator.width), keep });
    for (const [name, gap] of Object.entries(found)) expect(gap, name).toBeLessThan(1e-3);
  });
});

test('[E9] a provider that is refused is named with its reason', async () => {
  const served = await openModel(toOnnx(probe), { providers: ['cuda', 'webgpu', 'cpu'] });
  expect([...served.refused.map(({ provider }) => provider), served.provider]).toEqual(
    served.provider === 'cpu' ? ['cuda', 'webgpu', 'cpu'] : expect.arrayContaining([served.provider]),
  );
  for (const refusal of served.refused) expect(refusal.reason.length).toBeGreaterThan(10);
  await served.close();
});
