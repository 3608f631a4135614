/** Joins a page's socket to the recogniser: sound comes in here, and what answers for speech is told. */
import type { Socket } from 'socket.io';
import type { Command, OverlayName } from '../core/index.ts';
import type { Conversation } from '../dialogue/index.ts';
import type { SpokenGrammar, SpokenMoment } from '../nlu/index.ts';
import type { ConversationState, Overlay, RecogniserView } from '../protocol/index.ts';
import type { Caution, Recogniser, RecogniserStatus } from '../speech/port.ts';
import { parseAudioHead } from './audio-clip.ts';
import { AudioDesk } from './audio-desk.ts';
import { cautionOfAll } from './caution.ts';

/** Speech as a server offers it. */
export interface Hearing {
  readonly recogniser: Recogniser;
  readonly meaning: (text: string) => Command | null;
  readonly inWords: (command: Command) => string | null;
  /** Whether the rules read it only by leaving words out, or hearing others. */
  readonly mended: (text: string) => boolean;
  /** The closed grammar, to which near misses are snapped; the same list from one utterance to the next. */
  readonly expected: () => readonly string[];
  /** What can be said at a moment, with slots; the same object for the same moment. */
  readonly grammar: (moment: SpokenMoment) => SpokenGrammar;
  readonly nowMs: () => number;
  readonly report: (reason: unknown) => void;
}

export interface PageHearing {
  readonly view: () => RecogniserView;
  /** One event `audio`. @throws AppError bad-input, too-large */
  readonly receive: (args: readonly unknown[]) => void;
  readonly close: () => void;
}

const viewOf = ({ info }: Recogniser, { state, text, done }: RecogniserStatus): RecogniserView => {
  const { name, kind, local, maxSeconds, note } = info;
  return { name, kind, local, maxSeconds, note, state, text, done };
};

const pointed: ReadonlySet<OverlayName> = new Set(['numbers', 'names', 'grid', 'dense-grid']);

/** A dense grid has more numbers than there are key points. */
export const momentOf = (
  { shown, pairs, grid }: Overlay,
  { undoSteps }: Pick<ConversationState, 'undoSteps'>,
  taught: readonly string[],
): SpokenMoment => ({
  numbers: shown.includes('dense-grid') ? [grid.columns ** 2] : [],
  pointing: pairs.length > 0 || shown.some((what) => pointed.has(what)),
  edited: undoSteps > 0,
  taught,
});

/** How sure a recogniser must be of words in this conversation; less of what it has just asked about. */
export const cautionIn = (
  conversation: Pick<Conversation, 'wouldDo' | 'overlay' | 'isSaidAgain'>,
  text: string,
  mended: (text: string) => boolean,
): Caution => {
  const caution = cautionOfAll(conversation.wouldDo(text), conversation.overlay.choices.length > 0);
  if (caution !== 'high') return caution;
  if (conversation.isSaidAgain(text)) return 'usual';
  return mended(text) ? 'highest' : 'high';
};

export const hearPage = (socket: Socket, conversation: Conversation, hearing: Hearing): PageHearing => {
  const { recogniser } = hearing;
  let status: RecogniserStatus = { state: 'starting', text: '', done: null };
  let welcomed = false;
  const endStatus = recogniser.onStatus((next) => {
    status = next;
    if (welcomed) socket.emit('recogniser-changed', viewOf(recogniser, next));
  });
  let taught: readonly string[] = [];
  const endEvents = conversation.subscribe({
    event: ({ name, body }) => {
      if (name === 'phrases-changed') taught = body.phrases.map(({ phrase }) => phrase);
    },
    frame: () => {},
  });
  const desk = new AudioDesk({
    ...hearing,
    meaning: (text) => hearing.meaning(conversation.sentenceFor(text)),
    effect: (text) => conversation.wouldDo(text),
    guess: (text) => conversation.wouldDo(text, 'typed'),
    grammar: () => hearing.grammar(momentOf(conversation.overlay, conversation.state, taught)),
    caution: (text) => cautionIn(conversation, text, (said) => hearing.mended(conversation.sentenceFor(said))),
    ask: (asked) => conversation.ask(asked),
    say: (text, said) => conversation.say(text, said),
    tell: (heard) => socket.emit('speech-heard', heard),
  });
  return {
    view: () => {
      welcomed = true;
      return viewOf(recogniser, status);
    },
    receive: ([head, bytes]) => desk.receive(parseAudioHead(head), bytes),
    close: () => {
      endStatus();
      endEvents();
      desk.close();
    },
  };
};
