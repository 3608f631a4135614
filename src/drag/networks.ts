/**
 * The graphs of one generator, opened on the provider that serves: mapping and picture at once, a step's graph when a
 * drag first needs it. The last three step graphs stay open, since each holds its own copy of the weights.
 */
import { AppError, type Kept, type Latent, type Picture } from '../core/index.ts';
import { type ModelOptions, type ModelRunner, openModel, type TensorMap } from '../runtime/index.ts';
import { Graph, slice, toOnnx } from './graph/index.ts';
import { composite } from './keep.ts';
import type { DragModel } from './model-folder.ts';
import { toPicture } from './picture.ts';
import type { StepDesign } from './step/design.ts';
import { averageOverCells } from './step/mask.ts';
import { stepGraph } from './step/step-graph.ts';
import type { Generator } from './stylegan2/generator.ts';
import { joinGraph, stageGraph } from './stylegan2/join.ts';
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

const floatsOf = (outputs: TensorMap, name: string): Float32Array => {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new AppError('engine-failed', `The network did not answer "${name}".`);
  return data;
};

const floats = async (model: ModelRunner, inputs: TensorMap, output: string): Promise<Float32Array> =>
  floatsOf(await model.run(inputs, [output]), output);

const tensorOf = ({ rows, width, values }: Latent) => ({ shape: [rows, width], data: values });

/** A latent's synthesis up to some block: what a kept part of a picture, and the mask term, are compared and joined by. */
export interface StageNumbers {
  /** [C, block, block] */
  readonly features: Float32Array;
  /** [3, block, block] */
  readonly picture: Float32Array;
}

export class Networks {
  readonly generator: Generator;
  readonly picture: ModelRunner;
  readonly #mapping: ModelRunner;
  readonly #options: ModelOptions;
  /** Pictures of which a part is kept are joined behind this block. */
  readonly #joinBlock: number;
  readonly #steps = new Map<string, Promise<ModelRunner>>();
  /** Graphs that only some drags need, opened at their first use. */
  readonly #others = new Map<string, Promise<ModelRunner>>();
  #lastStage: { readonly latent: Latent; readonly block: number; readonly numbers: StageNumbers } | null = null;

  private constructor(
    { generator, tuning }: DragModel,
    options: ModelOptions,
    mapping: ModelRunner,
    picture: ModelRunner,
  ) {
    this.generator = generator;
    this.#joinBlock = tuning.featureBlock;
    this.picture = picture;
    this.#mapping = mapping;
    this.#options = options;
  }

  static async open(model: DragModel, options: ModelOptions): Promise<Networks> {
    const { generator } = model;
    const mapping = await openModel(toOnnx(mappingGraph(generator)), options);
    const picture = await openModel(toOnnx(pictureGraph(generator)), options);
    return new Networks(model, options, mapping, picture);
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

  async render(latent: Latent, kept: Kept | null = null): Promise<Picture> {
    const { imageSize } = this.generator;
    if (!kept) return toPicture(await floats(this.picture, { latent: tensorOf(latent) }, 'picture'), imageSize);
    const block = this.#joinBlock;
    const base = await this.stage(kept.latent, block);
    const edited = await this.#computeStage(latent, block);
    const maps = (data: Float32Array) => ({ shape: [1, data.length / block ** 2, block, block], data });
    const joining = await this.#other('join', () => joinGraph(this.generator, block));
    const inputs = {
      latent: tensorOf(latent),
      features: maps(edited.features),
      picture: maps(edited.picture),
      keptFeatures: maps(base.features),
      keptPicture: maps(base.picture),
      keep: maps(averageOverCells(kept.mask.keep, imageSize, block)),
    };
    return composite(toPicture(await floats(joining, inputs, 'joined'), imageSize), kept);
  }

  /** Features and picture after the block of that size. The last one is remembered: a drag asks for its start again. */
  async stage(latent: Latent, block: number): Promise<StageNumbers> {
    const known = this.#lastStage;
    if (known?.latent === latent && known.block === block) return known.numbers;
    const numbers = await this.#computeStage(latent, block);
    this.#lastStage = { latent, block, numbers };
    return numbers;
  }

  async #computeStage(latent: Latent, block: number): Promise<StageNumbers> {
    const model = await this.#other(`stage ${block}`, () => stageGraph(this.generator, block));
    const outputs = await model.run({ latent: tensorOf(latent) });
    return { features: floatsOf(outputs, 'features'), picture: floatsOf(outputs, 'picture') };
  }

  #other(key: string, build: () => Graph): Promise<ModelRunner> {
    const open = this.#others.get(key) ?? openModel(toOnnx(build()), this.#options);
    this.#others.set(key, open);
    open.catch(() => this.#others.delete(key));
    return open;
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
    const graphs = await Promise.allSettled([...this.#steps.values(), ...this.#others.values()]);
    const opened = graphs.flatMap((graph) => (graph.status === 'fulfilled' ? [graph.value] : []));
    await Promise.all([...opened, this.#mapping, this.picture].map((model) => model.close()));
  }
}
