/**
 * What a model's folder says about its pictures: words, key points, recipes. A folder without domain.json is a generator
 * that nobody described: its pictures have no words and no key points, only places that recur (src/drag/parts), and those
 * are moved by number, named, and then moved by name.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Domain, EditCommand, PartEdit } from '../core/index.ts';
import type { EditParts } from '../dialogue/index.ts';
import type { EngineProcess } from '../drag/index.ts';
import { createGround, createMask, createShown, loadDetector, loadDomain, loadRecipes } from '../grounding/index.ts';
import { describe, describeEdit } from '../nlu/index.ts';

export type ModelWords = Pick<EditParts, 'domain' | 'detector' | 'ground' | 'shown'> & {
  readonly maskOf: ReturnType<typeof createMask>;
};

const undescribed = (name: string): Domain => ({
  name,
  subjects: ['picture', 'image'],
  parts: [],
  regions: [],
  suggestions: ['show numbers', 'show grid', 'new image'],
});

const withoutWords = (modelFolder: string): ModelWords => ({
  domain: undescribed(basename(modelFolder)),
  detector: { detect: async () => [], close: async () => {} },
  ground: () => ({
    kind: 'refused',
    reason: 'no-recipe',
    text: 'This model has no words of its own. “Show numbers”, then “move 4 up”, or give a number a name.',
  }),
  shown: () => [],
  maskOf: () => null,
});

/** @throws AppError bad-model-files */
export const openWords = async (modelFolder: string, engine: EngineProcess): Promise<ModelWords> => {
  if (!existsSync(join(modelFolder, 'domain.json'))) return withoutWords(modelFolder);
  const [domain, recipes] = await Promise.all([loadDomain(modelFolder), loadRecipes(modelFolder)]);
  const words = {
    command: (command: EditCommand) => describe(command, domain),
    edit: (edit: PartEdit) => describeEdit(edit, domain),
  };
  return {
    domain,
    detector: await loadDetector(modelFolder, (source) => engine.openModel(source)),
    ground: createGround(domain, recipes, words),
    shown: createShown(domain, recipes, words),
    maskOf: createMask(recipes),
  };
};
