/** Strips give the picture of whole maps, borders between strips and sizes below the picture's included. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSafetensors } from '../checkpoint/index.ts';
import { evaluate } from '../graph/testing/derivative.ts';
import { readGenerator } from './generator.ts';
import { largerPictureGraph, stageGraph } from './picture-graphs.ts';
import { normalNumbers } from './seed.ts';

const file = new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url);
const generator = readGenerator(readSafetensors(readFileSync(file), 'golden'), 'golden');
const latent = normalNumbers(3, generator.rows * generator.width);

test.each([
  [32, 256, 1],
  [32, 256, 3],
  [32, 256, 16],
  [64, 128, 5],
  [16, 64, 2],
])('[E32] from block %d to a picture of %d px in %d strips', async (block, size, strips) => {
  const { features, picture } = await evaluate(stageGraph(generator, block), { latent });
  const { picture: whole } = await evaluate(stageGraph(generator, size), { latent });
  if (!features || !picture || !whole) throw new Error('A stage has features and a picture.');
  const { larger } = await evaluate(largerPictureGraph(generator, block, size, strips), { latent, features, picture });
  const scale = whole.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const apart = whole.reduce((most, value, at) => Math.max(most, Math.abs(value - (larger?.[at] ?? Number.NaN))), 0);
  expect(apart / scale).toBeLessThan(1e-5);
});
