/** The drills of a language model that misbehaves: each way a hundred times, none changes anything or takes too long. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failuresToOpen, restMs } from './breaker.ts';
import { defaultLimits } from './config.ts';
import { retryAfterMs } from './fault.ts';
import { createInterpreter } from './interpreter.ts';
import { type Behaviour, type LlmServer, llmServer } from './testing/llm-server.ts';
import { openMouth } from './testing/real-servers.ts';
import { configFor, edit, reply, requestFor } from './testing/requests.ts';

const never = new AbortController().signal;
const times = 100;
/** A model that never ends is waited for this long; fifteen seconds in real use. */
const shortMs = 1000;
/** For a machine that does other work as well; a quiet one needs a tenth. */
const toleranceMs = 5000;

let server: LlmServer;
beforeEach(async () => {
  server = await llmServer();
});
afterEach(() => server.close());

const say = (content: string): Behaviour => ({ does: 'say', content });
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour => ({
  does: 'raw',
  status: code,
  type: 'application/json',
  body: '{"error":{"message":"no"}}',
  headers,
});

const faults: Readonly<Record<string, { readonly behaviour: Behaviour; readonly reason: string }>> = {
  'closes the connection': { behaviour: { does: 'cut', after: 'nothing' }, reason: 'unreachable' },
  'closes it in the middle': { behaviour: { does: 'cut', after: 'half' }, reason: 'unreachable' },
  'does not answer': { behaviour: { does: 'hang' }, reason: 'timeout' },
  'drips a byte at a time': { behaviour: { does: 'drip', everyMs: 100 }, reason: 'timeout' },
  'has too much to do': { behaviour: status(429), reason: 'refused' },
  fails: { behaviour: status(500), reason: 'refused' },
  'answers a page': {
    behaviour: { does: 'raw', status: 200, type: 'text/html', body: '<html><body>Sign in</body></html>' },
    reason: 'unusable',
  },
  'answers half of a JSON': {
    behaviour: { does: 'raw', status: 200, type: 'application/json', body: '{"choices":[{"message":{"content":"{' },
    reason: 'unusable',
  },
  'answers another schema': {
    behaviour: { does: 'raw', status: 200, type: 'application/json', body: '{"output":[{"text":"hello"}]}' },
    reason: 'unusable',
  },
  'sends more than anyone can read': { behaviour: { does: 'flood' }, reason: 'unusable' },
  'answers numbers that are none': {
    behaviour: say(openMouth.replace('"percent":null', '"percent":NaN')),
    reason: 'unusable',
  },
  'names points outside the picture': {
    behaviour: say(reply({ outcome: 'points', moves: [{ mark: 99, direction: 'up', amount: 'much' }] })),
    reason: 'unusable',
  },
  'wants a part that is not there': {
    behaviour: say(reply({ outcome: 'edit', edits: [edit('shell.run')] })),
    reason: 'unusable',
  },
  'sends elsewhere': {
    behaviour: { ...status(307, { location: 'http://127.0.0.1:9/v1/chat/completions' }) },
    reason: 'unreachable',
  },
};

describe('a model that misbehaves', () => {
  for (const [name, { behaviour, reason }] of Object.entries(faults)) {
    it(`[M11] ${name}: ${times} times a plain sentence, within the deadline`, { timeout: 60_000 }, async () => {
      server.always(behaviour);
      // Who waits for the deadline waits together; the others must not meet it because the machine is busy.
      const endless = reason === 'timeout';
      const deadlineMs = endless ? shortMs : defaultLimits.deadlineMs;
      const together = endless ? times : 20;
      const config = configFor(server.url, { deadlineMs });
      const spans: number[] = [];
      const one = async () => {
        const startedMs = performance.now();
        const found = await createInterpreter(config, { nowMs: () => performance.now() }).interpret(
          requestFor('make it look proud'),
          never,
        );
        spans.push(performance.now() - startedMs);
        return found;
      };
      for (let i = 0; i < times / together; i++) {
        for (const found of await Promise.all(Array.from({ length: together }, one))) {
          expect(found).toMatchObject({ kind: 'unavailable', reason });
          if (found.kind === 'unavailable')
            expect(found.text).toMatch(/^The language model at 127\.0\.0\.1:\d+ did not help: .+\.$/);
        }
      }
      expect(spans).toHaveLength(times);
      expect(Math.max(...spans)).toBeLessThan(deadlineMs + toleranceMs);
    });
  }

  it('[M12] reads no more than its cap of an endless answer', async () => {
    server.always({ does: 'flood' });
    const config = configFor(server.url);
    await createInterpreter(config, { nowMs: () => performance.now() }).interpret(requestFor('roar'), never);
    // What fits into the sockets' buffers goes out before the connection is closed.
    expect(server.flooded).toBeLessThan(16 * 1024 * 1024);
  });
});

describe('one more try', () => {
  const interpreter = (ms: number) =>
    createInterpreter(configFor(server.url, { deadlineMs: ms }), { nowMs: () => performance.now() });

  it('[M13] comes after a stumble of the server, and only one', async () => {
    server.expect(status(503), say(openMouth));
    expect(await interpreter(2000).interpret(requestFor('roar'), never)).toMatchObject({ kind: 'proposal' });
    server.expect(status(429, { 'retry-after': '0.05' }), status(500), say(openMouth));
    expect(await interpreter(2000).interpret(requestFor('roar'), never)).toMatchObject({ kind: 'unavailable' });
    expect(server.asked).toHaveLength(4);
  });

  it('[M13] waits as long as the server asks for, and not beyond the deadline', async () => {
    server.expect(status(429, { 'retry-after': '0.4' }), say(openMouth));
    const startedMs = performance.now();
    expect(await interpreter(5000).interpret(requestFor('roar'), never)).toMatchObject({ kind: 'proposal' });
    expect(performance.now() - startedMs).toBeGreaterThan(390);
    server.expect(status(429, { 'retry-after': '60' }));
    const againMs = performance.now();
    expect(await interpreter(5000).interpret(requestFor('roar'), never)).toMatchObject({ reason: 'refused' });
    expect(performance.now() - againMs).toBeLessThan(4000);
    expect(server.asked).toHaveLength(3);
  });

  it('[M13] reads the wait as seconds or as a date', () => {
    const nowMs = Date.parse('2030-01-01T00:00:00Z');
    expect(retryAfterMs('2', nowMs)).toBe(2000);
    expect(retryAfterMs('Tue, 01 Jan 2030 00:00:07 GMT', nowMs)).toBe(7000);
    expect([
      retryAfterMs(null, nowMs),
      retryAfterMs('soon', nowMs),
      retryAfterMs('-4', nowMs),
      retryAfterMs('', nowMs),
    ]).toEqual([null, null, null, null]);
  });
});

describe('the circuit breaker', () => {
  it('[M14] rests after five failures in a row, and lets one question through after a while', async () => {
    let atMs = 0;
    const own = createInterpreter(configFor(server.url), { nowMs: () => atMs });
    const bad = status(404);
    server.always(bad);
    const ask = () => own.interpret(requestFor('roar'), never);
    for (let i = 0; i < failuresToOpen; i++) expect(await ask()).toMatchObject({ reason: 'refused' });
    expect(await ask()).toMatchObject({ kind: 'unavailable', reason: 'resting' });
    atMs += restMs - 1;
    expect(await ask()).toMatchObject({ reason: 'resting' });
    expect(server.asked).toHaveLength(failuresToOpen);
    atMs += 1;
    const [one, other] = await Promise.all([ask(), ask()]);
    expect([one, other].map((found) => found.kind === 'unavailable' && found.reason)).toEqual(['refused', 'resting']);
    atMs += restMs;
    server.always(say(openMouth));
    expect(await ask()).toMatchObject({ kind: 'proposal' });
    expect(await ask()).toMatchObject({ kind: 'proposal' });
  });

  it('[M15] a question that is taken back ends at once, and is no failure', async () => {
    const own = createInterpreter(configFor(server.url), { nowMs: () => performance.now() });
    server.always({ does: 'hang' });
    for (let i = 0; i < failuresToOpen + 1; i++) {
      const stop = new AbortController();
      const asked = own.interpret(requestFor('roar'), stop.signal);
      setTimeout(() => stop.abort('cancel'), 10);
      await expect(asked).rejects.toMatchObject({ name: 'AppError', code: 'cancelled' });
    }
    await expect(own.interpret(requestFor('roar'), AbortSignal.abort('cancel'))).rejects.toMatchObject({
      code: 'cancelled',
    });
    server.always(say(openMouth));
    expect(await own.interpret(requestFor('roar'), never)).toMatchObject({ kind: 'proposal' });
  });
});
