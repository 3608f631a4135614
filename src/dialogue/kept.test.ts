/** What an edit keeps is part of the picture's state in the history. */
import { expect, test } from 'vitest';
import { imagePoint } from '../core/index.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts } from './testing/index.ts';

test('[D29] the next edit starts from what was kept, and undo and redo bring it back', async () => {
  const engine = scriptedEngine({ steps: 3 }, { steps: 2 }, { steps: 2 }, { steps: 1 });
  const conversation = await createConversation(scriptedParts(engine), 'c1', 7);
  const first = conversation.frame.picture;
  await conversation.say('open the mouth');
  const second = conversation.frame.picture;
  await conversation.say('open the mouth');
  const [, request] = engine.requests;
  if (!request) throw new Error('There was no second drag.');
  const { latent, kept } = request;
  expect(kept?.picture).toEqual(first);
  expect(await engine.render(latent, kept)).toEqual(second);
  await conversation.say('undo');
  await conversation.say('open the mouth');
  expect(engine.requests[2]).toMatchObject({ latent, kept });
  await conversation.say('back to the original');
  await conversation.say('open the mouth');
  expect(engine.requests[3]?.kept).toBeNull();
});

test('[D61] a handle put where the picture is kept is refused, saying what is kept there', async () => {
  const engine = scriptedEngine({ steps: 1 });
  const conversation = await createConversation(scriptedParts(engine), 'c1', 7);
  const told = collect(conversation);
  const drag = (y: number) => ({ handle: imagePoint(3, y), target: imagePoint(5, y), label: 'point 1', moves: true });
  await conversation.dragPoints([drag(0)], 'background');
  expect(engine.requests).toHaveLength(0);
  expect(told.story().at(-1)).toContain('Point 1 lies where you asked me to keep the background');
  await conversation.dragPoints([drag(3)], 'background');
  expect(engine.requests).toHaveLength(1);
});
