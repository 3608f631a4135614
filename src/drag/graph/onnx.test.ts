/** Large constants stand in a file beside the model while it is opened, and nowhere afterwards. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openModel } from '../../runtime/index.ts';
import { add, Graph, matmul, toOnnx } from './index.ts';

const size = 200;

/** y = x A with A[i, j] = i + j / 256, 160 kB. */
const product = (): Graph => {
  const data = Float32Array.from({ length: size * size }, (_, at) => Math.floor(at / size) + (at % size) / 256);
  const graph = new Graph();
  graph.output('y', matmul(graph.input('x', [1, size]), graph.constant({ shape: [size, size], data })));
  return graph;
};

describe('[E24] a model with large weights', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saydrag-test-'));
    vi.stubEnv('TMPDIR', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps them out of its own bytes, each at the start of a page', () => {
    const { model, weights } = toOnnx(product());
    expect(model.byteLength).toBeLessThan(1000);
    expect(weights.map(({ offset, bytes }) => [offset % 4096, bytes.byteLength])).toEqual([[0, 4 * size * size]]);
  });

  test('computes with them after their files are gone', async () => {
    const model = await openModel(toOnnx(product()), { providers: ['cpu'] });
    const onWindows = process.platform === 'win32';
    expect(readdirSync(folder)).toHaveLength(onWindows ? 1 : 0);
    const x = new Float32Array(size).fill(0);
    x[3] = 1;
    const { y } = await model.run({ x: { shape: [1, size], data: x } });
    expect([...(y?.data ?? [])]).toEqual(Array.from({ length: size }, (_, at) => 3 + at / 256));
    await model.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('says where room is missing', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'none'));
    const error = await openModel(toOnnx(product()), { providers: ['cpu'] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'bad-model-files', message: expect.stringContaining('set TMPDIR') });
  });
});

describe('[E27] state that a model carries', () => {
  const counter = (): Graph => {
    const graph = new Graph();
    const next = add(graph.input('count', [1]), graph.input('by', [1]));
    graph.output('next', next);
    graph.output('seen', next);
    return graph;
  };
  const number = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
  const carry = { next: 'count' };

  test('goes from run to run, and is answered only under another name', async () => {
    const model = await openModel(toOnnx(counter()), { providers: ['cpu'], carry });
    expect(model.outputNames).toEqual(['seen']);
    const seen = [];
    for (const inputs of [{ count: number(5) }, {}, {}, { count: number(1) }, {}]) {
      seen.push(Number((await model.run({ ...inputs, by: number(2) }))['seen']?.data[0]));
    }
    expect(seen).toEqual([7, 9, 11, 3, 5]);
    await model.close();
  });

  test('must be given first, and must be the first outputs', async () => {
    const model = await openModel(toOnnx(counter()), { providers: ['cpu'], carry });
    await expect(model.run({ by: number(2) })).rejects.toThrow('lacks count');
    await model.close();
    const wrong = openModel(toOnnx(counter()), { providers: ['cpu'], carry: { seen: 'count' } });
    await expect(wrong).rejects.toThrow('must be the first of the model');
  });
});
