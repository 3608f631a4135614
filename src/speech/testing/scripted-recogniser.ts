/** A recogniser that hears what a test says. Refuses every clip that was not scripted. */
import { AppError } from '../../core/index.ts';
import {
  clipRateHz,
  type Recogniser,
  type RecogniserInfo,
  type RecogniserStatus,
  type TranscribeOptions,
  type Transcript,
} from '../port.ts';

export interface ScriptedRecogniser extends Recogniser {
  /** The next clip is heard as this: words, a transcript, or a failure. May be a promise that the test settles. */
  hear(next: string | Partial<Transcript> | Error | Promise<string>): void;
  /** Tells every listener. */
  tell(status: RecogniserStatus): void;
  /** Another recogniser takes over. */
  become(info: Partial<RecogniserInfo>): void;
  /** What was asked so far, oldest first. */
  readonly asked: readonly { readonly seconds: number; readonly options: TranscribeOptions }[];
  readonly closed: boolean;
}

export const scriptedInfo: RecogniserInfo = {
  name: 'scripted',
  kind: 'bundled',
  languages: ['en'],
  local: true,
  maxSeconds: 8,
  note: null,
};

const cancelled = () => new AppError('cancelled', 'Listening was cancelled.');

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(cancelled());
    else signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });

export const scriptedRecogniser = (own: Partial<RecogniserInfo> = {}): ScriptedRecogniser => {
  let info: RecogniserInfo = { ...scriptedInfo, ...own };
  let status: RecogniserStatus = { state: 'ready', text: 'Ready.', done: null };
  let closed = false;
  const script: (string | Partial<Transcript> | Error | Promise<string>)[] = [];
  const asked: { seconds: number; options: TranscribeOptions }[] = [];
  const listeners = new Set<(status: RecogniserStatus) => void>();

  const answer = async (seconds: number): Promise<Transcript> => {
    const next = script.shift();
    if (next === undefined) throw new AppError('engine-failed', `Clip ${asked.length} was not scripted.`);
    const said = await next;
    if (said instanceof Error) throw said;
    const heard = { text: '', alternatives: [], confidence: 1, heardSeconds: seconds, rejected: null };
    return typeof said === 'string' ? { ...heard, text: said } : { ...heard, ...said };
  };

  return {
    get info() {
      return info;
    },
    get closed() {
      return closed;
    },
    asked,
    hear: (next) => void script.push(next),
    tell: (told) => {
      status = told;
      for (const listener of listeners) listener(told);
    },
    become: (next) => {
      info = { ...info, ...next };
    },
    transcribe: (clip, options) => {
      if (closed) return Promise.reject(new AppError('engine-stopped', 'The recogniser was closed.'));
      const seconds = clip.length / clipRateHz;
      asked.push({ seconds, options });
      return Promise.race([answer(seconds), aborted(options.signal)]);
    },
    onStatus: (listener) => {
      listeners.add(listener);
      listener(status);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
    },
  };
};
