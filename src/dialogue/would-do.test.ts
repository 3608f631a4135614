/** What hearing asks a conversation: what words would do now. */
import { expect, test } from 'vitest';
import { understand } from '../nlu/index.ts';
import { lion } from '../nlu/testing/lion.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts, toyGround } from './testing/index.ts';

const start = async () => {
  const changes = { understand, domain: lion, ground: toyGround };
  const conversation = await createConversation(scriptedParts(scriptedEngine({ steps: 1 }), changes), 'c1', 7);
  return { conversation, told: collect(conversation) };
};

test('[H34] what words would do is told as the conversation stands, and nothing is done', async () => {
  const { conversation, told } = await start();
  const kinds = (text: string) => conversation.wouldDo(text).map(({ kind }) => kind);
  expect(kinds('and a wider one')).toEqual([]);
  await conversation.say('open the mouth');
  expect(conversation.history.current).toBe(1);
  const story = told.story();
  expect(conversation.wouldDo(' and a wider one ')).toMatchObject([{ kind: 'edit', edits: [{ part: 'mouth' }] }]);
  expect(kinds('undo and open the mouth')).toEqual(['undo', 'edit']);
  expect(kinds('what a lovely day')).toEqual([]);
  expect(kinds('undo')).toEqual(['undo']);
  expect(told.story()).toEqual(story);
  expect(conversation.history.current).toBe(1);
});

test('[H34] names of steps and taught phrases are known', async () => {
  const { conversation } = await start();
  expect(conversation.wouldDo('fluffball')).toEqual([]);
  conversation.knowPhrases([{ phrase: 'fluffball', means: 'open the mouth' }]);
  expect(conversation.wouldDo('fluffball')).toMatchObject([{ kind: 'edit', edits: [{ part: 'mouth' }] }]);
  await conversation.say('open the mouth');
  await conversation.say('call this version sleepy');
  expect(conversation.wouldDo('go back to sleepy')).toMatchObject([{ kind: 'go-to-step', step: 'sleepy' }]);
});

test('[H34] a correction of the last edit that its part cannot do would do nothing', async () => {
  const { conversation } = await start();
  const kinds = (text: string) => conversation.wouldDo(text).map(({ kind }) => kind);
  await conversation.say('close the left eye');
  expect(kinds('no I meant the mouth')).toEqual(['repair']);
  expect(kinds('no I meant the muzzle')).toEqual([]);
  expect(kinds('the other one too')).toEqual(['same-for']);
  expect(kinds('the mouth too')).toEqual(['same-for']);
  expect(kinds('the muzzle too')).toEqual([]);
});
