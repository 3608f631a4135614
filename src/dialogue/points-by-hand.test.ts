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

  test('[D81] what was painted stays, softly at its edge, alone or with the background, and is said', async () => {
    const { conversation, engine, told } = await start([{ steps: 1 }, { steps: 1 }, { steps: 1 }]);
    // The lower half of 4 by 4 cells, for a picture of 16 pixels.
    const painted = { size: 4, keep: Uint8Array.from({ length: 16 }, (_, at) => (at >= 8 ? 255 : 0)) };
    await conversation.dragPoints([handPoint(3, 3, 5)], 'nothing', painted);
    expect(told.story()[0]).toBe('plan: Moving 1 point by hand, keeping what you painted.');
    const column = Array.from({ length: 16 }, (_, y) => engine.requests[0]?.mask?.keep[y * 16 + 8] ?? Number.NaN);
    expect(column.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(column.slice(10)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const [at, value] of column.slice(1).entries())
      expect(Math.abs(value - (column[at] ?? 0))).toBeLessThanOrEqual(0.5);
    await conversation.say('half');
    expect(engine.requests[1]?.mask?.keep[15 * 16 + 8]).toBe(1);
    await conversation.dragPoints([handPoint(3, 3, 5)], 'background', painted);
    expect(told.story().findLast((line) => line.startsWith('plan'))).toBe(
      'plan: Moving 1 point by hand, keeping the background and keeping what you painted.',
    );
    expect(engine.requests[2]?.mask?.keep[0]).toBe(1);
    expect(engine.requests[2]?.mask?.keep[15 * 16 + 8]).toBe(1);
  });

  test('[D81] a handle in what was painted is refused; where nothing is painted nothing stays', async () => {
    const { conversation, engine, told } = await start([{ steps: 1 }]);
    await conversation.dragPoints([handPoint(3, 3, 5)], 'nothing', { size: 2, keep: new Uint8Array(4).fill(255) });
    expect(told.story().at(-1)).toContain('lies where you asked me to keep what you painted');
    expect(engine.requests).toHaveLength(0);
    await conversation.dragPoints([handPoint(3, 3, 5)], 'nothing', { size: 2, keep: new Uint8Array(4) });
    expect(engine.requests[0]?.mask).toBeNull();
  });

  test('[D81] a model that does not know its background says so, and what was painted stays all the same', async () => {
    const engine = scriptedEngine({ steps: 1 });
    const conversation = await createConversation(scriptedParts(engine, { maskOf: () => null }), 'c1', 7);
    const told = collect(conversation);
    await conversation.dragPoints([handPoint(3, 3, 5)], 'background');
    expect(told.story()[0]).toBe(
      'notice: This model does not know where that is, so I cannot keep the background. Paint what should stay.',
    );
    expect(told.story()[1]).toBe('plan: Moving 1 point by hand.');
  });
});
