/** Who speaks says little: of every short sentence of the table something is made, or something of its own is asked. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadDomain } from '../../grounding/index.ts';
import { understandMisheard } from '../../nlu/index.ts';
import { sentencesOf } from './sentences.ts';

const file = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

test('[L33] a sentence of one to three words is done, or asked about with sentences of its own; none is a dead end', async () => {
  const domain = await loadDomain(file('models/lion').pathname);
  const sentences = sentencesOf(await readFile(file('test/language/short.txt'), 'utf8'));
  expect(sentences.length).toBeGreaterThan(70);
  const asked = sentences.flatMap(({ text }) => {
    const found = understandMisheard(text, domain);
    return found.kind === 'command' ? [] : [{ text, ways: found.suggestions }];
  });
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(({ ways }) => ways.every((way) => domain.suggestions.includes(way)))).toEqual([]);
  for (const { ways } of asked)
    for (const way of ways) expect([way, understandMisheard(way, domain).kind]).toEqual([way, 'command']);
});
