/** How sentences about a model's pictures are understood: by the rules, and by the reader that its folder may bring. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Domain } from '../core/index.ts';
import { readSafetensors } from '../drag/index.ts';
import { createSentenceReader, readFreely, type Understand, understandMisheard } from '../nlu/index.ts';

/**
 * `isBacked`: a language model stands behind it.
 * @throws AppError bad-checkpoint, bad-model-files where the folder has a reader and it is damaged or of other parts
 */
export const openUnderstand = async (modelFolder: string, domain: Domain, isBacked = false): Promise<Understand> => {
  const file = join(modelFolder, 'sentences.safetensors');
  if (!existsSync(file)) return understandMisheard;
  const reader = createSentenceReader(readSafetensors(await readFile(file), file), domain);
  return readFreely(understandMisheard, reader, isBacked);
};
