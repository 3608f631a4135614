/** One question until it is answered: in another dialect where the server wants one, once more where it stumbled. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmFault } from './fault.ts';
import { type Ask, type Dialect, type Question, WrongDialect } from './transport.ts';

const defaultRetryMs = 500;
/** Format (twice), tokens, temperature: a server may refuse each once. */
const mostDialects = 5;

/** What is known of the server; starts with what most know and learns. */
export interface Manner {
  dialect: Dialect;
  sees: boolean;
}

/** @throws LlmFault; the signal's reason */
export const askWithRetry = async (
  ask: Ask,
  manner: Manner,
  question: Question,
  schema: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  leftMs: () => number,
): Promise<string> => {
  let tried = false;
  for (let dialects = 0; ; ) {
    try {
      return await ask(question, manner.dialect, schema, signal);
    } catch (thrown) {
      if (thrown instanceof WrongDialect) {
        if (++dialects > mostDialects) throw thrown.fault;
        manner.dialect = thrown.instead;
        continue;
      }
      if (!(thrown instanceof LlmFault) || !thrown.retryable || tried) throw thrown;
      const waitMs = thrown.retryAfterMs ?? Math.min(defaultRetryMs, leftMs() / 4);
      // A wait beyond the deadline cannot help: the fault is told now.
      if (waitMs >= leftMs()) throw thrown;
      tried = true;
      await sleep(waitMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) throw signal.reason;
    }
  }
};
