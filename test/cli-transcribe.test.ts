/** `saydrag transcribe` on real files, heard by a small model in Whisper's layout in a real process. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { run } from '../src/cli/program.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { transcribeCommand } from '../src/cli/transcribe-command.ts';
import { AppError, toAppError } from '../src/core/index.ts';
import { openRecogniser } from '../src/speech/index.ts';
import { babble, silence } from '../src/speech/testing/sounds.ts';
import { toWav } from '../src/speech/wav/write-wav.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'saydrag-transcribe-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tiny = fileURLToPath(new URL('../src/speech/testing/tiny-whisper', import.meta.url));

const terminalOf = (said: { out: string; err: string }): Terminal => ({
  out: (text) => {
    said.out += text;
  },
  err: (text) => {
    said.err += text;
  },
  isScreen: false,
  interrupted: new AbortController().signal,
  compose: () => Promise.reject(new AppError('internal', 'Nothing is composed here.')),
});

const transcribe = async (path: string, json = false) => {
  const said = { out: '', err: '' };
  const options = { model: 'lion', recogniser: 'bundled', ...(json ? { json: true as const } : {}) };
  const code = await transcribeCommand(terminalOf(said), path, options, (settings, own) =>
    openRecogniser({ ...settings, bundledFolder: tiny, threads: 1 }, own),
  );
  return { code, ...said };
};

const wav = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

test('[C20] tells what was heard, what it means, who heard it and how surely', async () => {
  const done = await transcribe(wav('said.wav', toWav(babble(2, 0.5))));
  expect(done.code).toBe(0);
  expect(done.out).toMatch(
    /^open the mouth\n {2}means: Opening the mouth.*\n {2}or: open the mouth a bit\n {2}or: open the eyes\n {2}or: open the mouth a lot\n {2}or: open the right eye\n {2}heard by bundled command model, confidence 0\.\d\d, 1\.\d s of voice\n$/,
  );
  const { out } = await transcribe(join(folder, 'said.wav'), true);
  expect(JSON.parse(out)).toMatchObject({
    text: 'open the mouth',
    alternatives: ['open the mouth a bit', 'open the eyes', 'open the mouth a lot', 'open the right eye'],
    rejected: null,
    command: { kind: 'edit' },
    seconds: 2,
    recogniser: { kind: 'bundled', local: true },
  });
});

test('[C21] no speech ends with 3 and says so', async () => {
  const done = await transcribe(wav('still.wav', toWav(silence(2))));
  expect(done).toMatchObject({
    code: 3,
    out: expect.stringMatching(/^Nothing was heard: the file holds no sound\.\n/),
  });
});

const refusal = async (path: string): Promise<{ code: string; message: string }> => {
  const thrown: unknown = await transcribe(path).catch((error: unknown) => error);
  const { code, message } = toAppError(thrown);
  return { code, message };
};

test('[C22] a file that is no sound, is cut short or too long is refused in words, before anything is opened', async () => {
  expect((await refusal(join(folder, 'none.wav'))).message).toContain('There is no file');
  expect((await refusal(folder)).message).toContain('is no file that holds sound');
  expect((await refusal(wav('empty.wav', new Uint8Array(0)))).message).toBe('The file is empty.');
  expect((await refusal(wav('cut.wav', toWav(silence(2)).subarray(0, 5000)))).message).toContain('is cut short');
  const long = wav('long.wav', toWav(silence(31)));
  expect(await refusal(long)).toMatchObject({
    code: 'too-large',
    message: 'The sound is 31.0 s long; 30 s are the most.',
  });
  truncateSync(long, 8 * 3600 * 32_000);
  expect((await refusal(long)).code).toBe('too-large');
});

test('[C22] from the command line: exit code 2 and one line', async () => {
  const said = { out: '', err: '' };
  const page = wav('page.wav', new TextEncoder().encode('<html>no</html>'));
  expect(await run(['transcribe', page], terminalOf(said))).toBe(2);
  expect(said).toEqual({
    out: '',
    err: 'This is a page of HTML or XML; a WAV file is needed. Convert it: ffmpeg -i FILE -ar 16000 -ac 1 out.wav\n',
  });
  expect(await run(['transcribe', page, '--recogniser', 'ears'], terminalOf(said))).toBe(2);
});

test('[H9] nothing that was heard is on disk afterwards', async () => {
  const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const home = mkdtempSync(join(tmpdir(), 'saydrag-home-'));
  const path = join(folder, 'said.wav');
  const before = readdirSync(folder);
  await new Promise<void>((resolve) => {
    const env = { PATH: process.env['PATH'], HOME: home, TMPDIR: home, SAYDRAG_OFFLINE: '1' };
    execFile(process.execPath, [program, 'transcribe', path], { env, cwd: home }, () => resolve());
  });
  expect(readdirSync(home, { recursive: true })).toEqual([]);
  expect(readdirSync(folder)).toEqual(before);
  rmSync(home, { recursive: true });
});
