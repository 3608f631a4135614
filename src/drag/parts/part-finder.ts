/** Finds places again by the generator's features, in the calling process; the engine's process answers for the rest. */
import { AppError, type ImagePoint, type Kept, type Latent } from '../../core/index.ts';
import { type ModelOptions, type ModelRunner, openModel } from '../../runtime/index.ts';
import { toOnnx } from '../graph/index.ts';
import type { FoundPart, PartFinder, PartLook } from '../port.ts';
import { checkKept, checkLatent } from '../request.ts';
import { averageOverCells } from '../step/mask.ts';
import type { Generator } from '../stylegan2/generator.ts';
import { fingerprintOf } from './fingerprint.ts';
import { lookBlocks, lookCells, lookChannels, lookGraph, similarityGraph } from './look-graph.ts';
import { type Cells, cellAt, patchOf, patchSize, placeOf } from './place.ts';
import { suggestParts } from './suggest.ts';

/** Columns that one run compares: eight looks; more take several runs. */
const columnsAtOnce = 8 * patchSize;

/** Opened at its first use. */
const lazily = (open: () => Promise<ModelRunner>) => {
  let opened: Promise<ModelRunner> | null = null;
  return {
    get: (): Promise<ModelRunner> => {
      opened ??= open().catch((reason: unknown) => {
        opened = null;
        throw reason;
      });
      return opened;
    },
    close: async () => (await opened?.catch(() => null))?.close(),
  };
};

export interface LocalPartFinder extends PartFinder {
  close(): Promise<void>;
}

export const openPartFinder = (
  generator: Generator,
  sample: (seed: number, psi: number) => Promise<Latent>,
  options: ModelOptions,
): LocalPartFinder => {
  const cells: Cells = { side: lookCells(generator), imageSize: generator.imageSize };
  const count = cells.side ** 2;
  const channels = lookChannels(generator);
  const plain = lazily(() => openModel(toOnnx(lookGraph(generator, false)), options));
  const mixed = lazily(() => openModel(toOnnx(lookGraph(generator, true)), options));
  const compare = lazily(() => openModel(toOnnx(similarityGraph(columnsAtOnce, channels, count)), options));

  const run = async (model: Promise<ModelRunner>, inputs: Parameters<ModelRunner['run']>[0], output: string) => {
    const data = (await (await model).run(inputs, [output]))[output]?.data;
    if (!(data instanceof Float32Array)) throw new AppError('engine-failed', `The network did not answer "${output}".`);
    return data;
  };
  const tensor = ({ rows, width, values }: Latent) => ({ shape: [rows, width], data: values });

  /** [C, cells²] */
  const columnsOf = async (latent: Latent, kept: Kept | null): Promise<Float32Array> => {
    checkLatent(latent, generator);
    checkKept(kept, generator);
    if (kept === null) return run(plain.get(), { latent: tensor(latent) }, 'columns');
    const keeps = lookBlocks(generator).map(({ size }) => [
      `keep${size}`,
      { shape: [1, 1, size, size], data: averageOverCells(kept.mask.keep, generator.imageSize, size) },
    ]);
    const inputs = { latent: tensor(latent), keptLatent: tensor(kept.latent), ...Object.fromEntries(keeps) };
    return run(mixed.get(), inputs, 'columns');
  };

  const lookAt = (columns: Float32Array, point: ImagePoint): PartLook => {
    const values = new Float32Array(patchSize * channels);
    patchOf(cells).forEach((offset, at) => {
      const cell = cellAt(point, cells, offset);
      for (let c = 0; c < channels; c++) values[at * channels + c] = columns[c * count + cell] ?? 0;
    });
    return { values };
  };

  /** Looks of whole patches, or all of their middles alone. */
  const findIn = async (columns: Float32Array, looks: readonly PartLook[]): Promise<readonly FoundPart[]> => {
    const found: FoundPart[] = [];
    const size = (looks[0]?.values.length ?? 0) / channels;
    const atOnce = Math.floor(columnsAtOnce / size);
    for (let from = 0; from < looks.length; from += atOnce) {
      const some = looks.slice(from, from + atOnce);
      const data = new Float32Array(columnsAtOnce * channels);
      some.forEach((look, at) => {
        data.set(unitColumns(look, channels), at * size * channels);
      });
      const inputs = {
        looks: { shape: [columnsAtOnce, channels], data },
        columns: { shape: [channels, count], data: columns },
      };
      const similarity = await run(compare.get(), inputs, 'similarity');
      const row = (at: number) => similarity.subarray(at * count, (at + 1) * count);
      some.forEach((_, at) => {
        const rows = Array.from({ length: size }, (__, k) => row(at * size + k));
        found.push(placeOf(rows, cells));
      });
    }
    return found;
  };

  const input = { cells, channels, sample, columnsOf: (latent: Latent) => columnsOf(latent, null), lookAt, findIn };
  let suggested: readonly PartLook[] | null = null;
  return {
    fingerprint: fingerprintOf(generator),
    async look(latent, kept, point) {
      const inside = [point.x, point.y].every((at) => at >= 0 && at <= generator.imageSize - 1);
      if (!inside) {
        const has = `${generator.imageSize} x ${generator.imageSize}`;
        throw new AppError('bad-input', `The point ${point.x}, ${point.y} lies outside the picture of ${has}.`);
      }
      return lookAt(await columnsOf(latent, kept), point);
    },
    async find(latent, kept, looks) {
      const wrong = looks.find(({ values }) => values.length !== patchSize * channels);
      if (wrong !== undefined) {
        const has = `${wrong.values.length} numbers; this model's have ${patchSize * channels}`;
        throw new AppError('bad-input', `The look of a part has ${has}. Was it taught with another model?`);
      }
      return looks.length === 0 ? [] : findIn(await columnsOf(latent, kept), looks);
    },
    async *suggest(signal) {
      suggested ??= yield* suggestParts(input, signal);
      return suggested;
    },
    close: async () => {
      await Promise.all([plain.close(), mixed.close(), compare.close()]);
    },
  };
};

/** A look, or a sum of looks, with each of its columns of length one. */
const unitColumns = ({ values }: PartLook, channels: number): Float32Array => {
  const unit = values.slice();
  for (let from = 0; from < unit.length; from += channels) {
    const column = unit.subarray(from, from + channels);
    const length = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
    for (let c = 0; c < channels; c++) column[c] = length > 0 ? (column[c] ?? 0) / length : 0;
  }
  return unit;
};
