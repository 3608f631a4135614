/** A child process for the host's tests: it counts, fails and ends as told. */
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../core/index.ts';
import { serveChild } from '../child/serve.ts';

export interface ScriptedChildSettings {
  /** While this file exists the process ends before it has started. */
  readonly endWhileExists: string;
  /** The process starts, but its service refuses with this message. */
  readonly refuses?: string;
}

async function* count(payload: unknown, signal: AbortSignal): AsyncGenerator<number, string, void> {
  for (let at = 0; at < Number(payload); at++) {
    await setTimeout(1);
    if (signal.aborted) return `cancelled at ${at}`;
    yield at;
  }
  return 'done';
}

serveChild(async (settings) => {
  const { endWhileExists, refuses } = settings as ScriptedChildSettings;
  if (existsSync(endWhileExists)) process.exit(4);
  if (refuses) throw new AppError('bad-model-files', refuses);
  return {
    info: { pid: process.pid },
    calls: {
      echo: async (payload) => payload,
      fail: async () => {
        throw new AppError('bad-input', 'The number 7 is odd.', { details: { value: 7 } });
      },
      end: async () => process.exit(3),
    },
    streams: { count },
  };
});
