/** Reads models/<name>/domain.json and recipes.json. What is wrong in them is named: the file, the place and the value. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, actions, type Domain } from '../core/index.ts';
import { type Recipes, recipesSchema } from './recipe-schema.ts';

/** Seeds are whole numbers of 32 bits. */
const largestSeed = 2 ** 32 - 1;
const words = z.array(z.string().min(1));

const domainSchema = z.strictObject({
  name: z.string().min(1),
  subjects: words.min(1),
  parts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        singular: z.string().min(1),
        plural: z.string().min(1),
        synonyms: words,
        paired: z.boolean(),
        actions: z.array(z.enum(actions)).min(1),
        instead: z.partialRecord(z.enum(actions), z.enum(actions)).optional(),
      }),
    )
    .min(1),
  regions: z.array(z.strictObject({ name: z.string().min(1), synonyms: words })),
  suggestions: words,
  firstSeeds: z.array(z.int().min(0).max(largestSeed)).min(1).optional(),
});

/** @throws AppError bad-model-files */
export const loadDomain = (modelFolder: string): Promise<Domain> => load(modelFolder, 'domain.json', domainSchema);

/** @throws AppError bad-model-files, also where a recipe names a point that the file does not list. */
export const loadRecipes = async (modelFolder: string): Promise<Recipes> => {
  const recipes = await load(modelFolder, 'recipes.json', recipesSchema);
  for (const { path, name } of namedPoints(recipes)) {
    if (!(name in recipes.points)) throw wrong('recipes.json', path, name, 'not one of the points listed in it');
  }
  for (const [part, all] of Object.entries(recipes.parts)) {
    for (const [action, { frees }] of Object.entries(all)) {
      const unknown = frees.find((region) => !(region in recipes.regions));
      if (unknown === undefined) continue;
      throw wrong('recipes.json', ['parts', part, action, 'frees'], unknown, 'not one of the regions listed in it');
    }
  }
  return recipes;
};

const load = async <T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> => {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch (cause) {
    throw new AppError(
      'bad-model-files',
      `The model folder lacks ${file}. Put the file back or install the model again.`,
      {
        cause,
        details: { file },
      },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad-model-files', `${file} is not JSON: ${String(cause)}.`, { cause, details: { file } });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  throw wrong(file, path.map(String), at(value, path), issue?.message ?? 'not of the expected form');
};

const wrong = (file: string, path: readonly string[], value: unknown, message: string) => {
  const place = path.length === 0 ? 'at its top' : `at ${path.join('.')}`;
  const shown = JSON.stringify(value)?.slice(0, 80) ?? 'nothing';
  return new AppError('bad-model-files', `${file}, ${place}: ${shown} is wrong: ${message}.`, {
    details: { file, path: path.join('.'), value: shown },
  });
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

/** Every place of the recipes that names a point, `{side}` and `{other}` filled in both ways. */
function* namedPoints(recipes: Recipes): Generator<{ path: readonly string[]; name: string }> {
  const visit = function* (
    value: unknown,
    path: readonly string[],
  ): Generator<{ path: readonly string[]; name: string }> {
    const key = path.at(-1) ?? '';
    if (typeof value === 'string') {
      const inList = path.some((p) => pointLists.has(p));
      if (!pointKeys.has(key) && !inList) return;
      for (const side of ['left', 'right']) {
        const other = side === 'left' ? 'right' : 'left';
        yield { path, name: value.replaceAll('{side}', side).replaceAll('{other}', other) };
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, child] of Object.entries(value)) yield* visit(child, [...path, inner]);
    }
  };
  for (const section of ['head', 'parts', 'regions'] as const) yield* visit(recipes[section], [section]);
}
const pointLists = new Set(['points', 'holds', 'pairs', 'about', 'from']);
const pointKeys = new Set(['point', 'left', 'right', 'top', 'bottom', 'front']);
