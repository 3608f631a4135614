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

/** The largest difference between rows of maps and the whole maps, as a share of the largest number there. */
const apart = (rows: Float32Array | undefined, whole: Float32Array, size: number, first: number, count: number) => {
  if (rows?.length !== (whole.length / size) * count) throw new Error(`There are ${rows?.length} numbers.`);
  const scale = whole.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const most = rows.reduce((gap, value, at) => {
    const [channel, rest] = [Math.floor(at / (count * size)), at % (count * size)];
    return Math.max(gap, Math.abs(value - (whole[channel * size ** 2 + first * size + rest] ?? Number.NaN)));
  }, 0);
  return most / scale;
};

test.each([
  [32, 256, 256],
  [32, 256, 32],
  [64, 128, 16],
  [16, 64, 8],
])('[E32] from block %d to a picture of %d px in strips of %d rows', async (block, size, count) => {
  const { features, picture } = await evaluate(stageGraph(generator, block), { latent });
  const { picture: whole, features: wholeFeatures } = await evaluate(stageGraph(generator, size), { latent });
  if (!features || !picture || !whole || !wholeFeatures) throw new Error('A stage has features and a picture.');
  const run = await openGraph(stripGraph(generator, block, size, count, size));
  for (let first = 0; first < size; first += count) {
    const { pictureRows, featureRows } = await run({ latent, features, picture, first: Float32Array.of(first) });
    expect(apart(pictureRows, whole, size, first, count)).toBeLessThan(1e-5);
    expect(apart(featureRows, wholeFeatures, size, first, count)).toBeLessThan(1e-5);
  }
});
