/** Which generator looks are of, told from its weights: taught parts of other weights must not be taken for its own. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../core/index.ts';
import { type Checkpoint, type CheckpointTensor, openSafetensors } from '../checkpoint/index.ts';
import type { Generator } from '../stylegan2/generator.ts';

/** Changes whenever looks are made otherwise: those made before mean nothing then. */
const looksVersion = 1;

const open = (file: string): Checkpoint => {
  try {
    return openSafetensors(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad-model-files', `The model file ${file} cannot be read.`, { cause });
  }
};

const fingerprint = (imageSize: number, averageW: CheckpointTensor, constant: CheckpointTensor): string => {
  const hash = createHash('sha256').update(`${looksVersion} ${imageSize} `);
  for (const { data } of [averageW, constant]) hash.update(new Uint8Array(Float32Array.from(data).buffer));
  return hash.digest('hex').slice(0, 16);
};

export const fingerprintOf = ({ imageSize, averageW, constant }: Generator): string =>
  fingerprint(imageSize, averageW, constant);

/** The same from a model's folder, reading no more of the weights than it needs. @throws AppError bad-model-files, bad-checkpoint */
export const readPartsFingerprint = (modelFolder: string): string => {
  const file = join(modelFolder, 'generator.safetensors');
  const { tensors } = open(file);
  const [averageW, constant] = [tensors.get('mapping.w_avg'), tensors.get('synthesis.b4.const')];
  if (averageW === undefined || constant === undefined) {
    throw new AppError('bad-checkpoint', `${file} is not a StyleGAN2 generator that SayDrag can run.`);
  }
  let imageSize = 4;
  while (tensors.has(`synthesis.b${2 * imageSize}.conv1.weight`)) imageSize *= 2;
  return fingerprint(imageSize, averageW, constant);
};
