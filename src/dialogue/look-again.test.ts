import { describe, expect, test } from 'vitest';
import { AppError, type ImagePoint, imagePoint, type KeyPoint, type Latent, type PlannedPoint } from '../core/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep } from '../drag/port.ts';
import { lookAgain } from './look-again.ts';

const size = 16;
const latentAt = (x: number): Latent => ({ rows: 1, width: 1, values: Float32Array.of(x) });
const pictureAt = (x: number) => ({ size, rgb: new Uint8Array(3 * size * size).fill(Math.round(x * 10)) });

/**
 * An engine whose tracking is wrong: the nose goes `shares[n]` of the asked way in drag n, and is said to have arrived.
 * Its latent is the true place of the nose, which its picture shows.
 */
const lyingEngine = (shares: readonly number[], ends: Partial<DragResult> = {}, steps = 20, imageSize = 128) => {
  const requests: DragRequest[] = [];
  async function* drag(request: DragRequest): AsyncGenerator<DragStep, DragResult, void> {
    const { latent, points, settings } = request;
    const share = shares[requests.length];
    if (share === undefined) throw new AppError('internal', 'This drag was not expected.');
    requests.push(request);
    const [from = 0] = latent.values;
    const reached = from + share * ((points[0]?.target.x ?? 0) - (points[0]?.handle.x ?? 0));
    const targets = points.map(({ target }) => target);
    const maxSteps = settings.maxSteps ?? 120;
    for (let step = 0; step <= steps; step++) {
      yield { step, maxSteps, points: targets, loss: 0, farthestPx: 0, frame: null, latent: null, kept: null };
    }
    const at = { latent: latentAt(reached), kept: null, picture: pictureAt(reached) };
    const result = { ...at, points: targets, steps, reason: 'reached' as const, stuck: [], ...ends };
    return result;
  }
  const engine: DragEngine = {
    info: { name: 'toy', imageSize, rows: 1, width: 1, provider: 'none', precision: 'single', refused: [] },
    sample: async () => latentAt(0),
    render: async ({ values }) => pictureAt(values[0] ?? 0),
    drag,
    onStatus: () => () => {},
    close: async () => {},
  };
  return { engine, requests };
};

const nose = (at: ImagePoint): KeyPoint => ({ name: 'nose', point: at, confidence: 1 });
const detector = {
  detect: async ({ rgb }: { readonly rgb: Uint8Array }) => [nose(imagePoint((rgb[0] ?? 0) / 10, 8))],
  close: async () => {},
};

const run = async (engine: DragEngine, handle = imagePoint(2, 8), own = detector) => {
  const points: PlannedPoint[] = [{ handle, target: imagePoint(12, 8), label: 'nose', moves: true }];
  const steps: DragStep[] = [];
  const request = { latent: latentAt(2), points, mask: null, settings: {} };
  const drag = lookAgain(engine, own).drag(request, new AbortController().signal);
  for (;;) {
    const turn = await drag.next();
    if (turn.done === true) return { result: turn.value, steps };
    steps.push(turn.value);
  }
};

describe('[D60] a drag that looks again', () => {
  test('[D60] goes on from where the points were found while they miss by more than a quarter', async () => {
    const { engine, requests } = lyingEngine([0.6, 0.6]);
    const { result, steps } = await run(engine);
    // 6 of 10 px, then 60 % of the 4 left: 8.4, which misses by less than a quarter.
    expect(result.latent.values[0]).toBeCloseTo(10.4, 5);
    expect(requests[1]?.points[0]).toMatchObject({ handle: imagePoint(8, 8), target: imagePoint(12, 8) });
    expect(requests[1]?.settings.maxSteps).toBe(100);
    expect(result).toMatchObject({ steps: 40, reason: 'reached' });
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 41 }, (_, step) => step));
    expect(steps.every(({ maxSteps }) => maxSteps === 120)).toBe(true);
  });

  test('[D60] leaves a drag alone that arrived', async () => {
    const { engine, requests } = lyingEngine([0.8]);
    expect((await run(engine)).result.latent.values[0]).toBeCloseTo(10, 5);
    expect(requests).toHaveLength(1);
  });

  test('[D60] keeps the earlier picture when going on does not help, and stops', async () => {
    const { engine, requests } = lyingEngine([0.5, -0.4]);
    const { result } = await run(engine);
    expect(result.latent.values[0]).toBeCloseTo(7, 5);
    expect(result.picture).toEqual(pictureAt(7));
    expect(result.steps).toBe(40);
    expect(requests).toHaveLength(2);
  });

  test('[D60] goes on twice at most, and within the steps of one drag', async () => {
    const slow = lyingEngine([0.2, 0.2, 0.2]);
    expect((await run(slow.engine)).result.steps).toBe(60);
    expect(slow.requests).toHaveLength(3);
    const long = lyingEngine([0.2, 0.2], {}, 56);
    expect((await run(long.engine)).result.steps).toBe(112);
    expect(long.requests).toHaveLength(2);
  });

  test('[D60] does not look at points that the detector does not know, at a cancelled drag, or without a detector', async () => {
    const byHand = lyingEngine([0.2]);
    await run(byHand.engine, imagePoint(3, 3));
    const cancelled = lyingEngine([0.2], { reason: 'cancelled' });
    expect((await run(cancelled.engine)).result.reason).toBe('cancelled');
    const blind = lyingEngine([0.2]);
    const fails = { ...detector, detect: () => Promise.reject(new AppError('engine-failed', 'No points.')) };
    expect((await run(blind.engine, imagePoint(2, 8), fails)).result.reason).toBe('reached');
    expect([byHand, cancelled, blind].map(({ requests }) => requests.length)).toEqual([1, 1, 1]);
  });
});

describe('[D62] a long way', () => {
  const longWay = (shares: readonly number[], ends: Partial<DragResult> = {}, steps = 20) =>
    lyingEngine(shares, ends, steps, size);

  test('[D62] is gone in two halves, from where the points were found, with the distance that is left told', async () => {
    const { engine, requests } = longWay([0.8, 1]);
    const { result, steps } = await run(engine);
    // 80 % of the first 5 px of the 10, then the other 6.
    expect(requests[0]?.points[0]).toMatchObject({ handle: imagePoint(2, 8), target: imagePoint(7, 8) });
    expect(requests[1]?.points[0]).toMatchObject({ handle: imagePoint(6, 8), target: imagePoint(12, 8) });
    expect(requests[1]?.settings.maxSteps).toBe(100);
    expect(result.latent.values[0]).toBeCloseTo(12, 5);
    expect(result).toMatchObject({ steps: 40, reason: 'reached' });
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 41 }, (_, step) => step));
    expect(steps.slice(0, 21).every(({ farthestPx }) => farthestPx === 5)).toBe(true);
  });

  test('[D62] goes on from the tracked points where the detector does not know them', async () => {
    const { engine, requests } = longWay([1, 1]);
    await run(engine, imagePoint(3, 3));
    expect(requests[1]?.points[0]?.handle).toEqual(requests[0]?.points[0]?.target);
  });

  test('[D62] ends on half of it when it is cancelled there or no steps are left, and never as reached', async () => {
    const cancelled = longWay([1], { reason: 'cancelled' });
    expect((await run(cancelled.engine)).result.reason).toBe('cancelled');
    const slow = longWay([1], {}, 115);
    expect((await run(slow.engine)).result.reason).toBe('step-limit');
    expect([cancelled, slow].map(({ requests }) => requests.length)).toEqual([1, 1]);
  });
});
