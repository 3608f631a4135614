import { describe, expect, test } from 'vitest';
import type { Shown, ShownEdit } from '../grounding/port.ts';
import { createConversation } from './conversation.ts';
import { collect, type DragScript, scriptedEngine, scriptedParts } from './testing/index.ts';

/** Drags that all arrive by tracking, of which the key points tell this. */
const start = async (shown: readonly (readonly ShownEdit[])[], scripts: readonly DragScript[] = []) => {
  const rest = [...shown];
  const asked: Parameters<Shown>[] = [];
  const engine = scriptedEngine(...scripts, ...shown.slice(scripts.length).map(() => ({ steps: 3 })));
  const parts = scriptedParts(engine, {
    shown: (...one) => {
      asked.push(one);
      return rest.shift() ?? [];
    },
  });
  const conversation = await createConversation(parts, 'c1', 7);
  const told = collect(conversation);
  return { engine, conversation, asked, told, results: () => told.story().filter((line) => line.startsWith('result')) };
};
const opening = (share: number): ShownEdit => ({ says: 'opening the mouth', share });
const turning = (share: number): ShownEdit => ({ says: 'turning the head', share });

describe('[D63] an edit of which little shows', () => {
  test('[D63] is not called done, though its points arrived; its share is told', async () => {
    const { conversation, asked, results, told } = await start([[opening(0.19)], [opening(0.32)]]);
    await conversation.say('open the mouth');
    expect(results()[0]).toMatch(
      /^result: It ended after 3 steps, but opening the mouth hardly shows \(19 % of what was asked\)\. “Undo” takes it back/,
    );
    await conversation.say('open the mouth');
    expect(results()[1]).toContain('but opening the mouth shows only in part (32 % of what was asked)');
    expect(asked[0]?.[0].edits[0]).toMatchObject({ part: 'mouth', action: 'open' });
    expect(conversation.state.undoSteps).toBe(2);
    // More of what does not show is not offered.
    expect(told.events.findLast(({ name }) => name === 'message-added')?.body).toMatchObject({
      suggestions: ['undo', 'new image'],
    });
  });

  test('[D63] from a third on it is done; what went nowhere or the other way does not show', async () => {
    const { conversation, results } = await start([[opening(0.34)], [opening(0.01)], [opening(-0.4)]]);
    for (let i = 0; i < 3; i++) await conversation.say('open the mouth');
    expect(results()[0]).toContain('Done in 3 steps');
    for (const nothing of results().slice(1))
      expect(nothing).toContain('but opening the mouth does not show in this picture.');
  });

  test('[D63] of several edits the faint ones are named', async () => {
    const { conversation, results } = await start([[opening(0.9), turning(0.1)]]);
    await conversation.say('open the mouth');
    expect(results()[0]).toContain(
      'It ended after 3 steps, but turning the head hardly shows (10 % of what was asked); the rest does.',
    );
    expect(results()[0]).not.toContain('opening the mouth');
  });

  test('[D63] a drag that was stopped is not judged', async () => {
    const { engine, conversation, asked, results } = await start([[opening(0.1)]], [{ steps: 9, holdAt: 4 }]);
    const said = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('stop');
    await said;
    expect(asked).toHaveLength(0);
    expect(results().join()).not.toContain('shows');
  });
});
