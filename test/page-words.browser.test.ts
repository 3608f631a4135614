/**
 * What every command of the vocabulary has besides its words: a press, a key, and an announcement. The page in a real
 * browser against a scripted server; few pages, each walked through many states, since opening one costs the most.
 */
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ControlCommand } from '../src/core/index.ts';
import type { RecogniserView } from '../src/protocol/audio.ts';
import type { ClientEventBody } from '../src/protocol/events.ts';
import { maxPartsFileBytes } from '../src/protocol/http.ts';
import { noOverlay, type Overlay } from '../src/protocol/page-effects.ts';
import { toAnimatedWebp } from '../src/server/index.ts';
import type { FakeServer } from '../web/testing/fake-server.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { announcements, listenLikeAScreenReader } from './support/announcements.ts';
import { launchChromium, noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage, takeEverything } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

const bundled: RecogniserView = {
  name: 'bundled command model',
  kind: 'bundled',
  local: true,
  maxSeconds: 8,
  note: null,
  state: 'ready',
  text: 'Ready.',
  done: null,
};

const controls = (): readonly ControlCommand[] =>
  server.received.flatMap(({ name, body }) =>
    name === 'control' ? [(body as ClientEventBody<'control'>).command as ControlCommand] : [],
  );
/** For so long, and a little more, Chromium takes a key or a click for a wish to open windows. */
const activationMs = 5500;
/** What the page sends because of `act`. */
const sentBy = async (act: () => Promise<void>): Promise<ControlCommand | undefined> => {
  const before = controls().length;
  await act();
  for (let turn = 0; turn < 500 && controls().length === before; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return controls().at(before);
};
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const pressed = (page: Page, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter') =>
  sentBy(async () => {
    await button(page, name).focus();
    await page.keyboard.press(key);
  });
const clicked = (page: Page, name: string | RegExp) => sentBy(() => button(page, name).click());
const overlay = (change: Partial<Overlay>) => server.emit('overlay-changed', { ...noOverlay, ...change });

/** Nothing to complain of, light and dark, large and at 320 px. */
const expectAccessible = async (page: Page, state: string) => {
  for (const [width, height] of [
    [1100, 720],
    [320, 568],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction('document.getAnimations().every((a) => a.playState !== "running")');
      expect(await axeViolations(page), `${state}, ${width} px, ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), state).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1100, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
};
const badges = [
  { number: 1, name: 'nose', point: { x: 64, y: 70 } },
  { number: 3, name: 'upper lip', point: { x: 64, y: 84 } },
  { number: 7, name: 'chin', point: { x: 64, y: 110 } },
] as unknown as Overlay['badges'];

describe.skipIf(noChromium)('every command by press and key', () => {
  scriptedPage(
    (...opened) => {
      [browser, server] = opened;
      server.recogniser = bundled;
      takeEverything(server);
    },
    () => launchChromium(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']),
  );
  const open = (options = {}) =>
    openPage(browser, server.url, { reducedMotion: 'reduce', bypassCSP: true, ...options });

  it('[P42] numbers, grid, choices and history answer a click and a key; axe finds nothing in any of them', async () => {
    const { page, problems } = await open();

    overlay({ shown: ['numbers'], badges });
    expect(await clicked(page, '3, upper lip')).toEqual({ kind: 'handle', place: { at: 'number', value: 3 } });
    expect(await pressed(page, '7, chin')).toEqual({ kind: 'handle', place: { at: 'number', value: 7 } });
    await expectAccessible(page, 'numbers');

    overlay({ shown: ['grid'], grid: { cells: [], left: 0, top: 0, size: 128, columns: 3, dense: false } });
    expect(await clicked(page, '5')).toEqual({ kind: 'number', value: 5 });
    const byKey = sentBy(async () => {
      await button(page, '1').focus();
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    });
    expect(await byKey).toEqual({ kind: 'number', value: 6 });
    await expectAccessible(page, 'grid');

    overlay({
      choices: [1, 2].map((number) => ({
        number,
        text: number === 1 ? 'undo' : 'redo twice',
        preview: null,
        previewComes: false,
      })),
    });
    expect(await clicked(page, '2 redo twice')).toEqual({ kind: 'choose', value: 2 });
    expect(await pressed(page, '1 undo', 'Space')).toEqual({ kind: 'choose', value: 1 });
    expect(await pressed(page, 'None of these')).toEqual({ kind: 'choose', value: null });
    await expectAccessible(page, 'choices');

    server.emit('history-changed', {
      current: 2,
      steps: [0, 1, 2].map((step) => ({
        step,
        parent: step === 0 ? null : 0,
        title: step === 0 ? 'seed 7' : `sentence ${step}`,
        name: null,
        seed: 7,
        edited: step > 0,
      })),
    });
    overlay({ shown: ['history'] });
    expect(await clicked(page, /sentence 1/)).toEqual({ kind: 'go-to-step', step: 1 });
    expect(await pressed(page, /seed 7/)).toEqual({ kind: 'go-to-step', step: 0 });
    await expectAccessible(page, 'history');
    // The thumbnails are not served here.
    expect(problems.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it('[P43] pause, mask, comparison and link answer a press and a key, and what was said moves them too', async () => {
    const { page } = await open();
    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(3, 0.3);
    expect(await clicked(page, 'Pause')).toEqual({ kind: 'pause' });
    overlay({ paused: true });
    expect(await pressed(page, 'Continue')).toEqual({ kind: 'continue' });
    await expectAccessible(page, 'paused');
    overlay({});
    await drag.end();

    const kept = [{ words: 'keep the background', region: 'background', side: null }];
    overlay({ kept });
    expect(await clicked(page, 'Show mask')).toEqual({ kind: 'overlay', what: 'mask', shown: true });
    expect(await pressed(page, 'Invert mask')).toEqual({ kind: 'invert-mask' });
    // A ring of what stays; the mask is 8 by 8 bytes.
    overlay({ kept, shown: ['mask'], mask: { size: 8, keep: Buffer.alloc(64, 255).toString('base64') } });
    await page.getByRole('img', { name: 'Striped: what stays as it is' }).waitFor();
    expect(await clicked(page, 'Show mask')).toEqual({ kind: 'overlay', what: 'mask', shown: false });
    await expectAccessible(page, 'mask');
    overlay({});

    server.emit('compare-asked', { show: 'both', step: null });
    const divider = page.getByRole('slider', { name: /^Before and after/ });
    expect(await divider.inputValue()).toBe('50');
    server.emit('compare-asked', { show: 'before', step: null });
    await expect.poll(() => divider.inputValue()).toBe('100');
    // A window made small and large again, or a screen that is turned, leaves it where it was, with the focus.
    await divider.press('ArrowLeft');
    await page.setViewportSize({ width: 320, height: 568 });
    await page.waitForFunction('document.querySelector(".frame").clientWidth < 300');
    await page.setViewportSize({ width: 1100, height: 720 });
    await page.waitForFunction('document.querySelector(".frame").clientWidth > 500');
    expect(await divider.inputValue()).toBe('99');
    expect(await page.evaluate('document.activeElement.className')).toBe('compare-range');
    await divider.press('Home');
    expect(await divider.inputValue()).toBe('0');
    server.emit('compare-asked', { show: 'after', step: null });
    await divider.waitFor({ state: 'detached' });

    server.emit('link-asked', { path: '/api/conversations/c/steps/0/picture.png' });
    server.message('answer', 'It has the address /api/conversations/c/steps/0/picture.png on this server.');
    const link = page.getByRole('log').getByRole('link');
    expect(await link.getAttribute('href')).toBe('/api/conversations/c/steps/0/picture.png');
    expect(await link.textContent()).toBe(`${server.url}api/conversations/c/steps/0/picture.png`);
    await page
      .getByRole('status')
      .getByText(/The link is copied|did not let me copy/)
      .waitFor({ state: 'attached' });
  });

  it('[P44] every format is in a list that opens and closes by key; a video is recorded from the frames of the edit', async () => {
    const { page, problems } = await open({ acceptDownloads: true });
    await button(page, 'Save as').focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('group', { name: 'Save as' });
    await list.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await sentBy(() => page.keyboard.press('Enter'))).toEqual({ kind: 'save', format: 'jpeg' });
    await list.waitFor({ state: 'hidden' });
    await button(page, 'Save as').click();
    expect(await clicked(page, /^Copy link/)).toEqual({ kind: 'copy-link' });
    await button(page, 'Save as').click();
    await expectAccessible(page, 'list of formats');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });

    const colours = [20, 120, 220, 40, 200].map((value) => ({
      size: 64,
      rgb: new Uint8Array(64 * 64 * 3).fill(value),
    }));
    const film = await toAnimatedWebp(colours, 80, 200);
    await page.route('**/film.webp', (route) => route.fulfill({ body: film, contentType: 'image/webp' }));
    const saved = page.waitForEvent('download');
    server.emit('save-asked', {
      format: 'video',
      path: '/api/conversations/conversation-1/steps/1/film.webp',
      fileName: 'saydrag-seed-7-open-the-mouth.webm',
    });
    const download = await saved;
    expect(download.suggestedFilename()).toBe('saydrag-seed-7-open-the-mouth.webm');
    const video = `data:video/webm;base64,${(await readAll(await download.createReadStream())).toString('base64')}`;
    // The browser plays it: it has the size of the frames, and lasts as long as they do, a frame or two more or less.
    const [width, seconds] = await page.evaluate<[number, number]>(
      `new Promise((resolve, reject) => { const v = document.createElement('video'); v.muted = true; v.onended = () => resolve([v.videoWidth, v.currentTime]); v.onerror = () => reject(new Error('not playable')); v.src = ${JSON.stringify(video)}; v.play().catch(reject); })`,
    );
    expect(width).toBe(64);
    expect(seconds).toBeGreaterThan(0.25);
    expect(seconds).toBeLessThan(3);
    expect(problems).toEqual([]);
  });

  it('[P51] a file of taught parts is chosen by key, click or words; without a key before, its button has the focus', async () => {
    const { page, problems } = await open();
    const sent: unknown[] = [];
    let refusal: { readonly status: number; readonly message: string } | null = null;
    await page.route('**/api/conversations/*/parts', async (route) => {
      sent.push(route.request().postDataJSON());
      const names = { added: ['chin'], known: [], asked: [], leftOut: [] };
      const failed = { error: { code: 'bad-input', message: refusal?.message ?? '' } };
      await route.fulfill({ status: refusal?.status ?? 200, json: refusal === null ? names : failed });
    });
    const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

    // Asked for by voice, long after a key or a click (the tools of the test count as one): no browser opens a window.
    // On a busy machine the browser may come to the last of these late, so that it still counts: then once more.
    let choosers = 0;
    page.on('filechooser', () => {
      choosers++;
    });
    for (let before = -1; before < choosers; ) {
      before = choosers;
      await new Promise((resolve) => setTimeout(resolve, activationMs));
      server.emit('parts-file-asked', {});
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const importButton = page.locator('#import-parts:focus');
    await importButton.waitFor();
    const byKey = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await byKey).setFiles(file('mine.json', '{"a":1}'));
    await expect.poll(() => sent).toEqual([{ fileName: 'mine.json', text: '{"a":1}' }]);

    // Asked for by a sentence that was just typed.
    await page.locator('#composer').focus();
    await page.keyboard.press('Shift');
    const byWords = page.waitForEvent('filechooser');
    await page.keyboard.press('a');
    server.emit('parts-file-asked', {});
    refusal = { status: 400, message: 'wrong.json is no file of taught parts: it is not JSON.' };
    await listenLikeAScreenReader(page);
    await (await byWords).setFiles(file('wrong.json', '{'));
    await page.getByText('wrong.json is no file of taught parts: it is not JSON.').waitFor();
    expect(await announcements(page)).toEqual([
      'alert: SayDrag: wrong.json is no file of taught parts: it is not JSON.',
    ]);

    const byClick = page.waitForEvent('filechooser');
    await button(page, 'Import parts').click();
    const large = join(tmpdir(), `saydrag-large-${process.pid}.json`);
    await writeFile(large, Buffer.alloc(maxPartsFileBytes + 1, 0x20));
    await (await byClick).setFiles(large);
    await page.getByText('has 17 MiB; a file of taught parts has at most 16 MiB.', { exact: false }).waitFor();
    await rm(large);
    expect(sent).toHaveLength(2);
    await expectAccessible(page, 'import of parts');
    expect(await clicked(page, 'Export parts')).toEqual({ kind: 'export-parts' });
    expect(problems.filter((text) => !text.includes('400'))).toEqual([]);
  });

  it('[V27] what a screen reader says: the main job from the first Tab to undo, and a session by voice', async () => {
    const { page } = await open();
    await listenLikeAScreenReader(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('open the mouth');
    await page.keyboard.press('Enter');
    // What was said stands in the log when the server takes it: a busy machine may deliver the drag before.
    await page.getByRole('log').getByText('open the mouth', { exact: true }).waitFor();
    const drag = new ScriptedDrag(server);
    drag.begin();
    for (const [step, done] of [
      [20, 0.3],
      [40, 0.55],
      [60, 0.8],
    ] as const) {
      await drag.step(step, done);
      await page.waitForTimeout(60);
    }
    await drag.end();
    server.setState({ undoSteps: 1 });
    await button(page, 'Undo').focus();
    await page.keyboard.press('Enter');
    server.message('result', 'Undone: this is seed 7.');
    await page.getByText('Undone: this is seed 7.').waitFor();
    expect(await announcements(page)).toEqual([
      'focus: Skip to what should change',
      'focus: Say what should change',
      'log: You: open the mouth',
      'log: SayDrag: Opening the mouth, keeping the background.',
      'status: A quarter of the way.',
      'status: Half way.',
      'status: Three quarters of the way.',
      'log: SayDrag: Done in 34 steps: the lower lip moved 16 px.',
      'focus: Undo',
      'log: SayDrag: Undone: this is seed 7.',
    ]);

    await page.keyboard.press('Control+Space');
    await page.locator('.voice[data-state="listening"]').waitFor();
    server.heard({ utterance: 0, text: 'open the mouth' });
    server.message('said', 'open the mouth');
    server.message('answer', 'It is open already.');
    overlay({ choices: [{ number: 1, text: 'undo', preview: null, previewComes: false }] });
    server.heard({ rejected: 'asked', says: 'Did you mean undo? Say “yes” or “no”.' });
    await page.getByText('Did you mean this? Say “yes” or “no”.').waitFor();
    await expectAccessible(page, 'asked by voice');
    overlay({});
    await page.getByText('Did you mean this? Say “yes” or “no”.').waitFor({ state: 'detached' });
    server.emit('setting-changed', { setting: 'end-of-speech', to: 'longer' });
    server.emit('microphone-changed', { to: 'asleep' });
    await page.locator('.voice[data-state="asleep"]').waitFor();
    server.emit('engine-status', { state: 'restarting', text: 'The engine stopped and starts again.' });
    await page.getByText('The engine stopped and starts again.').waitFor();
    expect(await announcements(page)).toEqual([
      'status: Opening. The browser may ask you to allow the microphone.',
      'status: Listening. Say what should change.',
      'log: You: open the mouth',
      'log: SayDrag: It is open already.',
      'status: Did you mean undo? Say “yes” or “no”.',
      'status: A silence of 600 milliseconds ends what you say.',
      'status: Asleep. Say “wake up”.',
      'status: The engine is starting again. The engine stopped and starts again.',
    ]);
  });
});

const readAll = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};
