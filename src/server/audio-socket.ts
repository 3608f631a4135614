/** Joins a page's socket to the recogniser: sound comes in here, and what answers for speech is told. */
import type { Socket } from 'socket.io';
import type { Command } from '../core/index.ts';
import type { Conversation } from '../dialogue/index.ts';
import type { RecogniserView } from '../protocol/index.ts';
import type { Recogniser, RecogniserStatus } from '../speech/port.ts';
import { parseAudioHead } from './audio-clip.ts';
import { AudioDesk } from './audio-desk.ts';

/** Speech as a server offers it. */
export interface Hearing {
  readonly recogniser: Recogniser;
  readonly meaning: (text: string) => Command | null;
  /** The closed grammar, to which near misses are snapped; the same list from one utterance to the next. */
  readonly expected: () => readonly string[];
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

export const hearPage = (socket: Socket, conversation: Conversation, hearing: Hearing): PageHearing => {
  const { recogniser } = hearing;
  let status: RecogniserStatus = { state: 'starting', text: '', done: null };
  let welcomed = false;
  const endStatus = recogniser.onStatus((next) => {
    status = next;
    if (welcomed) socket.emit('recogniser-changed', viewOf(recogniser, next));
  });
  const desk = new AudioDesk({
    ...hearing,
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
      desk.close();
    },
  };
};
