/** Fetching a model from a hub that cuts, stalls, damages, refuses or is not there. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeHub, startFakeHub } from '../testing/hub.ts';
import { type FetchOptions, fetchModel } from './fetch-model.ts';
import { checkModelName, folderOfModel, isFetched, modelFiles } from './model-files.ts';

const tiny = fileURLToPath(new URL('../testing/tiny-whisper', import.meta.url));
const name = 'somebody/whisper-tiny';
const decoder = 'onnx/decoder_model_merged_quantized.onnx';

let root: string;
let folder: string;
let hub: FakeHub;
let progress: (number | null)[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'saydrag-'));
  folder = folderOfModel(root, name);
  hub = await startFakeHub(tiny);
  progress = [];
});
afterEach(async () => {
  await hub.close();
  rmSync(root, { recursive: true });
});

const fetchIt = (own: Partial<FetchOptions> = {}) =>
  fetchModel({
    name,
    folder,
    hub: hub.url,
    signal: new AbortController().signal,
    onProgress: (done) => void progress.push(done),
    retryWaitsMs: [5, 5],
    ...own,
  });
const reason = (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: Error) => error.message,
  );
const asked = (path: string) => hub.requests.filter((one) => one.startsWith(`GET ${path}`));

test('[H12] every file arrives, the progress goes to 1, nothing is fetched twice', async () => {
  await fetchIt();
  expect(isFetched(folder)).toBe(true);
  for (const file of modelFiles) {
    expect(readFileSync(join(folder, file)).equals(readFileSync(join(tiny, file.replace('_quantized', ''))))).toBe(
      true,
    );
  }
  expect(progress.at(-1)).toBe(1);
  const before = hub.requests.length;
  await fetchIt();
  expect(hub.requests.length).toBe(before);
});

test('[H13] a connection that is cut: what was there is continued', async () => {
  hub.faults.push({ path: decoder, times: 2, cutAfter: 4000 });
  await fetchIt();
  expect(asked(decoder)).toEqual([`GET ${decoder}`, `GET ${decoder} bytes=4000-`, `GET ${decoder} bytes=8000-`]);
  expect(statSync(join(folder, decoder)).size).toBe(statSync(join(tiny, decoder.replace('_quantized', ''))).size);
});

test('[H13] interrupted for good: nothing has the name of a whole file, and the next time goes on from there', async () => {
  hub.faults.push({ path: decoder, times: 3, cutAfter: 1000 });
  expect(await reason(fetchIt())).toContain(`${name} could not be fetched: `);
  expect(isFetched(folder)).toBe(false);
  expect(existsSync(join(folder, decoder))).toBe(false);
  await fetchIt();
  expect(asked(decoder).at(-1)).toBe(`GET ${decoder} bytes=3000-`);
  expect(asked('config.json').length).toBe(1);
  expect(readdirSync(join(folder, 'onnx')).filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('[H13] damaged on the way: refused by its SHA-256, fetched again', async () => {
  hub.faults.push({ path: decoder, times: 1, damaged: true });
  await fetchIt();
  expect(asked(decoder)).toEqual([`GET ${decoder}`, `GET ${decoder}`]);
  hub.faults.push({ path: 'tokenizer.json', damaged: true });
  rmSync(join(folder, 'tokenizer.json'));
  expect(await reason(fetchIt())).toContain('arrived damaged: its SHA-256 is not');
});

test('[H14] a hub that stalls, stumbles, refuses or is not there is told with its reason', async () => {
  hub.faults.push({ path: 'config.json', times: 1, status: 503 });
  await fetchIt();
  rmSync(folder, { recursive: true });
  hub.faults.push({ path: decoder, stallMs: 10_000 });
  expect(await reason(fetchIt({ stallMs: 150 }))).toContain('sent nothing for');
  const none = await startFakeHub(join(tiny, 'onnx'));
  expect(await reason(fetchIt({ hub: none.url }))).toContain('answered 404 Not Found');
  expect(none.requests.length).toBe(1);
  await none.close();
  expect(await reason(fetchIt({ hub: none.url }))).toContain('ECONNREFUSED');
});

test('[H14] cancelled: ends at once', async () => {
  hub.faults.push({ path: decoder, stallMs: 10_000 });
  const abort = new AbortController();
  const fetching = fetchIt({ signal: abort.signal });
  setTimeout(() => abort.abort(), 100);
  await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
});

test('[H15] names that are no names of models never become addresses or paths', () => {
  const wrong = ['', 'whisper', '../../etc/passwd', 'a/..', '../b', 'a/b/c', 'a/b?x=1', 'a b/c', '/a/b', 'a/.b', 'ä/b'];
  for (const one of wrong) expect(() => checkModelName(one)).toThrow('is no name of a speech model');
  expect(checkModelName('onnx-community/whisper-base.en')).toBe('onnx-community/whisper-base.en');
});
