/** The engine in its process, on the bundled lion: what it answers, cancelling, losing the process, refusing. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { imagePoint } from '../core/index.ts';
import { createEngineProcess, type EngineProcess } from './engine-process.ts';
import { Graph, mul, toOnnx } from './graph/index.ts';
import { meanDifference, shrink } from './picture.ts';
import type { DragRequest, DragResult, DragStep, EngineStatus } from './port.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const modelFolder = fileURLToPath(new URL('../../models/lion', import.meta.url));
let running: EngineProcess;
let request: DragRequest;

beforeAll(async () => {
  running = await createEngineProcess({ modelFolder, providers: ['cpu'] });
  const { imageSize } = running.engine.info;
  const at = (x: number, y: number) => imagePoint(x * imageSize, y * imageSize);
  const point = { handle: at(0.5, 0.7), target: at(0.5, 0.78), label: 'lower lip', moves: true };
  request = { latent: await running.engine.sample(1, 0.8), points: [point], mask: null, settings: {} };
}, 180_000);
afterAll(() => running.close());

const drag = async (options: {
  readonly settings?: DragRequest['settings'];
  readonly onStep?: (step: DragStep, controller: AbortController) => void;
}): Promise<{ steps: DragStep[]; result: DragResult }> => {
  const controller = new AbortController();
  const steps: DragStep[] = [];
  const generator = running.engine.drag({ ...request, settings: options.settings ?? {} }, controller.signal);
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return { steps, result: value };
    steps.push(value);
    options.onStep?.(value, controller);
  }
};

const rejection = async (work: Promise<unknown>): Promise<{ code: string; message: string }> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof Error && 'code' in thrown
    ? { code: String(thrown.code), message: thrown.message }
    : { code: 'none', message: String(thrown) };
};

test('[E34] prepares a drag, and refuses to prepare what it would refuse to drag', async () => {
  const prepare = (changes: Partial<DragRequest>) =>
    running.engine.prepare?.({ ...request, ...changes }) ?? Promise.reject(new Error('cannot prepare'));
  await expect(prepare({})).resolves.toBeUndefined();
  expect((await rejection(prepare({ points: [] }))).code).toBe('bad-plan');
});

test('[E9] says who serves, samples and renders', async () => {
  const { info } = running.engine;
  expect(info).toMatchObject({ name: 'lion', provider: 'cpu', refused: [] });
  const picture = await running.engine.render(request.latent);
  expect(picture.rgb).toHaveLength(info.imageSize ** 2 * 3);
  expect(new Set(picture.rgb).size).toBeGreaterThan(50);
  expect(await running.engine.sample(1, 0.8)).toEqual(request.latent);
  expect((await running.engine.sample(2, 0.8)).values).not.toEqual(request.latent.values);
});

test('[E7] a drag moves the handle and ends with the picture of its latent', { timeout: 120_000 }, async () => {
  const { steps, result } = await drag({ settings: { maxSteps: 60 } });
  expect(result.reason).toBe('reached');
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, at) => at));
  expect(steps.at(-1)?.farthestPx).toBeLessThan(steps[0]?.farthestPx ?? 0);
  expect(steps[1]?.frame?.size).toBe(running.engine.info.imageSize);
  expect(result.picture).toEqual(await running.engine.render(result.latent));
});

test('[E13] a frame comes with the latent that it shows, as small as asked for; the last one is whole', async () => {
  const { imageSize } = running.engine.info;
  const { steps, result } = await drag({ settings: { maxSteps: 5, frameEverySteps: 2, frameSize: imageSize / 4 } });
  expect(steps.map(({ frame }) => frame?.size ?? null)).toEqual([null, 32, null, 32, null, imageSize]);
  expect(steps.map(({ latent }) => latent !== null)).toEqual(steps.map(({ frame }) => frame !== null));
  expect(steps.at(-1)?.latent).toEqual(result.latent);
  const { latent, frame } = steps[3] ?? {};
  const whole = shrink(await running.engine.render(latent ?? request.latent), 32);
  expect(frame && meanDifference(frame, whole)).toBeLessThan(6);
  // It is the picture of a lower block, not the whole one made smaller; and not the lowest, which is grey.
  expect(frame && meanDifference(frame, whole)).toBeGreaterThan(0);
});

test('[E7] cancelled between two steps, with what was reached; the engine is free at once', {
  timeout: 60_000,
}, async () => {
  const { steps, result } = await drag({ onStep: ({ step }, controller) => void (step === 2 && controller.abort()) });
  expect(result.reason).toBe('cancelled');
  expect(steps.length).toBeLessThan(7);
  expect(result.latent.values).not.toEqual(request.latent.values);
  expect((await drag({ settings: { maxSteps: 1 } })).result.reason).toBe('step-limit');
});

test('[E7] a reader that leaves early frees the engine', { timeout: 60_000 }, async () => {
  for await (const { step } of running.engine.drag(request, new AbortController().signal)) if (step === 1) break;
  expect((await drag({ settings: { maxSteps: 1 } })).steps).toHaveLength(2);
});

test('[E7] a second drag is refused as busy', { timeout: 60_000 }, async () => {
  const second: Promise<{ code: string }>[] = [];
  const onStep = ({ step }: DragStep) => {
    if (step === 0) second.push(rejection(drag({})));
  };
  await drag({ settings: { maxSteps: 2 }, onStep });
  expect(await second[0]).toMatchObject({ code: 'busy' });
});

describe('refused', () => {
  test('[E6] a seed that is none, a wrong latent, points outside', async () => {
    expect((await rejection(running.engine.sample(-1))).message).toContain('The seed -1');
    expect((await rejection(running.engine.render({ ...request.latent, rows: 3 }))).code).toBe('bad-input');
    const outside = { ...request, points: request.points.map((p) => ({ ...p, target: imagePoint(-9, 0) })) };
    expect((await rejection(running.engine.drag(outside, new AbortController().signal).next())).code).toBe('bad-plan');
  });
  test('[E12] a folder without a model, providers that are none', async () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    expect((await rejection(createEngineProcess({ modelFolder: folder }))).code).toBe('bad-model-files');
    expect((await rejection(createEngineProcess({ modelFolder, providers: [] }))).code).toBe('bad-input');
  });
  test('[E36] half precision where it is not for', async () => {
    const half = await rejection(createEngineProcess({ modelFolder, providers: ['cpu'], precision: 'half' }));
    expect(half).toMatchObject({ code: 'bad-input', message: expect.stringContaining('Half precision is for WebGPU') });
  });
});

test('[E8] a killed process fails the drag, says so, and the next call works; models are opened again', {
  timeout: 120_000,
}, async () => {
  const graph = new Graph();
  graph.output('y', mul(graph.input('x', [2]), 3));
  const model = await running.openModel(toOnnx(graph), { providers: ['cpu'] });
  const x = { shape: [2], data: Float32Array.of(1, 2) };
  expect((await model.run({ x }))['y']?.data).toEqual(Float32Array.of(3, 6));

  const told: EngineStatus['state'][] = [];
  const forget = running.engine.onStatus(({ state }) => void told.push(state));
  const lost = await rejection(
    drag({
      onStep: ({ step }) => void (step === 1 && running.processId && process.kill(running.processId, 'SIGKILL')),
    }),
  );
  expect(lost.code).toBe('engine-stopped');
  expect(lost.message).toContain('SIGKILL');
  expect(await running.engine.sample(1, 0.8)).toEqual(request.latent);
  expect(told).toEqual(['restarting', 'ready']);
  expect((await model.run({ x }))['y']?.data).toEqual(Float32Array.of(3, 6));
  forget();
  await model.close();
});
