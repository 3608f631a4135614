/**
 * The least a step can cost: arithmetic counted on its graph, bytes that must be read, and what this onnxruntime
 * reaches on this machine on a convolution of the step's own kind, in the same run.
 */
import {
  convolve,
  elementCount,
  Graph,
  neededOperations,
  type Operation,
  reduceSum,
  square,
  toOnnx,
} from '../src/drag/graph/index.ts';
import { readModelFolder } from '../src/drag/model-folder.ts';
import { settleRequest } from '../src/drag/request.ts';
import { stepGraph } from '../src/drag/step/step-graph.ts';
import { openModel } from '../src/runtime/index.ts';
import { type DragCase, requestOf } from './drag-case.ts';

export interface Work {
  /** Multiplications and additions of convolutions and matrix products. */
  readonly gigaflops: number;
  /** Weights read once by each operation that uses them. */
  readonly weightsMb: number;
  /** Results of operations, written once and read once. */
  readonly activationsMb: number;
  readonly operations: number;
}

const flopsOf = ({ op, inputs, output }: Operation): number => {
  const [first, second] = inputs;
  const outputs = elementCount(output.shape);
  const taps = elementCount(second?.shape.slice(2) ?? []);
  switch (op) {
    case 'Conv':
      return 2 * outputs * (second?.shape[1] ?? 0) * taps;
    case 'ConvTranspose':
      return 2 * elementCount(first?.shape ?? []) * (second?.shape[1] ?? 0) * taps;
    case 'MatMul':
      return 2 * outputs * (first?.shape.at(-1) ?? 0);
    default:
      return 0;
  }
};

const megabytes = (elements: number): number => (4 * elements) / 1e6;

export const workOf = (graph: Graph): Work => {
  const nodes = neededOperations(graph);
  const constants = new Set(graph.initializers.map(({ value }) => value.id));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const read = nodes.flatMap(({ inputs }) =>
    inputs.filter(({ id }) => constants.has(id)).map(({ shape }) => elementCount(shape)),
  );
  // Reshapes move nothing: their result is their input.
  const made = nodes.filter(({ op }) => op !== 'Reshape').map(({ output }) => elementCount(output.shape));
  return {
    gigaflops: sum(nodes.map(flopsOf)) / 1e9,
    weightsMb: megabytes(sum(read)),
    activationsMb: 2 * megabytes(sum(made)),
    operations: nodes.length,
  };
};

/** The work of one step of a case. */
export const stepWork = async (folder: string, drag: DragCase): Promise<Work> => {
  const model = await readModelFolder(folder);
  const { rows, width } = model.generator;
  const latent = { rows, width, values: new Float32Array(rows * width) };
  const { design } = settleRequest(requestOf(drag, latent, 1), model);
  // What the numbers are does not matter here.
  const spread = { mean: new Float32Array(width), whitening: new Float32Array(width * width) };
  return workOf(stepGraph(model.generator, design, { spread: design.rules.staysLikely ? spread : null }));
};

export interface Rates {
  /** Operations per second of processor time of one thread, in 10^9. */
  readonly convolutionGflops: number;
  /** Bytes read per second by one thread, in 10^9. */
  readonly readGbs: number;
}

const best = async (graph: Graph, shape: readonly number[], runs: number): Promise<number> => {
  const model = await openModel(toOnnx(graph), { providers: ['cpu'], threads: 1 });
  const data = new Float32Array(elementCount(shape)).fill(0.5);
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await model.run({ x: { shape, data } }, ['y']);
    const { user, system } = process.cpuUsage(before);
    if (run > 0) least = Math.min(least, (user + system) / 1e6);
  }
  await model.close();
  return least;
};

/**
 * What one thread reaches: 3x3 convolutions of 512 channels on 16 x 16 cells one behind the other, and a sum over
 * 256 MB. Processor time counts, so that other programs on the machine weigh less on it.
 */
export const measureRates = async (): Promise<Rates> => {
  const shape = [1, 512, 16, 16];
  const layers = 4;
  const graph = new Graph();
  let y = graph.input('x', shape);
  for (let layer = 0; layer < layers; layer++) {
    const data = new Float32Array(512 * 512 * 9).fill(1e-4 * (layer + 1));
    y = convolve(y, { shape: [512, 512, 3, 3], data }, 1);
  }
  graph.output('y', reduceSum(square(y)));
  const { gigaflops } = workOf(graph);
  const convolutionSeconds = await best(graph, shape, 12);

  const large = [64 * 1024 * 1024];
  const sum = new Graph();
  sum.output('y', reduceSum(sum.input('x', large)));
  const readSeconds = await best(sum, large, 5);
  return {
    convolutionGflops: gigaflops / convolutionSeconds,
    readGbs: (4 * (large[0] ?? 0)) / 1e9 / readSeconds,
  };
};

/** The least processor milliseconds of a step: arithmetic and weights overlap at best, so the larger counts. */
export const floorMs = ({ gigaflops, weightsMb }: Work, { convolutionGflops, readGbs }: Rates): number =>
  Math.max((gigaflops / convolutionGflops) * 1000, weightsMb / readGbs);
