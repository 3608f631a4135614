/** Parts from a file, in a conversation with the real language about toy pictures. */
import { expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import { describe as inWords, isFreeName, understand, withTaughtParts } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import { memoryOf, type TaughtPart } from './teaching.ts';
import { collect, scriptedEngine, scriptedFinder, scriptedParts, toyDomain } from './testing/index.ts';

const part = (name: string, x: number, y: number): TaughtPart => ({
  name,
  examples: 1,
  look: { values: Float32Array.of(x, y, 1) },
});

const start = async (...known: readonly TaughtPart[]) => {
  const engine = scriptedEngine({ steps: 2 });
  const finder = scriptedFinder();
  const memory = memoryOf(known);
  const teaching = { finder, memory, domainWith: withTaughtParts, isFreeName, describe: inWords };
  const parts = scriptedParts(engine, { understand, domain: toyDomain, teaching });
  const conversation = await createConversation(parts, 'c1', 70);
  const told = collect(conversation);
  const last = () => told.lines.findLast((line) => /^(?:answer|result|error|plan):/.test(line));
  return { engine, finder, memory, conversation, last, told };
};
const names = ({ parts }: { readonly parts: readonly TaughtPart[] }) => parts.map(({ name }) => name);

test('[D76] parts of a file are known at once, shown, and moved by their names', async () => {
  const { conversation, engine, memory, last } = await start(part('badge', 1, 1));
  await conversation.say('florble');
  expect(conversation.overlay.choices.length).toBeGreaterThan(0);
  const answer = await conversation.learnParts('mine.json', [part('horn', 3, 9), part('badge', 1, 1)]);
  expect(conversation.overlay.choices).toEqual([]);
  expect(answer).toEqual({ added: ['horn'], known: ['badge'], asked: [], leftOut: [] });
  expect(last()).toBe(
    'answer: From mine.json I know the horn now, and look for it in every picture of this model. The badge is known already.',
  );
  expect(names(memory)).toEqual(['badge', 'horn']);
  expect(conversation.keyPoints.find(({ name }) => name === 'horn')?.point).toEqual({ x: 3, y: 9 });
  expect(conversation.overlay.choices).toEqual([]);
  await conversation.say('move the horn down');
  expect(engine.requests.at(-1)?.points[0]).toMatchObject({ handle: { x: 3, y: 9 }, label: 'horn' });
});

test('[D76] what is known otherwise under its name stays until a number says which is to stay', async () => {
  const { conversation, memory, last } = await start(part('horn', 3, 9));
  await conversation.learnParts('theirs.json', [part('horn', 8, 2), part('badge', 1, 1)]);
  expect(last()).toContain('The horn is known otherwise already. Say 1 to take what is in the file, or 2');
  expect(memory.parts.find(({ name }) => name === 'horn')?.look.values[0]).toBe(3);
  await conversation.say('2');
  expect(last()).toBe('answer: The horn stays as before.');
  expect(memory.parts.find(({ name }) => name === 'horn')?.look.values[0]).toBe(3);
  await conversation.learnParts('theirs.json', [part('horn', 8, 2)]);
  await conversation.say('the first one');
  expect(memory.parts.filter(({ name }) => name === 'horn').map(({ look }) => look.values[0])).toEqual([8]);
  expect(conversation.keyPoints.find(({ name }) => name === 'horn')?.point).toEqual({ x: 8, y: 2 });
});

test('[D76] words that mean something else are left out and named; looks that mean nothing here change nothing', async () => {
  const { conversation, memory, finder, last, told } = await start();
  const answer = await conversation.learnParts('mine.json', [part('left', 3, 9), part('horn', 3, 9)]);
  expect(answer).toMatchObject({ added: ['horn'], leftOut: ['left'] });
  expect(last()).toContain('Left out, because the words mean something else here: “left”.');
  const short = { name: 'badge', examples: 1, look: { values: Float32Array.of(1) } };
  await expect(conversation.learnParts('mine.json', [part('chin', 1, 1), short])).rejects.toThrow('another length');
  finder.failWith(new AppError('engine-stopped', 'The engine stopped.'));
  const before = told.lines.length;
  await expect(conversation.learnParts('mine.json', [part('chin', 1, 1)])).rejects.toThrow('stopped');
  expect(names(memory)).toEqual(['horn']);
  expect(told.lines).toHaveLength(before);
});

test('[D76] “import parts” asks the page for a file and says what to press; nothing can be imported where nothing is taught', async () => {
  const { conversation, last, told } = await start();
  await conversation.say('import my parts');
  expect(told.lines).toContain('parts-file-asked');
  expect(last()).toContain('press “Import parts”');
  const without = await createConversation(scriptedParts(scriptedEngine(), { understand }), 'c2', 1);
  const lines = collect(without).lines;
  await without.say('import parts');
  expect(lines).not.toContain('parts-file-asked');
  await expect(without.learnParts('x.json', [part('chin', 1, 1)])).rejects.toMatchObject({ code: 'not-found' });
});
