import { describe, expect, it } from 'vitest';
import type { ChatMessage, ConversationState, ServerEventBody, Welcome } from '../../../src/protocol/events.ts';
import { noOverlay } from '../../../src/protocol/page-effects.ts';
import { initialPageState, isDragging, type PageAction, type PageState } from './page-state.ts';
import { reduce } from './reduce.ts';
import { progressInQuarters } from './words.ts';

const conversation: ConversationState = {
  conversationId: 'c1',
  model: 'lion',
  imageSize: 128,
  provider: 'cpu',
  seed: 7,
  undoSteps: 0,
  redoSteps: 0,
  title: 'seed 7',
  busy: false,
  suggestions: ['open the mouth'],
};
const message = (id: string, kind: ChatMessage['kind'], text: string): ChatMessage => ({
  id,
  role: kind === 'said' ? 'user' : 'assistant',
  kind,
  text,
  suggestions: [],
});
const welcome: Welcome = {
  state: conversation,
  messages: [],
  keyPoints: [],
  overlay: noOverlay,
  history: { current: 0, steps: [] },
  resumed: false,
  recogniser: null,
};
const welcomed: PageAction = { kind: 'welcome', welcome, askedFor: null };
const started: ServerEventBody<'drag-started'> = {
  dragId: 'd1',
  points: [{ handle: { x: 64, y: 90 }, target: { x: 64, y: 106 }, label: 'lower lip', moves: true }],
  maxSteps: 200,
  masked: true,
  says: 'Opening the mouth.',
};
const progress = (step: number, done: number): PageAction => ({
  kind: 'event',
  event: {
    name: 'drag-progress',
    body: {
      dragId: 'd1',
      step,
      maxSteps: 200,
      points: [{ x: 64, y: 90 + 16 * done }],
      farthestPx: 16 * (1 - done),
      done,
    },
  },
});
const figures: ServerEventBody<'drag-ended'> = {
  dragId: 'd1',
  reason: 'reached',
  steps: 34,
  seconds: 2.1,
  moved: [{ label: 'lower lip', askedPx: 16, wentPx: 15.6 }],
  changedOutside: 0,
  says: 'Done in 34 steps.',
};
const start: PageAction = { kind: 'event', event: { name: 'drag-started', body: started } };
const end: PageAction = { kind: 'event', event: { name: 'drag-ended', body: figures } };
const add = (body: ChatMessage): PageAction => ({ kind: 'event', event: { name: 'message-added', body } });
const play = (...actions: readonly PageAction[]): PageState => actions.reduce(reduce, initialPageState);

describe('state of the page', () => {
  it('[P1] draws itself from welcome alone', () => {
    const state = play(welcomed);
    expect(state.conversation).toEqual(conversation);
    expect(state.connection).toBe('connected');
  });

  it('[P2] a lost connection keeps messages, picture state and points; the next welcome restores', () => {
    const lost = play(welcomed, add(message('m1', 'said', 'open the mouth')), { kind: 'connection-lost' });
    expect(lost.connection).toBe('lost');
    expect(lost.messages).toHaveLength(1);
    const back: Welcome = { ...welcome, resumed: true, messages: [message('m1', 'said', 'open the mouth')] };
    const restored = reduce(lost, { kind: 'welcome', welcome: back, askedFor: 'c1' });
    expect(restored.connection).toBe('restored');
    expect(reduce(restored, { kind: 'restored-noticed' }).connection).toBe('connected');
  });

  it('[P2] says so when the conversation asked for is gone', () => {
    const state = play({ kind: 'welcome', welcome, askedFor: 'c0' });
    expect(state.messages.map(({ kind }) => kind)).toEqual(['notice']);
  });

  it('[P2] a connection lost before the first welcome is still connecting', () => {
    expect(play({ kind: 'connection-lost' }).connection).toBe('connecting');
  });

  it('[P3] follows a drag: trails grow, progress never falls, other drags are ignored', () => {
    const state = play(welcomed, start, progress(4, 0.5), progress(5, 0.4));
    expect(isDragging(state)).toBe(true);
    expect(state.drag?.trails[0]).toHaveLength(3);
    expect(state.drag?.done).toBe(0.5);
    const other = reduce(state, {
      kind: 'event',
      event: {
        name: 'drag-progress',
        body: { dragId: 'd0', step: 9, maxSteps: 9, points: [], farthestPx: 0, done: 1 },
      },
    });
    expect(other).toBe(state);
  });

  it('[P3] progress is spoken at quarters only', () => {
    const spoken = [0, 0.1, 0.24, 0.26, 0.3, 0.5, 0.76, 0.99].map((done, step) =>
      progressInQuarters(play(welcomed, start, progress(step, done)).drag),
    );
    expect([...new Set(spoken)]).toHaveLength(4);
    expect(progressInQuarters(play(welcomed, start, progress(1, 0.5), end).drag)).toBe('');
  });

  it('[P4] the figures of a drag reach its result message, whichever comes first', () => {
    const result = add(message('m2', 'result', figures.says));
    for (const state of [play(welcomed, start, end, result), play(welcomed, start, result, end)]) {
      expect(state.messages.at(-1)?.figures).toEqual(figures);
      expect(isDragging(state)).toBe(false);
    }
  });

  it('[P4] a result that is not of a drag gets no figures', () => {
    const state = play(welcomed, start, end, add(message('m2', 'result', 'Back to the original.')));
    expect(state.messages.at(-1)?.figures).toBeNull();
  });

  it('[P5] a failed drag is said once, however many events tell of it', () => {
    const error = { code: 'engine-stopped' as const, message: 'The engine stopped.' };
    const failed: PageAction = { kind: 'event', event: { name: 'drag-failed', body: { dragId: 'd1', error } } };
    const told = add(message('m3', 'error', error.message));
    for (const state of [play(welcomed, start, failed, told), play(welcomed, start, told, failed)]) {
      expect(state.messages.filter(({ kind }) => kind === 'error')).toHaveLength(1);
      expect(isDragging(state)).toBe(false);
    }
  });

  it('[P5] a message that comes twice is shown once', () => {
    const once = message('m1', 'said', 'open the mouth');
    expect(play(welcomed, add(once), add(once)).messages).toHaveLength(1);
  });

  it('[P6] Stop shows at once and comes back when it was refused', () => {
    const stopping = play(welcomed, start, { kind: 'stop-sent' });
    expect(stopping.drag?.phase).toBe('stopping');
    expect(reduce(stopping, { kind: 'stop-refused' }).drag?.phase).toBe('running');
  });

  it('[P7] engine notices stay until the engine is well', () => {
    const status = (state: 'ready' | 'restarting'): PageAction => ({
      kind: 'event',
      event: { name: 'engine-status', body: { state, text: 'It ended by itself.' } },
    });
    expect(play(welcomed, status('restarting')).engine?.state).toBe('restarting');
    expect(play(welcomed, status('restarting'), status('ready')).engine).toBeNull();
  });

  it('[P8] points by hand go away with the picture they were set on', () => {
    const placed: PageAction = { kind: 'manual', action: { kind: 'pair-added', at: { x: 1, y: 2 }, label: null } };
    const changed = (seed: number): PageAction => ({
      kind: 'event',
      event: { name: 'state-changed', body: { ...conversation, seed } },
    });
    expect(play(welcomed, placed, changed(7)).manual.pairs).toHaveLength(1);
    expect(play(welcomed, placed, changed(8)).manual.pairs).toHaveLength(0);
  });
});
