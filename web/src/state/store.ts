/**
 * Ties the state to the connection and the frames: one signal with the page's state, signals for what belongs to the
 * view alone, and the things a person can do. Components get it from `useStore`.
 */
import { computed, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ControlCommand } from '../../../src/core/index.ts';
import type { Ack, ClientEventBody, ClientEventName } from '../../../src/protocol/events.ts';
import { focusSoon, importPartsId } from '../components/focus.ts';
import { address, addressedConversation, onOtherAddress } from '../connection/address.ts';
import {
  rememberedConversation,
  rememberedLast,
  rememberedMotion,
  rememberedPoints,
} from '../connection/remembered.ts';
import { type Connection, connect } from '../connection/socket.ts';
import { decodeFrame } from '../picture/decode-frame.ts';
import { fetchStepPicture } from '../picture/fetch-step-picture.ts';
import { FramePlayer } from '../picture/frame-player.ts';
import { createVoice } from '../voice/voice.ts';
import { createEffects, type Lens, phrasesToSend, wholeLens } from './effects.ts';
import { canChoose, choosePartsFile, takePartsFile } from './import-parts.ts';
import { type ManualAction, pointsToSend } from './manual-points.ts';
import { initialPageState, isDragging, type PageAction, type PageState } from './page-state.ts';
import { type PaintAction, paintedToSend } from './painting.ts';
import { reduce } from './reduce.ts';
import { reducedMotion } from './reduced-motion.ts';

const restoredNoticeMs = 4000;
/** A sentence that the server has not taken by then stands in the conversation as being on its way. */
const slowMs = 350;
const wholeBeside = { image: null, share: 50, version: null } as const;

/** What is compared with: another step's picture (null: the one before the last edit), and how much of it is seen, in percent. */
interface Beside {
  readonly image: ImageBitmap | null;
  readonly share: number;
  /** The number of that step, where it is not the one before the last edit. */
  readonly version: number | null;
}

export interface ShownFrames {
  readonly current: ImageBitmap;
  readonly before: ImageBitmap | null;
}

export const createStore = () => {
  const page: Signal<PageState> = signal(initialPageState);
  const frames: Signal<ShownFrames | null> = signal(null);
  const showPoints = signal(rememberedPoints.value === 'on');
  const namesShown = computed(() => showPoints.value || page.value.overlay.shown.includes('names'));
  const comparing = signal(false);
  const beside: Signal<Beside> = signal(wholeBeside);
  const lens: Signal<Lens> = signal(wholeLens);
  /** Sentences that are on their way for longer than a moment. */
  const onTheWay: Signal<readonly { readonly id: number; readonly text: string }[]> = signal([]);
  let sent = 0;
  const everyFrame = signal(rememberedMotion.value === null ? !reducedMotion() : rememberedMotion.value === 'on');

  let shownFrame: number | null = null;
  /** Points by hand were sent: they go away once their drag begins, and stay where it is refused. */
  let handSent = false;

  const dispatch = (action: PageAction) => {
    page.value = reduce(page.value, action);
  };

  const player: FramePlayer<ImageBitmap> = new FramePlayer<ImageBitmap>({
    decode: decodeFrame,
    show: (current, head, before) => {
      if (shownFrame === null && before === null) void bringBefore();
      shownFrame = head.sequence;
      frames.value = { current, before };
      if (before === null) comparing.value = false;
    },
    acknowledge: (sequence) => void connection.send('frame-shown', { sequence }),
    dispose: (image) => image.close(),
    undecodable: () => dispatch({ kind: 'trouble', text: 'A picture from the server could not be read.' }),
    everyFrame: () => everyFrame.value,
  });

  /** A page that was loaded anew fetches the picture from before the last edit, so that the two can be compared. */
  const bringBefore = async () => {
    const { conversation } = page.value;
    const parent = stepBefore();
    if (conversation === null || parent === null) return;
    const image = await fetchStepPicture(conversation.conversationId, parent);
    const before = image === null ? null : player.restoreBefore(image);
    if (before !== null && frames.value !== null) frames.value = { current: frames.value.current, before };
  };

  /** Once something was done in it. */
  const rememberLast = () => {
    const { conversation, history } = page.value;
    if (conversation !== null && history.steps.length > 1) rememberedLast.value = conversation.conversationId;
  };
  const lastAtStart = rememberedLast.value;
  onOtherAddress(() => page.value.conversation?.conversationId ?? null);

  /** The step that the one that stands was made from, where that was by an edit. */
  const stepBefore = (): number | null => {
    const { history } = page.value;
    return history.steps.find(({ step, edited }) => step === history.current && edited)?.parent ?? null;
  };

  const compare = async (step: number | null, share: number | null) => {
    const { conversation } = page.value;
    if (share === null || conversation === null) {
      comparing.value = false;
      return;
    }
    const image = step === null ? null : await fetchStepPicture(conversation.conversationId, step);
    beside.value = { image, share, version: image === null || step === stepBefore() ? null : step };
    comparing.value = image !== null || frames.value?.before != null;
  };

  const trouble = (text: string) => dispatch({ kind: 'trouble', text });

  const importParts = () => {
    const { conversation } = page.value;
    if (conversation !== null) choosePartsFile(conversation.conversationId, trouble);
  };

  const voice = createVoice({
    send: (head, bytes) => connection.sendSound(head, bytes),
    shownFrame: () => shownFrame,
  });

  const effects = createEffects({
    lens,
    imageSize: () => page.value.conversation?.imageSize ?? 1,
    compare,
    settingsOpen: voice.settingsOpen,
    trouble,
    importParts: () => {
      if (canChoose()) return importParts();
      // Said aloud, or too long ago: the button that opens the window takes one key or click.
      dispatch({ kind: 'manual', action: { kind: 'switched', on: true } });
      focusSoon(importPartsId);
    },
    announce: (text) => {
      voice.announcement.value = text;
    },
  });

  const connection: Connection = connect({
    conversationId: () =>
      page.value.conversation?.conversationId ?? addressedConversation() ?? rememberedConversation.value,
    welcome: (welcome, askedFor) => {
      rememberedConversation.value = welcome.state.conversationId;
      address(welcome.state.conversationId);
      player.restart();
      shownFrame = null;
      voice.welcome(welcome);
      dispatch({ kind: 'welcome', welcome, askedFor });
      const phrases = phrasesToSend();
      if (phrases.length > 0) void connection.send('phrases-known', { phrases });
      setTimeout(() => dispatch({ kind: 'restored-noticed' }), restoredNoticeMs);
    },
    event: (event) => {
      if (event.name === 'drag-started') {
        comparing.value = false;
        beside.value = wholeBeside;
        player.dragStarted();
        if (handSent) dispatch({ kind: 'manual', action: { kind: 'cleared' } });
        handSent = false;
      }
      if (event.name === 'message-added' && ['answer', 'error'].includes(event.body.kind)) handSent = false;
      dispatch({ kind: 'event', event });
      if (event.name === 'history-changed') rememberLast();
      voice.event(event);
      effects(event);
      if (event.name === 'drag-ended' || event.name === 'drag-failed') player.dragEnded();
    },
    frame: (head, bytes) => player.receive(head, bytes),
    speech: (event) => voice.speech(event),
    lost: () => dispatch({ kind: 'connection-lost' }),
    refused: (text) => dispatch({ kind: 'trouble', text }),
    unreadable: (name) =>
      dispatch({
        kind: 'trouble',
        text: `The server sent "${name}" in a form this page does not know. Reload the page to get the matching one.`,
      }),
  });

  const send = async <Name extends ClientEventName>(name: Name, body: ClientEventBody<Name>): Promise<Ack> => {
    const ack = await connection.send(name, body);
    if (!ack.ok) dispatch({ kind: 'trouble', text: ack.error.message });
    return ack;
  };

  return {
    page: page as { readonly value: PageState },
    frames: frames as { readonly value: ShownFrames | null },
    namesShown,
    everyFrame: everyFrame as { readonly value: boolean },
    voice,
    comparing,
    beside: beside as { readonly value: Beside },
    lens,
    dragging: computed(() => isDragging(page.value)),
    /** Nothing but Stop makes sense now. */
    busy: computed(() => isDragging(page.value) || (page.value.conversation?.busy ?? true)),
    /** The conversation to go on with, while nothing was said in this one; null where there is none. */
    lastConversation: computed(() => {
      const { conversation, messages } = page.value;
      const other = conversation !== null && lastAtStart !== conversation.conversationId;
      return other && !messages.some(({ kind }) => kind === 'said') ? lastAtStart : null;
    }),
    comparable: computed(() => frames.value?.before != null || stepBefore() !== null),
    toggleCompare() {
      if (comparing.value) comparing.value = false;
      else void compare(frames.value?.before == null ? stepBefore() : null, wholeBeside.share);
    },
    takeFile(file: File) {
      const { conversation } = page.value;
      if (conversation !== null) takePartsFile(conversation.conversationId, file, trouble);
    },
    /** What the step that stands was called, if it was. */
    standingName: computed(() => {
      const { current, steps } = page.value.history;
      return steps.find(({ step }) => step === current)?.name ?? null;
    }),
    offline: computed(() => page.value.connection === 'lost' || page.value.connection === 'connecting'),

    onTheWay: onTheWay as { readonly value: readonly { readonly id: number; readonly text: string }[] },
    async say(text: string): Promise<Ack> {
      const id = ++sent;
      // Other readings of what was heard before are over.
      const { heard } = voice.hearing;
      if (heard.value !== null) heard.value = { ...heard.value, alternatives: [] };
      const slow = setTimeout(() => {
        onTheWay.value = [...onTheWay.value, { id, text }];
      }, slowMs);
      const ack = await send('say', { text });
      clearTimeout(slow);
      onTheWay.value = onTheWay.value.filter((one) => one.id !== id);
      return ack;
    },
    control: (command: ControlCommand) => send('control', { command }),
    async stop() {
      if (!isDragging(page.value)) return;
      if (page.value.connection === 'lost') return trouble('Not connected: “stop” cannot be told to the server now.');
      dispatch({ kind: 'stop-sent' });
      const ack = await send('control', { command: { kind: 'stop' } });
      if (!ack.ok) dispatch({ kind: 'stop-refused' });
    },
    manual: (action: ManualAction) => dispatch({ kind: 'manual', action }),
    paint: (action: PaintAction) => dispatch({ kind: 'painting', action }),
    async dragByHand() {
      const { manual, painting } = page.value;
      const body = { points: pointsToSend(manual), keep: manual.keep, ...paintedToSend(painting) };
      const ack = await send('drag-points', body);
      handSent = ack.ok;
    },
    /** By press they stay from picture to picture; said, they belong to one. */
    showNames(on: boolean) {
      showPoints.value = on;
      rememberedPoints.value = on ? 'on' : 'off';
      if (!on && page.value.overlay.shown.includes('names'))
        void send('control', { command: { kind: 'overlay', what: 'names', shown: false } });
    },
    setEveryFrame(on: boolean) {
      everyFrame.value = on;
      rememberedMotion.value = on ? 'on' : 'off';
    },
    retry: () => connection.retry(),
    trouble,
    importParts,
  };
};
export type Store = ReturnType<typeof createStore>;

export const StoreContext = createContext<Store | null>(null);

export const useStore = (): Store => {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('useStore needs a StoreContext around it.');
  return store;
};
