/** Which files a model of speech consists of, where they lie on a hub and where they are kept. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/index.ts';

/** Eight bit weights: about as good as the original at a quarter of the size. */
export const modelFiles = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer_config.json',
  'tokenizer.json',
  'onnx/encoder_model_quantized.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
] as const;

const namePattern = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;

/** @throws AppError bad-input for a name that is none: it becomes part of an address and of a path. */
export const checkModelName = (name: string): string => {
  if (namePattern.test(name) && !name.includes('..')) return name;
  throw new AppError(
    'bad-input',
    `“${name.slice(0, 100)}” is no name of a speech model. Expected owner/name, as in onnx-community/whisper-base.en.`,
  );
};

export const folderOfModel = (modelsFolder: string, name: string): string =>
  join(modelsFolder, ...checkModelName(name).split('/'));

/** Files are renamed to their own name only when they are whole, so what is there is complete. */
export const isFetched = (folder: string): boolean => modelFiles.every((file) => existsSync(join(folder, file)));
