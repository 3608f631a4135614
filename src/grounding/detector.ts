/**
 * The key-point detector of a model folder: keypoints.onnx with keypoints.json {"names", "inputSize"}.
 * Input `image` [1, 3, inputSize, inputSize]; outputs `points` [1, K, 2] in unit space and `confidence` [1, K].
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, type KeyPoint, unitPoint, unitToImage } from '../core/index.ts';
import type { ModelRunner, ModelSource } from '../runtime/index.ts';
import { toDetectorInput } from './picture-input.ts';
import type { KeyPointDetector } from './port.ts';

const descriptionSchema = z.object({
  names: z.array(z.string().min(1)).min(1),
  inputSize: z.number().int().min(16).max(1024),
});

/**
 * `open` opens the ONNX file: in this process or in a child, as the caller likes.
 * @throws AppError bad-model-files
 */
export const loadDetector = async (
  modelFolder: string,
  open: (source: ModelSource) => Promise<ModelRunner>,
): Promise<KeyPointDetector> => {
  const path = join(modelFolder, 'keypoints.json');
  let description: z.infer<typeof descriptionSchema>;
  try {
    description = descriptionSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new AppError(
      'bad-model-files',
      `keypoints.json is missing or not of the form {"names": [...], "inputSize": 128}.`,
      {
        cause,
        details: { file: 'keypoints.json' },
      },
    );
  }
  return createDetector(await open(join(modelFolder, 'keypoints.onnx')), description);
};

export const createDetector = (
  model: ModelRunner,
  { names, inputSize }: { readonly names: readonly string[]; readonly inputSize: number },
): KeyPointDetector => ({
  async detect(picture) {
    const data = toDetectorInput(picture, inputSize);
    const { points, confidence } = await model.run({ image: { shape: [1, 3, inputSize, inputSize], data } });
    const [xy, sure] = [points?.data, confidence?.data];
    if (!(xy instanceof Float32Array) || !(sure instanceof Float32Array)) {
      throw new AppError('bad-model-files', 'The key-point model does not answer `points` and `confidence` as floats.');
    }
    if (xy.length !== names.length * 2 || sure.length !== names.length) {
      const text = `The key-point model answers ${xy.length / 2} points, keypoints.json names ${names.length}.`;
      throw new AppError('bad-model-files', text);
    }
    return names.map((name, i): KeyPoint => {
      const point = unitToImage(unitPoint(xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0), picture.size);
      return { name, point, confidence: sure[i] ?? 0 };
    });
  },
  close: () => model.close(),
});
