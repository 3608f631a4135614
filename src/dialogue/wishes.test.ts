/** What was heard as something else is said; of several ways one is chosen by number or word. With the lion's own words. */
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { AppError } from '../core/index.ts';
import { loadDomain } from '../grounding/index.ts';
import { understandMisheard } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { collect, type DragScript, openMouth, scriptedEngine, scriptedParts, toyGround } from './testing/index.ts';

const domain = await loadDomain(fileURLToPath(new URL('../../models/lion', import.meta.url)));

/** A drag of each way is made to show it, then the one that is chosen; the first waits until it is ended. */
const held = [{ steps: 2, holdAt: 1 }] as const;

const start = async (...scripts: DragScript[]) => {
  const asked: string[] = [];
  const ground: ConversationParts['ground'] = (_, keyPoints, imageSize) => toyGround(openMouth, keyPoints, imageSize);
  /** Asked of what was dragged, and of nothing else. */
  const shown: ConversationParts['shown'] = (command) => {
    asked.push(command.edits.map(({ part, action }) => `${part} ${action}`).join(' + '));
    return [];
  };
  const engine = scriptedEngine(...scripts, { steps: 2 }, { steps: 2 });
  const parts = scriptedParts(engine, {
    understand: understandMisheard,
    domain,
    ground,
    shown,
  });
  const conversation = await createConversation(parts, 'c1', 7);
  return { conversation, asked, engine, told: collect(conversation) };
};

test('[D45] what a sentence was taken for is said before it is done, and can be taken back', async () => {
  const { conversation, asked, told } = await start();
  await conversation.say('open the mouse');
  expect(asked).toEqual(['mouth open']);
  const story = told.story();
  expect(story[1]).toBe('notice: I took that for “open the mouth”. “Scratch that” takes it back.');
  expect(story[2]).toContain('plan: ');
  expect(conversation.state.undoSteps).toBe(1);
  await conversation.say('scratch that');
  expect(conversation.state.undoSteps).toBe(0);
});

test.each([
  ['make it look proud', 'two', 'mane bigger'],
  ['make it friendlier', 'the second one', 'mouth wider'],
  ['more majestic', 'raise the head and make the mane bigger', 'head raise + mane bigger'],
  ['make it look tired', '4', 'ears lower'],
  ['make him angry', 'take the last one', 'head lower + eyes close'],
])('[D46] %s: ways are offered and nothing is done until one is chosen (%s)', async (wish, choice, done) => {
  const { conversation, asked, told } = await start(...held);
  await conversation.say(wish);
  const looked = asked.length;
  expect(conversation.state.undoSteps).toBe(0);
  expect(told.story().at(-1)).toMatch(/^answer: .*: 1\. .*; 2\. .*; 3\. /);
  await conversation.say(choice);
  expect(asked.slice(looked)).toEqual([done]);
  expect(conversation.state.undoSteps).toBe(1);
});

test('[D46] none of them is an answer too', async () => {
  const { conversation, told } = await start(...held);
  await conversation.say('make it look proud');
  await conversation.say('none of these');
  await conversation.say('2');
  expect(told.story().some((line) => line.startsWith('plan: '))).toBe(false);
  expect(conversation.state.undoSteps).toBe(0);
});

const previewsOf = ({ overlay }: { overlay: { choices: readonly { preview: number | null }[] } }) =>
  overlay.choices.map(({ preview }) => preview);

test('[D47] each way is shown by a picture made from the standing one, which stays', async () => {
  const ways = Array.from({ length: 4 }, (_, i) => ({ steps: i + 1 }));
  const { conversation, told } = await start(...ways);
  const stood = conversation.pictureOf(0);
  await conversation.say('make it look proud');
  await vi.waitFor(() => expect(previewsOf(conversation)).toEqual([1, 2, 3, 4]));
  const pictures = [1, 2, 3, 4].map((preview) => conversation.previewOf(preview));
  expect(new Set(pictures.map((picture) => picture?.rgb.join())).size).toBe(4);
  expect(pictures.map((picture) => picture?.size)).toEqual([16, 16, 16, 16]);
  expect(conversation.previewOf(5)).toBeNull();
  expect([conversation.state.undoSteps, conversation.state.busy]).toEqual([0, false]);
  expect(conversation.pictureOf(0)).toBe(stood);
  expect(told.story().at(-1)).toMatch(/^answer: /);
});

test('[D47] what is said while they are made ends them at once, and the engine is free for it', async () => {
  const { conversation, engine, told } = await start(...held);
  await conversation.say('make it look proud');
  await engine.held();
  await conversation.say('raise the head');
  expect(engine.requests).toHaveLength(2);
  expect(conversation.state.undoSteps).toBe(1);
  expect(previewsOf(conversation)).toEqual([]);
  expect(told.story().filter((line) => line.startsWith('error: '))).toEqual([]);
});

test('[D47] a failure while they are made is told; the conversation goes on', async () => {
  const error = new AppError('engine-failed', 'The engine broke.');
  const { conversation, told } = await start({ steps: 2, failAt: { step: 1, error } });
  await conversation.say('make it look proud');
  await vi.waitFor(() => expect(told.story().at(-1)).toMatch(/^error: .*The engine broke/));
  await conversation.say('open the mouth');
  expect(conversation.state.undoSteps).toBe(1);
});
