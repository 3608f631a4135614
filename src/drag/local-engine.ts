/**
 * The drag engine in the calling process: for tests, tools, and the child process that serves everyone else.
 * A step blocks the event loop for as long as it runs; servers use `createEngineProcess`.
 */
import { AppError } from '../core/index.ts';
import { dragLoop } from './drag-loop.ts';
import { type DragModel, readModelFolder } from './model-folder.ts';
import { Networks } from './networks.ts';
import { openPartFinder } from './parts/part-finder.ts';
import type { DragEngine, DragRequest, EngineOptions, GeneratorInfo, PartFinder } from './port.ts';
import { checkKept, checkLatent, settleRequest } from './request.ts';

const checkSample = (seed: number, psi: number): void => {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new AppError('bad-input', `The seed ${seed} is not a whole number from 0 to 4294967295.`);
  }
  if (!(psi >= -2 && psi <= 2))
    throw new AppError('bad-input', `The truncation psi ${psi} is not a number from -2 to 2.`);
};

export interface LocalEngine extends DragEngine {
  readonly parts: PartFinder;
  prepare(request: DragRequest): Promise<void>;
}

/** An engine on a model already read. */
export const openLocalEngine = async (model: DragModel, options: EngineOptions = {}): Promise<LocalEngine> => {
  const networks = await Networks.open(model, options);
  const { imageSize, rows, width } = model.generator;
  const { provider, refused } = networks.pictures.provider;
  const info: GeneratorInfo = {
    name: model.name,
    imageSize,
    rows,
    width,
    provider,
    precision: networks.precision,
    refused,
  };
  const parts = openPartFinder(model.generator, (seed, psi) => networks.sample(seed, psi), options);
  let dragging = false;
  return {
    info,
    parts,
    async sample(seed, psi = 1) {
      checkSample(seed, psi);
      return networks.sample(seed, psi);
    },
    async render(latent, kept = null) {
      checkLatent(latent, model.generator);
      checkKept(kept, model.generator);
      return networks.pictures.render(latent, kept);
    },
    async *drag(request, signal) {
      if (dragging) throw new AppError('busy', 'A drag is running; wait for its end or cancel it first.');
      const settled = settleRequest(request, model);
      dragging = true;
      try {
        return yield* dragLoop(networks, settled, signal);
      } finally {
        dragging = false;
      }
    },
    async prepare(request) {
      await networks.step(settleRequest(request, model).design);
    },
    onStatus: () => () => {},
    async close() {
      await parts.close();
      await networks.close();
    },
  };
};

/**
 * An engine on a model's folder (generator.safetensors, model.json).
 * @throws AppError bad-model-files, bad-checkpoint, no-provider; bad-input for half precision on a provider without it.
 */
export const createLocalEngine = async (folder: string, options: EngineOptions = {}): Promise<LocalEngine> =>
  openLocalEngine(await readModelFolder(folder), options);
