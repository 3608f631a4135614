import { expect, test } from 'vitest';
import { type ControlCommand, talkTopics, tellTopics } from '../core/index.ts';
import type { Understand } from '../nlu/port.ts';
import { createConversation } from './conversation.ts';
import { collect, type DragScript, scriptedEngine, scriptedParts } from './testing/index.ts';

const start = async (...scripts: readonly DragScript[]) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(scriptedParts(engine), 'c1', 7);
  const told = collect(conversation);
  const ask = async (command: ControlCommand) => {
    await conversation.control(command);
    return told.story().at(-1) ?? '';
  };
  return { conversation, engine, told, ask };
};

test('[D50] small talk is answered with a whole sentence, and nothing is changed', async () => {
  const { conversation, ask } = await start();
  const before = conversation.frame;
  for (const about of talkTopics) {
    expect(await ask({ kind: 'tell', about })).toMatch(/^answer: \p{Lu}?.*[.?]$/u);
  }
  expect(conversation.frame).toBe(before);
  expect(new Set(tellTopics).size).toBe(tellTopics.length);
});

test('[D50] why an edit ended is told from how it ended', async () => {
  const { conversation, ask } = await start({ steps: 9, reason: 'stalled', share: 0.25 }, { steps: 2 });
  expect(await ask({ kind: 'tell', about: 'why' })).toContain('Nothing was changed yet');
  await conversation.say('open the mouth');
  expect(await ask({ kind: 'tell', about: 'why' })).toContain('no longer moved');
  await conversation.say('open the mouth');
  expect(await ask({ kind: 'tell', about: 'why' })).toContain('where they should be');
});

test('[D50] how far the running edit is, and whether it waits, is told at once', async () => {
  const { conversation, engine, ask } = await start({ steps: 8, holdAt: 5 });
  const progress = () => ask({ kind: 'tell', about: 'progress' });
  expect(await progress()).toBe('answer: Nothing runs now.');
  const edit = conversation.say('open the mouth');
  await engine.held();
  expect(await progress()).toMatch(/^answer: Opening the mouth.*\. [56]\d % of the way is gone\. “Stop” keeps/);
  await conversation.control({ kind: 'pause' });
  expect(await progress()).toContain('% of the way is gone, and it is paused: “continue” goes on.');
  engine.proceed();
  await conversation.control({ kind: 'continue' });
  await edit;
  expect(await progress()).toContain('the last edit has ended');
});

test('[D50] the picture is described by what its recipes know of it, and by what it hides', async () => {
  const { ask } = await start();
  expect(await ask({ kind: 'tell', about: 'picture' })).toBe('answer: A toy, seed 7, at step 0. The mouth is closed.');
});

test('[D51] nothing is done in silence: undo says what it took back, grid and comparison what is seen', async () => {
  const { conversation, ask } = await start({ steps: 1 }, { steps: 1 });
  await conversation.say('open the mouth');
  expect(await ask({ kind: 'compare', show: 'before' })).toContain('before the last edit');
  expect(await ask({ kind: 'compare', show: 'both' })).toContain('Before is on the left');
  await ask({ kind: 'grid', cells: [5] });
  expect(await ask({ kind: 'grid-reset' })).toBe('answer: The whole grid again.');
  expect(await ask({ kind: 'undo', steps: 1 })).toBe('result: Took back “open the mouth”; now: seed 7.');
});

test('[D51] a sentence that was written does not say that a microphone listens', async () => {
  const understand: Understand = () => ({ kind: 'command', command: { kind: 'microphone', to: 'awake' } });
  const conversation = await createConversation(scriptedParts(scriptedEngine(), { understand }), 'c1', 7);
  const told = collect(conversation);
  await conversation.say('wake up');
  expect(told.story().at(-1)).toBe('answer: Where the microphone is on, I listen; a click or a key opens it.');
  await conversation.say('wake up', { spoken: true });
  expect(told.story().at(-1)).toBe('answer: I am listening.');
});

test('[D51] key points have the names that people say', async () => {
  const { conversation } = await start();
  expect(conversation.overlay.badges.map(({ name }) => name)).toEqual(['lower lip']);
});

test('[V29] scrolling and the settings are for the page to do, also while something is asked or runs', async () => {
  const { conversation, engine, told, ask } = await start({ steps: 9, holdAt: 2 });
  conversation.ask([{ sentence: 'open the mouth', shown: 'opening the mouth' }]);
  expect(await ask({ kind: 'scroll', to: 'down' })).toBe('scroll down');
  expect(await ask({ kind: 'settings', shown: true })).toBe('settings true');
  expect(conversation.overlay.choices).toHaveLength(1);
  const edit = conversation.control({ kind: 'answer', yes: true });
  await engine.held();
  await ask({ kind: 'scroll', to: 'start' });
  expect(told.lines).toContain('scroll start');
  engine.proceed();
  await edit;
  expect(told.story().at(-1)).toMatch(/^result: Done/);
});

test('[V29] what scrolls is no part of the conversation, whose end would come into sight', async () => {
  const understand: Understand = () => ({ kind: 'command', command: { kind: 'scroll', to: 'up' } });
  const conversation = await createConversation(scriptedParts(scriptedEngine(), { understand }), 'c1', 7);
  const told = collect(conversation);
  await conversation.say('scroll up');
  expect(told.story()).toEqual(['scroll up']);
});

test('[S71] one sentence that may have been said is a question: “yes” says it, “no” ends the choosing', async () => {
  const { conversation, told } = await start({ steps: 1 });
  const only = [{ sentence: 'open the mouth', shown: 'opening the mouth' }];
  conversation.ask(only);
  await conversation.control({ kind: 'answer', yes: false });
  expect(conversation.overlay.choices).toEqual([]);
  conversation.ask(only);
  await conversation.control({ kind: 'answer', yes: true });
  expect(told.story().at(-1)).toMatch(/^result: Done/);
});

test('[S71] what may have been said stands on the screen by number; a number says the sentence behind it', async () => {
  const { conversation, told } = await start({ steps: 1 });
  conversation.ask([
    { sentence: 'close the mouth', shown: 'close the mouth' },
    { sentence: 'open the mouth', shown: 'opening the mouth a bit' },
  ]);
  expect(conversation.overlay.choices.map(({ text }) => text)).toEqual(['close the mouth', 'opening the mouth a bit']);
  expect(told.story()).toEqual([]);
  await conversation.control({ kind: 'number', value: 2 });
  expect(told.story()[0]).toBe('said: open the mouth');
  expect(told.story().at(-1)).toMatch(/^result: Done/);
});
