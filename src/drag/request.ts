/** Checks what is asked of the engine before any work starts, and settles which step it means. */
import { AppError, type Kept, type Latent } from '../core/index.ts';
import { type DragModel, settingsSchema } from './model-folder.ts';
import type { DragRequest, DragSettings } from './port.ts';
import { publishedTuning, type StepDesign, stepRules } from './step/design.ts';
import { windowsPay } from './step/step-graph.ts';
import type { Generator } from './stylegan2/generator.ts';

const maxPoints = 16;
/**
 * Graphs are built for these numbers of points; a request takes the next larger one. On whole maps a point costs next
 * to nothing, so few graphs will do; in windows each point costs its window.
 */
const capacities = { whole: [4, maxPoints], windows: [1, 2, 3, 4, 5, 6, 8, 10, 12, maxPoints] } as const;

/** Tiles of the map that a masked step in windows compares: each costs as much as a handle. */
const tilesPerStep = 2;

const bad = (message: string): AppError => new AppError('bad-plan', message);

/** @throws AppError bad-input when the latent's shape is not the generator's or a number is not finite. */
export const checkLatent = (latent: Latent, { rows, width }: Generator): void => {
  const fits = latent.rows === rows && latent.width === width && latent.values.length === rows * width;
  if (!fits) {
    const has = `${latent.rows} x ${latent.width} with ${latent.values.length} numbers`;
    throw new AppError('bad-input', `The latent is ${has}; this model wants ${rows} x ${width}.`);
  }
  if (!latent.values.every(Number.isFinite))
    throw new AppError('bad-input', 'The latent holds numbers that are not finite.');
};

/** @throws AppError bad-input when what is kept is not of this model's size. */
export const checkKept = (kept: Kept | null, generator: Generator): void => {
  if (!kept) return;
  const { imageSize } = generator;
  checkLatent(kept.latent, generator);
  const { mask, picture } = kept;
  const fits = mask.size === imageSize && mask.keep.length === imageSize ** 2;
  if (!fits || picture.size !== imageSize || picture.rgb.length !== 3 * imageSize ** 2) {
    const has = `a mask of ${mask.size} and a picture of ${picture.size} pixels`;
    throw new AppError('bad-input', `What is kept has ${has}; the picture has ${imageSize} x ${imageSize}.`);
  }
  if (!mask.keep.every((value) => value >= 0 && value <= 1))
    throw new AppError('bad-input', 'The mask of what is kept holds values outside 0..1.');
};

const checkPoints = ({ points }: DragRequest, imageSize: number): void => {
  if (points.length === 0) throw bad('A drag needs at least one point; there is none.');
  if (points.length > maxPoints) throw bad(`A drag takes at most ${maxPoints} points; there are ${points.length}.`);
  for (const { handle, target, label } of points) {
    for (const [what, { x, y }] of [
      ['handle', handle],
      ['target', target],
    ] as const) {
      const inside = (v: number): boolean => v >= -0.5 && v <= imageSize - 0.5;
      if (inside(x) && inside(y)) continue;
      throw bad(`The ${what} (${x}, ${y}) of "${label}" is outside the picture of ${imageSize} x ${imageSize} pixels.`);
    }
  }
};

const checkMask = ({ mask }: DragRequest, imageSize: number): void => {
  if (!mask) return;
  if (mask.size !== imageSize || mask.keep.length !== imageSize ** 2) {
    const has = `${mask.size} x ${mask.size} with ${mask.keep.length} values`;
    throw bad(`The mask is ${has}; the picture has ${imageSize} x ${imageSize} pixels.`);
  }
  if (!mask.keep.every((value) => value >= 0 && value <= 1)) throw bad('The mask holds values outside 0..1.');
};

const leastFrameSize = 16;

const checkFrameSize = ({ frameSize }: DragSettings, imageSize: number): void => {
  if (frameSize === undefined) return;
  const isPowerOfTwo = Number.isInteger(Math.log2(frameSize));
  if (isPowerOfTwo && frameSize >= leastFrameSize && frameSize <= imageSize) return;
  throw bad(`Frames of ${frameSize} px cannot be made; a power of two from ${leastFrameSize} to ${imageSize} can.`);
};

const settle = (given: Partial<DragSettings>, defaults: DragSettings): DragSettings => {
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = settingsSchema.safeParse({ ...defaults, ...stated });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw bad(`The drag's settings cannot be used (${wrong}).`);
};

/** A mask that keeps nothing has nothing to say. */
const keepsSomething = ({ mask }: DragRequest): boolean => mask?.keep.some((value) => value > 0) ?? false;

export interface SettledRequest {
  readonly request: DragRequest;
  readonly settings: DragSettings;
  readonly design: StepDesign;
}

/**
 * A request with every setting decided and everything checked.
 * @throws AppError bad-input for a wrong latent; bad-plan for points, mask or settings that cannot be carried out.
 */
export const settleRequest = (request: DragRequest, { generator, defaults, tuning }: DragModel): SettledRequest => {
  checkLatent(request.latent, generator);
  checkKept(request.kept ?? null, generator);
  checkPoints(request, generator.imageSize);
  checkMask(request, generator.imageSize);
  const settings = settle(request.settings, defaults);
  checkFrameSize(settings, generator.imageSize);
  const points = request.points.length;
  const capacity = (list: readonly number[]): number => list.find((size) => size >= points) ?? maxPoints;
  const whole: StepDesign = {
    ...(settings.mode === 'reference' ? publishedFor(generator) : tuning),
    rules: stepRules[settings.mode],
    space: settings.space,
    pointCapacity: capacity(capacities.whole),
    masked: keepsSomething(request),
    tiles: 0,
    windows: false,
  };
  const tiles = whole.masked ? tilesPerStep : 0;
  const windows = { ...whole, windows: true, tiles, pointCapacity: capacity(capacities.windows) };
  const design = settings.mode === 'fast' && windowsPay(windows, generator) ? windows : whole;
  return { request, settings, design };
};

/** The published values, with the largest block there is where a generator is smaller than 128 px. */
const publishedFor = ({ imageSize, rows }: Generator) => ({
  ...publishedTuning,
  featureBlock: Math.min(publishedTuning.featureBlock, imageSize),
  trainableRows: Math.min(publishedTuning.trainableRows, rows),
});
