/**
 * What a visitor does, with nothing scripted: the built page in a real browser, the real server and the real lion.
 * The picture itself is measured: pixels of the canvas, and the lips in the picture that the page shows.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose, type RunningServer, type ServerParts, serve } from '../src/server/index.ts';
import { launchChromium, noChromium } from './support/chromium.ts';
import { buildPage, openPage } from './support/page.ts';

const editTimeoutMs = 100_000;

let browser: Browser;
let parts: ServerParts;
let server: RunningServer;

interface Shown {
  readonly size: number;
  readonly rgb: Uint8Array;
}

/** The pixels that the page shows, read from its canvas. */
const shown = async (page: Page): Promise<Shown> => {
  const url = await page.evaluate<string>(`document.querySelector('canvas.pixels').toDataURL('image/png')`);
  const image = sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { size: info.width, rgb: new Uint8Array(data) };
};

/** Height of the mouth's opening in the shown picture, as a share of its width. */
const lipsApart = async (picture: Shown): Promise<number> => {
  const points = await parts.editing.detector.detect(picture);
  const y = (name: string) => points.find((found) => found.name === name)?.point.y ?? Number.NaN;
  return (y('lower_lip') - y('upper_lip')) / picture.size;
};

/** Mean difference of two pictures over their rows from `top` to `bottom` (shares of the height), in 0..255. */
const difference = (a: Shown, b: Shown, top = 0, bottom = 1): number => {
  const row = a.size * 3;
  const from = Math.floor(top * a.size) * row;
  const to = Math.floor(bottom * a.size) * row;
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += Math.abs((a.rgb[i] ?? 0) - (b.rgb[i] ?? 0));
  return sum / (to - from);
};

/** The shown picture once it differs from `old` and stands still. */
const nextStanding = async (page: Page, old: Shown): Promise<Shown> => {
  let last = old;
  for (let turn = 0; turn < 200; turn += 1) {
    await page.waitForTimeout(300);
    const now = await shown(page);
    if (difference(now, old) > 0.5 && difference(now, last) === 0) return now;
    last = now;
  }
  throw new Error('The picture never changed to one that stands still.');
};

const say = async (page: Page, text: string) => {
  await page.fill('#composer', text);
  await page.keyboard.press('Enter');
};

describe.skipIf(noChromium)('the page and the lion', () => {
  beforeAll(async () => {
    const pageFolder = await buildPage();
    parts = { ...(await compose({ model: 'lion', providers: ['cpu'] })), pageFolder };
    server = await serve(parts, { host: '127.0.0.1', port: 0, report: (reason) => console.error(reason) });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it(
    '[P30] a typed sentence opens the mouth in the picture, and undo closes it again',
    async () => {
      const { page, problems } = await openPage(browser, server.url);
      const first = await shown(page);
      await say(page, 'seed 7');
      await page.getByText('Here is seed 7.').waitFor();
      const before = await nextStanding(page, first);
      const closed = await lipsApart(before);

      await say(page, "open the lion's mouth");
      await page.getByText('Opening the mouth.').waitFor();
      await page.getByRole('progressbar').waitFor();
      await page
        .getByRole('log')
        .getByText('the lower lip moved', { exact: false })
        .waitFor({ timeout: editTimeoutMs });
      const after = await nextStanding(page, before);
      const opened = await lipsApart(after);
      expect(opened - closed).toBeGreaterThan(0.03);
      expect(difference(before, after)).toBeGreaterThan(1);

      await say(page, 'undo');
      const undone = await nextStanding(page, after);
      expect(difference(before, undone)).toBeLessThan(0.5);
      expect(await lipsApart(undone)).toBeCloseTo(closed, 2);

      await say(page, 'paint the mane blue');
      await page.getByRole('log').getByText('blue', { exact: false }).last().waitFor();
      expect(difference(before, await shown(page))).toBeLessThan(0.5);
      expect(problems).toEqual([]);
    },
    2 * editTimeoutMs,
  );

  it(
    '[P50] a part is taught by a click and a name, shown among the names, found in another picture and moved by a sentence',
    async () => {
      const { page, problems } = await openPage(browser, server.url);
      const first = await shown(page);
      await say(page, 'seed 7');
      await page.getByText('Here is seed 7.').waitFor();
      const before = await nextStanding(page, first);
      await page.getByRole('button', { name: 'By hand' }).click();
      const surface = page.locator('#picture-surface');
      const side = (await surface.boundingBox())?.width ?? 0;
      await surface.click({ position: { x: 0.5 * side, y: 0.45 * side } });
      await page.getByLabel('Name for what is at point 1').fill('nose bridge');
      await page.keyboard.press('Enter');
      await page.getByRole('log').getByText('I know the nose bridge now', { exact: false }).waitFor();
      await page.getByRole('button', { name: 'Close moving by hand' }).click();

      await say(page, 'seed 8');
      await page.getByText('Here is seed 8.').waitFor();
      const other = await nextStanding(page, before);
      await say(page, 'show names');
      await page.getByRole('button', { name: 'nose bridge' }).waitFor();
      await say(page, 'move the nose bridge up a bit');
      await page.getByText('Moving the nose bridge up a bit.').waitFor();
      await page
        .getByRole('log')
        .getByText('the nose bridge moved', { exact: false })
        .waitFor({ timeout: editTimeoutMs });
      expect(difference(other, await nextStanding(page, other))).toBeGreaterThan(0.5);
      expect(problems).toEqual([]);
    },
    2 * editTimeoutMs,
  );

  it(
    '[P51] parts that were exported, and forgotten, are known again from their file; a wrong file changes nothing',
    async () => {
      const { page } = await openPage(browser, server.url, { acceptDownloads: true });
      const first = await shown(page);
      await say(page, 'seed 9');
      await page.getByText('Here is seed 9.').waitFor();
      await nextStanding(page, first);
      await say(page, 'call number 2 the brow');
      await page.getByRole('log').getByText('I know the brow now', { exact: false }).waitFor();
      const download = page.waitForEvent('download');
      await say(page, 'export parts');
      const file = await (await download).path();
      await say(page, 'forget the part brow');
      await page.getByText('The brow is forgotten.').waitFor();

      const choose = async (path: string, name: string) => {
        const chooser = page.waitForEvent('filechooser');
        await say(page, 'import parts');
        await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: await readFile(path) });
      };
      const cut = join(tmpdir(), `saydrag-cut-${process.pid}.json`);
      await writeFile(cut, (await readFile(file, 'utf8')).slice(0, -20));
      await choose(cut, 'cut.json');
      await page.getByText('cut.json is no file of taught parts: it is not JSON.').waitFor();
      await rm(cut);
      expect(parts.editing.teaching?.memory.parts.some(({ name }) => name === 'brow')).toBe(false);
      await choose(file, 'mine.json');
      await page.getByRole('log').getByText('From mine.json I know the brow', { exact: false }).waitFor();
      expect(parts.editing.teaching?.memory.parts.find(({ name }) => name === 'brow')).toMatchObject({ examples: 1 });
      await say(page, 'move the brow up a bit');
      await page.getByRole('log').getByText('Moving the brow up a bit.').waitFor();
      await page.getByRole('log').getByText('the brow moved', { exact: false }).waitFor({ timeout: editTimeoutMs });
    },
    2 * editTimeoutMs,
  );
});
