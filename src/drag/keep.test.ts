/** Keep means keep, on the bundled lion: bytes of what the mask keeps, in frames, results and everything that follows. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { imagePoint, type Picture, type SoftMask } from '../core/index.ts';
import { withSoftEdge } from './keep.ts';
import { createLocalEngine } from './local-engine.ts';
import type { DragEngine, DragRequest, DragResult, DragStep } from './port.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let engine: DragEngine;
let request: DragRequest;
let start: Picture;
/** Everything but the lower middle, where the mouth is; the mask itself is soft. */
let mask: SoftMask;
let otherMask: SoftMask;

const softMask = (size: number, keep: (x: number, y: number) => number): SoftMask => ({
  size,
  keep: Float32Array.from({ length: size * size }, (_, at) =>
    Math.min(1, Math.max(0, keep((at % size) / size, Math.floor(at / size) / size))),
  ),
});

beforeAll(async () => {
  engine = await createLocalEngine(fileURLToPath(new URL('../../models/lion', import.meta.url)), {
    providers: ['cpu'],
    threads: 1,
  });
  const { imageSize } = engine.info;
  const at = (x: number, y: number) => imagePoint(x * imageSize, y * imageSize);
  mask = softMask(imageSize, (x, y) => 10 * (Math.hypot(x - 0.5, y - 0.75) - 0.25) + 0.5);
  otherMask = softMask(imageSize, (x) => 10 * (0.4 - x));
  request = {
    latent: await engine.sample(1, 0.8),
    points: [{ handle: at(0.5, 0.7), target: at(0.5, 0.8), label: 'lower lip', moves: true }],
    mask,
    settings: { maxSteps: 20, frameEverySteps: 4 },
  };
  start = await engine.render(request.latent);
});

const drag = async (change: Partial<DragRequest>): Promise<{ steps: DragStep[]; result: DragResult }> => {
  const run = engine.drag({ ...request, ...change }, new AbortController().signal);
  const steps: DragStep[] = [];
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { steps, result: value };
    steps.push(value);
  }
};

/** Largest and mean change, in 8-bit levels, where `where` holds. */
const change = (a: Picture, b: Picture, where: (pixel: number) => boolean): { most: number; mean: number } => {
  let [most, sum, count] = [0, 0, 0];
  for (const [i, value] of a.rgb.entries()) {
    if (!where(Math.floor(i / 3))) continue;
    const by = Math.abs(value - (b.rgb[i] ?? Number.NaN));
    most = Math.max(most, by);
    sum += by;
    count++;
  }
  return { most, mean: sum / count };
};
const keptBy = (kept: SoftMask) => (pixel: number) => (kept.keep[pixel] ?? 0) >= 0.5;

describe('a masked drag', () => {
  test('[E15] frames, result and what is rendered later are equal byte by byte where the mask keeps', async () => {
    const { steps, result } = await drag({});
    const frames = steps.flatMap(({ frame }) => frame ?? []);
    expect(frames.length).toBeGreaterThan(3);
    for (const frame of frames) expect(change(frame, start, keptBy(mask)).most).toBe(0);
    expect(change(result.picture, start, keptBy(mask)).most).toBe(0);
    // Where it is free, the picture did change; and without what it keeps, the latent's own picture drifted outside.
    expect(change(result.picture, start, (pixel) => !keptBy(mask)(pixel)).most).toBeGreaterThan(40);
    expect(change(await engine.render(result.latent), start, keptBy(mask)).most).toBeGreaterThan(10);
    expect(await engine.render(result.latent, result.kept)).toEqual(result.picture);
    const shown = steps.filter(({ frame }) => frame !== null)[1];
    expect(await engine.render(shown?.latent ?? request.latent, shown?.kept)).toEqual(shown?.frame);
  });

  test('[E15] the modes of the paper keep nothing exactly', async () => {
    const { result } = await drag({ settings: { mode: 'paper', maxSteps: 12 } });
    expect(result.kept).toBeNull();
    expect(change(result.picture, start, keptBy(mask)).most).toBeGreaterThan(5);
  });

  test('[E15] the seam is no sharper than what the pictures have there themselves', async () => {
    const { result } = await drag({});
    const free = await engine.render(result.latent);
    const edge = withSoftEdge(mask).keep;
    const steepness = ({ rgb, size }: Picture): number => {
      let [sum, count] = [0, 0];
      for (let pixel = 0; pixel < size * (size - 1) - 1; pixel++) {
        const share = edge[pixel] ?? 0;
        if (share < 0.02 || share > 0.98) continue;
        const of = (at: number) => rgb[3 * at + 1] ?? 0;
        sum += Math.hypot(of(pixel + 1) - of(pixel), of(pixel + size) - of(pixel));
        count++;
      }
      return sum / count;
    };
    expect(steepness(result.picture)).toBeLessThan(1.25 * Math.max(steepness(start), steepness(free)));
  });
});

describe('a drag that begins at a picture which keeps something', () => {
  let first: DragResult;
  beforeAll(async () => {
    first = (await drag({})).result;
  });
  const next = (changes: Partial<DragRequest>) =>
    drag({
      latent: first.latent,
      kept: first.kept,
      points: request.points.map((p, i) => back(p, first, i)),
      ...changes,
    });
  const back = (point: DragRequest['points'][number], from: DragResult, i: number) => ({
    ...point,
    handle: from.points[i] ?? point.handle,
    target: point.handle,
  });

  test('[E15] keeps that picture where its own mask says so', async () => {
    const { result } = await next({ mask: otherMask });
    expect(change(result.picture, first.picture, keptBy(otherMask)).most).toBe(0);
    expect(change(result.picture, first.picture, (pixel) => !keptBy(otherMask)(pixel)).most).toBeGreaterThan(20);
    expect(await engine.render(result.latent, result.kept)).toEqual(result.picture);
  });

  test('[E16] what it leaves free gives way over its first steps, without a jump', async () => {
    const { steps, result } = await next({ mask: null, settings: { maxSteps: 12, frameEverySteps: 1 } });
    const outside = keptBy(mask);
    const jump = change(await engine.render(first.latent), first.picture, outside).mean;
    const changes = steps.flatMap(({ frame }) => (frame ? [change(frame, first.picture, outside).mean] : []));
    expect(jump).toBeGreaterThan(1);
    expect(changes[0]).toBeLessThan(jump / 4);
    expect(result.kept).toBeNull();
    expect(result.picture).toEqual(await engine.render(result.latent));
  });

  test('[E16] ended before its first step it is the picture that it began with', async () => {
    const controller = new AbortController();
    controller.abort();
    const run = engine.drag({ ...request, latent: first.latent, kept: first.kept, mask: null }, controller.signal);
    const { value } = await run.next();
    expect(value).toMatchObject({ reason: 'cancelled', kept: first.kept, picture: first.picture });
  });
});

test('[E15] the soft edge lies outside what is kept, falls steadily and ends', () => {
  const size = 128;
  const { keep } = withSoftEdge(softMask(size, (x, y) => (x < 0.25 && y < 0.5 ? 1 : 0)));
  const row = (y: number) => Array.from(keep.subarray(y * size, (y + 1) * size));
  expect(row(10).slice(0, 32)).toEqual(Array(32).fill(1));
  const edge = row(10).slice(32, 36);
  expect(edge.every((value, at) => value < (edge[at - 1] ?? 1))).toBe(true);
  expect(row(10).slice(36)).toEqual(Array(size - 36).fill(0));
  expect(row(127)).toEqual(Array(size).fill(0));
});

describe('[E15] refused', () => {
  test.each([
    ['a mask of another size', { mask: { size: 64, keep: new Float32Array(64 * 64) } }],
    ['a picture of another size', { picture: { size: 4, rgb: new Uint8Array(48) } }],
    ['a latent of another model', { latent: { rows: 1, width: 1, values: new Float32Array(1) } }],
  ])('what is kept has %s', async (_, wrong) => {
    const kept = { mask: withSoftEdge(mask), picture: start, latent: request.latent, ...wrong };
    await expect(engine.render(request.latent, kept)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
