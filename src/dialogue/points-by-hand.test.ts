import { describe, expect, test } from 'vitest';
import { imagePoint } from '../core/index.ts';
import { createConversation } from './conversation.ts';
import { collect, type DragScript, scriptedEngine, scriptedParts } from './testing/index.ts';

const start = async (scripts: readonly DragScript[] = []) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(scriptedParts(engine), 'c1', 7);
  return { engine, conversation, told: collect(conversation) };
};

describe('points set by hand', () => {
  const handPoint = (x: number, y: number, toX: number) => ({
    handle: imagePoint(x, y),
    target: imagePoint(toX, y),
    label: 'point 1',
    moves: true,
  });

  test('[D18] are dragged as they are and can be repeated, halved and undone', async () => {
    const { conversation, engine, told } = await start([{ steps: 1 }, { steps: 1 }]);
    await conversation.dragPoints([handPoint(3, 3, 5)], 'background');
    expect(engine.requests[0]?.mask).not.toBeNull();
    await conversation.say('half');
    expect(engine.requests[1]?.points[0]?.target).toEqual(imagePoint(4, 3));
    expect(told.story()[0]).toBe('plan: Moving 1 point by hand, keeping the background.');
  });

  test('[D19] outside the picture, or without a way to go, are refused before anything starts', async () => {
    const { conversation, told } = await start();
    await expect(conversation.dragPoints([handPoint(3, 3, 16)], 'nothing')).rejects.toMatchObject({ code: 'bad-plan' });
    await expect(conversation.dragPoints([handPoint(3, 3, 3)], 'nothing')).rejects.toMatchObject({ code: 'bad-plan' });
    expect(told.lines).toEqual([]);
  });
});
