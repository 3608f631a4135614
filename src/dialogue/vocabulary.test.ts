/** The vocabulary of voice control in a conversation about the toy: what each command does to it. */
import { describe, expect, test } from 'vitest';
import { type ControlCommand, imagePoint } from '../core/index.ts';
import type { ServerEventBody } from '../protocol/index.ts';
import { createConversation } from './conversation.ts';
import type { ConversationParts } from './parts.ts';
import { collect, type DragScript, scriptedEngine, scriptedParts } from './testing/index.ts';
import { toyUnderstand } from './testing/toy-language.ts';

const start = async (scripts: readonly DragScript[] = [], changes: Partial<ConversationParts> = {}) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(scriptedParts(engine, changes), 'c1', 7);
  const told = collect(conversation);
  const bodies = <Name extends 'save-asked' | 'phrases-changed' | 'compare-asked' | 'view-asked'>(name: Name) =>
    told.events.flatMap((event) => (event.name === name ? [event.body as ServerEventBody<Name>] : []));
  return { engine, conversation, told, bodies };
};
const number = (value: number): ControlCommand => ({ kind: 'number', value });

describe('stop, pause and back', () => {
  test('[D30] stop keeps the frame that was seen when the word began', async () => {
    const { conversation, engine, told } = await start([{ steps: 10, holdAt: 6 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    const seen = told.frames[2];
    await conversation.control({ kind: 'stop' }, { shownFrame: seen?.sequence });
    await edit;
    expect(conversation.frame.picture.rgb).toEqual(seen?.picture.rgb);
    expect(told.story().at(-1)).toContain('Stopped after 2 steps');
  });

  test('[D30] a stop that began before anything had moved leaves the picture as it was', async () => {
    const { conversation, engine } = await start([{ steps: 10, holdAt: 6 }]);
    const before = conversation.frame;
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.say('stop', { shownFrame: before.sequence });
    await edit;
    expect(conversation.frame.picture.rgb).toEqual(before.picture.rgb);
    expect(conversation.state.undoSteps).toBe(0);
  });

  test('[D30] a stop that comes after the end goes back to what was seen, and undo returns to the end', async () => {
    const { conversation, told } = await start([{ steps: 8 }]);
    await conversation.say('open the mouth');
    const end = conversation.frame.picture;
    const seen = told.frames[3];
    await conversation.say('stop', { shownFrame: seen?.sequence });
    expect(conversation.frame.picture.rgb).toEqual(seen?.picture.rgb);
    await conversation.say('undo');
    expect(conversation.frame.picture.rgb).toEqual(end.rgb);
  });

  test('[D31] back halfway goes to an earlier frame of the same edit, and loses nothing', async () => {
    const { conversation, told } = await start([{ steps: 8 }]);
    await conversation.say('open the mouth');
    const end = conversation.frame.picture;
    await conversation.control({ kind: 'back', share: 0.5 });
    expect(conversation.frame.picture.rgb).toEqual(told.frames[4]?.picture.rgb);
    expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 0]);
    await conversation.say('undo');
    expect(conversation.frame.picture.rgb).toEqual(end.rgb);
  });

  test('[D32] pause holds the edit between two steps, continue goes on, and stop ends a paused one', async () => {
    const { conversation, engine, told } = await start([{ steps: 6, holdAt: 2 }]);
    const edit = conversation.say('open the mouth');
    await engine.held();
    await conversation.control({ kind: 'pause' });
    engine.proceed();
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    const while_ = told.frames.length;
    expect(conversation.overlay.paused).toBe(true);
    expect(conversation.state.busy).toBe(true);
    await conversation.control({ kind: 'continue' });
    await edit;
    expect(told.frames.length).toBeGreaterThan(while_);
    expect(conversation.overlay.paused).toBe(false);
    engine.expectDrags({ steps: 6, holdAt: 2 });
    const other = conversation.say('open the mouth');
    await engine.held();
    await conversation.control({ kind: 'pause' });
    engine.proceed();
    await conversation.say('stop');
    await other;
    expect(conversation.state.busy).toBe(false);
  });
});

describe('history', () => {
  test('[D33] any step can be gone to by number or name, nothing is overwritten, and undo takes the jump back', async () => {
    const { conversation } = await start([{ steps: 1 }, { steps: 2 }, { steps: 3 }]);
    await conversation.say('open the mouth');
    await conversation.say('open the mouth');
    const second = conversation.frame.picture;
    await conversation.control({ kind: 'name-step', name: 'wide' });
    await conversation.control({ kind: 'go-to-step', step: 1 });
    expect(conversation.history.current).toBe(1);
    await conversation.say('undo');
    expect(conversation.history.current).toBe(2);
    await conversation.control({ kind: 'go-to-step', step: 0 });
    await conversation.say('open the mouth');
    expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 1, 0]);
    await conversation.control({ kind: 'go-to-step', step: 'wide' });
    expect(conversation.frame.picture).toBe(second);
    await conversation.control({ kind: 'go-to-step', step: 99 });
    expect(conversation.history.current).toBe(2);
  });

  test('[D33] a step can be gone to by what was done to it, the newest of those; and of several versions to the first', async () => {
    const { conversation, told } = await start([{ steps: 1 }, { steps: 2 }, { steps: 3 }]);
    await conversation.say('open the mouth');
    await conversation.control({ kind: 'another-version' });
    await conversation.control({ kind: 'another-version' });
    await conversation.control({ kind: 'go-to-step', step: 'first version' });
    expect(conversation.history.current).toBe(1);
    await conversation.control({ kind: 'go-to-step', step: 0 });
    await conversation.control({ kind: 'go-to-step', step: 'the open mouth' });
    expect(conversation.history.current).toBe(3);
    await conversation.control({ kind: 'go-to-step', step: 0 });
    await conversation.control({ kind: 'go-to-step', step: 'close the mouth' });
    await conversation.control({ kind: 'go-to-step', step: 'first version' });
    expect(conversation.history.current).toBe(0);
    expect(told.lines.findLast((line) => line.startsWith('answer:'))).toContain('first version');
  });

  test('[D34] another version is a sibling with another amount, each time another one; they can be compared', async () => {
    const { conversation, engine, bodies } = await start([{ steps: 1 }, { steps: 1 }, { steps: 1 }]);
    await conversation.say('open the mouth');
    await conversation.control({ kind: 'another-version' });
    await conversation.control({ kind: 'another-version' });
    const ways = engine.requests.map(({ points }) => (points[0]?.target.y ?? 0) - (points[0]?.handle.y ?? 0));
    expect(new Set(ways).size).toBe(3);
    expect(conversation.history.steps.map(({ parent }) => parent)).toEqual([null, 0, 0, 0]);
    await conversation.control({ kind: 'compare-steps', step: null });
    expect(bodies('compare-asked')).toEqual([{ show: 'both', step: 2 }]);
  });

  test('[D35] scratch that takes back what the last sentence did, be it an edit or an undo, and once', async () => {
    const { conversation, told } = await start([{ steps: 1 }]);
    await conversation.say('open the mouth');
    await conversation.control({ kind: 'scratch' });
    expect(conversation.history.current).toBe(0);
    await conversation.say('redo');
    await conversation.say('undo');
    await conversation.control({ kind: 'scratch' });
    expect(conversation.history.current).toBe(1);
    await conversation.control({ kind: 'scratch' });
    expect(told.story().at(-1)).toBe('answer: What you said last changed nothing.');
  });
});

describe('numbers, points and grid', () => {
  test('[D36] points are set by number, nudged, removed and dragged with go', async () => {
    const { conversation, engine } = await start([{ steps: 1 }]);
    await conversation.control({ kind: 'handle', place: { at: 'number', value: 1 } });
    await conversation.control({ kind: 'go' });
    expect(engine.requests).toHaveLength(0);
    await conversation.control({ kind: 'target', place: { at: 'cells', cells: [1] } });
    await conversation.control({ kind: 'nudge', point: 1, direction: 'right', px: 3 });
    expect(conversation.overlay.pairs[0]?.target?.x).toBeCloseTo(16 / 6 - 0.5 + 3);
    await conversation.control({ kind: 'go' });
    expect(engine.requests[0]?.points[0]).toMatchObject({ handle: { x: 8, y: 8 }, label: 'lower lip' });
    expect(conversation.overlay.pairs).toEqual([]);
    expect(conversation.state.undoSteps).toBe(1);
  });

  test('[D36] drag 1 to a spot runs at once; what has no place is refused with what there is', async () => {
    const { conversation, engine, told } = await start([{ steps: 1 }]);
    await conversation.control({ kind: 'drag', from: { at: 'number', value: 9 }, to: { at: 'pixel', x: 2, y: 2 } });
    expect(told.story().at(-1)).toContain('There is no number 9');
    await conversation.control({ kind: 'drag', from: { at: 'number', value: 1 }, to: { at: 'pixel', x: 2, y: 2 } });
    expect(engine.requests[0]?.points[0]?.target).toEqual(imagePoint(2, 2));
    expect(conversation.state.title).toBe('drag the lower lip to 2, 2');
  });

  test('[D37] a bare number is of what is on the screen: choice, square or badge; and of nothing is refused', async () => {
    const { conversation, told } = await start();
    await conversation.control(number(1));
    expect(told.story().at(-1)).toContain('Nothing on the screen has a number');
    await conversation.control({ kind: 'overlay', what: 'numbers', shown: true });
    await conversation.control(number(1));
    expect(conversation.overlay.picked).toMatchObject({ label: 'lower lip', point: { x: 8, y: 8 } });
    await conversation.control({ kind: 'overlay', what: 'grid', shown: true });
    expect(conversation.overlay.shown).toEqual(['grid']);
    await conversation.control(number(5));
    await conversation.control(number(3));
    expect(conversation.overlay.grid.cells).toEqual([5, 3]);
    expect(conversation.overlay.picked?.point.x).toBeCloseTo((16 / 3) * 1.8333 - 0.5, 1);
    await conversation.control({ kind: 'grid-back' });
    expect(conversation.overlay.grid.cells).toEqual([5]);
    await conversation.control({ kind: 'grid-density', to: 'more' });
    expect(conversation.overlay.grid).toMatchObject({ columns: 6, cells: [] });
  });

  test('[D38] numbers go away with their picture, and stay as long as it stands', async () => {
    const { conversation } = await start([{ steps: 1 }]);
    await conversation.control({ kind: 'overlay', what: 'numbers', shown: true });
    const before = conversation.overlay.badges;
    await conversation.control({ kind: 'tell', about: 'picture' });
    expect(conversation.overlay.badges).toEqual(before);
    await conversation.say('open the mouth');
    expect(conversation.overlay.shown).toEqual([]);
  });
});

describe('what stands from now on', () => {
  test('[D39] a constraint alone is kept by every later edit until it is taken back', async () => {
    const { conversation, engine } = await start([{ steps: 1 }, { steps: 1 }]);
    const drag = (x: number): ControlCommand => ({
      kind: 'drag',
      from: { at: 'number', value: 1 },
      to: { at: 'pixel', x, y: 2 },
    });
    await conversation.control({ kind: 'protect', constraints: [{ kind: 'keep', region: 'background', side: null }] });
    expect(conversation.overlay.kept).toEqual([{ words: 'keep the background', region: 'background', side: null }]);
    await conversation.control({ kind: 'overlay', what: 'mask', shown: true });
    expect(conversation.overlay.mask?.size).toBe(16);
    await conversation.control(drag(2));
    expect(engine.requests[0]?.mask).not.toBeNull();
    await conversation.control({ kind: 'unprotect', region: null, side: null });
    await conversation.control(drag(3));
    expect(engine.requests[1]?.mask).toBeNull();
  });

  test('[D85] a square of the grid and a half of the picture are protected by their names', async () => {
    const { conversation, engine, told } = await start([{ steps: 1 }]);
    const protect = (region: string): ControlCommand => ({
      kind: 'protect',
      constraints: [{ kind: 'keep', region, side: null }],
    });
    const kept = () => conversation.overlay.kept.map(({ words }) => words);
    await conversation.control(protect('square'));
    expect(told.story().at(-1)).toContain('Which square? Say “show grid”');
    await conversation.control({ kind: 'grid', cells: [5, 3] });
    await conversation.control(protect('square'));
    await conversation.control(protect('left half'));
    expect(told.story().at(-1)).toContain('square 5 3 stays as it is and the left half stays as it is');
    expect(kept()).toEqual(['keep square 5 3', 'keep the left half']);
    await conversation.control({ kind: 'overlay', what: 'dense-grid', shown: true });
    await conversation.control(protect('square 1 7'));
    await conversation.control(protect('square 8 2'));
    expect(told.story().at(-1)).toContain('There is no square 82; the squares go from 1 to 81.');
    expect(kept()).toEqual(['keep square 5 3', 'keep the left half', 'keep square 17 of 81']);
    await conversation.control({ kind: 'unprotect', region: 'square 1 7', side: null });
    await conversation.control({ kind: 'unprotect', region: 'left half', side: null });
    await conversation.control({ kind: 'unprotect', region: 'square 9', side: null });
    expect(told.story().at(-1)).toContain('Square 9 of 81 is not protected.');
    await conversation.say('open the mouth');
    expect(engine.requests[0]?.mask).not.toBeNull();
    expect(kept()).toEqual(['keep square 5 3']);
  });

  test('[D40] a taught phrase stands for its sentence, is told to the page, and can be forgotten', async () => {
    const { conversation, engine, bodies, told } = await start([{ steps: 1 }]);
    await conversation.control({ kind: 'teach', phrase: 'smile', means: 'open the mouth' });
    await conversation.say('Smile!');
    expect(engine.requests).toHaveLength(1);
    expect(bodies('phrases-changed').at(-1)).toEqual({ phrases: [{ phrase: 'smile', means: 'open the mouth' }] });
    await conversation.control({ kind: 'teach', phrase: 'stop', means: 'open the mouth' });
    expect(told.story().at(-1)).toContain('is a control word');
    await conversation.control({ kind: 'forget', phrase: 'smile' });
    await conversation.say('smile');
    expect(engine.requests).toHaveLength(1);
    conversation.knowPhrases([{ phrase: 'yawn', means: 'open the mouth' }]);
    expect(bodies('phrases-changed').at(-1)?.phrases).toHaveLength(1);
    expect(conversation.wouldDo('forget smile').map(({ kind }) => kind)).not.toContain('forget');
    await conversation.say('Please forget yawn');
    expect(bodies('phrases-changed').at(-1)?.phrases).toEqual([]);
  });
});

describe('choices and questions', () => {
  test('[D41] what is not understood offers numbered sentences, and a number takes one', async () => {
    const { conversation, engine } = await start([{ steps: 1 }]);
    await conversation.say('make it purple');
    expect(conversation.overlay.choices).toEqual([
      { number: 1, text: 'open the mouth', preview: null, previewComes: false },
    ]);
    await conversation.control(number(1));
    expect(engine.requests).toHaveLength(1);
    expect(conversation.overlay.choices).toEqual([]);
  });

  test('[D41] another reading of what was heard takes back what the wrong one did', async () => {
    const { conversation } = await start([{ steps: 1 }]);
    await conversation.say('open the mouth', { heard: ['seed 42'], spoken: true });
    await conversation.control({ kind: 'correct' });
    await conversation.control({ kind: 'choose', value: 1 });
    expect(conversation.state.seed).toBe(42);
    await conversation.say('undo');
    expect(conversation.history.current).toBe(0);
  });

  test('[D42] switching the microphone off by voice is asked first; everything else is done at once', async () => {
    const asked: ControlCommand = { kind: 'microphone', to: 'off' };
    const { conversation, told } = await start([], {
      understand: (text) =>
        text === 'mic off'
          ? { kind: 'command', command: asked }
          : { kind: 'command', command: { kind: 'answer', yes: text === 'yes' } },
    });
    await conversation.say('mic off');
    expect(told.lines).not.toContain('microphone off');
    await conversation.say('no');
    await conversation.say('yes');
    expect(told.lines).not.toContain('microphone off');
    await conversation.say('mic off');
    await conversation.say('yes');
    expect(told.lines).toContain('microphone off');
    await conversation.control({ kind: 'microphone', to: 'asleep' });
    expect(told.lines).toContain('microphone asleep');
  });

  test('[D82] yes takes the one sentence that was offered, no leaves it', async () => {
    const { conversation, told } = await start([{ steps: 2 }], {
      understand: (text, domain) =>
        text === 'unhinge it'
          ? { kind: 'not-understood', reason: 'nonsense', text: 'Did you mean it?', suggestions: ['open the mouth'] }
          : text === 'yes' || text === 'no'
            ? { kind: 'command', command: { kind: 'answer', yes: text === 'yes' } }
            : toyUnderstand(text, domain),
    });
    await conversation.say('unhinge it');
    await conversation.say('no');
    expect(conversation.history.current).toBe(0);
    await conversation.say('unhinge it');
    await conversation.say('yes');
    expect(conversation.history.current).toBe(1);
    await conversation.say('yes');
    expect(told.story().at(-1)).toContain('Glad you like it');
  });

  test('[D43] saving asks the page for a file of the standing step, and says what cannot be saved', async () => {
    const { conversation, bodies, told } = await start([{ steps: 3 }]);
    await conversation.control({ kind: 'save', format: 'gif' });
    await conversation.control({ kind: 'save', format: 'video' });
    expect(bodies('save-asked')).toEqual([]);
    expect(told.story().at(-1)).toContain('Nothing moved to this picture');
    await conversation.say('open the mouth');
    await conversation.control({ kind: 'save', format: 'webp' });
    await conversation.control({ kind: 'save', format: 'gif' });
    await conversation.control({ kind: 'save', format: 'video' });
    expect(bodies('save-asked')).toEqual([
      {
        format: 'webp',
        path: '/api/conversations/c1/steps/1/picture.webp',
        fileName: 'saydrag-seed-7-open-the-mouth.webp',
      },
      { format: 'gif', path: '/api/conversations/c1/steps/1/film.gif', fileName: 'saydrag-seed-7-open-the-mouth.gif' },
      {
        format: 'video',
        path: '/api/conversations/c1/steps/1/film.webp',
        fileName: 'saydrag-seed-7-open-the-mouth.webm',
      },
    ]);
    expect(conversation.filmOf(1)?.length).toBeGreaterThan(3);
  });
});
