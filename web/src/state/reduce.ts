/** How the page's state follows from what happened. Pure: no socket, no DOM, no clock. */
import type { ChatMessage, ConversationEvent } from '../../../src/protocol/events.ts';
import { noManualPoints, reduceManual } from './manual-points.ts';
import { initialPageState, type PageAction, type PageMessage, type PageState } from './page-state.ts';
import { noPainting, reducePainting } from './painting.ts';

const fromServer = (message: ChatMessage): PageMessage => ({ ...message, figures: null, local: false });

const addLocal = (state: PageState, kind: 'error' | 'notice', text: string): PageState => ({
  ...state,
  nextLocalId: state.nextLocalId + 1,
  messages: [
    ...state.messages,
    { id: `local-${state.nextLocalId}`, role: 'assistant', kind, text, suggestions: [], figures: null, local: true },
  ],
});

/** A message may come twice (sent again after a lost connection) or repeat what the page has said already. */
const addMessage = (state: PageState, message: ChatMessage): PageState => {
  if (state.messages.some((known) => known.id === message.id)) return state;
  const last = state.messages.at(-1);
  const repeatsLocal = last?.local === true && last.kind === message.kind && message.text.includes(last.text);
  const earlier = repeatsLocal ? state.messages.slice(0, -1) : state.messages;
  const figures =
    message.kind === 'result' && message.text === state.figuresWaiting?.says ? state.figuresWaiting : null;
  return {
    ...state,
    messages: [...earlier, { ...fromServer(message), figures }],
    figuresWaiting: figures === null ? state.figuresWaiting : null,
  };
};

const endDrag = (state: PageState): PageState =>
  state.drag === null ? state : { ...state, drag: { ...state.drag, phase: 'over' } };

const reduceEvent = (state: PageState, { name, body }: ConversationEvent): PageState => {
  switch (name) {
    case 'state-changed': {
      const otherPicture = state.conversation !== null && state.conversation.seed !== body.seed;
      const manual = otherPicture ? { ...state.manual, pairs: [], nextId: 1 } : state.manual;
      const painting = otherPicture ? reducePainting(state.painting, { kind: 'cleared' }) : state.painting;
      return { ...state, conversation: body, manual, painting };
    }
    case 'message-added':
      return addMessage(state, body);
    case 'key-points-changed':
      return { ...state, keyPoints: body.keyPoints };
    case 'drag-started':
      return {
        ...state,
        figuresWaiting: null,
        drag: {
          ...body,
          trails: body.points.map((point) => [point.handle]),
          step: 0,
          farthestPx: Math.max(
            0,
            ...body.points.map((p) => Math.hypot(p.target.x - p.handle.x, p.target.y - p.handle.y)),
          ),
          done: 0,
          phase: 'running',
        },
      };
    case 'drag-progress': {
      const { drag } = state;
      if (drag === null || drag.dragId !== body.dragId || drag.phase === 'over') return state;
      const trails = drag.trails.map((trail, index) => {
        const at = body.points[index];
        return at === undefined ? trail : [...trail, at];
      });
      const { step, maxSteps, farthestPx } = body;
      return { ...state, drag: { ...drag, trails, step, maxSteps, farthestPx, done: Math.max(drag.done, body.done) } };
    }
    case 'drag-ended': {
      const last = state.messages.at(-1);
      const messageCameFirst = last?.kind === 'result' && last.figures === null && last.text === body.says;
      const messages = messageCameFirst ? [...state.messages.slice(0, -1), { ...last, figures: body }] : state.messages;
      return { ...endDrag(state), messages, figuresWaiting: messageCameFirst ? null : body };
    }
    case 'drag-failed': {
      const last = state.messages.at(-1);
      const saidAlready = last?.kind === 'error' && last.text.includes(body.error.message);
      return saidAlready ? endDrag(state) : addLocal(endDrag(state), 'error', body.error.message);
    }
    case 'engine-status':
      return { ...state, engine: body.state === 'ready' ? null : body };
    case 'overlay-changed':
      return { ...state, overlay: body };
    case 'history-changed':
      return { ...state, history: body };
    // Of the view alone: the microphone and the settings hear of these themselves.
    case 'microphone-changed':
    case 'setting-changed':
    case 'voice-silenced':
    case 'voice-asked':
    case 'phrases-changed':
    case 'view-asked':
    case 'scroll-asked':
    case 'settings-asked':
    case 'compare-asked':
    case 'save-asked':
    case 'link-asked':
    case 'parts-file-asked':
      return state;
    default:
      return name satisfies never;
  }
};

export const reduce = (state: PageState, action: PageAction): PageState => {
  switch (action.kind) {
    case 'welcome': {
      const { welcome, askedFor } = action;
      const again = state.conversation !== null;
      const fresh: PageState = {
        ...initialPageState,
        connection: again ? 'restored' : 'connected',
        conversation: welcome.state,
        messages: welcome.messages.map(fromServer).map((message) => ({
          ...message,
          figures: (welcome.resumed && state.messages.find((known) => known.id === message.id)?.figures) || null,
        })),
        keyPoints: welcome.keyPoints,
        overlay: welcome.overlay,
        history: welcome.history,
        drag: welcome.resumed && welcome.state.busy ? state.drag : null,
        manual: welcome.resumed ? state.manual : { ...noManualPoints, on: state.manual.on },
        painting: welcome.resumed ? state.painting : noPainting,
        nextLocalId: state.nextLocalId,
      };
      if (welcome.resumed || askedFor === null) return fresh;
      return addLocal(fresh, 'notice', 'The earlier conversation is no longer kept by the server. Here is a new one.');
    }
    case 'connection-lost':
      return { ...state, connection: state.conversation === null ? 'connecting' : 'lost' };
    case 'restored-noticed':
      return state.connection === 'restored' ? { ...state, connection: 'connected' } : state;
    case 'event':
      return reduceEvent(state, action.event);
    case 'trouble': {
      const last = state.messages.at(-1);
      return last?.local === true && last.text === action.text ? state : addLocal(state, 'error', action.text);
    }
    case 'stop-sent':
      return state.drag?.phase === 'running' ? { ...state, drag: { ...state.drag, phase: 'stopping' } } : state;
    case 'stop-refused':
      return state.drag?.phase === 'stopping' ? { ...state, drag: { ...state.drag, phase: 'running' } } : state;
    case 'manual':
      return { ...state, manual: reduceManual(state.manual, action.action, state.conversation?.imageSize ?? 1) };
    case 'painting':
      return { ...state, painting: reducePainting(state.painting, action.action) };
    default:
      return action satisfies never;
  }
};
