/**
 * The page's microphone in a real browser, with a recorded voice as the microphone and a scripted server: what is sent,
 * what is shown and announced, and how it is switched.
 */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RecogniserView } from '../src/protocol/audio.ts';
import type { FakeServer } from '../web/testing/fake-server.ts';
import { launchChromium, noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage, takeEverything } from './support/scripted-page.ts';
import { microphoneArguments, writeSpokenWav } from './support/spoken-wav.ts';

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
const talkKey = 'Control+Space';

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 1500; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It never came to be that ${what}.`);
};
const state = (page: Page) => page.locator('.voice').getAttribute('data-state');
const inState = (page: Page, wanted: string) =>
  page.locator(`.voice[data-state="${wanted}"]`).waitFor({ state: 'attached' });
const shows = (page: Page, words: string) => page.locator('.voice-words').getByText(words).waitFor();
const parts = () => server.sounds.map(({ part }) => part);
const open = (options = {}) => openPage(browser, server.url, options);

describe.skipIf(noChromium)('the microphone of the page', () => {
  scriptedPage(
    (...opened) => {
      [browser, server] = opened;
      server.recogniser = bundled;
      takeEverything(server);
    },
    async () => {
      const wav = await writeSpokenWav(
        Array.from({ length: 24 }, (_, i) => ({ name: 'open-the-mouth', atSeconds: 1 + 5 * i })),
        120,
      );
      return launchChromium(microphoneArguments(wav));
    },
  );

  it('[V20] one key opens it; the detector comes from this server, then and not before; a voice is found and sent', async () => {
    const { page, problems } = await open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    expect(await state(page)).toBe('off');
    await shows(page, 'Press Ctrl+Space to speak.');
    await page.keyboard.press(talkKey);
    await inState(page, 'listening');
    await until('an utterance was sent', () => parts().includes('final'));
    expect(fetched.length).toBeGreaterThan(2);
    for (const url of fetched) expect(url.startsWith(server.url)).toBe(true);
    const last = server.sounds.at(-1);
    expect(last).toMatchObject({ unchanged: true, listenFor: 'everything', voiceFound: true, shownFrame: 1 });
    // The fixture lasts 1.6 s; with what was before and after it the clip holds all of it and little more.
    const pause = server.sounds.findLast(({ part }) => part === 'pause');
    expect((pause?.samples ?? 0) / 16_000).toBeGreaterThan(1);
    expect((pause?.samples ?? 0) / 16_000).toBeLessThan(2.2);
    await shows(page, 'Understanding');
    server.heard({ text: 'open the mouth' });
    await shows(page, '“open the mouth”');
    await shows(page, 'Listening');
    expect(problems).toEqual([]);
  });

  it('[V21] it is put to sleep, woken and closed by words; closed, it says how to open it again', async () => {
    const { page } = await open();
    await page.keyboard.press(talkKey);
    await inState(page, 'listening');
    server.emit('microphone-changed', { to: 'asleep' });
    await inState(page, 'asleep');
    await shows(page, 'Say “wake up”.');
    await until('what is said asleep is sent for the wake phrase', () =>
      server.sounds.some(({ part, listenFor }) => part === 'final' && listenFor === 'wake'),
    );
    expect(server.sounds.filter(({ part, listenFor }) => part === 'partial' && listenFor === 'wake')).toEqual([]);
    server.heard({ rejected: 'asleep' });
    server.emit('microphone-changed', { to: 'awake' });
    await inState(page, 'listening');
    server.emit('microphone-changed', { to: 'off' });
    await inState(page, 'off');
    server.emit('microphone-changed', { to: 'awake' });
    await shows(page, 'a browser opens it for a key or a click only');
    await page.getByRole('button', { name: 'Microphone' }).click();
    await inState(page, 'listening');
    await page.reload();
    await shows(page, 'The page was loaded anew, so the microphone is off.');
  });

  it('[V22] push to talk by voice setting: held, the key sends; let go, it waits', async () => {
    const { page } = await open();
    server.emit('setting-changed', { setting: 'listening', to: 'push-to-talk' });
    await shows(page, 'Hold Ctrl+Space to speak.');
    await page.keyboard.down('Control');
    await page.keyboard.down('Space');
    await inState(page, 'listening');
    await until('a part was sent while the key was held', () => parts().includes('partial'));
    await page.keyboard.up('Space');
    await page.keyboard.up('Control');
    await until('the end was sent', () => parts().includes('final'));
    expect(server.sounds.at(-1)).toMatchObject({ voiceFound: false, unchanged: false });
    await inState(page, 'asleep');
    const button = page.getByRole('button', { name: 'Microphone' });
    await button.focus();
    await page.keyboard.press('Enter');
    await inState(page, 'listening');
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    await inState(page, 'asleep');
  });

  it('[V23] where the sound goes to another machine that is said before the microphone opens', async () => {
    server.recogniser = { ...bundled, kind: 'remote', name: 'speech.example.org', local: false };
    const { page } = await open();
    await page.keyboard.press(talkKey);
    await shows(page, 'What you say will be sent to speech.example.org');
    expect(await state(page)).toBe('off');
    await page.keyboard.press(talkKey);
    await inState(page, 'listening');
  });

  it('[V23] where nothing hears speech the button is there, says so, and does nothing', async () => {
    server.recogniser = null;
    const { page } = await open();
    await shows(page, 'No speech here');
    await page.getByRole('button', { name: 'Microphone' }).click({ force: true });
    await page.keyboard.press(talkKey);
    expect(await state(page)).toBe('off');
  });

  it('[V24] a browser that cannot run the detector is told so, and the key decides', async () => {
    const { page } = await open();
    await page.route('**/*.onnx', (route) => route.abort());
    await page.keyboard.press(talkKey);
    await inState(page, 'asleep');
    await shows(page, 'hold the key or the button while you speak');
    await page.keyboard.down('F9');
    await until('a part was sent while the key was held', () => parts().includes('partial'));
    await page.keyboard.up('F9');
    await until('the end was sent', () => parts().includes('final'));
    expect(server.sounds.at(-1)).toMatchObject({ part: 'final', voiceFound: false });
  });

  it('[V25] what was not heard is announced, and other readings can be chosen', async () => {
    const { page } = await open();
    await page.keyboard.press(talkKey);
    await inState(page, 'listening');
    await until('an utterance was sent', () => parts().includes('final'));
    server.heard({ rejected: 'unsure', says: 'I am not sure what you said.', alternatives: ['open the mouth'] });
    await page.getByRole('status').getByText('I am not sure what you said.').waitFor({ state: 'attached' });
    const readings = page.getByRole('group', { name: 'Did you mean' });
    await readings.waitFor();
    server.emit('microphone-changed', { to: 'asleep' });
    await readings.waitFor({ state: 'detached' });
    server.emit('microphone-changed', { to: 'awake' });
    await readings.getByRole('button', { name: 'open the mouth' }).click();
    await page.getByRole('log').getByText('open the mouth').waitFor();
    expect(server.received.filter(({ name }) => name === 'say')).toMatchObject([{ body: { text: 'open the mouth' } }]);
  });

  it('[V28] what was heard stays in sight beside what is told of settings, and what was told gives way to it', async () => {
    const { page } = await open();
    await page.keyboard.press(talkKey);
    await inState(page, 'listening');
    await until('an utterance was sent', () => parts().includes('final'));
    const lines = () => page.locator('.voice-line').allTextContents();
    server.heard({ text: 'wait longer' });
    server.emit('setting-changed', { setting: 'end-of-speech', to: 'longer' });
    await shows(page, 'A silence of 600 milliseconds');
    expect(await lines()).toEqual(['Heard: “wait longer”', 'A silence of 600 milliseconds ends what you say.']);
    server.heard({ text: 'undo' });
    await until('only what was heard is left', async () => (await lines()).join() === 'Heard: “undo”');
  });

  it('[V28] a browser without a voice says so, and its microphone is not gated by silence', async () => {
    const { page } = await open();
    server.emit('setting-changed', { setting: 'voice', to: 'on' });
    await shows(page, 'This browser has no voice to speak with.');
    server.message('answer', 'I read my answers aloud.');
    await page.getByRole('log').getByText('I read my answers aloud.').waitFor();
    expect(await page.locator('.voice').getAttribute('data-activity')).not.toBe('speaking');
  });

  it('[V26] settings by hand, by voice and by keyboard are kept, and take effect at once', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const wait = dialog.getByRole('slider', { name: 'A silence that ends what you say' });
    expect(await wait.inputValue()).toBe('400');
    server.emit('setting-changed', { setting: 'end-of-speech', to: 'longer' });
    await until('the panel shows it', async () => (await wait.inputValue()) === '600');
    await dialog.getByRole('radio', { name: 'Dark' }).check();
    await dialog.getByRole('slider', { name: 'Size of the text' }).focus();
    await page.keyboard.press('End');
    const size = () => page.evaluate<string>('getComputedStyle(document.documentElement).fontSize');
    expect(await size()).toBe('32px');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const paper = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    await page.reload();
    await page.waitForSelector('.picture[data-ready="true"]');
    expect(await size()).toBe('32px');
    expect(await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')).toBe(paper);
    server.emit('setting-changed', { setting: 'text-size', to: 'usual' });
    await page.getByRole('status').getByText('Text is at 100 percent.').waitFor({ state: 'attached' });
    expect(await size()).toBe('16px');
  });

  const micStates: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    [
      'listening, with something heard and other readings',
      async (page) => {
        await page.keyboard.press(talkKey);
        await inState(page, 'listening');
        await until('an utterance was sent', () => parts().includes('final'));
        server.heard({ text: 'open the mouth', alternatives: ['open the mouse', 'close the mouth'] });
        await page.getByRole('group', { name: 'Did you mean' }).waitFor();
      },
    ],
    [
      'asleep, with a download',
      async (page) => {
        await page.keyboard.press(talkKey);
        await inState(page, 'listening');
        server.emit('microphone-changed', { to: 'asleep' });
        await inState(page, 'asleep');
      },
    ],
    [
      'no speech',
      async (page) => {
        server.emit('microphone-changed', { to: 'awake' });
        await shows(page, 'The microphone is off');
      },
    ],
    [
      'settings',
      async (page) => {
        await page.getByRole('button', { name: 'Settings' }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
  ];
  it.each(micStates)(
    '[P27] axe finds nothing, light, dark and forced colours, large, small and with large text: %s',
    async (_name, bring) => {
      const { page, problems } = await open({ reducedMotion: 'reduce', bypassCSP: true });
      await bring(page);
      for (const [width, height, text] of [
        [1280, 800, 100],
        [360, 740, 100],
        [320, 568, 100],
        [1280, 800, 200],
        [360, 740, 200],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.evaluate(`document.documentElement.style.fontSize = '${text}%'`);
        for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
          await page.emulateMedia({ forcedColors: 'none', ...media });
          await page.waitForFunction('document.getAnimations().every((a) => a.playState !== "running")');
          expect(await axeViolations(page), `${width} px, ${text} %, ${JSON.stringify(media)}`).toEqual([]);
        }
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide, `${width} px, ${text} %`).toBeLessThanOrEqual(width);
      }
      expect(problems).toEqual([]);
    },
  );
});
