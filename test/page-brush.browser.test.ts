/** Painting what should stay, by pointer and by keyboard, in a real browser against a scripted server. */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type ClientEventBody, paintedSize } from '../src/protocol/events.ts';
import { accepted, type FakeServer } from '../web/testing/fake-server.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const placeOf = async (page: Page, x: number, y: number): Promise<[number, number]> => {
  const box = await page.locator('.frame').boundingBox();
  if (box === null) throw new Error('The picture is not there.');
  return [box.x + x * box.width, box.y + y * box.height];
};
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');
const stroke = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
  await page.mouse.move(...(await placeOf(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await placeOf(page, ...to)), { steps: 5 });
  await page.mouse.up();
};
const point = async (page: Page, x: number, y: number) => page.mouse.click(...(await placeOf(page, x, y)));
const sent = () =>
  server.received.flatMap(({ name, body }) => (name === 'drag-points' ? [body as ClientEventBody<'drag-points'>] : []));
/** Whether the cell at a place of the picture was sent as one that stays. */
const stays = (x: number, y: number): boolean => {
  const bytes = Buffer.from(sent().at(-1)?.painted?.keep ?? '', 'base64');
  return bytes[Math.floor(y * paintedSize) * paintedSize + Math.floor(x * paintedSize)] === 255;
};
const go = async (page: Page) => {
  const before = sent().length;
  await button(page, 'Go').click();
  await expect.poll(() => sent().length).toBe(before + 1);
};

describe.skipIf(noChromium)('painting what stays', () => {
  scriptedPage((...opened) => {
    [browser, server] = opened;
    server.script['drag-points'] = () => accepted;
  });

  it('[P61] by pointer: strokes, the eraser, taking back, and what is sent with the points', async () => {
    const { page, problems } = await openPage(browser, server.url);
    await button(page, 'By hand').click();
    await button(page, 'Paint what stays').click();
    await stroke(page, [0.2, 0.2], [0.8, 0.2]);
    await stroke(page, [0.2, 0.9], [0.8, 0.9]);
    await button(page, 'Erase').click();
    await stroke(page, [0.5, 0.2], [0.5, 0.2]);
    await button(page, 'Points').click();
    await point(page, 0.3, 0.5);
    await point(page, 0.3, 0.6);
    await go(page);
    expect([stays(0.3, 0.2), stays(0.5, 0.2), stays(0.7, 0.2), stays(0.5, 0.9), stays(0.5, 0.5)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    // The eraser's stroke first, then the lower one.
    await button(page, 'Undo stroke').click();
    await button(page, 'Undo stroke').click();
    await go(page);
    expect([stays(0.5, 0.2), stays(0.5, 0.9)]).toEqual([true, false]);
    await button(page, 'Clear paint').click();
    await go(page);
    expect(sent().at(-1)?.painted).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('[P61] by keyboard: the brush has the focus, arrows move it, space paints, Escape lays it down', async () => {
    const { page } = await openPage(browser, server.url);
    await button(page, 'By hand').press('Enter');
    await button(page, 'Paint what stays').press('Enter');
    await expect.poll(() => focused(page)).toBe('paint-surface');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await page.getByText(/Painted, 1 % of the picture stays\. x 6\d, y 32/).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('picture-surface');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+ArrowDown');
    await go(page);
    expect([stays(0.48, 0.25), stays(0.5, 0.5)]).toEqual([true, false]);
  });

  it('[P61] points that are refused stay to be put right; those of a drag that begins go', async () => {
    const { page } = await openPage(browser, server.url);
    await button(page, 'By hand').click();
    await point(page, 0.3, 0.5);
    await point(page, 0.3, 0.6);
    await go(page);
    server.message('answer', 'Point 1 lies where you asked me to keep what you painted.');
    await page.getByText('Point 1 lies where').waitFor();
    expect(await page.locator('.pair').count()).toBe(1);
    await go(page);
    new ScriptedDrag(server).begin();
    await page.getByRole('progressbar').waitFor();
    expect(await page.locator('.pair').count()).toBe(0);
  });

  it.each([
    [320, 640],
    [1024, 768],
  ])('[P26] %i by %i: nothing of the panel for moving by hand is cut off at its side', async (width, height) => {
    const { page } = await openPage(browser, server.url, { viewport: { width, height } });
    await button(page, 'By hand').click();
    await point(page, 0.1, 0.1);
    await point(page, 0.1, 0.3);
    await button(page, 'Paint what stays').click();
    await stroke(page, [0.2, 0.2], [0.8, 0.2]);
    const out = await page.evaluate<string[]>(`(() => {
      const panel = document.querySelector('.manual-panel').getBoundingClientRect();
      return [...document.querySelectorAll('.manual-panel :is(button, input)')]
        .filter((e) => e.getBoundingClientRect().right > panel.right - 8 || e.getBoundingClientRect().left < panel.left + 8)
        .map((e) => e.getAttribute('aria-label') ?? e.textContent);
    })()`);
    expect(out).toEqual([]);
    expect((await page.locator('.pairs').boundingBox())?.height).toBeGreaterThan(90);
  });

  it('[P27] axe finds nothing while painting, light and dark, large and small', async () => {
    const { page } = await openPage(browser, server.url, { bypassCSP: true, reducedMotion: 'reduce' });
    await button(page, 'By hand').click();
    await button(page, 'Paint what stays').click();
    await stroke(page, [0.2, 0.2], [0.8, 0.2]);
    for (const [width, height] of [
      [1280, 800],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForFunction('document.getAnimations().every((a) => a.playState !== "running")');
        expect(await axeViolations(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
});
