import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { loadDomain, loadRecipes } from './index.ts';
import { pointNames } from './testing/heads.ts';

const lion = fileURLToPath(new URL('../../models/lion', import.meta.url));

let folder = '';
const folderWith = async (file: string, text: string) => {
  folder = await mkdtemp(join(tmpdir(), 'saydrag-'));
  await writeFile(join(folder, file), text);
  return folder;
};
afterEach(async () => {
  if (folder !== '') await rm(folder, { recursive: true });
  folder = '';
});

describe('the lion’s files', () => {
  test('[G1] every action of every part has a recipe, and every recipe an action', async () => {
    const domain = await loadDomain(lion);
    const recipes = await loadRecipes(lion);
    const asked = domain.parts.flatMap(({ name, actions }) => actions.map((action) => `${name} ${action}`));
    const known = Object.entries(recipes.parts).flatMap(([part, all]) =>
      Object.keys(all).map((action) => `${part} ${action}`),
    );
    expect(known.sort()).toEqual(asked.sort());
  });

  test('[G2] every part and every region of the domain can be kept', async () => {
    const domain = await loadDomain(lion);
    const recipes = await loadRecipes(lion);
    const names = [...domain.parts, ...domain.regions].map(({ name }) => name);
    expect(Object.keys(recipes.regions).sort()).toEqual(names.sort());
  });

  test('[G3] the recipes know the points that the detector answers', async () => {
    const recipes = await loadRecipes(lion);
    expect(Object.keys(recipes.points).sort()).toEqual([...pointNames].sort());
  });
});

describe('files that are wrong', () => {
  test('[G4] a missing file is named', async () => {
    await expect(loadDomain(join(tmpdir(), 'no-such-model'))).rejects.toMatchObject({
      code: 'bad-model-files',
      message: expect.stringContaining('domain.json'),
    });
  });

  test('[G4] what is not JSON is said to be so', async () => {
    await expect(loadRecipes(await folderWith('recipes.json', '{"points": '))).rejects.toMatchObject({
      code: 'bad-model-files',
      message: expect.stringContaining('recipes.json is not JSON'),
    });
  });

  test('[G4] a wrong value is named with its place', async () => {
    const { name, subjects, regions, suggestions, parts } = await loadDomain(lion);
    const [first, ...others] = parts;
    const text = JSON.stringify({
      name,
      subjects,
      regions,
      suggestions,
      parts: [{ ...first, actions: ['explode'] }, ...others],
    });
    await expect(loadDomain(await folderWith('domain.json', text))).rejects.toMatchObject({
      code: 'bad-model-files',
      message: expect.stringContaining('domain.json, at parts.0.actions.0: "explode"'),
      details: { file: 'domain.json', path: 'parts.0.actions.0', value: '"explode"' },
    });
  });

  test('[G5] a recipe that names an unknown point is refused', async () => {
    const recipes = await loadRecipes(lion);
    const mouth = recipes.parts['mouth'] ?? {};
    const text = JSON.stringify({
      ...recipes,
      parts: { ...recipes.parts, mouth: { ...mouth, open: { ...mouth['open'], holds: ['beak'] } } },
    });
    await expect(loadRecipes(await folderWith('recipes.json', text))).rejects.toMatchObject({
      code: 'bad-model-files',
      message: expect.stringContaining('recipes.json, at parts.mouth.open.holds.0: "beak"'),
    });
  });
});

test('[D77] pictures to begin with are seeds, and the lion names some', async () => {
  const domain = await loadDomain(lion);
  expect(domain.firstSeeds?.length).toBeGreaterThan(4);
  const text = JSON.stringify({ ...domain, firstSeeds: [7, -1] });
  await expect(loadDomain(await folderWith('domain.json', text))).rejects.toMatchObject({
    message: expect.stringContaining('domain.json, at firstSeeds.1: -1'),
  });
});
