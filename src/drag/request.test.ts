/** Every request that cannot be carried out is refused before any work, with what was wrong and the value. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError, imagePoint } from '../core/index.ts';
import { readSafetensors } from './checkpoint/index.ts';
import type { DragModel } from './model-folder.ts';
import type { DragRequest } from './port.ts';
import { settleRequest } from './request.ts';
import { readGenerator } from './stylegan2/generator.ts';

const bytes = readFileSync(new URL('../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const model: DragModel = {
  name: 'golden',
  generator: readGenerator(readSafetensors(bytes, 'golden'), 'golden'),
  defaults: { mode: 'paper', space: 'w+', learningRate: 0.01, maxSteps: 50, maskWeight: 20, frameEverySteps: 2 },
  tuning: { featureBlock: 64, motionRadiusAt512: 8.5, trackingRadiusAt512: 20, trainableRows: 6 },
};
const point = (x: number, y: number) => ({
  handle: imagePoint(10, 10),
  target: imagePoint(x, y),
  label: 'nose',
  moves: true,
});
const good: DragRequest = {
  latent: { rows: 14, width: 64, values: new Float32Array(14 * 64) },
  points: [point(20, 20)],
  mask: null,
  settings: {},
};
const refusal = (change: Partial<DragRequest>): string => {
  try {
    settleRequest({ ...good, ...change }, model);
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('the request was accepted');
};

test('[E12] what is not given comes from the model', () => {
  const { settings, design } = settleRequest({ ...good, settings: { maxSteps: 7 } }, model);
  expect(settings).toEqual({ ...model.defaults, maxSteps: 7 });
  expect(design).toMatchObject({ featureBlock: 64, trainableRows: 6, space: 'w+', masked: false, pointCapacity: 4 });
});

test('[E2] reference mode has the published values, whatever the model says', () => {
  const { design } = settleRequest({ ...good, settings: { mode: 'reference' } }, model);
  expect(design).toMatchObject({ featureBlock: 128, motionRadiusAt512: 3, trackingRadiusAt512: 12, trainableRows: 6 });
});

test('[E3] mode fast computes in windows where they cost less, masked or not, else the same rules on the whole map', () => {
  const fast = (count: number, mask: DragRequest['mask'] = null) =>
    settleRequest({ ...good, mask, points: Array(count).fill(point(20, 20)), settings: { mode: 'fast' } }, model)
      .design;
  expect(fast(1)).toMatchObject({ windows: true, pointCapacity: 1, featureBlock: 64 });
  expect(fast(7)).toMatchObject({ pointCapacity: 8, windows: true });
  const mask = { size: 256, keep: new Float32Array(256 * 256).fill(1) };
  expect(fast(1, mask)).toMatchObject({ windows: true, masked: true, tiles: 2 });
  const published = settleRequest({ ...good, mask, settings: { mode: 'reference' } }, model).design;
  expect(published).toMatchObject({ windows: false, masked: true, tiles: 0 });
  const paper = settleRequest(good, model).design.rules;
  expect(fast(1).rules).toEqual({ ...paper, keepsExactly: true, recovers: true, staysLikely: true });
});

test('[E6] a mask that keeps nothing is no mask', () => {
  const keep = new Float32Array(256 * 256);
  expect(settleRequest({ ...good, mask: { size: 256, keep } }, model).design.masked).toBe(false);
  expect(settleRequest({ ...good, mask: { size: 256, keep: keep.with(9, 0.5) } }, model).design.masked).toBe(true);
});

describe('refused', () => {
  const many = Array.from({ length: 17 }, () => point(20, 20));
  const mask = (size: number, fill: number) => ({ mask: { size, keep: new Float32Array(size * size).fill(fill) } });
  test.each<[string, Partial<DragRequest>, string]>([
    ['no points', { points: [] }, 'bad-plan: A drag needs at least one point'],
    ['17 points', { points: many }, 'at most 16 points; there are 17'],
    [
      'a target outside',
      { points: [point(300, 20)] },
      'The target (300, 20) of "nose" is outside the picture of 256 x 256',
    ],
    ['a handle outside', { points: [{ ...point(2, 2), handle: imagePoint(-1, 4) }] }, 'The handle (-1, 4)'],
    ['a point that is no number', { points: [point(Number.NaN, 2)] }, 'The target (NaN, 2)'],
    ['a mask of another size', mask(128, 1), 'The mask is 128 x 128'],
    ['a mask beyond 1', mask(256, 2), 'outside 0..1'],
    ['a mask that is no number', mask(256, Number.NaN), 'outside 0..1'],
    ['a learning rate of 0', { settings: { learningRate: 0 } }, 'learningRate'],
    ['frames of an odd size', { settings: { frameSize: 48 } }, 'Frames of 48 px cannot be made'],
    ['frames larger than the picture', { settings: { frameSize: 512 } }, 'a power of two from 16 to 256'],
    ['a million steps', { settings: { maxSteps: 1e6 } }, 'maxSteps'],
    [
      'a short latent',
      { latent: { rows: 14, width: 64, values: new Float32Array(3) } },
      'bad-input: The latent is 14 x 64 with 3',
    ],
    [
      'a latent that is not finite',
      { latent: { ...good.latent, values: good.latent.values.with(5, Number.POSITIVE_INFINITY) } },
      'not finite',
    ],
  ])('%s', (_, change, message) => {
    expect(refusal(change)).toContain(message);
  });
});
