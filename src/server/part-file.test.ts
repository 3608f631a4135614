import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importParts, openPartFile, partFileOf, partsFromText, userDataFolder } from './part-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saydrag-parts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const head = { model: 'lion', generator: 'abc' };
const look = (...values: number[]) => ({ values: Float32Array.from(values) });

test('[S80] taught parts are there when the program is started again, with all their examples', async () => {
  const file = partFileOf(folder, head);
  const memory = await openPartFile(file, head);
  expect(memory.parts).toEqual([]);
  await Promise.all([
    memory.teach('chin', look(1, 2)),
    memory.teach('chin', look(0.5, -1)),
    memory.teach('ear', look(3, 4)),
  ]);
  const again = await openPartFile(file, head);
  expect(again.parts).toEqual([
    { name: 'chin', examples: 2, look: look(1.5, 1) },
    { name: 'ear', examples: 1, look: look(3, 4) },
  ]);
  expect(await again.forget('ear')).toBe(true);
  expect(await again.forget('ear')).toBe(false);
  expect((await openPartFile(file, head)).parts.map(({ name }) => name)).toEqual(['chin']);
});

test('[S81] an exported file is imported; a part of the same name takes the place of the one before', async () => {
  const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
  const source = await openPartFile(one, head);
  await source.teach('chin', look(7, 7));
  const target = await openPartFile(two, head);
  await target.teach('chin', look(1, 1));
  await target.teach('ear', look(2, 2));
  expect(await importParts(two, head, await readFile(one, 'utf8'), one)).toBe(1);
  const parts = (await openPartFile(two, head)).parts;
  expect(parts.find(({ name }) => name === 'chin')?.look).toEqual(look(7, 7));
  expect(parts.map(({ name }) => name).sort()).toEqual(['chin', 'ear']);
});

test('[S81] what is damaged, or of another generator, is refused in words that name the file', async () => {
  const file = join(folder, 'three.json');
  await (await openPartFile(file, head)).teach('chin', look(1, 2));
  const good = await readFile(file, 'utf8');
  for (const [text, words] of [
    ['{', 'not JSON'],
    [good.replace('saydrag-parts-1', 'saydrag-parts-9'), 'format'],
    [good.replace('"abc"', '"other"'), 'other weights of lion'],
    [good.replace(/"look": "[^"]*"/, '"look": "AAAA"'), 'chin'],
    [good.replace(/"look": "[^"]*"/, '"look": "AADAfw=="'), 'chin'],
    [good.replace(/(\{\s*"name"[^}]*\})/, '$1, $1'), '“chin” stands in it twice'],
    [
      good.replace(/(\{\s*"name"[^}]*\})/, '$1, {"name":"ear","examples":1,"look":"AACAPw=="}'),
      '“ear” has another length',
    ],
  ] as const) {
    expect(() => partsFromText(text, file, head)).toThrow(words);
    expect(() => partsFromText(text, file, head)).toThrow('three.json');
  }
  await writeFile(file, '{');
  await expect(openPartFile(file, head)).rejects.toMatchObject({ code: 'bad-input' });
});

test('[S81] where together they would be too many, nothing is imported and nothing is lost', async () => {
  const [many, few] = [join(folder, 'many.json'), join(folder, 'few.json')];
  const parts = Array.from({ length: 200 }, (_, at) => ({ name: `p${at}`, examples: 1, look: look(at, 1) }));
  await (await openPartFile(many, head)).add(parts);
  const target = await openPartFile(few, head);
  await target.add([
    { name: 'chin', examples: 1, look: look(1, 1) },
    { name: 'p7', examples: 1, look: look(9, 9) },
  ]);
  const before = await readFile(few, 'utf8');
  await expect(importParts(few, head, await readFile(many, 'utf8'), many)).rejects.toThrow(
    '201 parts; 200 are the most',
  );
  expect(await readFile(few, 'utf8')).toBe(before);
  await expect(target.add(parts)).rejects.toThrow('200 are the most');
  expect(target.parts.map(({ name }) => name)).toEqual(['chin', 'p7']);
});

test('[S80] a folder that cannot be written is told, and the part is known as long as the program runs', async () => {
  await writeFile(join(folder, 'blocked'), '');
  const memory = await openPartFile(join(folder, 'missing.json'), head);
  const blocked = await openPartFile(join(folder, 'late', 'x.json'), head);
  await writeFile(join(folder, 'late'), '');
  await expect(blocked.teach('chin', look(1))).rejects.toThrow('known until the program ends');
  expect(blocked.parts).toHaveLength(1);
  expect(memory.parts).toHaveLength(0);
});

test('[S80] the user’s data folder follows the environment', () => {
  expect(userDataFolder({ SAYDRAG_DATA: '/here' })).toBe('/here');
  expect(userDataFolder({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'saydrag'));
});
