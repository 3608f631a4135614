/**
 * One question to an OpenAI-compatible server: the only file that touches the openai package. Bounded in time by the
 * caller's signal and in bytes here; no redirects (they would carry the key elsewhere), no retries, no logs, and
 * nothing of the package's own environment variables.
 */
import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { z } from 'zod';
import type { LlmConfig } from './config.ts';
import { LlmFault, retryAfterMs } from './fault.ts';

export interface Question {
  readonly system: string;
  /** Text before, after and between pictures; a picture is a data address of a PNG. */
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly text: string; readonly picture?: string }[];
}

/** How this server wants to be asked; learned from its refusals. */
export interface Dialect {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly tokens: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
}

export type Ask = (
  question: Question,
  dialect: Dialect,
  schema: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<string>;

class TooLarge extends Error {}

/** Reads the whole body, at most `maxBytes` of it, so that the deadline and the cap hold for slow and endless ones. */
const cappedFetch =
  (maxBytes: number): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    try {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        bytes += part.value.byteLength;
        if (bytes > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
        parts.push(part.value);
      }
    } catch (thrown) {
      await reader?.cancel().catch(() => {});
      throw thrown;
    }
    const { status, statusText, headers } = response;
    const bodiless = status === 204 || status === 205 || status === 304;
    const kept = new Headers(headers);
    // The body was decoded and counted here.
    kept.delete('content-encoding');
    kept.delete('content-length');
    return new Response(bodiless ? null : new Blob(parts), { status, statusText, headers: kept });
  };

const called = z.object({ function: z.object({ arguments: z.string() }) });

/** The parts of an answer that are read; servers add and leave out much else. */
const answerSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
          tool_calls: z.array(called).nullish(),
        }),
      }),
    )
    .min(1),
});

/** An answer that is not labelled as JSON arrives as a string. */
const unpacked = (answer: unknown): unknown => {
  if (typeof answer !== 'string') return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
};

const textOf = (answer: unknown): string => {
  const parsed = answerSchema.safeParse(unpacked(answer));
  const message = parsed.data?.choices[0]?.message;
  if (message === undefined) throw new LlmFault('unusable', 'its answer is not that of a chat completion');
  const { content, tool_calls: calls } = message;
  const text = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  // Some servers answer a schema as the call of a function that nobody offered.
  return text.trim() === '' ? (calls?.[0]?.function.arguments ?? '') : text;
};

const isAbort = (thrown: unknown): boolean =>
  thrown instanceof APIUserAbortError || (thrown instanceof Error && thrown.name === 'AbortError');

/** The chain of causes holds what the package wrapped. */
const causedBy = (thrown: unknown, kind: new (...args: never[]) => Error, depth = 0): boolean =>
  thrown instanceof kind || (thrown instanceof Error && depth < 6 && causedBy(thrown.cause, kind, depth + 1));

const faultOf = (thrown: unknown, config: LlmConfig): LlmFault => {
  if (thrown instanceof LlmFault) return thrown;
  if (causedBy(thrown, TooLarge)) {
    return new LlmFault('unusable', `its answer is longer than ${Math.round(config.maxReplyBytes / 1024)} KB`);
  }
  if (thrown instanceof APIConnectionError) {
    return new LlmFault('unreachable', 'there was no connection', { retryable: true });
  }
  if (thrown instanceof APIError && typeof thrown.status === 'number') {
    const { status } = thrown;
    const wait = retryAfterMs(thrown.headers?.get('retry-after') ?? null, Date.now());
    if (status === 429) {
      return new LlmFault('refused', 'it has too much to do', { retryable: true, retryAfterMs: wait, status });
    }
    if (status >= 500) {
      return new LlmFault('refused', `it failed with status ${status}`, {
        retryable: true,
        retryAfterMs: wait,
        status,
      });
    }
    const key = status === 401 || status === 403;
    return new LlmFault(
      'refused',
      key ? `it refused the key (status ${status})` : `it answered with status ${status}`,
      {
        status,
      },
    );
  }
  return new LlmFault('unusable', 'its answer could not be read');
};

/** What a refusal says of the question's form: the server's words, short, for finding the parameter that it names. */
const complaintOf = (thrown: unknown): string =>
  thrown instanceof APIError ? `${thrown.param ?? ''} ${thrown.message}`.slice(0, 2000).toLowerCase() : '';

/** A refusal because of the form of the question, with the form that may do instead; null: another cause. */
export const otherDialect = (dialect: Dialect, status: number | null, complaint: string): Dialect | null => {
  if (status === null || status < 400 || status === 401 || status === 403 || status === 429) return null;
  if (/max_completion_tokens/.test(complaint) && dialect.tokens === 'max_tokens') {
    return { ...dialect, tokens: 'max_completion_tokens' };
  }
  if (/temperature/.test(complaint) && dialect.temperature) return { ...dialect, temperature: false };
  const aboutFormat = /response_format|json_schema|json_object|grammar|structured|schema/.test(complaint);
  if (!aboutFormat && status !== 400 && status !== 422) return null;
  // LM Studio takes json_schema and text but not json_object; older servers the other way round.
  if (dialect.format === 'json_schema') return { ...dialect, format: 'json_object' };
  return dialect.format === 'json_object' ? { ...dialect, format: 'text' } : null;
};

export class WrongDialect extends Error {
  readonly instead: Dialect;
  readonly fault: LlmFault;
  constructor(instead: Dialect, fault: LlmFault) {
    super(fault.message);
    this.instead = instead;
    this.fault = fault;
  }
}

const formatOf = (dialect: Dialect, schema: Readonly<Record<string, unknown>>) => {
  switch (dialect.format) {
    case 'json_schema':
      return {
        response_format: {
          type: 'json_schema' as const,
          json_schema: { name: 'reading', strict: true, schema: { ...schema } },
        },
      };
    case 'json_object':
      return { response_format: { type: 'json_object' as const } };
    case 'text':
      return {};
    default:
      return dialect.format satisfies never;
  }
};

/** @throws LlmFault, WrongDialect; whatever the signal's abort brings is thrown as the signal's reason */
export const createAsk = (config: LlmConfig): Ask => {
  const client = new OpenAI({
    baseURL: config.url,
    // Without a key of its own the package would send that of its environment variable.
    apiKey: config.key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: config.deadlineMs + 1000,
    logLevel: 'off',
    fetch: cappedFetch(config.maxReplyBytes),
  });
  return async (question, dialect, schema, signal) => {
    const turns = question.turns.map((turn) =>
      turn.role === 'assistant'
        ? { role: 'assistant' as const, content: turn.text }
        : {
            role: 'user' as const,
            content:
              turn.picture === undefined
                ? turn.text
                : [
                    { type: 'text' as const, text: turn.text },
                    { type: 'image_url' as const, image_url: { url: turn.picture } },
                  ],
          },
    );
    try {
      const answer: unknown = await client.chat.completions.create(
        {
          model: config.model,
          messages: [{ role: 'system', content: question.system }, ...turns],
          ...(dialect.tokens === 'max_tokens'
            ? { max_tokens: config.maxTokens }
            : { max_completion_tokens: config.maxTokens }),
          ...(dialect.temperature ? { temperature: 0 } : {}),
          ...formatOf(dialect, schema),
        },
        { signal },
      );
      return textOf(answer);
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) throw signal.reason ?? thrown;
      const fault = faultOf(thrown, config);
      const instead = otherDialect(dialect, fault.status, complaintOf(thrown));
      throw instead === null ? fault : new WrongDialect(instead, fault);
    }
  };
};
