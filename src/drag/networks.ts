/**
 * The graphs of one generator, opened on the provider that serves: mapping and pictures (./pictures.ts) at once, a step's
 * graph when a drag first needs it. Each step's graph holds its own copy of the weights.
 */
import type { Latent } from '../core/index.ts';
import { type ModelRunner, openModel, weightBytes } from '../runtime/index.ts';
import { toOnnx } from './graph/index.ts';
import { checkHalf } from './half-precision.ts';
import type { DragModel } from './model-folder.ts';
import { floatsOf, Pictures } from './pictures.ts';
import type { EngineOptions, Precision } from './port.ts';
import type { StepDesign } from './step/design.ts';
import { type Spread, spreadOf } from './step/likely.ts';
import { carriedByStep, stepGraph } from './step/step-graph.ts';
import type { Generator } from './stylegan2/generator.ts';
import { mappingGraph } from './stylegan2/mapping.ts';
import { normalNumbers } from './stylegan2/seed.ts';

/**
 * Step graphs stay open while their weights together are below this; the one in use in any case. One of the bundled lion
 * has 39 MB, one of a 512 px config-f generator 220 MB.
 */
const stepWeightsKept = 256e6;

/** Seeds of the samples that tell how latents are spread: any will do, and always the same. */
const firstSpreadSeed = 4_000_000_000;
const spreadSamples = 512;

interface OpenStep {
  readonly model: Promise<ModelRunner>;
  readonly bytes: number;
}

export class Networks {
  readonly generator: Generator;
  readonly pictures: Pictures;
  readonly #mapping: ModelRunner;
  readonly #options: EngineOptions;
  /** The one used last at the end. */
  readonly #steps = new Map<string, OpenStep>();
  #spread: Promise<Spread> | null = null;

  private constructor(generator: Generator, options: EngineOptions, mapping: ModelRunner, pictures: Pictures) {
    this.generator = generator;
    this.pictures = pictures;
    this.#mapping = mapping;
    this.#options = options;
  }

  static async open({ generator, tuning }: DragModel, options: EngineOptions): Promise<Networks> {
    const mapping = await openModel(toOnnx(mappingGraph(generator)), options);
    if (options.precision === 'half') await checkHalf(mapping, options);
    return new Networks(generator, options, mapping, await Pictures.open(generator, tuning.featureBlock, options));
  }

  get precision(): Precision {
    return this.#options.precision ?? 'single';
  }

  /** The latent of a seed: every row the same w, truncated by psi. */
  async sample(seed: number, psi: number): Promise<Latent> {
    const { zWidth, rows, width } = this.generator;
    const z = { shape: [1, zWidth], data: normalNumbers(seed, zWidth) };
    const w = floatsOf(await this.#mapping.run({ z, psi: { shape: [1, 1], data: Float32Array.of(psi) } }), 'w');
    const values = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) values.set(w, row * width);
    return { rows, width, values };
  }

  /** The step's graph of a design, opened at its first use. */
  async step(design: StepDesign): Promise<ModelRunner> {
    const key = JSON.stringify(design);
    const open = this.#steps.get(key) ?? (await this.#openStep(design));
    this.#steps.delete(key);
    this.#steps.set(key, open);
    open.model.catch(() => this.#steps.delete(key));
    return open.model;
  }

  /** How the model's own latents are spread, from samples: a third of a second, once. */
  #spreadOnce(): Promise<Spread> {
    this.#spread ??= this.#spreadOfSamples();
    return this.#spread;
  }

  async #spreadOfSamples(): Promise<Spread> {
    const { width } = this.generator;
    const samples: Float32Array[] = [];
    for (let at = 0; at < spreadSamples; at++) {
      const { values } = await this.sample(firstSpreadSeed + at, 1);
      samples.push(values.slice(0, width));
    }
    return spreadOf(samples, width);
  }

  async #openStep(design: StepDesign): Promise<OpenStep> {
    await this.#makeRoom();
    const spread = design.rules.staysLikely ? await this.#spreadOnce() : null;
    const source = toOnnx(stepGraph(this.generator, design, { precision: this.precision, spread }));
    const bytes = weightBytes(source);
    return { model: openModel(source, { ...this.#options, carry: carriedByStep, runsOften: true }), bytes };
  }

  /** For a step as large as the largest that is open: before it is made, so that its weights do not come on top. */
  async #makeRoom(): Promise<void> {
    const sizes = [...this.#steps.values()].map(({ bytes }) => bytes);
    let total = Math.max(0, ...sizes) + sizes.reduce((sum, bytes) => sum + bytes, 0);
    for (const [key, { model, bytes }] of [...this.#steps]) {
      if (total <= stepWeightsKept) return;
      this.#steps.delete(key);
      total -= bytes;
      await (await model).close();
    }
  }

  async close(): Promise<void> {
    const steps = await Promise.allSettled([...this.#steps.values()].map(({ model }) => model));
    const opened = steps.flatMap((graph) => (graph.status === 'fulfilled' ? [graph.value] : []));
    await Promise.all([...opened, this.#mapping, this.pictures].map((model) => model.close()));
  }
}
