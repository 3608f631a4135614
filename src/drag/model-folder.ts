/**
 * A model's folder: `generator.safetensors` and `model.json` with the settings that suit the model
 * (feature block, radii, learning rate ...), since these differ between generators.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/index.ts';
import { type Checkpoint, openSafetensors } from './checkpoint/index.ts';
import { type DragSettings, dragModes } from './port.ts';
import type { StepTuning } from './step/design.ts';
import { type Generator, readGenerator } from './stylegan2/generator.ts';

const positive = z.number().positive();

/** What is asked for in one drag; bounds keep a mistake from running for hours. */
export const settingsSchema = z.strictObject({
  mode: z.enum(dragModes),
  space: z.enum(['w', 'w+']),
  learningRate: positive.max(1),
  maxSteps: z.int().min(1).max(2000),
  maskWeight: z.number().min(0).max(10_000),
  frameEverySteps: z.int().min(0).max(1000),
  frameSize: z.int().optional(),
}) satisfies z.ZodType<DragSettings>;

const tuningSchema = z.object({
  featureBlock: z.int().min(4).max(1024),
  motionRadiusAt512: positive.max(64),
  trackingRadiusAt512: positive.max(64),
  trainableRows: z.int().min(1).max(18),
}) satisfies z.ZodType<StepTuning>;

/** How large a frame is shown is not the model's business. */
const modelSchema = z.object({
  drag: z.strictObject({ ...settingsSchema.omit({ frameSize: true }).shape, ...tuningSchema.shape }),
});

export interface DragModel {
  readonly name: string;
  readonly generator: Generator;
  readonly defaults: DragSettings;
  readonly tuning: StepTuning;
}

const unreadable = (file: string, cause: unknown): AppError =>
  new AppError('bad-model-files', `The model file ${file} cannot be read; the model's folder must hold it.`, { cause });

const read = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
};

const openWeights = (file: string): Checkpoint => {
  try {
    return openSafetensors(file);
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(file, error);
  }
};

const parseModel = (text: string, file: string) => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad-model-files', `${file} is not JSON.`, { cause });
  }
  const parsed = modelSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const what = z.prettifyError(parsed.error).replaceAll('\n', ' ');
  throw new AppError('bad-model-files', `${file} is not a model description: ${what}`);
};

/**
 * Reads a model's folder; the model is named after it.
 * @throws AppError bad-model-files for a missing file or wrong settings, bad-checkpoint for wrong weights.
 */
export const readModelFolder = async (folder: string): Promise<DragModel> => {
  const name = basename(folder);
  const descriptionFile = join(folder, 'model.json');
  const { drag } = parseModel(new TextDecoder().decode(await read(descriptionFile)), descriptionFile);
  const weightsFile = join(folder, 'generator.safetensors');
  const generator = readGenerator(openWeights(weightsFile), weightsFile);
  const { featureBlock, trainableRows } = drag;
  if (!generator.blocks.some(({ size }) => size === featureBlock) || trainableRows > generator.rows) {
    const has = `${generator.imageSize} px and ${generator.rows} rows`;
    const message = `${descriptionFile} asks for block ${featureBlock} and ${trainableRows} rows of a generator of ${has}.`;
    throw new AppError('bad-model-files', message);
  }
  const { mode, space, learningRate, maxSteps, maskWeight, frameEverySteps } = drag;
  const { motionRadiusAt512, trackingRadiusAt512 } = drag;
  return {
    name,
    generator,
    defaults: { mode, space, learningRate, maxSteps, maskWeight, frameEverySteps },
    tuning: { featureBlock, motionRadiusAt512, trackingRadiusAt512, trainableRows },
  };
};
