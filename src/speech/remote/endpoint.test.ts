/** An endpoint of the OpenAI kind, well behaved and not. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeEndpoint, json, type Reply, startFakeEndpoint } from '../testing/endpoint.ts';
import { tone } from '../testing/sounds.ts';
import { type EndpointSettings, openEndpoint } from './endpoint.ts';

let server: FakeEndpoint;
beforeEach(async () => {
  server = await startFakeEndpoint();
});
afterEach(() => server.close());

const { signal } = new AbortController();
const clip = tone(0.2, 0.5);

const read = (own: Partial<EndpointSettings> = {}, abort: AbortSignal = signal) =>
  openEndpoint({
    url: server.url,
    model: 'whisper-1',
    key: 'secret',
    language: 'en',
    deadlineMs: 1500,
    mostReplyBytes: 2000,
    ...own,
  }).read(clip, abort);
const reason = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: Error) => error.message,
  );
const answers = (...replies: Reply[]) => {
  server.replies = replies;
};

test('[H16] a clip goes out as a WAV file with model, language and key; words and certainty come back', async () => {
  answers(json({ text: ' Open the mouth. ', segments: [{ avg_logprob: -0.1, no_speech_prob: 0.02 }] }));
  const heard = await read();
  expect(heard).toMatchObject({ text: 'Open the mouth.', others: [], noSpeech: 0.02 });
  expect(heard.confidence).toBeCloseTo(Math.exp(-0.1), 5);
  const [request] = server.requests;
  expect(request).toMatchObject({ path: '/v1/audio/transcriptions', key: 'Bearer secret' });
  expect(request?.body).toContain('filename="speech.wav"');
  expect(request?.body).toContain('RIFF');
  expect(request?.body).toMatch(/name="language"\r\n\r\nen\r\n/);
  expect(request?.body).toMatch(/name="response_format"\r\n\r\nverbose_json\r\n/);
  answers(json({ text: 'undo' }));
  expect(await read({ model: 'gpt-4o-transcribe', key: null })).toMatchObject({ confidence: 0.5, noSpeech: null });
  expect(server.requests[1]?.body).toMatch(/name="response_format"\r\n\r\njson\r\n/);
});

test('[H17] a stumble brings one more try, and no third', async () => {
  const now = { 'retry-after-ms': '1' };
  answers(json({}, 429, now), json({ text: 'undo' }));
  expect((await read()).text).toBe('undo');
  answers(json({}, 500, now));
  expect(await reason(read())).toMatch(
    /^The recogniser at 127\.0\.0\.1:\d+ did not serve: it answered with status 500\.$/,
  );
  expect(server.requests.length).toBe(4);
  answers(json({ error: 'no such model' }, 404));
  expect(await reason(read())).toContain('status 404');
  expect(server.requests.length).toBe(5);
});

const slowly: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
};
const silent: Reply = () => {};
const plain =
  (body: string, type = 'text/html'): Reply =>
  (response) =>
    void response.writeHead(200, { 'content-type': type }).end(body);

test.each<[string, Reply, RegExp]>([
  ['never answers', silent, /took longer than 1\.5 s/],
  ['drips a byte at a time', slowly, /took longer than 1\.5 s/],
  ['asks to wait for an hour', json({}, 429, { 'retry-after': '3600' }), /took longer than 1\.5 s|status 429/],
  ['sends a page', plain('<html>Welcome</html>'), /its reply is no JSON/],
  ['sends nothing', plain('', 'application/json'), /its reply is no JSON/],
  ['is cut short', plain('{"text": "op', 'application/json'), /its reply is no JSON/],
  ['sends something else', json({ words: 'open' }), /its reply is no transcription/],
  ['sends a number for words', json({ text: 7 }), /its reply is no transcription/],
  ['sends a hundred pages', json({ text: 'x'.repeat(100_000) }), /longer than 2000 bytes/],
  ['hangs up', (response) => void response.destroy(), /did not serve/],
])('[H18] a server that %s is told in a sentence, within the deadline', async (_, reply, says) => {
  answers(reply);
  const started = performance.now();
  const message = await reason(read());
  expect(message).toMatch(says);
  expect(message).toMatch(/^The recogniser at 127\.0\.0\.1:\d+ did not serve: .*\.$/s);
  expect(message).not.toContain('secret');
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('[H18] nobody there, or nobody wants it any more', async () => {
  answers(silent);
  const abort = new AbortController();
  const reading = read({}, abort.signal);
  setTimeout(() => abort.abort(), 50);
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  await server.close();
  expect(await reason(read())).toContain('ECONNREFUSED');
});
