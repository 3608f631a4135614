import { expect, test } from 'vitest';
import { imagePoint, type Latent } from '../../core/index.ts';
import { evaluateParts, type KnownPicture, type PartMeasure } from './evaluate.ts';
import { partsReport } from './report.ts';

const latent = (value: number): Latent => ({ rows: 1, width: 1, values: Float32Array.of(value) });
const picture = (value: number, ...points: [string, number, number][]): KnownPicture => ({
  latent: latent(value),
  points: new Map(points.map(([name, x, y]) => [name, imagePoint(x, y)])),
});

/** A look is its place; in the picture of latent v everything is v pixels to the right. */
const finder = {
  look: async ({ values }: Latent, _: unknown, { x, y }: { x: number; y: number }) => ({
    values: Float32Array.of(x - (values[0] ?? 0), y, 1),
  }),
  find: async ({ values: [shift = 0] }: Latent, _: unknown, looks: readonly { values: Float32Array }[]) =>
    looks.map(({ values: [x = 0, y = 0, count = 1] }) => ({
      point: imagePoint(x / count + shift, y / count),
      confidence: count > 1 ? 1 : 0.2,
      others: [],
    })),
};

const run = async (input: Partial<Parameters<typeof evaluateParts>[0]>, signal = new AbortController().signal) => {
  const whole = { finder, imageSize: 100, teaching: [], unseen: [], examples: [1, 2], ...input };
  const steps = evaluateParts(whole, signal);
  let turn = await steps.next();
  while (turn.done !== true) turn = await steps.next();
  return turn.value;
};

test('[Q10] a part is taught from as many pictures as asked, and its distance is a share of the width', async () => {
  const measures = await run({
    teaching: [[picture(0, ['a', 10, 10]), picture(5, ['a', 19, 10], ['b', 1, 1])]],
    unseen: [picture(2, ['a', 12, 13], ['b', 0, 1])],
  });
  expect(measures).toHaveLength(3);
  expect(measures[0]).toMatchObject({ part: 'a', examples: 1, away: 0.03 });
  // The second example was four pixels off: the mean of both is two.
  expect(measures[1]).toMatchObject({ part: 'a', examples: 2, confidence: 1 });
  expect(measures[1]?.away).toBeCloseTo(Math.hypot(2, 3) / 100);
  expect(measures[2]).toMatchObject({ part: 'b', examples: 1 });
});

test('[Q10] what no set shows often enough, and what the unseen picture hides, is not counted', async () => {
  const teaching = [[picture(0, ['a', 10, 10])]];
  expect(await run({ teaching, unseen: [picture(0, ['b', 1, 1])] })).toEqual([]);
  expect(await run({ teaching, unseen: [picture(0, ['a', 10, 10])], examples: [2] })).toEqual([]);
});

test('[Q10] interrupted, it ends with what was measured', async () => {
  const cut = new AbortController();
  cut.abort();
  expect(await run({ teaching: [[picture(0, ['a', 1, 1])]], unseen: [picture(0, ['a', 1, 1])] }, cut.signal)).toEqual(
    [],
  );
});

test('[Q11] the table counts shares within 4 % and 8 %, and apart from them what is answered', () => {
  const measure = (away: number, confidence: number): PartMeasure => ({ part: 'a_b', examples: 1, away, confidence });
  const measures = [measure(0.01, 0.9), measure(0.05, 0.9), measure(0.3, 0.1), measure(0.02, 0.2)];
  const text = partsReport([{ reference: 'the detector', pictures: 4, measures }], 'seeds');
  expect(text).toContain('| the detector | 4 | 1 | 4 | 50.0 % | 75.0 % | 5.0 % | 30.0 % | 50.0 % | 50.0 % | 100.0 % |');
  expect(text).toContain('a b 50 %');
});
