/**
 * What sentences did to pictures, kept one JSON line each: dragging takes a second or more, judging none, and a better reader of
 * factors comes along. A deed belongs to the model's weights, to the provider, and to the code and settings that dragged.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { Picture } from '../../core/index.ts';
import { codeFingerprint, weightsFingerprint } from '../drag/store.ts';
import { openLines } from '../lines.ts';
import type { Deed } from './deed.ts';

/** Where deeds are kept, so that another reader can judge them without dragging again. */
export interface KeptDeeds {
  find(sentence: string, seed: number): Deed | undefined;
  add(deed: Deed): Promise<void>;
}

const pictureSchema = z.object({ size: z.int().min(1), rgb: z.base64() });
const rowSchema = z.object({
  key: z.string(),
  sentence: z.string(),
  seed: z.int(),
  refused: z.string().nullable(),
  shown: z.number().nullable(),
  witnesses: z.object({ near: z.array(z.number()), far: z.array(z.number()) }),
  pictures: z.object({ before: pictureSchema, after: pictureSchema }).nullable(),
});
type PackedPicture = z.output<typeof pictureSchema>;

const packed = ({ size, rgb }: Picture): PackedPicture => ({ size, rgb: deflateSync(rgb).toString('base64') });
const unpacked = ({ size, rgb }: PackedPicture): Picture => ({
  size,
  rgb: new Uint8Array(inflateSync(Buffer.from(rgb, 'base64'))),
});

const sourceFolder = fileURLToPath(new URL('../../', import.meta.url));
/** Folders whose code decides what is dragged and what key points tell of it. */
const doing = ['core', 'runtime', 'nlu', 'phonetics', 'grounding', 'drag', 'dialogue', join('evaluation', 'deeds')];

export const deedsKey = async (modelFolder: string, provider: string): Promise<string> =>
  [await weightsFingerprint(modelFolder), await codeFingerprint(sourceFolder, modelFolder, doing), provider].join(' ');

/** @throws AppError bad-input where the file is there and wrong */
export const openDeeds = async (cacheFolder: string, model: string, key: string): Promise<KeptDeeds> => {
  const lines = await openLines(join(cacheFolder, `effects-${model}.jsonl`), rowSchema);
  return {
    find(sentence, seed) {
      const row = lines.rows.findLast((one) => one.key === key && one.sentence === sentence && one.seed === seed);
      if (row === undefined) return undefined;
      const { refused, shown, witnesses, pictures } = row;
      const both = pictures === null ? null : { before: unpacked(pictures.before), after: unpacked(pictures.after) };
      return { sentence, seed, refused, shown, witnesses, pictures: both };
    },
    add({ witnesses, pictures, ...deed }) {
      const both = pictures === null ? null : { before: packed(pictures.before), after: packed(pictures.after) };
      const { near, far } = witnesses;
      return lines.add({ ...deed, key, witnesses: { near: [...near], far: [...far] }, pictures: both });
    },
  };
};
