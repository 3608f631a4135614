/** A child process through its whole life: calls, streams, cancelling, being lost, not starting, coming back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../core/index.ts';
import type { ScriptedChildSettings } from '../testing/scripted-child.ts';
import { ChildHost, type ChildStatus } from './host.ts';

const entry = new URL('../testing/scripted-child.ts', import.meta.url);
let folder: string;
let flag: string;
let host: ChildHost | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saydrag-'));
  flag = join(folder, 'end');
});
afterEach(async () => {
  await host?.close();
  host = null;
  rmSync(folder, { recursive: true });
});

const start = async (settings: Partial<ScriptedChildSettings> = {}): Promise<ChildHost> => {
  host = await ChildHost.start({ entry, settings: { endWhileExists: flag, ...settings }, name: 'counter' });
  return host;
};
const caught = async (work: Promise<unknown>): Promise<AppError> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error(`expected an AppError, got ${String(thrown)}`);
};
const never = new AbortController().signal;

test('calls answer, typed arrays arrive as they were', async () => {
  const child = await start();
  const payload = { floats: Float32Array.of(1.5, Number.NaN), bytes: new Uint8Array([1, 2, 3]).subarray(1), text: 'ü' };
  expect(await child.call('echo', payload)).toEqual(payload);
});

test('errors keep their code, message and details', async () => {
  const error = await caught((await start()).call('fail', null));
  expect(error).toMatchObject({ code: 'bad-input', message: 'The number 7 is odd.', details: { value: 7 } });
  expect((await caught((await start()).call('no-such', null))).message).toContain('no method "no-such"');
});

test('a stream arrives in order and returns', async () => {
  const stream = (await start()).stream('count', 20, never);
  const seen: unknown[] = [];
  for (;;) {
    const { done, value } = await stream.next();
    if (done) {
      expect(value).toBe('done');
      break;
    }
    seen.push(value);
  }
  expect(seen).toEqual([...Array(20).keys()]);
});

test('a slow reader holds the child back: two steps ahead at most', async () => {
  const child = await start();
  const controller = new AbortController();
  const stream = child.stream('count', 1000, controller.signal);
  await stream.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  controller.abort();
  let last = await stream.next();
  while (!last.done) last = await stream.next();
  expect(Number(/\d+/.exec(String(last.value))?.[0])).toBeLessThanOrEqual(4);
});

test('a signal that is aborted already cancels before the first step', async () => {
  const stream = (await start()).stream('count', 1000, AbortSignal.abort());
  let last = await stream.next();
  while (!last.done) last = await stream.next();
  expect(last.value).toMatch(/^cancelled at [0-2]$/);
});

test('leaving a stream early ends it in the child', async () => {
  const child = await start();
  for await (const at of child.stream('count', 1000, never)) if (at === 3) break;
  expect(await child.call('echo', 'free')).toBe('free');
});

test('[E8] a lost process: what is under way fails, the next call is served by a new one', async () => {
  const child = await start();
  const told: ChildStatus[] = [];
  child.onStatus((status) => void told.push(status));
  const first = child.processId;
  const stream = child.stream('count', 1000, never);
  await stream.next();
  const [ended, streamed] = await Promise.all([
    caught(child.call('end', null)),
    caught(
      (async () => {
        for (;;) await stream.next();
      })(),
    ),
  ]);
  expect([ended.code, streamed.code]).toEqual(['engine-stopped', 'engine-stopped']);
  expect(ended.message).toBe(
    "The counter's process ended with code 3 during the work. A new one is being started: try again.",
  );
  expect(await child.call('echo', 1)).toBe(1);
  expect(child.processId).not.toBe(first);
  expect(child.generation).toBe(2);
  expect(told.map(({ state }) => state)).toEqual(['restarting', 'ready']);
});

test('[E8] a process that does not come back: given up after three starts, tried again by the next call', async () => {
  const child = await start();
  writeFileSync(flag, '');
  const failed = new Promise<ChildStatus>(
    (resolve) => void child.onStatus((status) => status.state === 'failed' && resolve(status)),
  );
  await caught(child.call('end', null));
  expect((await failed).text).toBe('The counter could not be started again. The next request tries once more.');
  expect((await caught(child.call('echo', 1))).code).toBe('engine-stopped');
  rmSync(flag);
  expect(await child.call('echo', 2)).toBe(2);
});

test('[E8] a first start that fails is told to whoever started it', async () => {
  expect(await caught(start({ refuses: 'No weights.' }))).toMatchObject({
    code: 'bad-model-files',
    message: 'No weights.',
  });
  writeFileSync(flag, '');
  expect((await caught(start())).message).toBe("The counter's process ended with code 4 before it had started.");
});

test('closed: the process ends, calls are refused', async () => {
  const child = await start();
  const { processId } = child;
  await child.close();
  await child.close();
  expect(() => process.kill(processId ?? 0, 0)).toThrow('ESRCH');
  expect((await caught(child.call('echo', 1))).message).toContain('was closed');
});
