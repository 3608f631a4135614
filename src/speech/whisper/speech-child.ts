/**
 * The program of the speech process: the voice detector, and a speech model where one lies in a folder. Started by
 * ../hearing/ears.ts only. Clips come as messages and are gone when they are answered; nothing is written anywhere.
 */
import { AppError } from '../../core/index.ts';
import { serveChild } from '../../runtime/index.ts';
import { openVoiceDetector } from '../hearing/voice-activity.ts';
import { openSpeechModel, type SpeechModelOptions } from './model.ts';

export interface SpeechChildSettings {
  /** Null: only the voice detector runs here. */
  readonly model: SpeechModelOptions | null;
}

export interface SpeechChildInfo {
  readonly languages: readonly string[];
  readonly windowSeconds: number | null;
}

export interface ReadPayload {
  readonly clip: Float32Array;
  readonly others: number;
  /** A `SpokenGrammar` as JSON, or null. */
  readonly grammar: string | null;
}

serveChild(async (settings) => {
  const { model: options } = settings as SpeechChildSettings;
  const [detector, model] = await Promise.all([
    openVoiceDetector(),
    options === null ? null : openSpeechModel(options),
  ]);
  return {
    info: {
      languages: model?.languages ?? [],
      windowSeconds: model?.windowSeconds ?? null,
    } satisfies SpeechChildInfo,
    calls: { voice: (payload) => detector.probabilities(payload as Float32Array) },
    streams: {
      // biome-ignore lint/correctness/useYield: a stream, because only streams hear that they are cancelled.
      async *read(payload, signal) {
        const { clip, others, grammar } = payload as ReadPayload;
        if (!model) throw new AppError('internal', 'The speech process was started without a model.');
        return model.read(clip, others, grammar, signal);
      },
    },
  };
});
