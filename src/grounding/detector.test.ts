import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../core/index.ts';
import type { ModelRunner, TensorMap } from '../runtime/index.ts';
import { createDetector, loadDetector } from './detector.ts';
import { toDetectorInput } from './picture-input.ts';
import { holds } from './testing/holds.ts';

const scripted = (answer: (inputs: TensorMap) => TensorMap): ModelRunner => ({
  provider: 'cpu',
  refused: [],
  inputNames: ['image'],
  outputNames: ['points', 'confidence'],
  run: async (inputs) => answer(inputs),
  close: async () => {},
});
const grey = (size: number, value = 128): Picture => ({ size, rgb: new Uint8Array(size * size * 3).fill(value) });

describe('the detector', () => {
  test('[G60] answers named points in pixels of the picture it was given', async () => {
    const shapes: (readonly number[])[] = [];
    const model = scripted((inputs) => {
      shapes.push(inputs['image']?.shape ?? []);
      return {
        points: { shape: [1, 2, 2], data: Float32Array.of(0.5, 0.25, 0, 1) },
        confidence: { shape: [1, 2], data: Float32Array.of(1, 0.25) },
      };
    });
    const detector = createDetector(model, { names: ['nose', 'chin'], inputSize: 128 });
    expect(await detector.detect(grey(256))).toEqual([
      { name: 'nose', point: { x: 127.5, y: 63.5 }, confidence: 1 },
      { name: 'chin', point: { x: -0.5, y: 255.5 }, confidence: 0.25 },
    ]);
    expect(shapes).toEqual([[1, 3, 128, 128]]);
  });

  test('[G61] a model that answers another number of points is refused', async () => {
    const model = scripted(() => ({
      points: { shape: [1, 3, 2], data: new Float32Array(6) },
      confidence: { shape: [1, 3], data: new Float32Array(3) },
    }));
    const detector = createDetector(model, { names: ['nose'], inputSize: 32 });
    await expect(detector.detect(grey(32))).rejects.toMatchObject({ code: 'bad-model-files' });
  });

  test('[G61] a folder without a proper keypoints.json is refused before the model is opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'saydrag-'));
    const open = async () => {
      throw new Error('must not be opened');
    };
    await expect(loadDetector(folder, open)).rejects.toMatchObject({ code: 'bad-model-files' });
    await writeFile(join(folder, 'keypoints.json'), '{"names": []}');
    await expect(loadDetector(folder, open)).rejects.toMatchObject({ code: 'bad-model-files' });
    await rm(folder, { recursive: true });
  });
});

describe('its input', () => {
  test('[G62] area averaging keeps the mean, whatever the sizes', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (from, to, values) => {
          const rgb = Uint8Array.from({ length: from * from * 3 }, () => values.next().value ?? 0);
          const input = toDetectorInput({ size: from, rgb }, to);
          const mean = (a: Iterable<number>, n: number) => [...a].reduce((sum, v) => sum + v, 0) / n;
          const expected = mean(rgb, rgb.length) / 127.5 - 1;
          return input.length === 3 * to * to && Math.abs(mean(input, input.length) - expected) < 1e-5;
        },
      ),
    );
  });

  test('[G62] channels come first and keep their place', () => {
    const rgb = new Uint8Array(2 * 2 * 3);
    rgb.set([255, 0, 51], 3); // top right: red full, blue a fifth
    const input = toDetectorInput({ size: 2, rgb }, 2);
    expect([...input].map((v) => Number(v.toFixed(3)))).toEqual([-1, 1, -1, -1, -1, -1, -1, -1, -1, -0.6, -1, -1]);
  });
});
