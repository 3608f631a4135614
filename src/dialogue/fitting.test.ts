/** What is suggested fits what is seen. With the lion's own words. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Domain } from '../core/index.ts';
import { loadDomain } from '../grounding/index.ts';
import { understand } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { collect, type DragScript, openMouth, scriptedEngine, scriptedParts, toyGround } from './testing/index.ts';

const lion = await loadDomain(fileURLToPath(new URL('../../models/lion', import.meta.url)));

/** The mane cannot grow in any picture; everything else can be done until it was done twice. */
const start = async (domain: Domain = lion, ...scripts: DragScript[]) => {
  const ground: ConversationParts['ground'] = (command, keyPoints, imageSize) =>
    command.edits.some(({ part }) => part === 'mane')
      ? { kind: 'refused', reason: 'outside', text: 'There is no room for the mane.' }
      : toyGround(openMouth, keyPoints, imageSize);
  const engine = scriptedEngine(...scripts, ...Array.from({ length: 6 }, () => ({ steps: 3 })));
  const parts = scriptedParts(engine, { understand, domain, ground });
  const conversation = await createConversation(parts, 'c1', 7);
  const told = collect(conversation);
  const offered = () => {
    const last = told.events.findLast(
      ({ name, body }) => name === 'message-added' && 'kind' in body && body.kind !== 'said',
    );
    return last?.name === 'message-added' ? last.body.suggestions : [];
  };
  return { conversation, engine, told, offered, choices: () => conversation.overlay.choices.map(({ text }) => text) };
};

test('[D80] at first, edits that the picture allows', async () => {
  const { conversation } = await start();
  expect(conversation.state.suggestions.slice(0, 3)).toEqual([
    'open the mouth',
    'close the left eye',
    'turn the head to the left a bit',
  ]);
});

test('[D80] after an edit its refinement, and neither it nor what holds it, also after a refusal and a setting', async () => {
  const { conversation, offered, choices } = await start();
  await conversation.say('open the mouth');
  expect(offered()).toEqual(['a bit more', 'less', 'undo', 'close the left eye']);
  const without = (sentences: readonly string[]) => sentences.filter((one) => /mouth|mane/.test(one));
  expect(conversation.state.suggestions.slice(0, 3)).toEqual(['a bit more', 'undo', 'close the left eye']);
  expect(without(conversation.state.suggestions)).toEqual([]);
  await conversation.say('dark mode');
  expect(offered()).toEqual([]);
  await conversation.say('florble the gronk');
  expect(choices()).toHaveLength(4);
  expect(without(choices())).toEqual([]);
  await conversation.say('help');
  expect(without(offered())).toEqual([]);
  await conversation.say('undo');
  expect(offered()).toEqual([
    'redo',
    'close the left eye',
    'turn the head to the left a bit',
    'tilt the head to the right',
  ]);
  await conversation.say('close the left eye');
  expect(offered().at(-1)).toBe('open the mouth');
});

test('[D80] of an edit that is as far as it goes, no more is offered', async () => {
  let isOpen = false;
  const ground: ConversationParts['ground'] = (command, keyPoints, imageSize) =>
    isOpen
      ? { kind: 'refused', reason: 'already-so', text: 'The mouth is wide open already.' }
      : toyGround(command, keyPoints, imageSize);
  const shown: ConversationParts['shown'] = () => {
    isOpen = true;
    return [];
  };
  const conversation = await createConversation(
    scriptedParts(scriptedEngine({ steps: 3 }), { ground, shown }),
    'c1',
    7,
  );
  await conversation.say('open the mouth');
  expect(conversation.state.suggestions).toEqual(['undo', 'less']);
});

test('[D80] while an edit runs, what can be said to it', async () => {
  const { conversation, engine, offered } = await start(lion, { steps: 9, holdAt: 2 });
  const edit = conversation.say('open the mouth');
  await engine.held();
  expect(offered()).toEqual(['stop', 'pause', 'slower', 'cancel']);
  const waiting = conversation.say('close the left eye');
  expect(offered()).toEqual(['stop', 'pause', 'slower', 'cancel']);
  await conversation.say('pause');
  expect(offered()).toEqual(['continue', 'stop', 'cancel']);
  await conversation.say('stop');
  await Promise.all([edit, waiting]);
  expect(offered()).not.toContain('stop');
});

test.each([
  ['show numbers', 'hide numbers'],
  ['show grid', 'hide grid'],
  ['show history', 'hide history'],
  ['show names', 'hide names'],
])('[D80] after “%s” there is “%s”, and every suggestion is understood', async (shows, hides) => {
  const { conversation } = await start();
  await conversation.say(shows);
  expect(conversation.state.suggestions.slice(0, 3)).toContain(hides);
  for (const sentence of conversation.state.suggestions)
    expect(understand(sentence, lion).kind, sentence).toBe('command');
  await conversation.say(hides);
  expect(conversation.state.suggestions).not.toContain(hides);
});

test.each([
  'stop',
  'pause',
  'continue',
  'slower',
  'cancel',
  'grid back',
  'more squares',
  'hide mask',
  'stop comparing',
])('[D80] “%s” is understood', (sentence) => expect(understand(sentence, lion).kind).toBe('command'));

test('[D43] where the frames of a step are gone, it is told which steps have theirs, and the way there', async () => {
  const { conversation, told, offered } = await start();
  for (const sentence of ['open the mouth', 'close the left eye', 'close the right eye'])
    await conversation.say(sentence);
  await conversation.say('go to step 1');
  await conversation.say('save as gif');
  expect(told.story().at(-1)).toMatch(/^answer: Step 1 no longer has .* Steps 2 and 3 can be saved moving/);
  expect(offered()).toEqual(['go to step 3', 'save as webp']);
  await conversation.say('back to the original');
  await conversation.say('save as video');
  expect(told.story().at(-1)).toMatch(/^answer: Nothing moved to this picture/);
});

test('[D50] what changed is told of the picture that stands, not of what was said last', async () => {
  const { conversation, told } = await start();
  await conversation.say('open the mouth');
  await conversation.say('close the left eye');
  await conversation.say('go to step 1');
  await conversation.say('what changed');
  expect(told.story().at(-1)).toMatch(/^answer: Opening the mouth.* Done in 3 steps/);
  expect(told.story().at(-1)).not.toContain('Now at step');
});

test('[L31] of a model that nobody described, only what it can do is suggested and helped with', async () => {
  const bare: Domain = {
    name: 'bare',
    subjects: ['picture'],
    parts: [],
    regions: [],
    suggestions: ['show numbers', 'show grid'],
  };
  const { conversation, told, offered } = await start(bare);
  await conversation.say('help');
  const help = told.story().at(-1) ?? '';
  expect(help).toContain('show numbers');
  expect(help).not.toMatch(/mouth|background|undefined/);
  expect(offered()).not.toContain('keep the background');
  expect(new Set(offered()).size).toBe(offered().length);
  await conversation.say('describe the image');
  expect(told.story().at(-1)).toBe('answer: A picture, seed 7, at step 0.');
});
