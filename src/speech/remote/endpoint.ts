/**
 * One clip to an OpenAI-compatible endpoint (`POST …/audio/transcriptions`) and its words back. The one file that
 * touches the openai package for speech. A server may be slow, wrong or hostile: there is one deadline for everything,
 * a cap on the bytes of a reply, one retry, and a schema.
 */
import OpenAI, { APIConnectionError, APIError, toFile } from 'openai';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
import { toWav } from '../wav/write-wav.ts';
import type { Heard } from '../whisper/model.ts';

export interface EndpointSettings {
  /** Up to and without "/audio/transcriptions": "http://localhost:8000/v1". */
  readonly url: string;
  /** The name the server knows the model by. */
  readonly model: string;
  /** Null where the server asks for none. */
  readonly key: string | null;
  readonly language: string;
  readonly deadlineMs: number;
  readonly mostReplyBytes: number;
}

export const defaultEndpointLimits = { deadlineMs: 15_000, mostReplyBytes: 256 * 1024 } as const;

const replySchema = z.object({
  text: z.string().max(4000),
  /** With `verbose_json`, from servers that run Whisper itself. */
  segments: z
    .array(z.object({ avg_logprob: z.number().optional(), no_speech_prob: z.number().optional() }))
    .max(200)
    .nullish(),
});

/** The page of an error may be long and is not for people: its status says enough. */
const reasonOf = (error: unknown): string => {
  if (error instanceof APIConnectionError) {
    const { cause } = error;
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
    return inner !== '' ? inner : cause instanceof Error ? cause.message : error.message;
  }
  if (error instanceof APIError && error.status !== undefined) return `it answered with status ${error.status}`;
  if (error instanceof z.ZodError) return `its reply is no transcription (${z.prettifyError(error).slice(0, 200)})`;
  if (error instanceof SyntaxError) return 'its reply is no JSON';
  return error instanceof Error ? error.message : String(error);
};

class TooLong extends Error {}

/** A fetch whose replies end with an error after so many bytes, whatever they announce. */
const cappedFetch =
  (mostBytes: number): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    let left = mostBytes;
    const cap = new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        left -= part.length;
        if (left < 0) controller.error(new TooLong(`its reply is longer than ${mostBytes} bytes`));
        else controller.enqueue(part);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body?.pipeThrough(cap) ?? null, { status, statusText, headers });
  };

const certainty = (segments: z.output<typeof replySchema>['segments']): Pick<Heard, 'confidence' | 'noSpeech'> => {
  const logs = (segments ?? []).map(({ avg_logprob }) => avg_logprob).filter((value) => value !== undefined);
  const none = (segments ?? []).map(({ no_speech_prob }) => no_speech_prob).filter((value) => value !== undefined);
  return {
    // A server that does not say how certain it is: neither certain nor a guess.
    confidence: logs.length === 0 ? 0.5 : Math.min(1, Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length)),
    noSpeech: none.length === 0 ? null : Math.min(...none),
  };
};

export interface Endpoint {
  /** @throws AppError cancelled; engine-failed with the reason. */
  read(clip: Float32Array, signal: AbortSignal): Promise<Heard>;
}

export const openEndpoint = (settings: EndpointSettings): Endpoint => {
  const { url, model, key, language, deadlineMs, mostReplyBytes } = settings;
  const client = new OpenAI({
    baseURL: url,
    // The package wants a key even for servers that want none.
    apiKey: key ?? 'none',
    maxRetries: 1,
    timeout: deadlineMs,
    fetch: cappedFetch(mostReplyBytes),
    logLevel: 'off',
  });
  return {
    async read(clip, signal) {
      const deadline = AbortSignal.timeout(deadlineMs);
      try {
        const file = await toFile(toWav(clip), 'speech.wav', { type: 'audio/wav' });
        const form = {
          file,
          model,
          language,
          response_format: /whisper/i.test(model) ? 'verbose_json' : 'json',
        } as const;
        // As text: the package reads any reply that is not announced as JSON without complaint.
        const response = await client.audio.transcriptions
          .create(form, { signal: AbortSignal.any([signal, deadline]) })
          .asResponse();
        const { text, segments } = replySchema.parse(JSON.parse(await response.text()));
        return { text: text.trim(), others: [], ...certainty(segments) };
      } catch (cause) {
        if (signal.aborted) throw new AppError('cancelled', 'Listening was cancelled.', { cause });
        const host = new URL(url).host;
        const why = deadline.aborted ? `it took longer than ${deadlineMs / 1000} s` : reasonOf(cause);
        throw new AppError('engine-failed', `The recogniser at ${host} did not serve: ${why}.`, { cause });
      }
    },
  };
};
