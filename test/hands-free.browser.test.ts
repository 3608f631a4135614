/**
 * Hands free from the first key to the saved picture: the built page in a real browser whose microphone is a recorded
 * voice that the bundled recogniser was not trained on, the real server, the real lion, no network. One key is
 * pressed; everything else is said. Only the drags are slowed down, so that "stop" has something to stop.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DragEngine } from '../src/drag/port.ts';
import { compose, type RunningServer, serve } from '../src/server/index.ts';
import { openRecogniser, readSpeechSettings } from '../src/speech/index.ts';
import type { Recogniser } from '../src/speech/port.ts';
import { launchChromium, noChromium } from './support/chromium.ts';
import { buildPage, openPage } from './support/page.ts';
import { microphoneArguments, writeSpokenWav } from './support/spoken-wav.ts';

const speech = readSpeechSettings({ SAYDRAG_RECOGNISER: 'bundled', SAYDRAG_OFFLINE: '1', SAYDRAG_SPEECH_THREADS: '1' });
const noModel = !existsSync(join(speech.bundledFolder, 'config.json'));
if (noModel) {
  const line = `there is no bundled speech model in ${speech.bundledFolder}`;
  if (process.env['SAYDRAG_NO_SKIPS'] === '1') throw new Error(line);
  console.warn(`SKIPPED the hands-free test: ${line}`);
}

const stepMs = 100;
/** After so many steps of "a bit more" the drag waits for "stop": the picture has moved, and is still moving, however slow the machine. */
const heldAfterSteps = 2;
const heldSentence = 'a bit more';
/** The first word leaves a slow machine time to load the detector; the rest leaves each edit its time. */
const spoken = [
  { name: 'wake-up', atSeconds: 12 },
  { name: 'open-the-mouth', atSeconds: 15 },
  { name: 'a-bit-more', atSeconds: 41 },
  { name: 'stop', atSeconds: 52 },
  { name: 'undo', atSeconds: 59 },
  { name: 'show-numbers', atSeconds: 63 },
  { name: 'drag-three-to-seven', atSeconds: 66 },
  { name: 'save-as-webp', atSeconds: 86 },
];
const allSeconds = 95;
const patienceMs = 60_000;

/** Two sides of one wait: the recogniser hears the sentence whose drag then waits for "stop". */
const heldDrags = () => {
  let holds = false;
  const hearing = (recogniser: Recogniser): Recogniser => ({
    get info() {
      return recogniser.info;
    },
    async transcribe(clip, options) {
      const transcript = await recogniser.transcribe(clip, options);
      if (options.partial !== true && transcript.text === heldSentence) holds = true;
      return transcript;
    },
    onStatus: (listener) => recogniser.onStatus(listener),
    close: () => recogniser.close(),
  });
  /** The same drags, each step no faster than a person can follow. */
  const dragging = (engine: DragEngine): DragEngine => ({
    info: engine.info,
    sample: (...seed) => engine.sample(...seed),
    render: (...latent) => engine.render(...latent),
    onStatus: (listener) => engine.onStatus(listener),
    close: () => engine.close(),
    async *drag(request, signal) {
      const steps = engine.drag(request, signal);
      let waited = false;
      for (let next = await steps.next(); ; next = await steps.next()) {
        // A short drag may have run to its end behind the step that waited; who said "stop" had not seen it.
        if (next.done) return waited && signal.aborted ? { ...next.value, reason: 'cancelled' } : next.value;
        yield next.value;
        const waits = holds && next.value.step === heldAfterSteps;
        if (waits) {
          holds = false;
          waited = true;
        }
        await setTimeout(waits ? patienceMs : stepMs, undefined, { signal }).catch(() => undefined);
      }
    },
  });
  return { hearing, dragging };
};

const shown = async (page: Page): Promise<Uint8Array> => {
  const url = await page.evaluate<string>(`document.querySelector('canvas.pixels').toDataURL('image/png')`);
  return new Uint8Array(
    await sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
      .removeAlpha()
      .raw()
      .toBuffer(),
  );
};
/** The picture when it no longer changes. */
const settled = async (page: Page): Promise<Uint8Array> => {
  for (let before = await shown(page); ; ) {
    await page.waitForTimeout(1000);
    const now = await shown(page);
    if (difference(before, now) === 0) return now;
    before = now;
  }
};
/** Mean difference in 0..255. */
const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

const openBundled = async (): Promise<Recogniser> => {
  const recogniser = openRecogniser(speech);
  if (recogniser === null) throw new Error('The settings of this test name a recogniser.');
  return recogniser;
};
describe.skipIf(noChromium)('by voice alone', () => {
  let browser: Browser | null = null;
  let server: RunningServer | null = null;
  let pageFolder: string;
  let microphone: string;
  beforeAll(async () => {
    pageFolder = await buildPage();
    microphone = await writeSpokenWav(spoken, allSeconds);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.skipIf(noModel)(
    '[V30] wakes, edits, refines, stops, undoes, shows numbers, points by number and saves a file, after one key',
    // Real time: a machine that stands still for some seconds may miss a word once.
    { retry: 1, timeout: (allSeconds + 120) * 1000 },
    async () => {
      await browser?.close();
      await server?.close();
      const parts = await compose({ model: 'lion', providers: ['cpu'] });
      const recogniser = await openBundled();
      const close = async () => {
        await recogniser.close();
        await parts.close();
      };
      const { hearing, dragging } = heldDrags();
      const editing = { ...parts.editing, engine: dragging(parts.editing.engine) };
      server = await serve(
        { ...parts, editing, recogniser: hearing(recogniser), pageFolder, close },
        { host: '127.0.0.1', port: 0, report: (reason) => console.error(reason) },
      );
      browser = await launchChromium(microphoneArguments(microphone));
      await speakAndSee(browser, server.url);
    },
  );
});

const speakAndSee = async (browser: Browser, url: string): Promise<void> => {
  const { page, problems } = await openPage(browser, url);
  const download = page.waitForEvent('download', { timeout: (allSeconds + 60) * 1000 });
  download.catch(() => undefined);
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  const log = page.getByRole('log');
  const seen = (who: string, text: string | RegExp) =>
    log
      .locator(who)
      .getByText(text)
      .last()
      .waitFor({ timeout: patienceMs })
      .catch(async (cause: unknown) => {
        throw new Error(
          `Nothing like ${text} came into the conversation:\n${(await log.locator('.message').allTextContents()).join('\n')}`,
          { cause },
        );
      });
  const heard = (text: string) => seen('.message-user', text);
  const told = (text: RegExp) => seen('.message-assistant', text);
  const first = await shown(page);

  await page.keyboard.press('Control+Space');
  await page.locator('.voice[data-state="listening"]').waitFor({ timeout: patienceMs });
  await heard('wake up');
  await heard('open the mouth');
  await told(/lower lip moved/);
  const opened = await settled(page);
  expect(difference(first, opened)).toBeGreaterThan(1);

  await heard('a bit more');
  await heard('stop');
  await told(/^Stopped/);
  const stopped = await settled(page);
  await heard('undo');
  await expect
    .poll(async () => difference(opened, await shown(page)), { timeout: patienceMs, interval: 500 })
    .toBeLessThan(0.5);
  expect(difference(opened, stopped)).toBeGreaterThan(0);

  await heard('show numbers');
  await page.locator('button.badge').first().waitFor({ timeout: patienceMs });
  await heard('drag');
  await heard('save');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.webp$/);
  const saved = await sharp(await file.path()).metadata();
  expect([saved.format, saved.width]).toEqual(['webp', 128]);
  expect(difference(opened, await shown(page))).toBeGreaterThan(0.5);
  expect(downloads).toBe(1);
  expect(problems).toEqual([]);
};
