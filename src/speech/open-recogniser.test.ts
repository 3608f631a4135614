/** Which recogniser serves: the bundled one, one that is fetched meanwhile, and what the user is told of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRecogniser } from './open-recogniser.ts';
import type { Recogniser, RecogniserStatus } from './port.ts';
import { defaultEndpointLimits } from './remote/endpoint.ts';
import { readSpeechSettings, type SpeechSettings } from './settings.ts';
import { json, startFakeEndpoint } from './testing/endpoint.ts';
import { type FakeHub, startFakeHub } from './testing/hub.ts';
import { babble, noise, silence } from './testing/sounds.ts';

// Processes are started: seconds on a quiet machine, minutes on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const tiny = fileURLToPath(new URL('./testing/tiny-whisper', import.meta.url));
const { signal } = new AbortController();
const quiet = babble(2, 0.5);

let folder: string;
let hub: FakeHub;
let recogniser: Recogniser | null = null;
let told: RecogniserStatus[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saydrag-'));
  hub = await startFakeHub(tiny);
  told = [];
});
afterEach(async () => {
  await recogniser?.close();
  recogniser = null;
  await hub.close();
  rmSync(folder, { recursive: true });
});

const open = (own: Partial<SpeechSettings> = {}): Recogniser => {
  const environment = { SAYDRAG_MODELS: folder, SAYDRAG_HUB: hub.url, SAYDRAG_SPEECH_THREADS: '1' };
  const settings = { ...readSpeechSettings(environment), bundledFolder: tiny, ...own };
  const opened = openRecogniser(settings);
  if (!opened) throw new Error('nothing was opened');
  recogniser = opened;
  opened.onStatus((status) => void told.push(status));
  return opened;
};

const until = async (state: RecogniserStatus['state']): Promise<RecogniserStatus> =>
  vi.waitFor(
    () => {
      const found = told.findLast((status) => status.state === state);
      if (!found) throw new Error(`not ${state} yet: ${told.map((one) => one.state).join(', ')}`);
      return found;
    },
    { timeout: 100_000, interval: 20 },
  );

test('[H1] the recogniser exists at once and warms up beside the rest', async () => {
  const opened = open({ choice: { kind: 'bundled' } });
  expect(told.map(({ state }) => state)).toEqual(['starting']);
  expect(opened.info).toMatchObject({ kind: 'bundled', local: true, languages: ['en'], maxSeconds: 30 });
  expect(await opened.transcribe(quiet, { signal })).toMatchObject({
    text: 'open the mouth',
    alternatives: ['open the south'],
    rejected: null,
  });
  expect((await until('ready')).text).toBe('The bundled command model listens.');
});

test('[H2] off: nothing listens', () => {
  expect(openRecogniser(readSpeechSettings({ SAYDRAG_RECOGNISER: 'off' }))).toBe(null);
});

test('[H3] Whisper is fetched when somebody first speaks; the bundled model hears meanwhile, then Whisper', async () => {
  const opened = open();
  await until('ready');
  expect(hub.requests).toEqual([]);
  expect(opened.info).toMatchObject({ kind: 'bundled', note: expect.stringContaining('is fetched from 127.0.0.1') });
  expect((await opened.transcribe(quiet, { signal })).text).toBe('open the mouth');
  await vi.waitFor(() => expect(opened.info.kind).toBe('whisper'), { timeout: 100_000, interval: 20 });
  expect(opened.info).toMatchObject({ name: 'onnx-community/whisper-base.en', note: null });
  const shares = told.filter(({ state }) => state === 'downloading').map(({ done }) => done);
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => Number(a) - Number(b)));
  expect((await opened.transcribe(quiet, { signal })).text).toBe('open the mouth');

  // The next time it serves at once, with no network at all.
  const asked = hub.requests.length;
  await opened.close();
  const again = open({ offline: true });
  await again.transcribe(quiet, { signal });
  expect(again.info.kind).toBe('whisper');
  expect(hub.requests.length).toBe(asked);
});

test('[H4] where Whisper cannot be fetched the bundled model stays, and the user is told why', async () => {
  hub.faults.push({ path: 'encoder_model', status: 403 });
  const opened = open();
  await opened.transcribe(quiet, { signal });
  const { text } = await until('took-over');
  expect(text).toContain('onnx-community/whisper-base.en could not be fetched: ');
  expect(text).toContain('answered 403');
  expect(text).toContain('The bundled command model hears instead');
  expect(opened.info).toMatchObject({ kind: 'bundled', note: text });
  expect((await opened.transcribe(quiet, { signal })).text).toBe('open the mouth');
});

test('[H4] offline and never fetched: the bundled model, told at the start', async () => {
  const opened = open({ offline: true });
  expect((await until('took-over')).text).toContain('SAYDRAG_OFFLINE');
  await opened.transcribe(quiet, { signal });
  expect(hub.requests).toEqual([]);
});

test('[H5] a model that is not there or damaged is told by the status and by every call', async () => {
  const opened = open({ choice: { kind: 'bundled' }, bundledFolder: folder });
  expect((await until('failed')).text).toContain('is missing or cannot be read');
  await expect(opened.transcribe(quiet, { signal })).rejects.toMatchObject({ code: 'bad-model-files' });
});

test('[H6] a lost process is replaced and the clip is heard all the same', async () => {
  const opened = open({ choice: { kind: 'bundled' } });
  await opened.transcribe(quiet, { signal });
  const { processId } = opened as Recogniser & { processId: number | null };
  expect(processId).toBeGreaterThan(0);
  const heard = opened.transcribe(quiet, { signal });
  process.kill(processId ?? 0, 'SIGKILL');
  expect((await heard).text).toBe('open the mouth');
  expect(told.map(({ state }) => state)).toContain('restarting');
});

test('[H7] silence, noise and a click are no speech; several clips wait their turn, an aborted one is cancelled', async () => {
  const opened = open({ choice: { kind: 'bundled' } });
  const abort = new AbortController();
  const [still, hiss, click, speech, stopped] = await Promise.allSettled([
    opened.transcribe(silence(2), { signal }),
    opened.transcribe(noise(2, 0.3), { signal }),
    opened.transcribe(babble(0.05, 0.5), { signal }),
    opened.transcribe(quiet, { signal }),
    (async () => {
      const waiting = opened.transcribe(quiet, { signal: abort.signal });
      abort.abort();
      return waiting;
    })(),
  ]);
  expect(still).toMatchObject({ value: { rejected: 'silence', text: '' } });
  expect(hiss).toMatchObject({ value: { rejected: 'noise', text: '' } });
  expect(click).toMatchObject({ value: { rejected: 'too-short', text: '' } });
  expect(speech).toMatchObject({ value: { text: 'open the mouth' } });
  expect(stopped).toMatchObject({ reason: { code: 'cancelled' } });
});

test('[H8] clips that are no sound are refused before any work', async () => {
  const opened = open({ choice: { kind: 'bundled' } });
  const wrong = (clip: Float32Array) => expect(opened.transcribe(clip, { signal })).rejects;
  await wrong(silence(2).fill(Number.NaN, 100, 101)).toMatchObject({
    code: 'bad-input',
    message: 'Sample 100 of the clip is NaN; samples lie between -1 and 1.',
  });
  await wrong(silence(2).fill(3)).toMatchObject({ code: 'bad-input' });
  await wrong(silence(31)).toMatchObject({ code: 'too-large' });
  expect(await opened.transcribe(new Float32Array(0), { signal })).toMatchObject({ rejected: 'too-short' });
});

test('[H25] remote: only clips with a voice are sent; where it fails the bundled model hears, and the user is told', async () => {
  const server = await startFakeEndpoint();
  server.replies = [json({ text: 'Undo.' }), json({}, 404)];
  const endpoint = { url: server.url, model: 'whisper-1', key: null, language: 'en', ...defaultEndpointLimits };
  const opened = open({ choice: { kind: 'remote', endpoint } });
  expect(opened.info.local).toBe(false);
  expect(await opened.transcribe(noise(2, 0.3), { signal })).toMatchObject({ rejected: 'noise' });
  expect(await opened.transcribe(silence(2), { signal })).toMatchObject({ rejected: 'silence' });
  expect(server.requests).toEqual([]);
  expect(opened.info).toMatchObject({
    kind: 'remote',
    local: false,
    note: expect.stringContaining('is sent to 127.0'),
  });
  expect((await opened.transcribe(quiet, { signal })).text).toBe('Undo');
  expect((await opened.transcribe(quiet, { signal })).text).toBe('open the mouth');
  expect((await until('took-over')).text).toMatch(/status 404\. The bundled command model hears instead/);
  expect((await opened.transcribe(quiet, { signal })).text).toBe('open the mouth');
  expect(server.requests.length).toBe(2);
  await server.close();
});
