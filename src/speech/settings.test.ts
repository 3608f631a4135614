/** What hears, by configuration. */
import { expect, test } from 'vitest';
import { readSpeechSettings } from './settings.ts';

test('[H24] nothing said: Whisper base, from the hub, kept in the cache folder of the user', () => {
  const settings = readSpeechSettings({ XDG_CACHE_HOME: '/cache' });
  expect(settings).toMatchObject({
    choice: { kind: 'whisper', name: 'onnx-community/whisper-base.en' },
    modelsFolder: '/cache/saydrag/models',
    hub: 'https://huggingface.co',
    offline: false,
    language: 'en',
  });
});

test('[H24] each choice, flags before the environment, empty variables as none', () => {
  const choice = (written: string, more: Record<string, string> = {}) =>
    readSpeechSettings({ SAYDRAG_RECOGNISER: written, ...more }).choice;
  expect(choice('bundled')).toEqual({ kind: 'bundled' });
  expect(choice('whisper:onnx-community/moonshine-tiny-ONNX')).toMatchObject({
    name: 'onnx-community/moonshine-tiny-ONNX',
  });
  expect(choice('')).toMatchObject({ kind: 'whisper' });
  const remote = { SAYDRAG_SPEECH_URL: 'http://localhost:8000/v1', SAYDRAG_SPEECH_MODEL: 'whisper-1' };
  expect(choice('remote', { ...remote, SAYDRAG_LANGUAGE: 'de' })).toMatchObject({
    endpoint: { url: 'http://localhost:8000/v1', model: 'whisper-1', key: null, language: 'de', deadlineMs: 15_000 },
  });
  const flagged = readSpeechSettings({ SAYDRAG_RECOGNISER: 'off' }, { choice: 'bundled', offline: true });
  expect(flagged).toMatchObject({ choice: { kind: 'bundled' }, offline: true });
});

test.each<[Record<string, string>, RegExp]>([
  [{ SAYDRAG_RECOGNISER: 'ears' }, /^SAYDRAG_RECOGNISER: "ears" is wrong: it must be bundled, whisper/],
  [{ SAYDRAG_RECOGNISER: 'whisper:../x' }, /“..\/x” is no name of a speech model/],
  [{ SAYDRAG_RECOGNISER: 'remote' }, /SAYDRAG_SPEECH_URL is not set/],
  [{ SAYDRAG_HUB: 'file:///etc' }, /SAYDRAG_HUB/],
  [{ SAYDRAG_SPEECH_URL: 'http://me:secret@host/v1' }, /must not hold a name or password/],
  [{ SAYDRAG_OFFLINE: 'yes' }, /must be 0 or 1/],
  [{ SAYDRAG_LANGUAGE: 'English' }, /language code/],
  [{ SAYDRAG_SPEECH_THREADS: '0' }, /SAYDRAG_SPEECH_THREADS/],
])('[H24] %o is refused in words', (environment, says) => {
  expect(() => readSpeechSettings(environment)).toThrow(says);
});
