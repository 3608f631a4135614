/** A model's folder: what is read, and what is said when a file is missing or wrong. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import { readModelFolder } from './model-folder.ts';

const weights = fileURLToPath(new URL('../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const good = {
  mode: 'fast',
  space: 'w+',
  learningRate: 0.01,
  maxSteps: 50,
  maskWeight: 20,
  frameEverySteps: 2,
  featureBlock: 64,
  motionRadiusAt512: 3,
  trackingRadiusAt512: 12,
  trainableRows: 6,
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saydrag-'));
  copyFileSync(weights, join(folder, 'generator.safetensors'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const reading = (text: string) => {
  writeFileSync(join(folder, 'model.json'), text);
  return readModelFolder(folder);
};
const refusal = async (text: string): Promise<string> => {
  const thrown = await reading(text).then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError && thrown.code === 'bad-model-files') return thrown.message;
  throw new Error(`expected a refusal, got ${String(thrown)}`);
};

test('[E12] the folder names the model; settings are split into what may be asked for and what belongs to the model', async () => {
  const model = await reading(JSON.stringify({ drag: good }));
  expect(model.name).toBe(basename(folder));
  expect(model.generator.imageSize).toBe(256);
  expect(model.defaults).toMatchObject({ mode: 'fast', learningRate: 0.01 });
  expect(model.tuning).toEqual({ featureBlock: 64, motionRadiusAt512: 3, trackingRadiusAt512: 12, trainableRows: 6 });
});

test.each([
  ['no JSON', '{', 'is not JSON'],
  ['a setting missing', JSON.stringify({ drag: { ...good, learningRate: undefined } }), 'learningRate'],
  ['a setting unknown', JSON.stringify({ drag: { ...good, speed: 3 } }), 'speed'],
  ['a mode unknown', JSON.stringify({ drag: { ...good, mode: 'slow' } }), 'mode'],
  ['a block that is not there', JSON.stringify({ drag: { ...good, featureBlock: 512 } }), 'block 512'],
  ['more rows than there are', JSON.stringify({ drag: { ...good, trainableRows: 15 } }), '15 rows'],
])('%s', async (_, text, message) => {
  expect(await refusal(text)).toContain(message);
});

test('[E12] a folder that is not there', async () => {
  await expect(readModelFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'bad-model-files' });
});
