/** The speech process as the recognisers see it: where a voice is in a clip and, with a model, what it says. */
import type { SpokenGrammar } from '../../nlu/port.ts';
import { ChildHost, type ChildStatus } from '../../runtime/index.ts';
import type { Heard, SpeechModelOptions } from '../whisper/model.ts';
import type { ReadPayload, SpeechChildInfo, SpeechChildSettings } from '../whisper/speech-child.ts';

export interface Ears {
  readonly info: SpeechChildInfo;
  /** The process that serves, for measuring; null when there is none. */
  readonly processId: number | null;
  voice(clip: Float32Array): Promise<Float32Array>;
  /** With `others` further readings, and along the grammar. @throws AppError cancelled once the signal is aborted. */
  read(clip: Float32Array, others: number, grammar: SpokenGrammar | null, signal: AbortSignal): Promise<Heard>;
  onStatus(listener: (status: ChildStatus) => void): () => void;
  close(): Promise<void>;
}

/** Source and build keep their own extension, so the child is started in the form the caller runs in. */
const childEntry = (): URL =>
  new URL(`../whisper/speech-child.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** One string crosses to the process much faster than thousands, and is written once for as long as a moment lasts. */
const writtenGrammars = new WeakMap<SpokenGrammar, string>();
const written = (grammar: SpokenGrammar): string => {
  const text = writtenGrammars.get(grammar) ?? JSON.stringify(grammar);
  writtenGrammars.set(grammar, text);
  return text;
};

/** @throws AppError bad-model-files, no-provider; engine-stopped when the process cannot be started. */
export const openEars = async (model: SpeechModelOptions | null): Promise<Ears> => {
  const settings: SpeechChildSettings = { model };
  const host = await ChildHost.start({ entry: childEntry(), settings, name: 'speech recogniser' });
  return {
    get info() {
      return host.info as SpeechChildInfo;
    },
    get processId() {
      return host.processId;
    },
    voice: async (clip) => (await host.call('voice', clip)) as Float32Array,
    async read(clip, others, grammar, signal) {
      const payload: ReadPayload = { clip, others, grammar: grammar && written(grammar) };
      const result = await host.stream('read', payload, signal).next();
      return result.value as Heard;
    },
    onStatus: (listener) => host.onStatus(listener),
    close: () => host.close(),
  };
};
