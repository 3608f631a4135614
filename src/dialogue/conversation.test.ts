import { describe, expect, test } from 'vitest';
import { AppError, imagePoint } from '../core/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { collect, type DragScript, scriptedEngine, scriptedParts } from './testing/index.ts';

const start = async (scripts: readonly DragScript[] = [], changes: Partial<ConversationParts> = {}) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(scriptedParts(engine, changes), 'c1', 7);
  return { engine, conversation, told: collect(conversation) };
};

describe('an edit', () => {
  test('[D1] is said back, dragged with progress and frames, and told in figures', async () => {
    const { conversation, told } = await start([{ steps: 3 }]);
    const before = conversation.frame;
    await conversation.say('open the mouth');
    expect(told.story()).toEqual([
      'said: open the mouth',
      'plan: Opening the mouth, keeping the background.',
      'drag-started d1',
      'drag-ended d1 reached 3',
      expect.stringMatching(
        /^result: Done in 3 steps: the lower lip moved 2 px(; of what was to stay \d+\.\d % changed)?\.$/,
      ),
    ]);
    expect(told.lines.filter((line) => line === 'drag-progress d1')).toHaveLength(4);
    const sequences = told.frames.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    expect(told.frames.at(-1)?.dragId).toBeNull();
    expect(told.frames.at(-1)?.picture.rgb).not.toEqual(before.picture.rgb);
    expect(conversation.frame).toBe(told.frames.at(-1));
    expect(conversation.state).toMatchObject({ title: 'open the mouth', undoSteps: 1, redoSteps: 0, busy: false });
  });

  test('[D2] says honestly when it stalled or ended at the step limit', async () => {
    const { conversation, told } = await start([
      { steps: 9, reason: 'stalled', share: 0.25 },
      { steps: 40, reason: 'step-limit', share: 0.5 },
    ]);
    await conversation.say('open the mouth');
    await conversation.say('open the mouth');
    const results = told.story().filter((line) => line.startsWith('result'));
    expect(results[0]).toContain('came to rest after 9 steps, short of the target');
    expect(results[0]).toContain('moved 0.5 of 2 px');
    expect(results[1]).toContain('at the limit of 40 steps');
    expect(conversation.state.undoSteps).toBe(2);
  });

  test('[D28] calls an edit done when every moving point arrived, whatever held the engine up', async () => {
    const { conversation, told } = await start([
      { steps: 9, reason: 'stalled', share: 0.75 },
      { steps: 9, reason: 'stalled', share: 0.45 },
    ]);
    await conversation.say('open the mouth'); // 0.5 px are left of 2
    await conversation.say('open the mouth'); // 1.1 px are left
    const results = told.story().filter((line) => line.startsWith('result'));
    expect(results[0]).toMatch(/^result: Done in 9 steps, though not every point held its place: .*[.]$/);
    expect(results[0]).not.toContain('smaller amount');
    expect(results[1]).toContain('short of the target');
  });

  test('[D3] progress never falls and ends at one when the target is reached', async () => {
    const { conversation, told } = await start([{ steps: 5 }]);
    await conversation.say('open the mouth');
    const done = told.events.flatMap((event) => (event.name === 'drag-progress' ? [event.body.done] : []));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
  });

  test('[D4] that is not understood, or that the picture refuses, changes nothing and suggests what works', async () => {
    const { conversation, told } = await start();
    await conversation.say('make it purple');
    await conversation.say('close the mouth');
    expect(told.story()).toEqual([
      'said: make it purple',
      'answer: I do not understand “make it purple”.',
      'said: close the mouth',
      'answer: The mouth is closed already.',
    ]);
    const messages = told.events.flatMap((event) => (event.name === 'message-added' ? [event.body] : []));
    expect(messages[1]?.suggestions).toEqual(['open the mouth']);
    expect(told.frames).toHaveLength(0);
  });
});

describe('stop and cancel', () => {
  test('[D5] stop ends a drag, keeps the picture reached, and undo takes it back', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 4 }]);
    const before = conversation.frame.picture;
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('stop');
    await edit;
    expect(told.story().slice(3)).toEqual([
      'said: stop',
      'voice-silenced',
      'drag-ended d1 cancelled 4',
      expect.stringMatching(/^result: Stopped after 4 steps: the lower lip moved 0\.8 of 2 px.*This picture stays/),
    ]);
    expect(conversation.state).toMatchObject({ undoSteps: 1, title: 'open the mouth' });
    await conversation.say('undo');
    expect(conversation.frame.picture.rgb).toEqual(before.rgb);
  });

  test('[D5] “there” says while something moves that it is where it should be, and else nothing', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 4 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('okay, there!');
    await edit;
    expect(told.story().at(-1)).toMatch(/^result: Stopped after 4 steps/);
    await conversation.say('there');
    expect(told.story().at(-1)).toMatch(/^answer: /);
    expect(engine.requests).toHaveLength(1);
  });

  test('[D5] stop before the first step leaves the history as it was', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 0 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('stop');
    await edit;
    expect(told.story().at(-1)).toBe('result: Stopped before anything had moved; the picture is as it was.');
    expect(conversation.state.undoSteps).toBe(0);
  });

  test('[D6] cancel ends a drag and restores what was before', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 4 }]);
    const before = conversation.frame.picture;
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.control({ kind: 'cancel' });
    await edit;
    expect(told.story().slice(3)).toEqual([
      'drag-ended d1 cancelled 4',
      'result: Cancelled after 4 steps. The picture is as it was before.',
    ]);
    expect(conversation.frame.picture.rgb).toEqual(before.rgb);
    expect(conversation.state).toMatchObject({ undoSteps: 0, redoSteps: 0, busy: false });
  });

  test('[D7] with nothing to stop, cancel, undo, redo, repeat or rescale a plain sentence says so', async () => {
    const { conversation, told } = await start();
    for (const word of ['stop', 'cancel', 'undo', 'redo', 'again', 'more', 'half', 'back to the original']) {
      await conversation.say(word);
    }
    const answers = told.story().filter((line) => line.startsWith('answer'));
    expect(answers).toHaveLength(8);
    expect(new Set(answers).size).toBe(7); // again and more share theirs
    expect(answers.every((answer) => answer.endsWith('.'))).toBe(true);
  });

  test('[D8] an edit said during a drag waits and says so; stop drops what waits', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 2 }, { steps: 2 }]);
    const edits = [conversation.say('open the mouth')];
    await engine.held();
    edits.push(conversation.say('open the mouth'));
    engine.proceed();
    await Promise.all(edits);
    expect(told.story()).toEqual([
      'said: open the mouth',
      'plan: Opening the mouth, keeping the background.',
      'drag-started d1',
      'said: open the mouth',
      'notice: I will do that when the running edit has ended. “Stop” ends it now.',
      'drag-ended d1 reached 10',
      expect.stringContaining('result: Done in 10'),
      'plan: Opening the mouth, keeping the background.',
      'drag-started d2',
      'drag-ended d2 reached 2',
      expect.stringContaining('result: Done in 2'),
    ]);
    engine.expectDrags({ steps: 10, holdAt: 2 });
    const more = [conversation.say('open the mouth')];
    await engine.held();
    for (let i = 0; i < 5; i++) more.push(conversation.say('open the mouth'));
    expect(told.story().filter((line) => line.includes('did not take this one'))).toHaveLength(2);
    await conversation.say('stop');
    await Promise.all(more);
    expect(told.story()).toContain('notice: 3 waiting edits were dropped.');
    expect(engine.requests).toHaveLength(3);
  });

  test('[D9] undo during a drag takes the running edit back; undo 2 the one before as well', async () => {
    const { conversation, engine } = await start([{ steps: 2 }, { steps: 9, holdAt: 3 }, { steps: 9, holdAt: 3 }]);
    const first = conversation.frame.picture;
    await conversation.say('open the mouth');
    const edited = conversation.frame.picture;
    let running = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('undo');
    await running;
    expect(conversation.frame.picture.rgb).toEqual(edited.rgb);
    running = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('undo 2');
    await running;
    expect(conversation.frame.picture.rgb).toEqual(first.rgb);
    expect(conversation.state).toMatchObject({ undoSteps: 0, redoSteps: 1 });
  });

  test('[D10] another picture asked for during a drag stops it, keeps what it reached, and is shown', async () => {
    const { conversation, engine } = await start([{ steps: 9, holdAt: 3 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('seed 42');
    await edit;
    expect(conversation.state).toMatchObject({ seed: 42, title: 'seed 42', undoSteps: 2 });
    await conversation.say('undo');
    expect(conversation.state).toMatchObject({ seed: 7, title: 'open the mouth', undoSteps: 1, redoSteps: 1 });
  });
});

describe('history', () => {
  test('[D11] undo, redo and back to the original walk over nodes that are never changed', async () => {
    const { conversation, told } = await start([{ steps: 1 }, { steps: 2 }]);
    const pictures = [conversation.frame.picture];
    for (let i = 0; i < 2; i++) {
      await conversation.say('open the mouth');
      pictures.push(conversation.frame.picture);
    }
    await conversation.say('undo');
    expect(conversation.frame.picture).toBe(pictures[1]);
    await conversation.say('redo');
    expect(conversation.frame.picture).toBe(pictures[2]);
    await conversation.say('back to the original');
    expect(conversation.frame.picture).toBe(pictures[0]);
    expect(conversation.state).toMatchObject({ undoSteps: 0, redoSteps: 2 });
    await conversation.control({ kind: 'redo', steps: 5 });
    expect(conversation.frame.picture).toBe(pictures[2]);
    expect(told.story().at(-1)).toBe('result: Brought back 2 steps, all there were; now: open the mouth.');
  });

  test('[D12] a new image shows its seed and undo returns to the picture before', async () => {
    const { conversation, told } = await start();
    await conversation.say('new image');
    expect(conversation.state).toMatchObject({ seed: 123, title: 'seed 123', undoSteps: 1 });
    expect(told.story().at(-1)).toContain('Here is seed 123.');
    await conversation.say('undo');
    expect(conversation.state.seed).toBe(7);
  });
});

describe('the last edit again', () => {
  const askedOf = (engine: ReturnType<typeof scriptedEngine>) =>
    engine.requests.map(({ points }) => (points[0]?.target.y ?? 0) - (points[0]?.handle.y ?? 0));

  test('[D13] again repeats its displacements on the picture now, as often as asked', async () => {
    const { conversation, engine } = await start([{ steps: 1 }, { steps: 1 }, { steps: 1 }, { steps: 1 }]);
    await conversation.say('open the mouth');
    await conversation.say('three times');
    expect(askedOf(engine)).toEqual([2, 2, 2, 2]);
    expect(conversation.state.undoSteps).toBe(4);
  });

  test('[D83] right after an undo again brings back what was undone, and does it as often as asked', async () => {
    const { conversation, engine, told } = await start(Array.from({ length: 6 }, () => ({ steps: 1 })));
    await conversation.say('open the mouth');
    await conversation.say('a bit more');
    await conversation.say('undo');
    await conversation.say('again');
    expect(conversation.state).toMatchObject({ title: 'open the mouth, a bit more', undoSteps: 2, redoSteps: 0 });
    expect(askedOf(engine)).toHaveLength(2);
    expect(told.story().at(-1)).toContain('Brought back 1 step; now: open the mouth, a bit more.');
    await conversation.say('undo');
    await conversation.say('three times');
    expect(conversation.state.undoSteps).toBe(4);
    for (const [i, expected] of [2, 0.8, 0.8, 0.8].entries()) expect(askedOf(engine)[i]).toBeCloseTo(expected);
  });

  test('[D83] after an undo and another edit again is that other edit', async () => {
    const { conversation, engine } = await start(Array.from({ length: 4 }, () => ({ steps: 1 })));
    await conversation.say('open the mouth');
    await conversation.say('undo');
    await conversation.say('the other way');
    await conversation.say('again');
    const asked = askedOf(engine);
    expect(asked).toHaveLength(3);
    expect(asked[2]).toBeCloseTo(asked[1] ?? Number.NaN);
  });

  test('[D14] a bit more means the same each time, again repeats it as it was, and the other way turns it round', async () => {
    const { conversation, engine, told } = await start(Array.from({ length: 7 }, () => ({ steps: 1 })));
    await conversation.say('open the mouth');
    for (const word of ['a bit more', 'a bit more', 'again', 'the other way', 'a bit more', 'the other way']) {
      await conversation.say(word);
    }
    const asked = askedOf(engine);
    for (const [i, expected] of [2, 0.8, 0.8, 0.8, -4, -0.8, 4].entries()) expect(asked[i]).toBeCloseTo(expected);
    expect(told.story().filter((line) => line.startsWith('plan'))).toEqual([
      'plan: Opening the mouth, keeping the background.',
      'plan: A bit more of “open the mouth”: opening the mouth, keeping the background.',
      'plan: A bit more of “open the mouth”: opening the mouth, keeping the background.',
      'plan: Once more: “open the mouth, a bit more”.',
      'plan: The other way from “open the mouth”.',
      'plan: A bit more the other way from “open the mouth”.',
      'plan: Back again: opening the mouth, keeping the background.',
    ]);
  });

  test('[D15] half and double redo the edit from its start, and undo returns to what stood', async () => {
    const { conversation, engine } = await start([{ steps: 4 }, { steps: 2 }, { steps: 3 }]);
    const first = engine.requests;
    await conversation.say('open the mouth');
    const whole = conversation.frame.picture;
    await conversation.say('half');
    await conversation.say('double');
    expect(askedOf(engine)).toEqual([2, 1, 2]);
    expect(first[1]?.latent).toBe(first[0]?.latent);
    expect(first[2]?.latent).toBe(first[0]?.latent);
    await conversation.say('undo 2');
    expect(conversation.frame.picture).toBe(whole);
  });

  test('[D16] handles of a further edit follow their key point to where it is now', async () => {
    let detections = 0;
    const detect = async () => [
      { name: 'lower-lip', point: imagePoint(8, detections++ === 0 ? 8 : 10.5), confidence: 1 },
    ];
    const { conversation, engine } = await start([{ steps: 1 }, { steps: 1 }], {
      detector: { detect, close: async () => {} },
    });
    await conversation.say('open the mouth');
    await conversation.say('more');
    expect(engine.requests[1]?.points[0]).toMatchObject({ handle: { x: 8, y: 10.5 }, target: { x: 8, y: 12.5 } });
  });

  test('[D17] more waits for the running edit; half stops it and redoes it from its start', async () => {
    const { conversation, engine } = await start([{ steps: 9, holdAt: 3 }, { steps: 1 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('half');
    await edit;
    expect(askedOf(engine)).toEqual([2, 1]);
    expect(engine.requests[1]?.latent).toBe(engine.requests[0]?.latent);
  });
});

describe('failures', () => {
  test('[D20] a lost engine is told, the conversation is intact and the next edit works', async () => {
    const error = new AppError('engine-stopped', 'The engine process ended.');
    const { conversation, engine, told } = await start([
      { steps: 1 },
      { steps: 5, failAt: { step: 3, error } },
      { steps: 1 },
    ]);
    await conversation.say('open the mouth');
    const standing = conversation.frame.picture;
    await conversation.say('open the mouth');
    expect(told.story().slice(-3)).toEqual([
      'drag-started d2',
      'drag-failed d2 engine-stopped',
      expect.stringContaining('error: The engine stopped during this and is being started again.'),
    ]);
    expect(conversation.frame.picture).toBe(standing);
    expect(conversation.state).toMatchObject({ undoSteps: 1, busy: false });
    engine.tell({ state: 'ready', text: 'The engine is back.' });
    expect(told.lines.at(-1)).toBe('engine ready');
    await conversation.say('open the mouth');
    expect(conversation.state.undoSteps).toBe(2);
  });

  test('[D27] an edit that the engine did not survive twice is not started a third time; others are', async () => {
    const failAt = { step: 1, error: new AppError('engine-stopped', 'The engine process ended.') };
    const { conversation, engine, told } = await start([
      { steps: 5, failAt },
      { steps: 5, failAt },
    ]);
    for (let i = 0; i < 3; i++) await conversation.say('open the mouth');
    expect(engine.requests).toHaveLength(2);
    expect(told.story().at(-1)).toContain('answer: This edit has stopped the engine 2 times');
    engine.expectDrags({ steps: 1 });
    await conversation.say('seed 42');
    await conversation.say('open the mouth');
    expect(engine.requests).toHaveLength(3);
  });

  test('[D21] what was reached is kept when the key points cannot be found on it', async () => {
    let detections = 0;
    const detect = async () => {
      if (detections++ > 0) throw new AppError('engine-failed', 'the detector failed.');
      return [{ name: 'lower-lip', point: imagePoint(8, 8), confidence: 1 }];
    };
    const { conversation, told } = await start([{ steps: 1 }], { detector: { detect, close: async () => {} } });
    await conversation.say('open the mouth');
    expect(told.story()).toContain('error: The parts of this picture could not be found: the detector failed.');
    expect(conversation.state.undoSteps).toBe(1);
  });

  test('[D22] a wait for the engine is told, and cancel takes the edit back before it began', async () => {
    const { conversation, engine, told } = await start([], {
      turns: {
        take: (signal, onWaiting) => {
          onWaiting(2);
          return new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new AppError('cancelled', 'no turn')));
          });
        },
      },
    });
    const edit = conversation.say('open the mouth');
    await conversation.say('cancel');
    await edit;
    expect(told.story()).toEqual([
      'said: open the mouth',
      'plan: Opening the mouth, keeping the background.',
      'notice: The engine is busy with 2 other edits; yours starts right after. “Cancel” takes it back.',
      'said: cancel',
      'notice: The edit was taken back before it began.',
    ]);
    expect(engine.requests).toHaveLength(0);
  });

  test('[D23] closing ends the running drag', async () => {
    const { conversation, engine } = await start([{ steps: 9, holdAt: 3 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.close();
    await edit;
    expect(engine.running).toBe(0);
  });
});
