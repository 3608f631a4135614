/** Parts that are taught and suggested, in conversations with the real language about toy pictures. */
import { expect, test } from 'vitest';
import { AppError, type Domain, imagePoint } from '../core/index.ts';
import { describe as inWords, isFreeName, understand, withTaughtParts } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { memoryOf } from './teaching.ts';
import { collect, scriptedEngine, scriptedFinder, scriptedParts, toyDomain } from './testing/index.ts';

const unlabelled: Domain = {
  name: 'toy',
  subjects: ['picture'],
  parts: [],
  regions: [],
  suggestions: ['show numbers'],
};

const start = async (changes: Partial<ConversationParts> = {}, drags = 3) => {
  const engine = scriptedEngine(...Array.from({ length: drags }, () => ({ steps: 2 })));
  const finder = scriptedFinder();
  const memory = memoryOf();
  const teaching = { finder, memory, domainWith: withTaughtParts, isFreeName, describe: inWords };
  const parts = scriptedParts(engine, { understand, domain: toyDomain, teaching, ...changes });
  const conversation = await createConversation(parts, 'c1', 70);
  const told = collect(conversation);
  return { engine, finder, memory, conversation, told, parts };
};
const lastDrag = (engine: Awaited<ReturnType<typeof start>>['engine']) => engine.requests.at(-1)?.points[0];
const last = (told: { readonly lines: string[] }) =>
  told.lines.findLast((line) => /^(?:answer|result|error|plan):/.test(line));

test('[D70] a part is taught by number, by what was picked, by grid and by pixel, and shown among the named points', async () => {
  const { conversation, told, memory } = await start();
  await conversation.say('call number one the chin');
  expect(last(told)).toContain('I know the chin now');
  await conversation.say('grid 5');
  await conversation.say('call this the badge');
  await conversation.control({ kind: 'name-part', name: 'left horn', place: { at: 'pixel', x: 2, y: 3 } });
  expect(memory.parts.map(({ name }) => name)).toEqual(['chin', 'badge', 'left horn']);
  const names = conversation.keyPoints.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['chin', 'badge', 'left horn']));
  expect(conversation.overlay.badges.find(({ name }) => name === 'left horn')?.point).toEqual({ x: 2, y: 3 });
});

test('[D70] a taught part is moved by a sentence like any other, and dragged to a number', async () => {
  const { conversation, engine, told } = await start();
  await conversation.control({ kind: 'name-part', name: 'left horn', place: { at: 'pixel', x: 6, y: 9 } });
  await conversation.say('move the left horn up a bit');
  expect(told.lines).toContain('plan: Moving the left horn up a bit.');
  const point = lastDrag(engine);
  expect(point).toMatchObject({ handle: { x: 6, y: 9 }, label: 'left horn', moves: true });
  expect(point?.target.y).toBeCloseTo(9 - 0.4 * 0.08 * 16);
  await conversation.say('drag the left horn to one');
  expect(lastDrag(engine)?.target).toEqual({ x: 8, y: 8 });
  await conversation.say('undo 2');
  expect(conversation.keyPoints.some(({ name }) => name === 'left horn')).toBe(true);
});

test('[D70] what was taught is listed with the phrases, and suggested where the picture shows it', async () => {
  const { conversation, told } = await start();
  await conversation.say('what did I teach you');
  expect(last(told)).not.toContain('parts you taught');
  await conversation.control({ kind: 'name-part', name: 'left horn', place: { at: 'pixel', x: 6, y: 9 } });
  await conversation.say('what did I teach you');
  expect(last(told)).toContain('The parts you taught me: the left horn.');
  expect(conversation.state.suggestions).toContain('move the left horn up a bit');
  await conversation.say('move the left horn up a bit');
  expect(conversation.state.suggestions.slice(0, 2)).toEqual(['a bit more', 'undo']);
  expect(conversation.state.suggestions).not.toContain('move the left horn up a bit');
});

test('[D70] one command drags taught parts and the model’s own together, and keeps a taught part', async () => {
  const { conversation, engine } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 3 } });
  await conversation.say('open the mouth and move the horn 2 pixels to the right');
  expect(engine.requests.at(-1)?.points.map(({ label, target }) => [label, target.x, target.y])).toEqual([
    ['horn', 5, 3],
    ['lower lip', 8, 10],
  ]);
  await conversation.say('open the mouth, but keep the horn');
  const mask = engine.requests.at(-1)?.mask;
  expect(mask?.keep[3 * 16 + 3]).toBe(1);
  expect(mask?.keep[12 * 16 + 12]).toBe(0);
});

test('[D71] a taught part is found again in another picture, by every conversation', async () => {
  const { conversation, engine, parts } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  await conversation.say('seed 74');
  await conversation.say('move the horn down');
  expect(lastDrag(engine)?.handle).toEqual({ x: 7, y: 9 });
  const other = await createConversation(parts, 'c2', 72);
  await other.say('move the horn down');
  expect(lastDrag(engine)?.handle).toEqual({ x: 5, y: 9 });
});

test('[D71] pictures may change while one is looked through: the one that stands is looked through in the end', async () => {
  const { conversation } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  await Promise.all([conversation.say('seed 74'), conversation.say('seed 72')]);
  await conversation.say('pick the horn');
  expect(conversation.overlay.picked?.point).toEqual({ x: 5, y: 9 });
});

test('[D71] more goes on at the part, and again does the same to it in another picture', async () => {
  const { conversation, engine } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 3 } });
  await conversation.say('move the horn 2 pixels down');
  await conversation.say('seed 74');
  await conversation.say('again');
  expect(lastDrag(engine)).toMatchObject({ handle: { x: 7, y: 3 }, target: { x: 7, y: 5 } });
});

test('[D72] where it is not sure, it asks with numbers on the places; the one that is chosen is learned and dragged', async () => {
  const { conversation, engine, finder, memory, told } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  finder.unsureWith(imagePoint(12, 2));
  await conversation.say('seed 74');
  await conversation.say('move the horn down');
  expect(last(told)).toContain('not sure where the horn is');
  expect(engine.requests).toHaveLength(0);
  expect(conversation.overlay.badges.map(({ number, point }) => [number, point.x])).toEqual([
    [1, 7],
    [2, 12],
  ]);
  expect(conversation.overlay.asking).toBe(true);
  finder.unsureWith();
  await conversation.say('2');
  expect(conversation.overlay.asking).toBe(false);
  expect(memory.parts[0]).toMatchObject({ name: 'horn', examples: 2 });
  expect(engine.requests).toHaveLength(1);
  expect(conversation.overlay.badges.some(({ name }) => name.startsWith('perhaps'))).toBe(false);
});

test('[D72] none of the places changes nothing', async () => {
  const { conversation, engine, finder, memory } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  finder.unsureWith(imagePoint(12, 2));
  await conversation.say('seed 74');
  await conversation.say('drag the horn to one');
  expect(conversation.overlay.choices).toHaveLength(2);
  await conversation.say('none of these');
  expect(conversation.overlay.choices).toHaveLength(0);
  expect(engine.requests).toHaveLength(0);
  expect(memory.parts[0]).toMatchObject({ examples: 1 });
});

test('[D73] words that mean something else are no names, a place must be picked, and a part can be forgotten', async () => {
  const { conversation, memory, told } = await start();
  await conversation.say('call this the horn');
  expect(last(told)).toContain('Nothing is picked that could be called “horn”');
  await conversation.say('call this version horn');
  expect(last(told)).toContain('“horn”');
  expect(memory.parts).toHaveLength(0);
  await conversation.control({ kind: 'name-part', name: 'left', place: { at: 'pixel', x: 3, y: 9 } });
  expect(last(told)).toContain('means something else already');
  expect(memory.parts).toHaveLength(0);
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  await conversation.say('forget the part horn');
  expect(memory.parts).toHaveLength(0);
  await conversation.say('move the horn up');
  expect(last(told)).toContain('no part called “horn”');
});

test('[D74] a model without words is edited by numbers: places are suggested, moved, named and moved by their name', async () => {
  const detector = { detect: async () => [], close: async () => {} };
  const { conversation, engine, finder, told } = await start({ domain: unlabelled, detector });
  expect(conversation.overlay.badges).toEqual([]);
  for (const question of ['help', 'which parts are there']) {
    await conversation.say(question);
    expect(last(told)).toContain('Nobody has named the parts');
  }
  await conversation.say('show numbers');
  expect(conversation.overlay.badges.map(({ number }) => number)).toEqual([1, 2]);
  await conversation.say('move 2 up');
  expect(lastDrag(engine)).toMatchObject({ handle: { x: 8, y: 11 }, label: 'spot 2' });
  await conversation.say('show numbers');
  expect(finder.suggestions.asked).toBe(1);
  await conversation.say('call number two the badge');
  expect(conversation.overlay.badges.map(({ number, name }) => [number, name])).toEqual([
    [1, 'spot 1'],
    [2, 'badge'],
  ]);
  await conversation.say('move the badge to the left');
  expect(lastDrag(engine)).toMatchObject({ handle: { x: 8, y: 11 }, label: 'badge' });
  await conversation.say('export my parts');
  expect(told.lines).toContain('save json saydrag-parts-toy.json');
});

test('[D75] an engine that fails while parts are looked for is told, and the conversation goes on', async () => {
  const { conversation, finder, told } = await start();
  await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 9 } });
  finder.failWith(new AppError('engine-stopped', 'The engine stopped.'));
  await conversation.say('seed 74');
  await conversation.say('move the horn up');
  expect(told.lines.some((line) => line.startsWith('error:'))).toBe(true);
  finder.failWith(null);
  await conversation.say('open the mouth');
  expect(last(told)).toMatch(/^result:/);
});
