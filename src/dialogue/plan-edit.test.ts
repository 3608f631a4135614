import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../core/index.ts';
import type { DragRequest } from '../drag/port.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts } from './testing/index.ts';

describe('the first picture', () => {
  test('[D79] makes the engine ready for the edits that are suggested first', async () => {
    const prepared: DragRequest[] = [];
    const engine = scriptedEngine({ steps: 1 });
    const suggested = scriptedParts(engine).domain.suggestions.length;
    const prepare = async (request: DragRequest) => void prepared.push(request);
    const conversation = await createConversation(scriptedParts({ ...engine, prepare }), 'c1', 7);
    await vi.waitFor(() => expect(prepared).toHaveLength(suggested));
    expect(engine.requests).toEqual([]);
    await conversation.say('open the mouth');
    expect(prepared).toHaveLength(suggested);
    const [asked] = engine.requests;
    expect(prepared[0]?.points).toEqual(asked?.points);
    expect(prepared[0]?.mask === null).toBe(asked?.mask === null);
  });

  test('[D79] is not disturbed by an engine that cannot prepare', async () => {
    const engine = scriptedEngine({ steps: 1 });
    const prepare = () => Promise.reject(new AppError('engine-stopped', 'The engine stopped.'));
    const conversation = await createConversation(scriptedParts({ ...engine, prepare }), 'c1', 7);
    const told = collect(conversation);
    await conversation.say('open the mouth');
    expect(told.story().at(-1)).toMatch(/^result: Done in 1 steps?/);
    expect(told.story().some((line) => line.startsWith('error'))).toBe(false);
  });
});
