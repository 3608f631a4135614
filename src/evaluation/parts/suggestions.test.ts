import { expect, test } from 'vitest';
import { distance, imagePoint, type Latent } from '../../core/index.ts';
import type { KnownPicture } from './evaluate.ts';
import { carried } from './frame.ts';
import { evaluateSuggestions, type SuggestionMeasures } from './suggestions.ts';
import { suggestionsReport } from './suggestions-report.ts';

const imageSize = 100;
/** A face that is turned, stretched and moved by an affine map of its own in every picture. */
const face = { a: [20, 20], b: [70, 25], c: [45, 50], d: [30, 80], e: [65, 78] } as const;
type Map = readonly [number, number, number, number, number, number];
const mapOf = (seed: number): Map => [1 + 0.02 * seed, 0.05 * seed, -0.04 * seed, 1 - 0.01 * seed, 2 * seed, -seed];
const applied = ([a, b, c, d, x, y]: Map, [px, py]: readonly [number, number]) =>
  imagePoint(a * px + b * py + x, c * px + d * py + y);
const latent = (seed: number): Latent => ({ rows: 1, width: 1, values: Float32Array.of(seed) });
const picture = (seed: number): KnownPicture => ({
  latent: latent(seed),
  points: new Map(Object.entries(face).map(([name, at]) => [name, applied(mapOf(seed), at)])),
});

/** The first suggestion keeps to its place of the face, the second stays where it is in the picture, the third is unsure. */
const finder = (off = 0) => ({
  async *suggest() {
    yield 0;
    return [0, 1, 2].map((value) => ({ values: Float32Array.of(value) }));
  },
  find: async ({ values: [seed = 0] }: Latent) =>
    [applied(mapOf(seed), [40, 60]), imagePoint(40, 60), imagePoint(5, 5)].map((point, at) => ({
      point: at === 0 && seed > 10 ? imagePoint(point.x + off, point.y) : point,
      confidence: at === 2 ? 0.1 : 0.9,
      others: [],
    })),
});

const run = async (off = 0): Promise<SuggestionMeasures> => {
  const input = {
    finder: finder(off),
    imageSize,
    learning: [1, 2, 3, 4, 10].map(picture),
    unseen: [11, 12].map(picture),
  };
  const steps = evaluateSuggestions(input, new AbortController().signal);
  let turn = await steps.next();
  while (turn.done !== true) turn = await steps.next();
  return turn.value;
};
const of = ({ suggestions }: SuggestionMeasures, at: number) =>
  suggestions.filter(({ suggestion }) => suggestion === at);

test('[Q12] an affine map of the named points carries every place with them; too few points carry none', () => {
  const [from, to] = [picture(1).points, picture(4).points];
  const there = carried(applied(mapOf(1), [33, 66]), from, to, imageSize);
  expect(there === null ? Number.NaN : distance(there, applied(mapOf(4), [33, 66]))).toBeLessThan(1e-6);
  expect(carried(imagePoint(1, 1), new Map([...from].slice(0, 3)), to, imageSize)).toBeNull();
  const line = new Map(['a', 'b', 'c', 'd'].map((name, at) => [name, imagePoint(10 * at, 5 * at)] as const));
  expect(carried(imagePoint(1, 1), line, line, imageSize)).toBeNull();
});

test('[Q12] a number that keeps to its place is where it belongs; one that stays in the picture is as far off as the face moved', async () => {
  const measures = await run();
  expect(measures.count).toBe(3);
  for (const { away, awayUnmoved } of of(measures, 0)) {
    expect(away).toBeLessThan(1e-6);
    expect(awayUnmoved).toBeGreaterThan(0.02);
  }
  for (const { away } of of(measures, 1)) expect(away).toBeGreaterThan(0.02);
  expect(of(measures, 2)).toEqual([]);
  expect(measures.named.every(({ frameError }) => frameError !== null && frameError < 1e-6)).toBe(true);
});

test('[Q12] what it is off by is a share of the width', async () => {
  for (const { away } of of(await run(7), 0)) expect(away).toBeCloseTo(0.07);
});

test('[Q13] a point is reached by one and the same number in more than half of the pictures, not by several in turn', () => {
  const inf = Number.POSITIVE_INFINITY;
  const named = [
    { part: 'always', frameError: 0.01, toSuggestions: [0.02, inf] },
    { part: 'always', frameError: 0.01, toSuggestions: [0.07, inf] },
    { part: 'in_turn', frameError: 0.01, toSuggestions: [0.02, 0.3] },
    { part: 'in_turn', frameError: null, toSuggestions: [0.3, 0.02] },
  ];
  const suggestions = [
    { suggestion: 0, away: 0.03, awayUnmoved: 0.2, confidence: 0.9 },
    { suggestion: 0, away: 0.05, awayUnmoved: 0.2, confidence: 0.9 },
    { suggestion: 1, away: 0.2, awayUnmoved: 0.2, confidence: 0.2 },
  ];
  const text = suggestionsReport({ count: 2, suggestions, named }, { learning: 3, unseen: 2, seeds: 'seeds' });
  expect(text).toContain('| numbers that are shown | 2 | 50.0 % | 100.0 % |');
  expect(text).toContain('| not sure, not drawn | 1 | 0.0 % | 0.0 % |');
  expect(text).toContain('| the frame itself | 3 | 100.0 % |');
  expect(text).toContain('1 (always, 7 % away): 50.0 % of 2/2; 2 (in turn, 30 % away): – of 0/1.');
  expect(text).toContain('Of 2 named points 1 are reached');
  expect(text).toContain('Not reached: in turn 50 %.');
});
