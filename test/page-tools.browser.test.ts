/** The tools, what they show over the picture, and what is offered, in a real browser against a scripted server. */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noOverlay } from '../src/protocol/page-effects.ts';
import type { FakeServer } from '../web/testing/fake-server.ts';
import { drawLion } from '../web/testing/lion-drawing.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage, takeEverything } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const offered = (page: Page) =>
  page.getByRole('group', { name: 'Sentences to try' }).getByRole('button').allTextContents();
/** Names that can be read without pointing at anything. */
const namesSeen = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.point-name')].filter((e) => getComputedStyle(e).opacity === '1').map((e) => e.textContent)`,
  );

describe.skipIf(noChromium)('the tools of the page', () => {
  scriptedPage((...opened) => {
    [browser, server] = opened;
    takeEverything(server);
  });

  it('[P59] tools stand in groups, and each whose word does not tell it says what it is for', async () => {
    const { page } = await openPage(browser, server.url);
    const tools = page.getByRole('group', { name: 'Tools' });
    const groups = await tools
      .getByRole('group')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(groups).toEqual(['Steps', 'Spots', 'Pictures']);
    const words = await tools.getByRole('button').allTextContents();
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((one) => /pause/i.test(one))).toEqual([]);
    for (const name of ['Names', 'Numbers', 'Grid', 'By hand', 'Original', 'History', 'Compare']) {
      expect((await tool(page, name).getAttribute('title'))?.split(' ').length, name).toBeGreaterThan(3);
    }
  });

  it('[P59] names are read beside their points, by press and by words, in any number that fits', async () => {
    const { page } = await openPage(browser, server.url, { bypassCSP: true, reducedMotion: 'reduce' });
    expect(await namesSeen(page)).toEqual([]);
    await tool(page, 'Names').click();
    await page.waitForFunction('document.querySelectorAll(".point-button[data-named=true]").length > 2');
    expect(await namesSeen(page)).toContain('nose');
    const boxes = await page.evaluate<number[][]>(
      `[...document.querySelectorAll('.point-button[data-named=true] .point-name')].map((e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })`,
    );
    const apart = ([l = 0, t = 0, r = 0, b = 0]: number[], [ol = 0, ot = 0, or = 0, ob = 0]: number[]) =>
      l >= or || ol >= r || t >= ob || ot >= b;
    expect(boxes.every((one, i) => boxes.every((other, j) => i === j || apart(one, other)))).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await tool(page, 'Names').click();
    expect(await namesSeen(page)).toEqual([]);
    server.emit('overlay-changed', { ...noOverlay, shown: ['names'] });
    await page.waitForFunction('document.querySelectorAll(".point-button[data-named=true]").length > 2');
    expect(await tool(page, 'Names').getAttribute('aria-pressed')).toBe('true');
    await tool(page, 'Names').click();
    expect(server.received.at(-1)?.body).toEqual({ command: { kind: 'overlay', what: 'names', shown: false } });
  });

  it.each([
    [1100, 720],
    [320, 568],
  ])('[V29] %i by %i: words scroll what is read, and say where there is no more', async (width, height) => {
    const viewport = { width, height };
    const { page } = await openPage(browser, server.url, { viewport, reducedMotion: 'reduce', bypassCSP: true });
    for (let i = 0; i < 16; i++) server.message('answer', `Answer ${i}: what can be said is told by “help”.`);
    await page.getByText('Answer 15').waitFor();
    /** How far log and page are from their beginning, together. */
    const read = () =>
      page.evaluate<number>('document.querySelector(".log").scrollTop + document.scrollingElement.scrollTop');
    const scroll = async (to: 'up' | 'down' | 'start' | 'end', says: string | RegExp): Promise<number> => {
      server.emit('scroll-asked', { to });
      await page.getByRole('status').getByText(says).waitFor({ state: 'attached' });
      await page.waitForTimeout(100);
      return read();
    };
    const end = await scroll('end', /below|down/);
    const once = await scroll('up', 'Scrolled up.');
    expect(once).toBeLessThan(end - 80);
    expect(await scroll('up', 'Scrolled up.')).toBeLessThan(once - 80);
    expect(await scroll('start', 'Scrolled up.')).toBe(0);
    await scroll('up', 'There is nothing more above.');
    expect(await scroll('down', 'Scrolled down.')).toBeGreaterThan(80);
    expect(await scroll('end', 'Scrolled down.')).toBeCloseTo(end, -1);
    await scroll('down', 'There is nothing more below.');
    // What is told next is seen.
    await scroll('up', 'Scrolled up.');
    server.message('answer', 'Answer 16: here it ends.');
    await page.waitForFunction(
      `(([log]) => log.scrollHeight - log.clientHeight - log.scrollTop < 24)(document.querySelectorAll('.log'))`,
    );
  });

  it('[V29] words open the settings, scroll them and close them', async () => {
    const { page, problems } = await openPage(browser, server.url, {
      viewport: { width: 320, height: 568 },
      bypassCSP: true,
    });
    server.emit('settings-asked', { shown: true });
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.waitFor();
    server.emit('scroll-asked', { to: 'end' });
    await page.waitForFunction('document.querySelector("dialog").scrollTop > 100');
    expect(await page.evaluate('document.scrollingElement.scrollTop')).toBe(0);
    server.emit('settings-asked', { shown: false });
    await settings.waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
  });

  it('[P12] whether the picture is shown while it moves is a setting, remembered', async () => {
    const { page } = await openPage(browser, server.url);
    await tool(page, 'Settings').click();
    const moves = page.getByRole('checkbox', { name: 'Show the picture while it moves' });
    expect(await moves.isChecked()).toBe(true);
    await moves.uncheck();
    await page.reload();
    await tool(page, 'Settings').click();
    expect(await moves.isChecked()).toBe(false);
  });

  it('[P13] another version is compared under its number', async () => {
    const { page } = await openPage(browser, server.url);
    const picture = await drawLion({ openness: 1, seed: 7 }, 'image/png');
    await page.route('**/steps/**', (route) => route.fulfill({ contentType: 'image/png', body: picture }));
    server.emit('compare-asked', { show: 'both', step: 3 });
    await page.getByRole('slider', { name: 'Step 3 and now: how much of the picture shows step 3' }).waitFor();
    expect(await page.locator('.compare-tag').allTextContents()).toEqual(['Step 3', 'Now']);
  });

  it('[P2] a connection lost in the middle of a drag takes Stop, Pause and Cancel along, and says so', async () => {
    const { page } = await openPage(browser, server.url);
    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(5, 0.4);
    await page.getByText('step 5 of 200').waitFor();
    await server.goAway();
    await page.getByText('Not connected: how far it is shows when the server is back.').waitFor();
    for (const name of [/^Stop/, /^Pause/, /^Cancel/]) {
      const button = page.locator('.progress').getByRole('button', { name });
      expect(await button.getAttribute('aria-disabled'), String(name)).toBe('true');
    }
    expect(await page.locator('.picture').getAttribute('data-live')).toBe('false');
    await page.keyboard.press('Escape');
    await page.getByText('“stop” cannot be told to the server now').waitFor();
  });

  it('[P60] what was offered stays until something is answered, then what fits is offered', async () => {
    const { page } = await openPage(browser, server.url);
    server.message('answer', 'Which one?', ['the left one', 'the right one']);
    await page.getByText('Which one?').waitFor();
    await page.fill('#composer', 'hm');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('hm', { exact: true }).waitFor();
    expect(await offered(page)).toEqual(['the left one', 'the right one']);
    server.setState({ suggestions: ['a bit more', 'undo'] });
    server.message('answer', 'Dark colours.');
    await page.getByText('Dark colours.').waitFor();
    expect(await offered(page)).toEqual(['a bit more', 'undo']);
  });

  it.each([
    [320, 568],
    [1200, 800],
    [1200, 600],
  ])('[P26] %i by %i: every button of the header is within the window', async (width, height) => {
    const { page } = await openPage(browser, server.url, { viewport: { width, height } });
    const out = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.header button')].filter((e) => e.getBoundingClientRect().right > innerWidth || e.getBoundingClientRect().left < 0).map((e) => e.textContent)`,
    );
    expect(out).toEqual([]);
  });

  it.each([112, 125])(
    '[P28] at %i % text the picture, its caption and its tools stay in the window',
    async (textPercent) => {
      const { page } = await openPage(browser, server.url, { viewport: { width: 1200, height: 800 } });
      await page.evaluate(`localStorage.setItem('saydrag-settings', '{"textPercent":${textPercent}}')`);
      await page.reload();
      await page.waitForSelector('.picture[data-ready="true"]');
      const bottoms = await page.evaluate<number[]>(
        `['.frame', '.caption', '.tools'].map((one) => document.querySelector(one).getBoundingClientRect().bottom)`,
      );
      for (const bottom of bottoms) expect(bottom).toBeLessThanOrEqual(800);
    },
  );
});
