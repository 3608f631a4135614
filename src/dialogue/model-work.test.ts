/** What the rules could not read, with a scripted language model. */
import { describe, expect, test } from 'vitest';
import { AppError, imagePoint } from '../core/index.ts';
import type { Interpret, Interpretation, InterpretRequest } from '../nlu/port.ts';
import { createConversation } from './conversation.ts';
import { modelReplies } from './model-work.ts';
import { collect, type DragScript, openMouth, scriptedEngine, scriptedParts } from './testing/index.ts';

const closeMouth = { ...openMouth, edits: openMouth.edits.map((edit) => ({ ...edit, action: 'close' as const })) };
const openFreely = { ...openMouth, constraints: [] };

const start = async (interpret: Interpret, ...scripts: DragScript[]) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(scriptedParts(engine, { interpret }), 'c1', 7);
  return { engine, conversation, told: collect(conversation) };
};
const answers =
  (found: Interpretation, asked: InterpretRequest[] = []): Interpret =>
  async (request) => {
    asked.push(request);
    return found;
  };
const edit = { kind: 'proposal', proposal: { kind: 'edit', command: openMouth } } as const;

describe('a sentence that the rules cannot read', () => {
  test('[M20] is planned by the model, said at once, and carried out like any edit', async () => {
    const asked: InterpretRequest[] = [];
    const { conversation, told } = await start(answers(edit, asked), { steps: 2 }, { steps: 2 });
    await conversation.say('let him say ah');
    expect(told.story().slice(0, 4)).toEqual([
      'said: let him say ah',
      `notice: ${modelReplies.planning}`,
      'plan: Opening the mouth, keeping the background.',
      'drag-started d1',
    ]);
    expect(conversation.state).toMatchObject({ title: 'let him say ah', undoSteps: 1 });
    await conversation.say('and louder');
    expect(asked.map(({ text, done }) => [text, done])).toEqual([
      ['let him say ah', []],
      ['and louder', ['Opening the mouth, keeping the background.']],
    ]);
    expect(asked[0]?.keyPoints).toEqual(conversation.keyPoints);
  });

  test('[M20] known sentences and control words never reach the model', async () => {
    const asked: InterpretRequest[] = [];
    const { conversation } = await start(answers(edit, asked), { steps: 1 });
    for (const text of ['open the mouth', 'stop', 'undo', 'redo', '']) await conversation.say(text);
    expect(asked).toEqual([]);
  });

  test('[M21] points that the model named are dragged', async () => {
    const point = { handle: imagePoint(4, 4), target: imagePoint(6, 4), label: 'corner', moves: true };
    const proposal = { kind: 'points', points: [point], keep: 'background' } as const;
    const { conversation, engine } = await start(answers({ kind: 'proposal', proposal }), { steps: 2 });
    await conversation.say('give him a smile');
    expect(engine.requests[0]?.points).toEqual([point]);
    expect(engine.requests[0]?.mask).not.toBeNull();
  });

  test('[M22] of several ways the first is done and all can be had by number', async () => {
    const { conversation, told, engine } = await start(
      answers({ kind: 'choices', choices: [closeMouth, openMouth, openFreely] }),
      { steps: 2 },
      { steps: 2 },
    );
    await conversation.say('make it look proud');
    const ways = told.events.findLast(({ name }) => name === 'message-added');
    expect(ways?.body).toMatchObject({
      kind: 'answer',
      text: expect.stringContaining('Say a number for another: 1. '),
    });
    const overlay = told.events.findLast(({ name }) => name === 'overlay-changed');
    expect(overlay?.name === 'overlay-changed' && overlay.body.choices.map(({ number }) => number)).toEqual([1, 2]);
    // The toy's mouth is closed already, so that way is not offered.
    expect(ways?.body).toMatchObject({
      suggestions: ['opening the mouth, keeping the background', 'opening the mouth'],
    });
    expect(engine.requests).toHaveLength(1);
    expect(conversation.state.undoSteps).toBe(1);
  });

  test('[M23] what the model declines or cannot answer changes nothing, and is told in the words of the rules', async () => {
    for (const [found, says] of [
      [{ kind: 'declined', why: 'impossible' }, /^answer: [^.]+/],
      [{ kind: 'declined', why: 'unclear' }, /^answer: I am not sure what should change\. /],
      [
        { kind: 'unavailable', reason: 'timeout', text: 'The model took too long.' },
        /^answer: .* The model took too long\.$/,
      ],
      [{ kind: 'choices', choices: [] }, /^answer: /],
    ] satisfies readonly (readonly [Interpretation, RegExp])[]) {
      const { conversation, told, engine } = await start(answers(found));
      await conversation.say('paint it blue');
      expect(told.story()).toHaveLength(3);
      expect(told.story()[2]).toMatch(says);
      expect(engine.requests).toEqual([]);
      expect(conversation.state).toMatchObject({ undoSteps: 0, busy: false });
    }
  });

  test('[M24] stop and cancel take the question back', async () => {
    for (const word of ['stop', 'cancel']) {
      const heard: AbortSignal[] = [];
      const waits: Interpret = (_, signal) =>
        new Promise((_, reject) => {
          heard.push(signal);
          signal.addEventListener('abort', () => reject(new AppError('cancelled', 'taken back')));
        });
      const { conversation, told, engine } = await start(waits);
      const said = conversation.say('make it look proud');
      expect(conversation.state.busy).toBe(true);
      await conversation.say(word);
      await said;
      expect(heard.map(({ aborted }) => aborted)).toEqual([true]);
      expect(told.story().at(-1)).toBe('notice: The edit was taken back before it began.');
      expect(engine.requests).toEqual([]);
      expect(conversation.state.busy).toBe(false);
    }
  });
});
