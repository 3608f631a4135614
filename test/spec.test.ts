/** docs/spec.md and the tests cite each other. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.dirname(import.meta.dirname);

const testFiles = ['src', 'web', 'test'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
);
const cited = new Set(
  testFiles.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['"`]\[([A-Z]\d+)\]/g)].map((match) => match[1]),
  ),
);
const spec = readFileSync(path.join(root, 'docs/spec.md'), 'utf8');
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1]);

it('[A4] every rule of the specification is cited by a test', () => {
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
});

it('[A4] every rule that a test cites is in the specification, once', () => {
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([]);
  expect(rules).toEqual([...new Set(rules)]);
});
