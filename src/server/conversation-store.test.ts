import { expect, test } from 'vitest';
import { createConversation } from '../dialogue/index.ts';
import { scriptedEngine, scriptedParts } from '../dialogue/testing/index.ts';
import { ConversationStore } from './conversation-store.ts';

const begin = (limits = { maxConversations: 2, idleMs: 100, maxMessages: 3 }) => {
  let nowMs = 0;
  const store = new ConversationStore(
    (id) => createConversation(scriptedParts(scriptedEngine()), id, 7),
    () => nowMs,
    limits,
  );
  return {
    store,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};

test('[S21] the oldest conversation without a page makes room; with pages on all of them a new one is refused', async () => {
  const { store, pass } = begin();
  const one = await store.enter(null);
  pass(1);
  const two = await store.enter(null);
  await expect(store.enter(null)).rejects.toMatchObject({ code: 'busy' });
  store.leave(two.conversation.id);
  const three = await store.enter(null);
  expect(store.find(two.conversation.id)).toBeNull();
  expect(store.find(one.conversation.id)).not.toBeNull();
  expect(store.find(three.conversation.id)).not.toBeNull();
  expect(store.size).toBe(2);
});

test('[S22] a conversation nobody is connected to is dropped after the idle time, no other', async () => {
  const { store, pass } = begin();
  const stays = await store.enter(null);
  const goes = await store.enter(null);
  store.leave(goes.conversation.id);
  pass(99);
  await store.sweep();
  expect(store.size).toBe(2);
  pass(2);
  await store.sweep();
  expect(store.find(goes.conversation.id)).toBeNull();
  expect((await store.enter(stays.conversation.id)).resumed).toBe(true);
});

test('[S23] only the newest messages are kept for a page that comes back', async () => {
  const { store } = begin();
  const { conversation, messages } = await store.enter(null);
  for (const text of ['undo', 'redo', 'again']) await conversation.say(text);
  expect(messages).toHaveLength(3);
  expect(messages.at(-2)?.text).toBe('again');
});
