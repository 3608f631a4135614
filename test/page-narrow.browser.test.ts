/** Where room is scarce: small screens, large text, a slow connection. Nothing lies on top of anything else. */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noOverlay } from '../src/protocol/page-effects.ts';
import { accepted, type FakeServer } from '../web/testing/fake-server.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { noChromium } from './support/chromium.ts';
import { openPage } from './support/page.ts';
import { scriptedPage } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

/** What of the progress is cut off, lies under something else, or on the picture; nothing where all is well. */
const hidden = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const picture = document.querySelector('.frame').getBoundingClientRect();
    const found = [];
    for (const element of document.querySelectorAll('.progress-figures, .progress-bar, .progress button')) {
      element.scrollIntoView({ block: 'nearest' });
      const name = element.className;
      const box = element.getBoundingClientRect();
      const top = document.querySelector('.frame').getBoundingClientRect();
      if (box.width < 8 || box.left < 0 || box.right > innerWidth) found.push(name + ' is cut off');
      if (box.top < top.bottom - 1 && box.bottom > top.top && box.left < top.right && box.right > top.left) found.push(name + ' lies on the picture');
      for (const share of [0.1, 0.5, 0.9]) {
        const there = document.elementFromPoint(box.left + share * box.width, box.top + share * box.height);
        if (!element.contains(there)) found.push(name + ' lies under ' + (there?.className || there?.tagName));
      }
    }
    return [...new Set(found)];
  })()`);

const drag = async (page: Page) => {
  const running = new ScriptedDrag(server);
  running.begin();
  await running.step(117, 0.5);
  await page.getByRole('progressbar').waitFor();
  await page.waitForTimeout(300); // the caption has arrived
};

describe.skipIf(noChromium)('where room is scarce', () => {
  scriptedPage((...opened) => {
    [browser, server] = opened;
    server.script.control = () => accepted;
  });

  it.each([
    [768, 1024],
    [820, 1180],
  ])('[P31] %i by %i, an upright tablet: the picture takes more than half of the width', async (width, height) => {
    const { page } = await openPage(browser, server.url, { viewport: { width, height } });
    const picture = await page.locator('.frame').boundingBox();
    const log = await page.getByRole('log').boundingBox();
    expect(picture?.width).toBeGreaterThan(width / 2);
    expect(log?.y).toBeGreaterThan((picture?.y ?? 0) + (picture?.height ?? 0));
  });

  it.each([
    [320, 640],
    [360, 740],
    [390, 844],
    [768, 1024],
    [1024, 768],
    [1280, 720],
  ])(
    '[P28] %i by %i: during a drag its progress and buttons lie on nothing and under nothing',
    async (width, height) => {
      const { page, problems } = await openPage(browser, server.url, {
        viewport: { width, height },
        reducedMotion: 'reduce',
      });
      await drag(page);
      expect(await hidden(page)).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  it.each([150, 200])('[P28] text of %i %, by the setting: the same', async (percent) => {
    const { page } = await openPage(browser, server.url, {
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    });
    await page.evaluate(`localStorage.setItem('saydrag-settings', JSON.stringify({ textPercent: ${percent} }))`);
    await page.reload();
    await page.waitForSelector('.picture[data-ready="true"]');
    await page.evaluate('window.scrollTo(0, 99999)'); // where one writes
    await drag(page);
    expect(await page.evaluate('document.documentElement.style.fontSize')).toBe(`${percent}%`);
    // What was asked for is seen happening.
    const top = (await page.locator('.frame').boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(200);
    expect(await hidden(page)).toEqual([]);
  });

  it('[P28] text of 200 %, by the browser: the same', async () => {
    const { page } = await openPage(browser, server.url, {
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.reload();
    await page.waitForSelector('.picture[data-ready="true"]');
    await drag(page);
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
    expect(await hidden(page)).toEqual([]);
  });

  it.each([
    [1280, 720],
    [1024, 768],
    [1440, 900],
  ])(
    '[P57] %i by %i: what opens beside the conversation leaves it room, and its composer in sight',
    async (width, height) => {
      const { page } = await openPage(browser, server.url, { viewport: { width, height } });
      for (let i = 0; i < 6; i += 1) server.message('said', `open the mouth ${i}`);
      const steps = Array.from({ length: 9 }, (_, step) => ({
        step,
        parent: step === 0 ? null : step - 1,
        title: `step ${step}`,
        name: null,
        seed: 7,
        edited: step > 0,
      }));
      server.emit('history-changed', { current: 8, steps });
      server.emit('overlay-changed', { ...noOverlay, shown: ['history'] });
      await page.getByRole('region', { name: 'History' }).waitFor();
      const room = async () => {
        const composer = await page.locator('.composer').boundingBox();
        const log = await page.getByRole('log').boundingBox();
        expect((composer?.y ?? height) + (composer?.height ?? 0)).toBeLessThanOrEqual(height);
        expect(log?.height).toBeGreaterThan(90);
        expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(height);
      };
      await room();
      await page.getByRole('button', { name: 'By hand', exact: true }).click();
      await page.getByRole('button', { name: 'Go', exact: true }).scrollIntoViewIfNeeded();
      await room();
    },
  );

  it('[P29] on a slow connection what was written stands in the conversation until the server has it', async () => {
    let answer: () => void = () => {};
    server.script.say = () =>
      new Promise((resolve) => {
        answer = () => resolve(accepted);
      });
    const { page } = await openPage(browser, server.url);
    await page.fill('#composer', 'open the mouth');
    await page.keyboard.press('Enter');
    const waiting = page.locator('.message-waiting');
    await waiting.waitFor();
    expect(await waiting.textContent()).toContain('open the mouth');
    server.message('said', 'open the mouth');
    answer();
    await waiting.waitFor({ state: 'detached' });
    expect(await page.locator('.message-user').count()).toBe(1);
  });
});
