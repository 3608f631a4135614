/** What was heard as something else is said; of several ways one is chosen by number or word. With the lion's own words. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDomain } from '../grounding/index.ts';
import { understandMisheard } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { collect, openMouth, scriptedEngine, scriptedParts, toyGround } from './testing/index.ts';

const domain = await loadDomain(fileURLToPath(new URL('../../models/lion', import.meta.url)));

const start = async () => {
  const asked: string[] = [];
  const ground: ConversationParts['ground'] = (command, keyPoints, imageSize) => {
    asked.push(command.edits.map(({ part, action }) => `${part} ${action}`).join(' + '));
    return toyGround(openMouth, keyPoints, imageSize);
  };
  const parts = scriptedParts(scriptedEngine({ steps: 2 }, { steps: 2 }), {
    understand: understandMisheard,
    domain,
    ground,
  });
  const conversation = await createConversation(parts, 'c1', 7);
  return { conversation, asked, told: collect(conversation) };
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
  const { conversation, asked, told } = await start();
  await conversation.say(wish);
  expect(asked).toEqual([]);
  expect(conversation.state.undoSteps).toBe(0);
  expect(told.story().at(-1)).toMatch(/^answer: .*: 1\. .*; 2\. .*; 3\. /);
  await conversation.say(choice);
  expect(asked).toEqual([done]);
  expect(conversation.state.undoSteps).toBe(1);
});

test('[D46] none of them is an answer too', async () => {
  const { conversation, asked } = await start();
  await conversation.say('make it look proud');
  await conversation.say('none of these');
  await conversation.say('2');
  expect(asked).toEqual([]);
});
