/** The speech process as the recognisers see it: where a voice is in a clip and, with a model, what it says. */
import { ChildHost, type ChildStatus } from '../../runtime/index.ts';
import type { Heard, SpeechModelOptions } from '../whisper/model.ts';
import type { ReadPayload, SpeechChildInfo, SpeechChildSettings } from '../whisper/speech-child.ts';

export interface Ears {
  readonly info: SpeechChildInfo;
  /** The process that serves, for measuring; null when there is none. */
  readonly processId: number | null;
  voice(clip: Float32Array): Promise<Float32Array>;
  /** With `others` further readings. @throws AppError cancelled once the signal is aborted. */
  read(clip: Float32Array, others: number, signal: AbortSignal): Promise<Heard>;
  onStatus(listener: (status: ChildStatus) => void): () => void;
  close(): Promise<void>;
}

/** Source and build keep their own extension, so the child is started in the form the caller runs in. */
const childEntry = (): URL =>
  new URL(`../whisper/speech-child.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

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
    async read(clip, others, signal) {
      const result = await host.stream('read', { clip, others } satisfies ReadPayload, signal).next();
      return result.value as Heard;
    },
    onStatus: (listener) => host.onStatus(listener),
    close: () => host.close(),
  };
};
