/** What hearing asks a conversation: what words would do now. */
import { expect, test } from 'vitest';
import { type Understand, understand } from '../nlu/index.ts';
import { lion } from '../nlu/testing/lion.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts, toyGround } from './testing/index.ts';

/** The reader is less sure of this: typed it is done, said aloud it is not. */
const lessSure = 'his jaw hangs too little';
const understandLess: Understand = (text, domain, context) =>
  understand(text === lessSure && context?.spoken !== true ? 'open the mouth' : text, domain, context);

const start = async () => {
  const changes = { understand: understandLess, domain: lion, ground: toyGround };
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

test('[H35] what words would do if they were typed is told apart from what they do said aloud', async () => {
  const { conversation } = await start();
  const kinds = (text: string, how: 'said' | 'typed') => conversation.wouldDo(text, how).map(({ kind }) => kind);
  expect(kinds(lessSure, 'said')).toEqual([]);
  expect(kinds(lessSure, 'typed')).toEqual(['edit']);
  expect(kinds('undo', 'typed')).toEqual(['undo']);
});

test('[H36] who is asked “did you mean …?” and says it again, has answered', async () => {
  const { conversation } = await start();
  const asking = (sentence: string) => conversation.ask([{ sentence, shown: 'opening the mouth' }]);
  expect(conversation.isSaidAgain('open the mouth')).toBe(false);
  asking(lessSure);
  expect(
    ['open the mouth', lessSure, 'open its mouth', 'close the mouth', 'lovely'].map((text) =>
      conversation.isSaidAgain(text),
    ),
  ).toEqual([true, true, true, false, false]);
  // Now it is as good as typed.
  expect(conversation.wouldDo(lessSure)).toMatchObject([{ kind: 'edit', edits: [{ part: 'mouth' }] }]);
  await conversation.say(lessSure, { spoken: true });
  expect(conversation.history.current).toBe(1);
  expect(conversation.overlay.choices).toEqual([]);
  // The question is gone, and with it what it made sure.
  expect(conversation.isSaidAgain(lessSure)).toBe(false);
  expect(conversation.wouldDo(lessSure)).toEqual([]);
  // What is refused is offered as well, but was not heard: said again it is still refused.
  await conversation.say('open the mouse pad', { spoken: true });
  expect(conversation.overlay.choices.length).toBeGreaterThan(0);
  expect(conversation.isSaidAgain(conversation.overlay.choices[0]?.text ?? '')).toBe(false);
});

test('[H36] two requests in one, and what leans on the last edit, are known when they are said again', async () => {
  const { conversation } = await start();
  await conversation.say('close the left eye');
  const ask = (sentence: string) => conversation.ask([{ sentence, shown: 'what it would do' }]);
  ask('undo and open the mouth');
  expect(
    ['undo and open the mouth', 'undo, then open its mouth', 'undo', 'open the mouth'].map((text) =>
      conversation.isSaidAgain(text),
    ),
  ).toEqual([true, true, false, false]);
  await conversation.say('open the mouth and raise the ears');
  const narrowed = 'just the ears, leave the mouth as it was';
  const meant = conversation.wouldDo(narrowed);
  ask(narrowed);
  expect(conversation.isSaidAgain(narrowed)).toBe(true);
  expect(conversation.wouldDo(narrowed)).toEqual(meant);
  // Where something else was asked about it speaks of that.
  ask('close the eyes');
  expect(conversation.wouldDo(narrowed)).not.toEqual(meant);
});
