/**
 * Pictures of one generator's latents, with what they keep, in several graphs: the blocks up to the dragged one (on whole
 * maps while these are small, then in strips), and those above it by the size of the picture. Each graph holds its own copy
 * of the weights; the lower blocks have nearly all of them, so they are there once for pictures of every size and kind.
 */
import { AppError, type Kept, type Latent, type Picture } from '../core/index.ts';
import { type ModelOptions, type ModelRunner, openModel, type TensorMap } from '../runtime/index.ts';
import { toOnnx } from './graph/index.ts';
import { composite, shrunkKept } from './keep.ts';
import { meanDifference, shrink, toPicture } from './picture.ts';
import { averageOverCells } from './step/mask.ts';
import type { Generator } from './stylegan2/generator.ts';
import { stageGraph, stripGraph } from './stylegan2/picture-graphs.ts';
import { largestWhole, rowsOfStrip } from './stylegan2/strips.ts';

/**
 * A lower block's picture stands in for the whole one, made smaller, where the two differ by less than so many levels of
 * 255 on average. The lion's last block but one: 4; the one below it, whose colours are still grey: 30.
 */
const alikeLevels = 6;

/** The number array that a graph answered. @throws AppError engine-failed */
export const floatsOf = (outputs: TensorMap, name: string): Float32Array => {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new AppError('engine-failed', `The network did not answer "${name}".`);
  return data;
};

/** A latent's synthesis up to some block: what a kept part of a picture, and the mask term, are compared and joined by. */
export interface StageNumbers {
  /** [C, block, block] */
  readonly features: Float32Array;
  /** [3, block, block] */
  readonly picture: Float32Array;
}

/** Maps [C, cells]: `a` where the mask is 0, `b` where it is 1. In place: a map of 512 px generators has 17 MB. */
const mixInto = (a: Float32Array, b: Float32Array, keep: Float32Array): void => {
  // Counted, not over entries(): a pair for each of four million numbers filled 130 MB of heap.
  for (let at = 0; at < a.length; at++) {
    const value = a[at] ?? 0;
    a[at] = value + ((b[at] ?? 0) - value) * (keep[at % keep.length] ?? 0);
  }
};

/** Rows `first` ... of maps [C, size, size]. */
const placeRows = (maps: Float32Array, rows: Float32Array, size: number, first: number, count: number): void => {
  for (let channel = 0; channel < maps.length / size ** 2; channel++) {
    const own = rows.subarray(channel * count * size, (channel + 1) * count * size);
    maps.set(own, channel * size ** 2 + first * size);
  }
};

export class Pictures {
  readonly #generator: Generator;
  /** Size of the dragged block; behind it pictures of which a part is kept are joined. */
  readonly #block: number;
  readonly #options: ModelOptions;
  readonly #lower: ModelRunner;
  /** The size up to which the lower blocks are computed on whole maps: that of the dragged one, or less. */
  readonly #whole: number;
  /** The blocks above, by the size that they lead to; opened at their first use. */
  readonly #upper = new Map<number, Promise<ModelRunner>>();
  /** By the size of a frame: the size that it is synthesised at. */
  readonly #frameBlocks = new Map<number, number>();
  #lastStage: { readonly latent: Latent; readonly numbers: StageNumbers } | null = null;

  private constructor(generator: Generator, block: number, options: ModelOptions, lower: ModelRunner) {
    this.#generator = generator;
    this.#block = block;
    this.#whole = largestWhole(generator, block);
    this.#options = options;
    this.#lower = lower;
  }

  /**
   * Pictures of one strip keep their memory between runs (10 MB on the lion, whose frames then take 40 ms instead of 67);
   * larger ones would keep 80 MB at 512 px.
   */
  static #optionsFor(generator: Generator, whole: number, options: ModelOptions): ModelOptions {
    const { imageSize } = generator;
    return { ...options, runsOften: rowsOfStrip(generator, whole, imageSize) === imageSize };
  }

  /** @throws AppError no-provider */
  static async open(generator: Generator, block: number, options: ModelOptions): Promise<Pictures> {
    const whole = largestWhole(generator, block);
    const own = Pictures.#optionsFor(generator, whole, options);
    return new Pictures(generator, block, own, await openModel(toOnnx(stageGraph(generator, whole)), own));
  }

  /** Which provider serves, and which were tried before it. */
  get provider(): Pick<ModelRunner, 'provider' | 'refused'> {
    return this.#lower;
  }

  render(latent: Latent, kept: Kept | null = null): Promise<Picture> {
    return this.#renderAt(latent, kept, this.#generator.imageSize);
  }

  /** A smaller picture for showing, from the lowest block whose picture looks the same. */
  async frame(latent: Latent, kept: Kept | null, size: number): Promise<Picture> {
    if (size === this.#generator.imageSize) return this.render(latent, kept);
    const block = this.#frameBlocks.get(size) ?? (await this.#findFrameBlock(size));
    this.#frameBlocks.set(size, block);
    return shrink(await this.#renderAt(latent, kept, block), size);
  }

  /** Features and picture after the dragged block. The last one is remembered: a drag asks for its start again. */
  async stage(latent: Latent): Promise<StageNumbers> {
    if (this.#lastStage?.latent === latent) return this.#lastStage.numbers;
    // 17 MB at 512 px: let go before the next ones are made.
    this.#lastStage = null;
    const numbers = await this.#computeStage(latent);
    this.#lastStage = { latent, numbers };
    return numbers;
  }

  async #renderAt(latent: Latent, kept: Kept | null, size: number): Promise<Picture> {
    if (!kept) {
      const known = this.#lastStage?.latent === latent ? this.#lastStage.numbers : await this.#computeStage(latent);
      return this.#finish(latent, known, size);
    }
    const edited = await this.#computeStage(latent);
    const base = await this.stage(kept.latent);
    const keep = averageOverCells(kept.mask.keep, this.#generator.imageSize, this.#block);
    mixInto(edited.features, base.features, keep);
    mixInto(edited.picture, base.picture, keep);
    return composite(await this.#finish(latent, edited, size), shrunkKept(kept, size));
  }

  /** The picture from a stage: the blocks above it. `size`: the stage's or more. */
  async #finish(latent: Latent, stage: StageNumbers, size: number): Promise<Picture> {
    if (size === this.#block) return toPicture(stage.picture, size);
    return toPicture((await this.#inStrips(latent, stage, this.#block, size)).picture, size);
  }

  async #computeStage(latent: Latent): Promise<StageNumbers> {
    const { rows, width, values } = latent;
    const outputs = await this.#lower.run({ latent: { shape: [rows, width], data: values } });
    const stage = { features: floatsOf(outputs, 'features'), picture: floatsOf(outputs, 'picture') };
    return this.#whole === this.#block ? stage : this.#inStrips(latent, stage, this.#whole, this.#block);
  }

  /** From the stage of one block to that of a higher one; no features where it is above the dragged block. */
  async #inStrips(latent: Latent, stage: StageNumbers, from: number, to: number): Promise<StageNumbers> {
    const upper = await this.#upperTo(from, to);
    const count = this.#stripRows(from, to);
    const maps = (data: Float32Array) => ({ shape: [1, data.length / from ** 2, from, from], data });
    const style = { shape: [latent.rows, latent.width], data: latent.values };
    const inputs = { latent: style, features: maps(stage.features), picture: maps(stage.picture) };
    const channels = this.#generator.blocks.find(({ size }) => size === to)?.channels ?? 0;
    const features = new Float32Array(to === this.#block ? channels * to ** 2 : 0);
    const picture = new Float32Array(3 * to ** 2);
    for (let first = 0; first < to; first += count) {
      const outputs = await upper.run({ ...inputs, first: { shape: [1, 1], data: Float32Array.of(first) } });
      placeRows(picture, floatsOf(outputs, 'pictureRows'), to, first, count);
      if (features.length > 0) placeRows(features, floatsOf(outputs, 'featureRows'), to, first, count);
    }
    return { features, picture };
  }

  /** A device of its own has its memory, and every run costs it a copy of the stage: there, one strip is the picture. */
  #stripRows(from: number, to: number): number {
    return this.#lower.provider === 'cpu' ? rowsOfStrip(this.#generator, from, to) : to;
  }

  #upperTo(from: number, to: number): Promise<ModelRunner> {
    const graph = () => toOnnx(stripGraph(this.#generator, from, to, this.#stripRows(from, to), this.#block));
    const open = this.#upper.get(to) ?? openModel(graph(), this.#options);
    this.#upper.set(to, open);
    open.catch(() => this.#upper.delete(to));
    return open;
  }

  /** Judged once a model and size, on the picture of the mean latent. */
  async #findFrameBlock(size: number): Promise<number> {
    const { imageSize, rows, width, averageW } = this.#generator;
    const values = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) values.set(averageW.data, row * width);
    const latent = { rows, width, values };
    const stage = await this.#computeStage(latent);
    const whole = await this.#finish(latent, stage, imageSize);
    for (let block = Math.max(size, this.#block); block < imageSize; block *= 2) {
      const lower = await this.#finish(latent, stage, block);
      if (meanDifference(lower, shrink(whole, block)) < alikeLevels) return block;
      if (block > this.#block) await this.#closeUpper(block);
    }
    return imageSize;
  }

  async #closeUpper(to: number): Promise<void> {
    const unused = await this.#upper.get(to);
    this.#upper.delete(to);
    await unused?.close();
  }

  async close(): Promise<void> {
    const upper = await Promise.allSettled(this.#upper.values());
    const opened = upper.flatMap((graph) => (graph.status === 'fulfilled' ? [graph.value] : []));
    await Promise.all([...opened, this.#lower].map((model) => model.close()));
  }
}
