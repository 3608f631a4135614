/**
 * The graphs of one generator, opened on the provider that serves: mapping and picture at once, a step's graph when a
 * drag first needs it. The last three step graphs stay open, since each holds its own copy of the weights.
 */
import { AppError, type Latent, type Picture } from '../core/index.ts';
import { type ModelOptions, type ModelRunner, openModel } from '../runtime/index.ts';
import { Graph, slice, toOnnx } from './graph/index.ts';
import { toPicture } from './picture.ts';
import type { StepDesign } from './step/design.ts';
import { stepGraph } from './step/step-graph.ts';
import type { Generator } from './stylegan2/generator.ts';
import { mappingGraph } from './stylegan2/mapping.ts';
import { normalNumbers } from './stylegan2/seed.ts';
import { pictureOf } from './stylegan2/synthesis.ts';

const stepGraphsKept = 3;

const pictureGraph = (generator: Generator): Graph => {
  const graph = new Graph();
  const latent = graph.input('latent', [generator.rows, generator.width]);
  graph.output(
    'picture',
    pictureOf(graph, generator, (row) => slice(latent, 0, row, row + 1)),
  );
  return graph;
};

const floats = async (model: ModelRunner, inputs: Parameters<ModelRunner['run']>[0], output: string) => {
  const data = (await model.run(inputs))[output]?.data;
  if (!(data instanceof Float32Array)) throw new AppError('engine-failed', `The network did not answer "${output}".`);
  return data;
};

export class Networks {
  readonly generator: Generator;
  readonly picture: ModelRunner;
  readonly #mapping: ModelRunner;
  readonly #options: ModelOptions;
  readonly #steps = new Map<string, Promise<ModelRunner>>();

  private constructor(generator: Generator, options: ModelOptions, mapping: ModelRunner, picture: ModelRunner) {
    this.generator = generator;
    this.picture = picture;
    this.#mapping = mapping;
    this.#options = options;
  }

  static async open(generator: Generator, options: ModelOptions): Promise<Networks> {
    const mapping = await openModel(toOnnx(mappingGraph(generator)), options);
    const picture = await openModel(toOnnx(pictureGraph(generator)), options);
    return new Networks(generator, options, mapping, picture);
  }

  /** The latent of a seed: every row the same w, truncated by psi. */
  async sample(seed: number, psi: number): Promise<Latent> {
    const { zWidth, rows, width } = this.generator;
    const z = { shape: [1, zWidth], data: normalNumbers(seed, zWidth) };
    const w = await floats(this.#mapping, { z, psi: { shape: [1, 1], data: Float32Array.of(psi) } }, 'w');
    const values = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) values.set(w, row * width);
    return { rows, width, values };
  }

  async render({ rows, width, values }: Latent): Promise<Picture> {
    const colours = await floats(this.picture, { latent: { shape: [rows, width], data: values } }, 'picture');
    return toPicture(colours, this.generator.imageSize);
  }

  /** The step's graph of a design, opened at its first use. */
  step(design: StepDesign): Promise<ModelRunner> {
    const key = JSON.stringify(design);
    const open = this.#steps.get(key) ?? openModel(toOnnx(stepGraph(this.generator, design)), this.#options);
    this.#steps.delete(key);
    this.#steps.set(key, open);
    open.catch(() => this.#steps.delete(key));
    for (const [old, model] of [...this.#steps].slice(0, -stepGraphsKept)) {
      this.#steps.delete(old);
      void model.then((runner) => runner.close());
    }
    return open;
  }

  async close(): Promise<void> {
    const steps = await Promise.allSettled(this.#steps.values());
    const opened = steps.flatMap((step) => (step.status === 'fulfilled' ? [step.value] : []));
    await Promise.all([...opened, this.#mapping, this.picture].map((model) => model.close()));
  }
}
