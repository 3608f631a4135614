/**
 * Asks a language model what a sentence means: one question, one more try where the server stumbled, one repair where the
 * answer was of no use, all before one deadline; behind a circuit breaker. Understands only what its schema knows.
 */
import type { z } from 'zod';
import { AppError } from '../../core/index.ts';
import { askWithRetry, type Manner } from './ask-with-retry.ts';
import { Breaker } from './breaker.ts';
import type { LlmConfig } from './config.ts';
import { LlmFault } from './fault.ts';
import { markedPicture } from './marked-picture.ts';
import { type Mark, marksOf } from './marks.ts';
import { dataAddressOf, pngOf } from './png.ts';
import type { Interpretation, Interpreter, InterpretRequest } from './port.ts';
import { probeServer } from './probe.ts';
import { repairPrompt, situation, systemPrompt } from './prompt.ts';
import { interpretationOf, Unusable } from './proposals.ts';
import { objectsIn } from './reply.ts';
import { type Reply, replyForm } from './schema.ts';
import { createAsk, type Question } from './transport.ts';

export interface Clocks {
  readonly nowMs: () => number;
}

const problemOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 4)
    .map(({ path, message }) => `${path.length === 0 ? 'the object' : path.join('.')}: ${message}`)
    .join('; ');

/** @throws Unusable with what is wrong, for the repair */
const read = (text: string, schema: z.ZodType<Reply>, request: InterpretRequest, marks: readonly Mark[]) => {
  const objects = objectsIn(text);
  if (objects.length === 0) throw new Unusable('there is no complete JSON object in it');
  let problem = '';
  for (const object of objects) {
    const parsed = schema.safeParse(object);
    if (parsed.success) return interpretationOf(parsed.data, request.domain, marks, request.picture.size);
    problem ||= problemOf(parsed.error);
  }
  throw new Unusable(problem);
};

const longestEcho = 4000;

const outage = (config: LlmConfig, fault: LlmFault): Interpretation => ({
  kind: 'unavailable',
  reason: fault.reason,
  text: `The language model at ${new URL(config.url).host} did not help: ${fault.message}.`,
});

export const createInterpreter = (config: LlmConfig, { nowMs }: Clocks): Interpreter => {
  const ask = createAsk(config);
  const breaker = new Breaker(nowMs);
  const manner: Manner = {
    dialect: { format: 'json_schema', tokens: 'max_tokens', temperature: true },
    // Until the probe has seen it see.
    sees: false,
  };

  const consider = async (request: InterpretRequest, signal: AbortSignal, leftMs: () => number) => {
    const { domain, picture, keyPoints } = request;
    const marks = marksOf(keyPoints, picture.size);
    const { schema, json } = replyForm(domain, marks.at(-1)?.number ?? 0);
    const shown =
      manner.sees && config.sendsPicture ? { picture: dataAddressOf(pngOf(markedPicture(picture, marks))) } : {};
    const question: Question = {
      system: systemPrompt(domain, json),
      turns: [{ role: 'user', text: situation(request, marks), ...shown }],
    };
    const first = await askWithRetry(ask, manner, question, json, signal, leftMs);
    try {
      return read(first, schema, request, marks);
    } catch (thrown) {
      if (!(thrown instanceof Unusable)) throw thrown;
      const turns = [
        ...question.turns,
        { role: 'assistant' as const, text: first.slice(0, longestEcho) || '(nothing)' },
        { role: 'user' as const, text: repairPrompt(thrown.message) },
      ];
      const second = await askWithRetry(ask, manner, { ...question, turns }, json, signal, leftMs);
      try {
        return read(second, schema, request, marks);
      } catch (again) {
        if (again instanceof Unusable) throw new LlmFault('unusable', 'its answers are not of the form asked for');
        throw again;
      }
    }
  };

  return {
    interpret: async (request, signal) => {
      if (signal.aborted) throw new AppError('cancelled', 'The question to the language model was taken back.');
      if (!breaker.admit()) {
        const text = 'The language model failed several times in a row and rests for a moment.';
        return { kind: 'unavailable', reason: 'resting', text };
      }
      const deadline = AbortSignal.timeout(config.deadlineMs);
      const startedMs = nowMs();
      const leftMs = () => config.deadlineMs - (nowMs() - startedMs);
      try {
        const found = await consider(request, AbortSignal.any([signal, deadline]), leftMs);
        breaker.succeeded();
        return found;
      } catch (thrown) {
        if (signal.aborted) {
          breaker.withdrawn();
          throw new AppError('cancelled', 'The question to the language model was taken back.', { cause: thrown });
        }
        breaker.failed();
        if (deadline.aborted) {
          return outage(config, new LlmFault('timeout', `it took longer than ${config.deadlineMs / 1000} s`));
        }
        if (thrown instanceof LlmFault) return outage(config, thrown);
        throw thrown;
      }
    },
    probe: (signal) => probeServer(config, ask, manner, signal, nowMs),
  };
};
