/** The fake refuses what it was not told, plays what it was told, and hears cancellations as the real one does. */
import { expect, test } from 'vitest';
import { AppError, imagePoint } from '../../core/index.ts';
import type { DragRequest, DragResult } from '../port.ts';
import { createScriptedEngine, evenSteps, type ScriptedEngine } from './index.ts';

const points = [{ handle: imagePoint(0, 0), target: imagePoint(3, 4), label: 'nose', moves: true }];
const latent = { rows: 10, width: 8, values: new Float32Array(80) };
const request: DragRequest = { latent, points, mask: null, settings: {} };

const play = async (engine: ScriptedEngine, abortAt = Number.POSITIVE_INFINITY): Promise<DragResult> => {
  const controller = new AbortController();
  const drag = engine.drag(request, controller.signal);
  for (;;) {
    const { done, value } = await drag.next();
    if (done) return value;
    if (value.step === abortAt) controller.abort();
  }
};

test('refuses by default', async () => {
  const engine = createScriptedEngine();
  await expect(play(engine)).rejects.toThrow('was not told to drag');
  await expect(engine.sample(3)).rejects.toThrow('was not told to sample seed 3');
  await expect(engine.render(latent)).rejects.toThrow('was not told to render');
});

test('plays a script once, and keeps the request', async () => {
  const engine = createScriptedEngine();
  const steps = evenSteps(request, 5, 64);
  expect(steps.map(({ farthestPx }) => farthestPx)).toEqual([5, 3.75, 2.5, 1.25, 0]);
  engine.expectDrag({ steps, reason: 'reached' });
  expect(await play(engine)).toMatchObject({ reason: 'reached', steps: 4, points: [{ x: 3, y: 4 }] });
  expect(engine.requests).toEqual([request]);
  await expect(play(engine)).rejects.toThrow('was not told to drag');
});

test('cancelled between two steps; fails where the script says so', async () => {
  const engine = createScriptedEngine();
  engine.expectDrag({ steps: evenSteps(request, 9, 64), reason: 'reached' });
  expect(await play(engine, 2)).toMatchObject({ reason: 'cancelled', steps: 2 });
  engine.expectDrag({ steps: [], reason: 'reached', fails: new AppError('engine-stopped', 'lost') });
  await expect(play(engine)).rejects.toMatchObject({ code: 'engine-stopped' });
});
