/** Sound through a real socket to a scripted recogniser: what is doubtful is asked about, and what is chosen is done. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scriptedEngine } from '../src/dialogue/testing/index.ts';
import type { AudioHead } from '../src/protocol/index.ts';
import { connectPage, type Page } from '../src/server/testing/page.ts';
import { startServer } from '../src/server/testing/start-server.ts';
import { type ScriptedRecogniser, scriptedRecogniser } from '../src/speech/testing/index.ts';

let recogniser: ScriptedRecogniser;
let server: Awaited<ReturnType<typeof startServer>>;
let page: Page;
let utterance = 0;

beforeEach(async () => {
  recogniser = scriptedRecogniser();
  server = await startServer(scriptedEngine({ steps: 3 }), {}, { recogniser });
  page = await connectPage(server.url);
});
afterEach(async () => {
  page.close();
  await server.close();
  expect(server.reported).toEqual([]);
});

const samples = 1600;
const speak = () => {
  utterance += 1;
  const head: AudioHead = {
    utterance,
    part: 'final',
    sampleRateHz: 16_000,
    samples,
    unchanged: false,
    shownFrame: null,
    startedAtMs: 0,
    listenFor: 'everything',
    voiceFound: true,
  };
  return page.send('audio', head, new Uint8Array(2 * samples));
};

it('[S71] a doubt is asked about by number; the number does it, and nothing was done before', async () => {
  recogniser.hear({ rejected: 'unsure', alternatives: ['open the mouth', 'undo'] });
  await speak();
  const heard = await page.next('speech-heard');
  expect(heard).toMatchObject({ rejected: 'asked', text: '' });
  const asked = await page.next('overlay-changed', ({ choices }) => (choices as unknown[]).length > 0);
  expect(asked['choices']).toEqual([
    { number: 1, text: 'open the mouth', preview: null, previewComes: false },
    { number: 2, text: 'undo', preview: null, previewComes: false },
  ]);
  expect(page.events.some(({ name }) => name === 'message-added' || name === 'drag-started')).toBe(false);
  await page.send('control', { command: { kind: 'choose', value: 1 } });
  expect(await page.next('message-added')).toMatchObject({ kind: 'said', text: 'open the mouth' });
  await page.next('drag-ended');
});

it('[S72] numbers on the screen and taught phrases are in the grammar of the next utterance', async () => {
  const grammar = async () => {
    recogniser.hear('nothing that means anything');
    await speak();
    await page.next('speech-heard');
    return recogniser.asked.at(-1)?.options.grammar?.phrases ?? [];
  };
  const before = await grammar();
  expect(before).toContain('open the mouth');
  expect(before).not.toContain('drag <place> to <place>');
  await page.send('control', { command: { kind: 'overlay', what: 'numbers', shown: true } });
  await page.send('control', { command: { kind: 'teach', phrase: 'big yawn', means: 'open the mouth' } });
  await page.next('phrases-changed');
  const after = await grammar();
  expect(after).toContain('drag <place> to <place>');
  expect(after).toContain('big yawn');
  // The taught phrase means something, so it is told from words that do not.
  const meaning = recogniser.asked.at(-1)?.options.meaning;
  expect(meaning?.('big yawn')).toBe(meaning?.('open the mouth'));
  expect(meaning?.('big lawn')).toBeNull();
});
