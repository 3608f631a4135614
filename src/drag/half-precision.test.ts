/**
 * Which operations compute in half precision, what that changes, and who is refused it. On the CPU provider only numbers
 * and weights are rounded, not sums: what sums in half do is shown on WebGPU (./on-device.slow.test.ts).
 */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import type { ModelRunner, openModel } from '../runtime/index.ts';
import {
  convolve,
  convolveDoubling,
  Graph,
  grad,
  neededOperations,
  type Operation,
  type Precision,
  reduceSum,
  square,
  type Value,
} from './graph/index.ts';
import { evaluate } from './graph/testing/derivative.ts';
import { checkHalf } from './half-precision.ts';
import { createLocalEngine } from './local-engine.ts';
import { type DragModel, readModelFolder } from './model-folder.ts';
import { type StepDesign, stepRules } from './step/design.ts';
import { stepGraph } from './step/step-graph.ts';
import type { Generator } from './stylegan2/generator.ts';
import { normalNumbers } from './stylegan2/seed.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));
let model: DragModel;
beforeAll(async () => {
  model = await readModelFolder(lion);
});

const designs: readonly (readonly [string, Pick<StepDesign, 'masked' | 'windows' | 'tiles'>])[] = [
  ['in windows', { masked: false, windows: true, tiles: 0 }],
  ['in windows, masked', { masked: true, windows: true, tiles: 2 }],
  ['on the whole map', { masked: false, windows: false, tiles: 0 }],
];
const designOf = (kind: Pick<StepDesign, 'masked' | 'windows' | 'tiles'>): StepDesign => ({
  ...model.tuning,
  rules: stepRules.fast,
  space: 'w+',
  pointCapacity: 2,
  ...kind,
});

const neededOperationsOf = (graph: Graph, value: Value): Operation[] => {
  graph.output('y', value);
  return neededOperations(graph);
};
const isDepthwise = ({ attributes }: Operation): boolean => 'group' in attributes;
const types = ({ inputs, output }: Operation): string[] => [...inputs, output].map(({ type }) => type);

describe('[E36] half precision', () => {
  test.each(designs)("is that of a step's convolutions %s, and of nothing else", (_, kind) => {
    const operations = neededOperations(stepGraph(model.generator, designOf(kind), { precision: 'half' }));
    const single = neededOperations(stepGraph(model.generator, designOf(kind)));
    const convolutions = operations.filter((one) => one.op === 'Conv' && !isDepthwise(one));
    expect(convolutions.length).toBeGreaterThan(12);
    for (const one of convolutions) expect(types(one)).toEqual(['float16', 'float16', 'float16']);
    const others = operations.filter((one) => !convolutions.includes(one) && one.op !== 'Cast');
    expect(others.flatMap(types)).not.toContain('float16');
    expect(single.flatMap(types)).not.toContain('float16');
    // Every map is rounded once, however many convolutions read it; weights are rounded before.
    const down = operations.filter(({ op, output }) => op === 'Cast' && output.type === 'float16');
    expect(new Set(down.map(({ inputs }) => inputs[0]?.id)).size).toBe(down.length);
    expect(down.length).toBeLessThan(convolutions.length);
    const added = down.length + convolutions.length;
    expect(operations.length - single.length).toBeLessThanOrEqual(added + 2);
  });

  test('is not that of depthwise convolutions', () => {
    const graph = new Graph('half');
    const own = { shape: [8, 1, 4, 4], data: normalNumbers(1, 8 * 16) };
    const y = convolve(graph.input('x', [1, 8, 6, 6]), own, [1, 1, 0, 0], true);
    expect(neededOperationsOf(graph, y).map(types)).toEqual([['float32', 'float32', 'float32']]);
  });

  test('a convolution and its derivative are off by what rounding to 11 bits makes of random numbers', async () => {
    const weights = (seed: number) => ({ shape: [8, 8, 3, 3], data: normalNumbers(seed, 8 * 8 * 9) });
    const built = (precision: Precision): Graph => {
      const graph = new Graph(precision);
      const x = graph.input('x', [1, 8, 6, 6]);
      const y = convolveDoubling(convolve(x, weights(1), 1), weights(2), true);
      graph.output('y', y);
      graph.output('gradient', grad(reduceSum(square(y)), [x])[0] ?? x);
      return graph;
    };
    const x = normalNumbers(3, 8 * 36);
    const [half, single] = [await evaluate(built('half'), { x }), await evaluate(built('single'), { x })];
    for (const name of ['y', 'gradient']) {
      const [a = x, b = x] = [half[name], single[name]];
      const squares = (values: Float32Array): number => values.reduce((sum, value) => sum + value ** 2, 0);
      const off = Math.sqrt(squares(a.map((value, at) => value - (b[at] ?? Number.NaN))) / squares(b));
      // Rounding alone is 2 ** -11 at most, 2e-4 in the mean; there are a few, one after the other.
      expect(off, name).toBeGreaterThan(1e-4);
      expect(off, name).toBeLessThan(1e-3);
    }
  });

  /** Points, targets and a latent; the rest of a first step is zeros. */
  const firstStep = ({ rows, width }: Generator) => ({
    base: normalNumbers(5, rows * width),
    parameters: normalNumbers(5, rows * width).slice(0, model.tuning.trainableRows * width),
    points: Float32Array.of(60, 80, 40, 50),
    targets: Float32Array.of(60, 95, 55, 50),
    isFirst: Float32Array.of(1),
    stepSize: Float32Array.of(0.01),
    correction: Float32Array.of(0.03),
  });

  test('what goes back through the convolutions is scaled into its range, and the gradient is as it was', async () => {
    const design = designOf({ masked: false, windows: true, tiles: 0 });
    const numbersOf = async (precision: Precision) => {
      const graph = stepGraph(model.generator, design, { precision });
      const loss = graph.outputs.get('loss');
      const lossAt = graph.nodes.findIndex(({ output }) => output.id === loss?.id);
      const back = neededOperations(graph).filter((one) => one.op === 'Conv' && graph.nodes.indexOf(one) > lossAt);
      back
        .filter((one) => !isDepthwise(one))
        .forEach((one, at) => {
          // What is rounded for it, or itself.
          const rounded = graph.nodes.find(({ output }) => output.id === one.inputs[0]?.id);
          const value: Value | undefined = rounded?.op === 'Cast' ? rounded.inputs[0] : one.inputs[0];
          if (value) graph.output(`back${at}`, value);
        });
      return evaluate(graph, firstStep(model.generator));
    };
    const [half, single] = [await numbersOf('half'), await numbersOf('single')];
    const largest = (values: Float32Array = new Float32Array()): number =>
      values.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
    const backs = Object.keys(half).filter((name) => name.startsWith('back'));
    expect(backs.length).toBeGreaterThan(5);
    for (const name of backs) {
      // Below the smallest normal half, 6e-5, without the scale; with it far above, and far below the largest, 65504.
      expect(largest(single[name]), name).toBeLessThan(1e-3);
      expect(largest(half[name]), name).toBeGreaterThan(0.1);
      expect(largest(half[name]), name).toBeLessThan(600);
    }
    const scale = largest(single['gradient']);
    const apart = (half['gradient'] ?? new Float32Array()).map(
      (value, at) => value - (single['gradient']?.[at] ?? Number.NaN),
    );
    expect(largest(apart) / scale).toBeLessThan(1e-3);
    expect(scale).toBeGreaterThan(0);
  });

  const refusal = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (thrown: unknown) => thrown,
    );

  test('is refused on a provider that it is not for', async () => {
    const refused = await refusal(createLocalEngine(lion, { providers: ['cpu'], precision: 'half' }));
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'bad-input', message: expect.stringContaining('cpu serves here') });
    const others = [{ provider: 'webgpu', reason: 'no graphics device' }];
    const told = await refusal(
      checkHalf(
        { provider: 'cuda', refused: others },
        {},
        device(() => Promise.resolve(36)),
      ),
    );
    expect(told).toMatchObject({ message: expect.stringContaining('cuda serves here; webgpu: no graphics device.') });
  });

  /** A device on which a run of that outcome is all that can be had. */
  const device =
    (run: () => Promise<number>): typeof openModel =>
    async () => {
      const runner: Pick<ModelRunner, 'run' | 'close'> = {
        run: async () => ({ y: { shape: [1], data: Float32Array.of(await run()) } }),
        close: async () => {},
      };
      return runner as ModelRunner; // of a runner only these two are used
    };

  test.each([
    [
      'whose shaders know no 16 bits',
      () => Promise.reject(new Error('shader-f16 is not there')),
      'shader-f16 is not there',
    ],
    ['that computes something else', () => Promise.resolve(7), 'a sum of 36 came out as 7'],
  ])('is refused on a device %s', async (_, run, why) => {
    const refused = await refusal(checkHalf({ provider: 'webgpu', refused: [] }, {}, device(run)));
    expect(refused).toMatchObject({ code: 'no-provider', message: expect.stringContaining(why) });
  });

  test('is had on a device that can', async () => {
    await expect(
      checkHalf(
        { provider: 'webgpu', refused: [] },
        {},
        device(() => Promise.resolve(36)),
      ),
    ).resolves.toBeUndefined();
  });
});
