/** Strips give the picture of whole maps, borders between strips and sizes below the picture's included. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { evaluate, openGraph } from '../graph/testing/derivative.ts';
import { readGenerator } from './generator.ts';
import { stageGraph, stripGraph } from './picture-graphs.ts';
import { normalNumbers } from './seed.ts';

const file = new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url);
const generator = readGenerator(readSafetensors(readFileSync(file), 'golden'), 'golden');
const latent = normalNumbers(3, generator.rows * generator.width);

test.each([
  [32, 256, 256],
  [32, 256, 32],
  [64, 128, 16],
  [16, 64, 8],
])('[E32] from block %d to a picture of %d px in strips of %d rows', async (block, size, count) => {
  const { features, picture } = await evaluate(stageGraph(generator, block), { latent });
  const { picture: whole } = await evaluate(stageGraph(generator, size), { latent });
  if (!features || !picture || !whole) throw new Error('A stage has features and a picture.');
  const run = await openGraph(stripGraph(generator, block, size, count));
  const scale = whole.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let first = 0; first < size; first += count) {
    const { strip } = await run({ latent, features, picture, first: Float32Array.of(first) });
    expect(strip).toHaveLength(3 * count * size);
    const apart = (strip ?? whole).map((value, at) => {
      const [channel, rest] = [Math.floor(at / (count * size)), at % (count * size)];
      return Math.abs(value - (whole[channel * size ** 2 + first * size + rest] ?? Number.NaN));
    });
    expect(apart.reduce((most, value) => Math.max(most, value), 0) / scale).toBeLessThan(1e-5);
  }
});
