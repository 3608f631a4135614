/** Requests said in halves, and what is answered where there is nothing to speak of. With the lion's own words. */
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
  const ground: ConversationParts['ground'] = (_, keyPoints, imageSize) => toyGround(openMouth, keyPoints, imageSize);
  /** Asked of what was dragged, and of nothing else. */
  const shown: ConversationParts['shown'] = (command) => {
    asked.push(
      command.edits.map(({ part, action, side }) => `${part} ${action}${side === null ? '' : ` ${side}`}`).join(' + '),
    );
    return [];
  };
  const engine = scriptedEngine({ steps: 1 }, { steps: 1 }, { steps: 1 }, { steps: 1 });
  const parts = scriptedParts(engine, { understand: understandMisheard, domain, ground, shown });
  const conversation = await createConversation(parts, 'c1', 7);
  return { conversation, asked, told: collect(conversation) };
};

test.each([
  ['ears', 'bigger', 'ears bigger both'],
  ['bigger', 'the ears', 'ears bigger both'],
  ['open', 'mouth', 'mouth open'],
  ['close the eye', 'the left one', 'eyes close left'],
  ['close the eye', 'no, I meant the right', 'eyes close right'],
  ['bigger', 'I said the ears, not him', 'ears bigger both'],
  ['turn', 'left', 'head turn-left'],
  ['his ears look tiny', 'bigger', 'ears bigger both'],
])('[D53] “%s”, and when asked “%s”, is one request', async (half, other, done) => {
  const { conversation, asked, told } = await start();
  await conversation.say(half);
  expect(asked).toEqual([]);
  await conversation.say(other);
  expect(asked).toEqual([done]);
  expect(told.story().some((line) => line.startsWith('notice: I took that for'))).toBe(true);
});

test('[D53] the half before says what is meant, and not the edit before that', async () => {
  const { conversation, asked } = await start();
  await conversation.say('make the mane bigger');
  await conversation.say('ears');
  await conversation.say('smaller');
  expect(asked).toEqual(['mane bigger', 'ears smaller both']);
});

test('[D53] what is a request of its own, or fits several ways, is no answer', async () => {
  const { conversation, asked, told } = await start();
  await conversation.say('ears');
  await conversation.say('open the mouth');
  expect(asked).toEqual(['mouth open']);
  await conversation.say('his ears look tiny');
  await conversation.say('the ears');
  expect(asked).toEqual(['mouth open']);
  await conversation.say('paint the mane');
  await conversation.say('the left wing');
  expect(asked).toEqual(['mouth open']);
  expect(told.story().at(-1)).toContain('answer:');
});

test.each(['more', 'half', 'the other one', 'no, I meant the left'])(
  '[D54] where nothing was done “%s” is answered with what can be said, by number',
  async (said) => {
    const { conversation, asked } = await start();
    await conversation.say(said);
    expect(asked).toEqual([]);
    await conversation.say('1');
    expect(asked).toEqual(['mouth open']);
  },
);

test('[D54] “no” after an edit offers ways to take it back; of nothing it says so', async () => {
  const { conversation, told } = await start();
  await conversation.say('no');
  expect(told.story().at(-1)).toBe('answer: I did not ask anything.');
  await conversation.say('open the mouth');
  await conversation.say('no');
  expect(told.story().at(-1)).toContain('1. undo; 2. less; 3. the other way');
  await conversation.say('1');
  expect(conversation.state.undoSteps).toBe(0);
});

test('[D33] without other versions the first one is the first edit of all', async () => {
  const { conversation } = await start();
  await conversation.say('open the mouth');
  await conversation.say('raise the ears');
  await conversation.say('raise the head');
  await conversation.say('I liked the first one best, go back to that');
  expect(conversation.history.current).toBe(1);
});
