import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { loadDomain } from '../../grounding/index.ts';
import { createInterpreter, readLlmConfig } from '../../nlu/index.ts';
import { openReplay, type Recorded, type Replay, recordedOf } from './replay.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const domain = await loadDomain(here('../../../models/lion'));

const edit = (target: string) =>
  JSON.stringify({
    outcome: 'edit',
    edits: [{ choice: 1, target, side: null, amount: 'usual', percent: null, pixels: null }],
    moves: [],
    limits: [],
  });
const answer = (content: string) => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify({ choices: [{ message: { content } }] }),
});
const recorded = (text: string, ...contents: string[]): Recorded => ({
  model: 'hand-written',
  text,
  exchanges: contents.map(answer),
});

let replay: Replay | null = null;
afterEach(async () => {
  await replay?.close();
  replay = null;
});

const asked = async (lines: readonly Recorded[], text: string) => {
  replay = await openReplay(lines);
  const config = readLlmConfig({ SAYDRAG_LLM_URL: replay.url, SAYDRAG_LLM_MODEL: replay.model });
  if (config === null) throw new Error('no configuration');
  const { interpret } = createInterpreter(config, { nowMs: () => performance.now() });
  const request = { text, domain, keyPoints: [], picture: { size: 1, rgb: new Uint8Array(3) }, done: [] };
  return interpret(request, new AbortController().signal);
};

test('[T8] a recorded answer is read, checked and repaired as that of a model', async () => {
  const command = {
    kind: 'edit',
    edits: [{ part: 'muzzle', action: 'longer', side: null, amount: { kind: 'relative', factor: 1 } }],
    constraints: [],
  };
  const lines = [
    recorded('pull the nose out', edit('nose.pull'), edit('muzzle.longer')),
    recorded('give it a trunk', edit('trunk.longer'), edit('trunk.bigger')),
  ];
  expect(await asked(lines, 'pull the nose out')).toEqual({ kind: 'proposal', proposal: { kind: 'edit', command } });
  await replay?.close();
  expect(await asked(lines, 'give it a trunk')).toMatchObject({ kind: 'unavailable', reason: 'unusable' });
  await replay?.close();
  expect(await asked(lines, 'something else')).toMatchObject({ kind: 'unavailable', reason: 'refused' });
});

test('[T8] a line of another form is named; probes are no sentences', () => {
  const good = JSON.stringify({ ...recorded('a', edit('mouth.open')), found: null, ms: 1 });
  const probe = JSON.stringify({ ...recorded('(probe)', 'yes'), found: null, ms: 1 });
  expect(recordedOf(`${probe}\n${good}\n`).map(({ text }) => text)).toEqual(['a']);
  expect(() => recordedOf(`${good}\n{"text":"a"}`)).toThrow('Line 2');
});

test('[T8] every answer of the bundled file is marked as written by hand and leads somewhere', async () => {
  const lines = recordedOf(await readFile(here('../../../test/language/replay.jsonl'), 'utf8'));
  expect(lines.length).toBeGreaterThanOrEqual(60);
  expect(new Set(lines.map(({ model }) => model))).toEqual(new Set(['hand-written']));
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
});
