/**
 * The page in a real browser against a scripted server: the states that a real one cannot easily be brought into,
 * and what WCAG asks of each of them.
 */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ClientEventBody } from '../src/protocol/events.ts';
import { accepted, type FakeServer } from '../web/testing/fake-server.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage, takeEverything } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It never came to be that ${what}.`);
};
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const focusedName = (page: Page) =>
  page.evaluate<string>(
    `(() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent?.trim() ?? e.textContent.trim(); })()`,
  );
const tabTo = async (page: Page, name: string) => {
  for (let press = 0; press < 60; press += 1) {
    if ((await focusedName(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reached "${name}".`);
};
const controls = () =>
  server.received.flatMap(({ name, body }) =>
    name === 'control' ? [(body as ClientEventBody<'control'>).command.kind] : [],
  );
const dragPoints = () =>
  server.received.flatMap(({ name, body }) => (name === 'drag-points' ? [body as ClientEventBody<'drag-points'>] : []));
/** How red the middle of the shown mouth is: tells the frames of the drawing apart. */
const mouthPixel = (page: Page) =>
  page.evaluate<number>(
    `(() => { const c = document.querySelector('canvas.pixels'); const d = c.getContext('2d').getImageData(c.width / 2, c.height * 94 / 128, 1, 1).data; return d[1]; })()`,
  );

describe.skipIf(noChromium)('the page', () => {
  scriptedPage((...opened) => {
    [browser, server] = opened;
    takeEverything(server);
    server.script['drag-points'] = () => accepted;
  });

  it('[P20] by keyboard alone: say, stop, undo, place points and go', async () => {
    const { page, problems } = await openPage(browser, server.url);
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Skip to what should change');
    await page.keyboard.press('Enter');
    await page.keyboard.type('open the mouth');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('open the mouth').waitFor();

    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(3, 0.3);
    await page.getByRole('progressbar').waitFor();
    await page.keyboard.press('Escape');
    await until('Escape stopped the drag', () => controls().includes('stop'));
    await page.getByRole('button', { name: 'Stopping' }).waitFor();
    await drag.end('cancelled', 0.3);
    await page.getByText('Stopped after 12').waitFor();

    await page.keyboard.press('ArrowUp');
    expect(await page.inputValue('#composer')).toBe('open the mouth');

    await page.locator('.skip-link').focus();
    await tabTo(page, 'Undo');
    await page.keyboard.press('Enter');
    await until('undo was sent', () => controls().includes('undo'));

    await tabTo(page, 'By hand');
    await page.keyboard.press('Space');
    await page.locator('.skip-link').focus();
    await tabTo(page, 'Place a point');
    await page.keyboard.press('Enter');
    await until('the handle has the focus', async () => (await focusedName(page)).startsWith('point 1, handle'));
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Keep the background');
    await page.keyboard.press('Space');
    await tabTo(page, 'Go');
    await page.keyboard.press('Enter');
    await until('the points were sent', () => dragPoints().length === 1);
    expect(dragPoints()[0]).toEqual({
      points: [{ handle: { x: 63, y: 54 }, target: { x: 64, y: 67 }, label: 'point 1' }],
      keep: 'background',
    });
    expect(problems).toEqual([]);
  });

  it.each([
    [1440, 900],
    [1024, 768],
    [360, 740],
    [320, 568],
  ])('[P21] click, then click sends image coordinates at %i by %i', async (width, height) => {
    const { page } = await openPage(browser, server.url, { viewport: { width, height } });
    await tool(page, 'By hand').click();
    const surface = page.locator('#picture-surface');
    await surface.scrollIntoViewIfNeeded();
    const side = (await surface.boundingBox())?.width ?? 0;
    const clickPixel = (x: number, y: number) =>
      surface.click({ position: { x: ((x + 0.5) / 128) * side, y: ((y + 0.5) / 128) * side } });
    await clickPixel(20, 104);
    await page.getByText('Now click where point 1 should go.').waitFor();
    await clickPixel(8, 120);
    await clickPixel(110, 112);
    await clickPixel(119, 121);
    await page.getByRole('spinbutton', { name: 'to x, point 2' }).fill('100');
    await tool(page, 'Go').click();
    await until('the points were sent', () => dragPoints().length === 1);
    expect(dragPoints()[0]).toEqual({
      points: [
        { handle: { x: 20, y: 104 }, target: { x: 8, y: 120 }, label: 'point 1' },
        { handle: { x: 110, y: 112 }, target: { x: 100, y: 121 }, label: 'point 2' },
      ],
      keep: 'nothing',
    });
  });

  it('[P22] a key point becomes a handle with its name, by mouse and by keyboard', async () => {
    const { page } = await openPage(browser, server.url);
    await tool(page, 'Names').click();
    await tool(page, 'nose').click();
    await page.getByText('Now click where the nose should go.').waitFor();
    await page.keyboard.press('Escape');
    await tool(page, 'left ear tip').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focusedName(page)).toBe('right ear tip');
    await page.keyboard.press('Enter');
    await until('the target has the focus', async () => (await focusedName(page)).startsWith('right ear tip, target'));
    await page.keyboard.press('Shift+ArrowUp');
    await tool(page, 'Go').click();
    await until('the points were sent', () => dragPoints().length === 1);
    expect(dragPoints()[0]?.points).toEqual([
      { handle: { x: 96, y: 24 }, target: { x: 96, y: 14 }, label: 'right ear tip' },
    ]);
  });

  it('[P2] a lost connection is said, what was written stays, and everything is there when it is back', async () => {
    const { page } = await openPage(browser, server.url);
    await page.fill('#composer', 'open the mouth');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('open the mouth').waitFor();
    await server.goAway();
    await page.getByText('Connection lost.').waitFor();
    await page.fill('#composer', 'raise the ears');
    await page.keyboard.press('Enter');
    await page.getByText('your sentence stays here').waitFor();
    expect(await page.inputValue('#composer')).toBe('raise the ears');
    await server.comeBack();
    await page.getByText('Connected again.').waitFor();
    expect(server.handshakes).toEqual([null, 'conversation-1']);
    expect(await page.getByRole('log').getByText('open the mouth').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.locator('#composer').press('Enter');
    await page.getByRole('log').getByText('raise the ears').waitFor();
    await page.reload();
    await page.getByRole('log').getByText('raise the ears').waitFor();
    expect(server.handshakes.at(-1)).toBe('conversation-1');
  });

  it('[P2] a server that refuses the connection is quoted, once, and asked again', async () => {
    server.refusal = 'As many conversations are open as this server keeps.';
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByRole('alert').getByText('As many conversations').waitFor();
    server.refusal = null;
    await page.waitForSelector('.picture[data-ready="true"]');
    expect(await page.getByRole('alert').getByText('As many conversations').count()).toBe(0);
    await page.close();
  });

  it('[P5] a refused sentence is an alert and stays in the composer; a failed drag frees the page', async () => {
    server.script.say = () => ({ ok: false, error: { code: 'busy', message: 'Eight edits wait already.' } });
    const { page } = await openPage(browser, server.url);
    await page.fill('#composer', 'raise the ears');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Eight edits wait already.').waitFor();
    expect(await page.inputValue('#composer')).toBe('raise the ears');
    const drag = new ScriptedDrag(server);
    drag.begin();
    await page.getByRole('button', { name: 'Stop' }).focus();
    server.emit('drag-failed', {
      dragId: drag.dragId,
      error: { code: 'engine-stopped', message: 'The engine stopped.' },
    });
    server.setState({ busy: false });
    await page.getByText('The engine stopped.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await until('the focus is in the composer', async () => (await focusedName(page)) === 'Say what should change');
  });

  it('[P11] twelve frames a second with gaps: the newest is shown and acknowledged, a broken one is said', async () => {
    const { page } = await openPage(browser, server.url);
    const closed = await mouthPixel(page);
    const drag = new ScriptedDrag(server);
    drag.begin();
    for (let step = 1; step <= 12; step += 1) {
      await drag.step(step, step / 12, { skip: step % 3 === 0 ? 2 : 0 });
      await new Promise((resolve) => setTimeout(resolve, 83));
    }
    await until('the newest frame was acknowledged', () => server.lastFrameShown() === server.sequence);
    await drag.end();
    await until('the last frame was acknowledged', () => server.lastFrameShown() === server.sequence);
    expect(Math.abs((await mouthPixel(page)) - closed)).toBeGreaterThan(40);
    server.brokenFrame();
    await page.getByRole('alert').getByText('could not be read').waitFor();
    expect(server.lastFrameShown()).toBe(server.sequence);
  });

  it('[P12] with reduced motion the picture changes at the first and the last frame of a drag only', async () => {
    const { page } = await openPage(browser, server.url, { reducedMotion: 'reduce' });
    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(1, 0.05);
    await until('the first frame was dealt with', () => server.lastFrameShown() === server.sequence);
    const first = await mouthPixel(page);
    for (const done of [0.4, 0.7, 0.9]) await drag.step(done * 10, done);
    await until('all frames were dealt with', () => server.lastFrameShown() === server.sequence);
    expect(await mouthPixel(page)).toBe(first);
    await drag.end();
    await until('the last frame is shown', async () => (await mouthPixel(page)) !== first);
    const longest = await page.evaluate<number>(
      'Math.max(0, ...document.getAnimations().map((a) => a.effect.getComputedTiming().endTime))',
    );
    expect(longest).toBeLessThanOrEqual(1);
  });

  it('[P3] the log gets finished messages only; progress is a status of its own, at quarters', async () => {
    const { page } = await openPage(browser, server.url);
    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(5, 0.55);
    await page.getByRole('status').getByText('Half way.').waitFor({ state: 'attached' });
    expect(await page.getByRole('log').textContent()).not.toMatch(/step \d|Half way/);
    await drag.end();
    await page.getByText('Done in 34').waitFor();
    expect(await page.getByRole('log').locator('.figures').textContent()).toMatch(/16 of 16 px/);
  });

  it('[P13] before and after the last edit can be compared by keyboard', async () => {
    const { page } = await openPage(browser, server.url);
    expect(await tool(page, 'Compare').getAttribute('aria-disabled')).toBe('true');
    const drag = new ScriptedDrag(server);
    drag.begin();
    await drag.step(5, 0.5);
    await drag.end();
    await page.getByText('Done in 34').waitFor();
    await tool(page, 'Compare').click();
    const divider = page.getByRole('slider');
    await divider.focus();
    await page.keyboard.press('End');
    expect(await divider.getAttribute('aria-valuetext')).toBe('100 % before');
  });

  it('[P23] the seed is shown and can be gone to; nonsense is refused here', async () => {
    const { page } = await openPage(browser, server.url);
    const seed = page.getByRole('textbox', { name: 'Seed' });
    expect(await seed.inputValue()).toBe('7');
    await seed.fill('minus one');
    await seed.press('Enter');
    await page.getByRole('alert').getByText('is not a seed').waitFor();
    await seed.fill('42');
    await seed.press('Enter');
    await until('the seed was sent', () => controls().includes('seed'));
    expect(server.received.at(-1)?.body).toEqual({ command: { kind: 'seed', seed: 42 } });
  });

  it('[P24] Save PNG downloads the standing picture', async () => {
    const { page } = await openPage(browser, server.url);
    const download = page.waitForEvent('download');
    await tool(page, 'Save PNG').click();
    expect((await download).suggestedFilename()).toBe('saydrag-seed-7.png');
  });

  it('[P25] the theme follows the system, can be changed, and is remembered', async () => {
    const { page } = await openPage(browser, server.url, { colorScheme: 'dark' });
    const paper = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await paper();
    await page.getByRole('button', { name: 'Dark' }).click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await paper()).toBe(light);
  });

  it.each([
    [360, 740],
    [320, 568],
    [740, 360],
  ])(
    '[P26] %i by %i: nothing scrolls sideways, the composer is in sight and never covers the focus',
    async (width, height) => {
      const { page } = await openPage(browser, server.url, { viewport: { width, height } });
      server.message('said', 'open the mouth '.repeat(12));
      server.message('answer', 'I know: '.repeat(30));
      await tool(page, 'By hand').click();
      await page.keyboard.press('Tab');
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      const composer = await page.locator('#composer').boundingBox();
      expect((composer?.y ?? height) + (composer?.height ?? 0)).toBeLessThanOrEqual(height);
      await page.locator('.skip-link').focus();
      for (let press = 0; press < 45; press += 1) {
        await page.keyboard.press('Tab');
        const covered = await page.evaluate<boolean>(`(() => {
        const focused = document.activeElement;
        const dock = document.querySelector('.dock');
        if (focused === document.body || dock.contains(focused)) return false;
        const box = focused.getBoundingClientRect();
        return box.top >= dock.getBoundingClientRect().top;
      })()`);
        expect(covered, await focusedName(page)).toBe(false);
      }
    },
  );

  const states: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    ['idle', async (page) => tool(page, 'Names').click()],
    [
      'drag',
      async (page) => {
        const drag = new ScriptedDrag(server);
        drag.begin();
        await drag.step(5, 0.5);
        await page.getByRole('progressbar').waitFor();
      },
    ],
    [
      'result and comparison',
      async (page) => {
        server.message('said', 'open the mouth');
        const drag = new ScriptedDrag(server);
        drag.begin();
        await drag.step(5, 0.5);
        await drag.end();
        await page.locator('.figures').waitFor();
        await tool(page, 'Compare').click();
      },
    ],
    [
      'points by hand',
      async (page) => {
        await tool(page, 'By hand').click();
        const surface = page.locator('#picture-surface');
        await surface.click({ position: { x: 30, y: 60 } });
        await surface.click({ position: { x: 60, y: 90 } });
        await surface.click({ position: { x: 40, y: 160 } });
      },
    ],
    [
      'error, engine failed, connection lost',
      async (page) => {
        server.emit('engine-status', { state: 'failed', text: 'It ended four times in a row.' });
        server.emit('drag-failed', { dragId: 'd', error: { code: 'internal', message: 'Something went wrong.' } });
        await page.getByText('Something went wrong.').waitFor();
        await server.goAway();
        await page.getByText('Connection lost.').waitFor();
      },
    ],
  ];
  it.each(states)('[P27] axe finds nothing, light and dark, large and small: %s', async (_name, bring) => {
    const { page, problems } = await openPage(browser, server.url, { reducedMotion: 'reduce', bypassCSP: true });
    await bring(page);
    for (const [width, height] of [
      [1280, 800],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForFunction('document.getAnimations().every((a) => a.playState !== "running")');
        expect(await axeViolations(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
    expect(problems).toEqual([]);
  });
});
