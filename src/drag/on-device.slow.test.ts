/**
 * A drag that stays on the GPU: the latent, Adam's moments and the handles' first features go from step to step on the
 * device; points, distances and loss are all that is read. Proven on a real GPU or on a software Vulkan driver, with
 * onnxruntime's own record of where each operation ran and what was launched.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AppError, distance, imagePoint } from '../core/index.ts';
import { type ModelOptions, openModel, type ProviderName, type TensorMap } from '../runtime/index.ts';
import { add, Graph, type Precision, square, toOnnx } from './graph/index.ts';
import { createLocalEngine } from './local-engine.ts';
import { readModelFolder } from './model-folder.ts';
import { meanDifference } from './picture.ts';
import { type StepDesign, stepRules } from './step/design.ts';
import { spreadOf } from './step/likely.ts';
import { carriedByStep, stepGraph } from './step/step-graph.ts';
import { normalNumbers } from './stylegan2/seed.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));
const gpus: readonly ProviderName[] = ['webgpu', 'webgpu-software'];

const probe = new Graph();
probe.output('y', square(probe.input('x', [1])));
const serves = await openModel(toOnnx(probe), { providers: gpus }).then(
  (model) => model.close().then(() => true),
  (error: unknown) => {
    if (error instanceof AppError && error.code === 'no-provider') console.warn(`Not tested here: ${error.message}`);
    else throw error;
    return false;
  },
);

const read = ['pointsNext', 'distances', 'loss'];
const steps = 3;
const carriedInputs: readonly string[] = Object.values(carriedByStep);

interface Record {
  readonly cat: string;
  readonly name: string;
  readonly args?: { readonly provider?: string; readonly op_name?: string };
}

describe.skipIf(!serves)('[E28] a drag on the device', () => {
  const drag = async (options: ModelOptions, precision: Precision = 'single') => {
    const { generator, tuning } = await readModelFolder(lion);
    const design: StepDesign = {
      ...tuning,
      rules: stepRules.fast,
      space: 'w+',
      pointCapacity: 2,
      masked: false,
      windows: true,
      tiles: 0,
    };
    const samples = Array.from({ length: 64 }, (_, at) => normalNumbers(100 + at, generator.width));
    const graph = stepGraph(generator, design, { precision, spread: spreadOf(samples, generator.width) });
    const zeros = (shape: readonly number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) });
    const numbers = (shape: readonly number[], ...values: number[]) => ({ shape, data: Float32Array.from(values) });
    const latent = normalNumbers(5, generator.rows * generator.width);
    const { rows, width } = generator;
    const given: Readonly<{ [name: string]: TensorMap[string] }> = {
      base: { shape: [rows, width], data: latent },
      parameters: { shape: [tuning.trainableRows, width], data: latent.slice(0, tuning.trainableRows * width) },
      points: numbers([2, 2], 60, 80, 40, 50),
      targets: numbers([2, 2], 60, 95, 55, 50),
      isFirst: numbers([1, 1], 1),
      stepSize: numbers([1, 1], 0.01),
      correction: numbers([1, 1], 0.03),
    };
    const model = await openModel(toOnnx(graph), { ...options, carry: carriedByStep });
    let inputs: TensorMap = Object.fromEntries(graph.inputs.map(({ id, shape }) => [id, given[id] ?? zeros(shape)]));
    const reports: { readonly [name: string]: readonly number[] }[] = [];
    for (let step = 0; step < steps; step++) {
      const answer = await model.run(inputs, step === steps - 1 ? [...read, 'latentNext'] : read);
      reports.push(Object.fromEntries(Object.entries(answer).map(([name, { data }]) => [name, [...data].map(Number)])));
      const rest = Object.entries(inputs).filter(([name]) => !carriedInputs.includes(name));
      const points = answer['pointsNext'];
      if (!points) throw new Error('The step did not answer its points.');
      inputs = { ...Object.fromEntries(rest), points, isFirst: numbers([1, 1], 0) };
    }
    await model.close();
    return reports;
  };

  /** By the record that onnxruntime left in the folder. */
  const expectOnDevice = (folder: string): void => {
    const [file = ''] = readdirSync(folder);
    const records = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record[];
    const nodes = records.filter(({ cat, name }) => cat === 'Node' && name.endsWith('_kernel_time'));
    expect(nodes.length).toBeGreaterThan(100 * steps);
    const elsewhere = nodes.filter(({ args }) => args?.provider !== 'WebGpuExecutionProvider');
    expect(elsewhere.map(({ name }) => name)).toEqual([]);
    expect(nodes.filter(({ args }) => args?.op_name?.startsWith('Memcpy'))).toEqual([]);
    const launches = records.filter(({ cat }) => cat === 'Api').length / steps;
    console.log(`${nodes.length / steps} operations and ${launches} kernel launches a step; read back: 9 numbers`);
    expect(launches).toBeGreaterThan(100);
    expect(launches).toBeLessThan(1000);
  };

  test('is the drag of the CPU; every operation runs on the device; only points, distances and loss are read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saydrag-test-'));
    try {
      const there = await drag({ providers: gpus, profileTo: join(folder, 'profile') });
      const here = await drag({ providers: ['cpu'] });
      for (const [step, expected] of here.entries()) {
        const found = there[step] ?? {};
        expect(Object.keys(found)).toEqual(Object.keys(expected));
        expect(found['pointsNext']).toEqual(expected['pointsNext']);
        expect(found['loss']?.[0]).toBeCloseTo(expected['loss']?.[0] ?? Number.NaN, 5);
      }
      const latents = [here, there].map((reports) => reports.at(-1)?.['latentNext'] ?? []);
      const apart = Math.max(
        ...(latents[0] ?? []).map((value, at) => Math.abs(value - (latents[1]?.[at] ?? Number.NaN))),
      );
      expect(apart).toBeLessThan(1e-3);

      expectOnDevice(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('by the engine is that of the CPU, with and without a mask', async () => {
    const results = [];
    for (const providers of [gpus, ['cpu'] as const]) {
      const engine = await createLocalEngine(lion, { providers });
      const size = engine.info.imageSize;
      const keep = Float32Array.from({ length: size ** 2 }, (_, at) => Number(at < size ** 2 / 3));
      for (const mask of [null, { size, keep }]) {
        const points = [{ handle: imagePoint(60, 80), target: imagePoint(60, 95), label: 'lip', moves: true }];
        const request = {
          latent: await engine.sample(5),
          points,
          mask,
          settings: { maxSteps: steps, frameEverySteps: 0 },
        };
        const drag = engine.drag(request, new AbortController().signal);
        let turn = await drag.next();
        while (turn.done !== true) turn = await drag.next();
        results.push(turn.value);
      }
      await engine.close();
    }
    const [there, thereMasked, here, hereMasked] = results;
    for (const [found, expected] of [
      [there, here],
      [thereMasked, hereMasked],
    ]) {
      expect(found?.points).toEqual(expected?.points);
      expect(found?.steps).toBe(steps);
      const apart = (found?.latent.values ?? []).map((value, at) =>
        Math.abs(value - (expected?.latent.values[at] ?? Number.NaN)),
      );
      expect(Math.max(...apart)).toBeLessThan(1e-3);
      expect(found && expected && meanDifference(found.picture, expected.picture)).toBeLessThan(0.1);
    }
  });

  test('[E36] in half precision stays on the device, and differs as sums in half do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saydrag-test-'));
    try {
      const half = await drag({ providers: gpus, profileTo: join(folder, 'profile') }, 'half');
      const single = await drag({ providers: ['cpu'] });
      const losses = [half, single].map(([first]) => first?.['loss']?.[0] ?? Number.NaN);
      const off = Math.abs((losses[0] ?? Number.NaN) / (losses[1] ?? Number.NaN) - 1);
      // Rounding numbers and weights alone makes less than 1e-4; more than a fiftieth would be no rounding at all.
      expect(off).toBeGreaterThan(1e-5);
      expect(off).toBeLessThan(0.02);
      expectOnDevice(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('[E36] in half precision ends where one in single precision does', async () => {
    const results = [];
    for (const options of [{ providers: gpus, precision: 'half' }, { providers: ['cpu'] }] as const) {
      const engine = await createLocalEngine(lion, options);
      expect(engine.info.precision).toBe('precision' in options ? 'half' : 'single');
      const points = [{ handle: imagePoint(60, 80), target: imagePoint(60, 96), label: 'lip', moves: true }];
      const settings = { maxSteps: 40, frameEverySteps: 0 };
      const request = { latent: await engine.sample(5), points, mask: null, settings };
      const run = engine.drag(request, new AbortController().signal);
      let turn = await run.next();
      while (turn.done !== true) turn = await run.next();
      results.push(turn.value);
      await engine.close();
    }
    const [half, single] = results;
    const [there, here] = [half?.points[0], single?.points[0]];
    console.log(`half: ${half?.steps} steps, single: ${single?.steps}`);
    expect([half?.reason, single?.reason]).toEqual(['reached', 'reached']);
    // Tracking moves by whole pixels, and a drag is over within one of its target.
    expect(there && here && distance(there, here)).toBeLessThan(1.5);
    expect(half && single && meanDifference(half.picture, single.picture)).toBeLessThan(3);
  });

  test('[E27] outputs asked for with gaps and in any order come under their own names', async () => {
    const graph = new Graph();
    const start = graph.input('start', [1]);
    for (let by = 0; by < 5; by++) graph.output(`plus${by}`, add(start, by));
    const model = await openModel(toOnnx(graph), { providers: gpus, carry: { plus0: 'start' } });
    const outputs = await model.run({ start: { shape: [1], data: Float32Array.of(10) } }, ['plus4', 'plus1', 'plus3']);
    const named = Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, [...data].map(Number)]));
    expect(named).toEqual({ plus4: [14], plus1: [11], plus3: [13] });
    await model.close();
  });
});
