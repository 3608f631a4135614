/** A model of speech in a folder of this machine, run in a process of its own: Whisper, Moonshine, the bundled one. */
import { AppError } from '../core/index.ts';
import { type Ears, openEars } from './hearing/ears.ts';
import { hear } from './hearing/hearing.ts';
import { Turns } from './hearing/turns.ts';
import { longestClipSeconds, type Recogniser, type RecogniserInfo } from './port.ts';
import { StatusTeller } from './status.ts';
import type { SpeechModelOptions } from './whisper/model.ts';

export interface LocalRecogniserOptions {
  readonly name: string;
  readonly kind: 'bundled' | 'whisper';
  readonly note: string | null;
  readonly model: SpeechModelOptions;
}

export interface LocalRecogniser extends Recogniser {
  /** The process that hears, for measuring; null when there is none. */
  readonly processId: number | null;
}

/** Once more with a new process, where the one under way was lost: the clip is still here. */
export const onceMore = async <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const lost = error instanceof AppError && error.code === 'engine-stopped';
    if (!lost || signal.aborted) throw error;
    return work();
  }
};

/**
 * Starts the process and waits until it has read its first clip.
 * @throws AppError bad-model-files, no-provider; engine-stopped when the process cannot be started.
 */
export const openLocalRecogniser = async (options: LocalRecogniserOptions): Promise<LocalRecogniser> => {
  const ears: Ears = await openEars(options.model);
  const teller = new StatusTeller({ state: 'ready', text: `${options.name} listens.`, done: null });
  const forget = ears.onStatus(({ state, text }) => teller.tell(state, text));
  const turns = new Turns();
  const { languages } = ears.info;
  const info: RecogniserInfo = {
    name: options.name,
    kind: options.kind,
    languages: languages.includes('*') ? [options.model.language] : languages,
    local: true,
    maxSeconds: longestClipSeconds,
    note: options.note,
  };
  return {
    info,
    get processId() {
      return ears.processId;
    },
    transcribe: (clip, own) =>
      turns.take(own, () =>
        onceMore(
          () =>
            hear(clip, own, {
              kind: options.kind,
              windowSeconds: ears.info.windowSeconds ?? longestClipSeconds,
              voice: (piece) => ears.voice(piece),
              read: (piece, others, { signal, grammar, partial }) =>
                ears.read(piece, others, partial === true ? null : (grammar ?? null), signal),
            }),
          own.signal,
        ),
      ),
    onStatus: (listener) => teller.onStatus(listener),
    close: async () => {
      forget();
      await ears.close();
    },
  };
};
