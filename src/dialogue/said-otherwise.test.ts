import { expect, test } from 'vitest';
import type { Understand } from '../nlu/port.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts } from './testing/index.ts';
import { toyUnderstand } from './testing/toy-language.ts';

const understand: Understand = (text, ...rest) =>
  text.startsWith('spell ')
    ? { kind: 'command', command: { kind: 'spell', word: text.slice(6) } }
    : text === 'no, the left'
      ? { kind: 'command', command: { kind: 'repair', correction: { part: null, side: 'left', action: null } } }
      : text === 'save'
        ? { kind: 'command', command: { kind: 'save', format: 'png' } }
        : toyUnderstand(text, ...rest);

const start = async (edits: number) => {
  const engine = scriptedEngine(...Array.from({ length: edits }, () => ({ steps: 2 })));
  const conversation = await createConversation(scriptedParts(engine, { understand }), 'c1', 7);
  return { conversation, engine, told: collect(conversation) };
};

test('[D48] two requests in one sentence are done one after the other', async () => {
  const { conversation, engine, told } = await start(2);
  await conversation.say('open the mouth');
  await conversation.say('undo and open the mouth');
  expect(engine.requests).toHaveLength(2);
  expect(engine.requests[1]?.latent).toEqual(engine.requests[0]?.latent);
  expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 0]);
  await conversation.say('scratch');
  await conversation.say('new image, then undo');
  expect(told.story().filter((line) => line.startsWith('said:'))).toHaveLength(4);
  expect(conversation.state.seed).toBe(7);
});

test.each(['undo and open the mouth', 'undo and open the mouth instead', 'undo and instead open the mouth'])(
  '[D48] two requests go before what was only taken for one of them: %s',
  async (sentence) => {
    const half: Understand = (text, ...rest) =>
      text === sentence
        ? { kind: 'command', command: { kind: 'undo', steps: 1 }, heardAs: 'undo' }
        : understand(text, ...rest);
    const engine = scriptedEngine({ steps: 2 }, { steps: 2 });
    const conversation = await createConversation(scriptedParts(engine, { understand: half }), 'c1', 7);
    await conversation.say('open the mouth');
    expect(conversation.wouldDo(sentence).map(({ kind }) => kind)).toEqual(['undo', 'edit']);
    await conversation.say(sentence);
    expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 0]);
  },
);

test('[D48] what an edit reached can be saved in the same sentence', async () => {
  const { conversation, told } = await start(1);
  await conversation.say('open the mouth and save');
  const story = told.story();
  expect(story.findIndex((line) => line.startsWith('save png'))).toBeGreaterThan(
    story.findIndex((line) => line.startsWith('result: Done')),
  );
});

test('[D48] three requests, one after the other', async () => {
  const { conversation, engine, told } = await start(2);
  await conversation.say('open the mouth');
  await conversation.say('undo, open the mouth and save');
  expect(engine.requests).toHaveLength(2);
  expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 0]);
  expect(told.story().some((line) => line.startsWith('save png'))).toBe(true);
  expect(conversation.wouldDo('undo and undo and undo and undo').map(({ kind }) => kind)).toEqual([]);
});

test('[D48] where one half is not understood, nothing is done', async () => {
  const { conversation, engine } = await start(0);
  await conversation.say('undo and fly away');
  await conversation.say('fly away and save');
  await conversation.say('open the mouth and undo');
  expect(engine.requests).toHaveLength(0);
  expect(conversation.history.steps).toHaveLength(1);
});

test('[D33] a version that was given a name is gone to by that name alone', async () => {
  const { conversation } = await start(1);
  await conversation.say('open the mouth');
  await conversation.control({ kind: 'name-step', name: 'sleepy' });
  await conversation.say('undo');
  await conversation.say('go to sleepy');
  expect(conversation.history.current).toBe(1);
  await conversation.say('go to grumpy');
  expect(conversation.history.current).toBe(1);
});

test('[D49] a spelled word takes the place of the wrong one, and what was done wrongly is taken back', async () => {
  const { conversation, engine, told } = await start(2);
  await conversation.say('open the mouse');
  expect(engine.requests).toHaveLength(0);
  await conversation.say('spell mouth');
  expect(engine.requests).toHaveLength(1);
  expect(told.story()).toContain('said: open the mouth');
  await conversation.say('spell zebra');
  expect(told.story().at(-1)).toContain('makes no sense');
  expect(engine.requests).toHaveLength(1);
});

test('[D44] a correction is of the sentence before, also where that was not understood: then nothing is changed', async () => {
  const { conversation, told } = await start(1);
  await conversation.say('open the mouth');
  await conversation.say('raise the eyebrows');
  await conversation.say('no, the left');
  expect(told.story().at(-1)).toContain('did not understand “raise the eyebrows”');
  expect(conversation.history.current).toBe(1);
  await conversation.say('no, the left');
  expect(told.story().at(-1)).not.toContain('raise the eyebrows');
});

test('[D52] what people say next stands beside the result, to press', async () => {
  const { conversation, told } = await start(1);
  await conversation.say('open the mouth');
  await conversation.say('undo');
  const offered = told.events.flatMap(({ name, body }) =>
    name === 'message-added' && 'kind' in body && body.kind === 'result' ? [body.suggestions] : [],
  );
  expect(offered).toEqual([
    ['a bit more', 'less', 'undo'],
    // What was just taken back is not offered again: “redo” is.
    ['redo'],
  ]);
});

test('[D84] an edit is just done while it stands as the newest step and nothing is asked', async () => {
  const told: (boolean | undefined)[] = [];
  const listening: Understand = (text, domain, context) => {
    if (text === 'just the ears') told.push(context?.justDone);
    return toyUnderstand(text, domain, context);
  };
  const engine = scriptedEngine({ steps: 2 });
  const conversation = await createConversation(scriptedParts(engine, { understand: listening }), 'c1', 7);
  await conversation.say('open the mouth');
  await conversation.say('just the ears');
  await conversation.say('just the ears');
  await conversation.say('undo');
  await conversation.say('just the ears');
  expect(told[0]).toBe(true);
  expect(told.at(-1)).toBe(false);
});
