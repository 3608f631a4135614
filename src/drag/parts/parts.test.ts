/** Finding places again: the arithmetic on made-up likeness, and the real thing on the bundled lion. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { distance, imagePoint, type Kept, type Latent } from '../../core/index.ts';
import { createLocalEngine, type LocalEngine } from '../local-engine.ts';
import type { PartLook } from '../port.ts';
import { readPartsFingerprint } from './fingerprint.ts';
import { type Cells, cellAt, placeOf, pointOf } from './place.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 });

const cells: Cells = { side: 32, imageSize: 64 };

/** Likeness that falls off around some cells. */
const bumps = (...places: readonly (readonly [x: number, y: number, height: number])[]): Float32Array =>
  Float32Array.from({ length: cells.side ** 2 }, (_, at) =>
    Math.max(
      ...places.map(([x, y, height]) => height - 0.08 * Math.hypot((at % cells.side) - x, Math.floor(at / 32) - y)),
    ),
  );

test('[E40] a place is where the likeness is highest, between the cells, and sure where no other place is as like', () => {
  const found = placeOf([bumps([10.5, 20, 0.9])], cells);
  expect(distance(found.point, pointOf(10.5, 20, cells))).toBeLessThan(0.9);
  expect(found.confidence).toBeGreaterThan(0.5);
});

test('[E40] of two places that are as like neither is sure, and both are told', () => {
  const found = placeOf([bumps([6, 6, 0.9], [25, 25, 0.88])], cells);
  expect(found.confidence).toBeLessThan(0.5);
  expect(distance(found.point, pointOf(6, 6, cells))).toBeLessThan(1);
  expect(found.others.some((other) => distance(other, pointOf(25, 25, cells)) < 1)).toBe(true);
});

test('[E40] what is like nothing is not sure, however much less like the rest is', () => {
  expect(placeOf([bumps([6, 6, 0.2])], cells).confidence).toBeLessThan(0.5);
});

test('[E40] a point lies in its own cell, and beyond the border the nearest cell counts', () => {
  for (const [x, y] of [
    [0, 0],
    [63, 63],
    [20, 41],
  ] as const) {
    const cell = cellAt(imagePoint(x, y), cells, { x: 0, y: 0 });
    expect(distance(pointOf(cell % 32, Math.floor(cell / 32), cells), { x, y })).toBeLessThan(1.5);
  }
  expect(cellAt(imagePoint(63, 0), cells, { x: 2, y: -2 })).toBe(31);
});

const folder = fileURLToPath(new URL('../../../models/lion', import.meta.url));
let engine: LocalEngine;
let latents: readonly Latent[];
beforeAll(async () => {
  engine = await createLocalEngine(folder, { providers: ['cpu'], threads: 1 });
  latents = await Promise.all([11, 12].map((seed) => engine.sample(seed)));
});
afterAll(() => engine.close());

const latentAt = (at: number): Latent => {
  const latent = latents[at];
  if (latent === undefined) throw new RangeError(`There is no latent ${at}.`);
  return latent;
};
const places = [imagePoint(40, 50), imagePoint(64, 70), imagePoint(80, 90)];
const looksOf = (latent: Latent, kept: Kept | null): Promise<PartLook[]> =>
  Promise.all(places.map((place) => engine.parts.look(latent, kept, place)));

test('[E41] in its own picture a look is found where it was taken, also from a sum of looks', async () => {
  const looks = await looksOf(latentAt(0), null);
  const doubled = looks.map(({ values }) => ({ values: values.map((value) => 2 * value) }));
  for (const asked of [looks, doubled]) {
    const found = await engine.parts.find(latentAt(0), null, asked);
    expect(found).toHaveLength(places.length);
    for (const [at, { point }] of found.entries()) expect(distance(point, places[at] ?? point)).toBeLessThan(2.5);
  }
});

test('[E41] a picture that is kept whole looks like the one that it keeps', async () => {
  const { imageSize } = engine.info;
  const picture = await engine.render(latentAt(1));
  const keep = new Float32Array(imageSize ** 2).fill(1);
  const kept = { mask: { size: imageSize, keep }, picture, latent: latentAt(1) };
  const [mixed, plain, other] = [
    await looksOf(latentAt(0), kept),
    await looksOf(latentAt(1), null),
    await looksOf(latentAt(0), null),
  ];
  const apart = (a: PartLook | undefined, b: PartLook | undefined) =>
    Math.max(...(a?.values ?? []).map((value, at) => Math.abs(value - (b?.values[at] ?? 0))));
  mixed.forEach((look, at) => {
    expect(apart(look, plain[at])).toBeLessThan(1e-3);
    expect(apart(look, other[at])).toBeGreaterThan(0.05);
  });
});

test('[E41] a point outside the picture, and the look of another model, are refused in words', async () => {
  await expect(engine.parts.look(latentAt(0), null, imagePoint(200, 3))).rejects.toThrow('200, 3 lies outside');
  await expect(engine.parts.find(latentAt(0), null, [{ values: new Float32Array(7) }])).rejects.toThrow('7 numbers');
});

test('[E42] suggested parts can be cancelled; found to the end they are the same ever after, apart, and found again', async () => {
  const cancelled = new AbortController();
  const cut = engine.parts.suggest(cancelled.signal);
  await cut.next();
  cancelled.abort();
  await expect(cut.next()).rejects.toMatchObject({ code: 'cancelled' });

  const all = async () => {
    const run = engine.parts.suggest(new AbortController().signal);
    let turn = await run.next();
    let last = -1;
    for (; turn.done !== true; turn = await run.next()) {
      expect(turn.value).toBeGreaterThan(last);
      last = turn.value;
    }
    return turn.value;
  };
  const parts = await all();
  expect(await all()).toBe(parts);
  expect(parts.length).toBeGreaterThanOrEqual(8);
  const found = await engine.parts.find(latentAt(0), null, parts);
  const sure = found.filter(({ confidence }) => confidence >= 0.5);
  expect(sure.length).toBeGreaterThanOrEqual(parts.length / 2);
  const nearest = sure.map(({ point }, at) =>
    Math.min(...sure.filter((_, other) => other !== at).map((other) => distance(point, other.point))),
  );
  expect(Math.min(...nearest)).toBeGreaterThan(3);
});

test('[E41] the fingerprint of a folder is that of its engine', () => {
  expect(readPartsFingerprint(folder)).toBe(engine.parts.fingerprint);
  expect(() => readPartsFingerprint('/nowhere')).toThrow('cannot be read');
});
