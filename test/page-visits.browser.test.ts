/** Visitors who come back, who open an address, and who do what nobody expects. A real browser, a scripted server. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { maxTextLength } from '../src/protocol/events.ts';
import { noOverlay } from '../src/protocol/page-effects.ts';
import type { FakeServer } from '../web/testing/fake-server.ts';
import { ScriptedDrag } from '../web/testing/scripted-drag.ts';
import { noChromium } from './support/chromium.ts';
import { axeViolations, openPage } from './support/page.ts';
import { scriptedPage, takeEverything } from './support/scripted-page.ts';

let browser: Browser;
let server: FakeServer;

const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = () => server.received.filter(({ name }) => name === 'say').map(({ body }) => body);
const edited = {
  current: 1,
  steps: [
    { step: 0, parent: null, title: 'seed 7', name: null, seed: 7, edited: false },
    { step: 1, parent: 0, title: 'open the mouth', name: 'sleepy', seed: 7, edited: true },
  ],
};
const another = async (context: BrowserContext, path = ''): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}${path}`);
  await page.waitForSelector('.picture[data-ready="true"]');
  return page;
};
/** As if files had been dropped from outside of the browser; true where the page kept the browser from opening them. */
const drop = (page: Page, files: readonly (readonly [name: string, type: string])[]): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const dataTransfer = new DataTransfer();
    for (const [name, type] of ${JSON.stringify(files)}) dataTransfer.items.add(new File(['{"a":1}'], name, { type }));
    const sent = ['dragover', 'drop'].map((kind) =>
      document.querySelector('.picture').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })));
    return sent.every((unhindered) => !unhindered);
  })()`);

describe.skipIf(noChromium)('visitors', () => {
  scriptedPage((...opened) => {
    [browser, server] = opened;
    takeEverything(server);
  });

  it('[P52] the address leads back to the conversation from another tab; of one that is gone it is told', async () => {
    const { page } = await openPage(browser, server.url);
    expect(new URL(page.url()).hash).toBe('#conversation=conversation-1');
    await another(await browser.newContext(), '#conversation=conversation-1');
    expect(server.handshakes).toEqual([null, 'conversation-1']);

    await page.evaluate(`window.location.hash = 'conversation=gone'`);
    await page.getByText('The earlier conversation is no longer kept').waitFor();
    expect(server.handshakes.at(-1)).toBe('gone');
    expect(new URL(page.url()).hash).toBe('#conversation=conversation-1');
  });

  it('[P53] who did something is offered that picture when the page is opened anew, and only while it is kept', async () => {
    const { page } = await openPage(browser, server.url, { bypassCSP: true });
    const context = page.context();
    const offer = (on: Page) => on.getByRole('button', { name: 'Go on with your last picture' });
    server.emit('history-changed', { ...edited, current: 0, steps: edited.steps.slice(0, 1) });
    server.setState({ conversationId: 'conversation-2' });
    const first = await another(context);
    await first.getByText('Say what should change.').first().waitFor();
    expect(await offer(first).count()).toBe(0);
    // It would remember its own conversation when the next history is told to all.
    await first.close();

    server.state = { ...server.state, conversationId: 'conversation-1' };
    await page.reload();
    await page.waitForSelector('.picture[data-ready="true"]');
    server.emit('history-changed', edited);
    await page.waitForFunction(`localStorage.getItem('saydrag-last-conversation') === 'conversation-1'`);
    server.state = { ...server.state, conversationId: 'conversation-3' };
    let kept = false;
    await context.route('**/api/conversations/conversation-1/picture.png', async (route) =>
      kept
        ? route.fulfill({
            contentType: 'image/svg+xml',
            body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
          })
        : route.fulfill({ status: 404 }),
    );
    const gone = await another(context);
    await gone.waitForTimeout(300);
    expect(await offer(gone).isVisible()).toBe(false);
    kept = true;
    const back = await another(context);
    await offer(back).waitFor();
    expect(await axeViolations(back)).toEqual([]);
    await offer(back).click();
    await expect.poll(() => server.handshakes.at(-1), { timeout: 10_000 }).toBe('conversation-1');
  });

  it('[P54] what is too long to send is neither cut nor lost: its length is told', async () => {
    const { page } = await openPage(browser, server.url);
    const long = 'open the mouth and then '.repeat(125);
    await page.focus('#composer');
    await page.keyboard.insertText(long);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(`That is ${long.trim().length} characters`).waitFor();
    expect(await page.inputValue('#composer')).toBe(long);
    expect(said()).toEqual([]);
    await page.fill('#composer', 'a'.repeat(maxTextLength));
    await page.keyboard.press('Enter');
    await expect.poll(() => said().length).toBe(1);
  });

  it('[P55] a dropped file never takes the place of the page: parts are taken in, of others it is told why not', async () => {
    const { page } = await openPage(browser, server.url);
    const sent: string[] = [];
    await page.route('**/api/conversations/conversation-1/parts', (route) => {
      sent.push(route.request().postDataJSON().fileName);
      return route.fulfill({ status: 200, contentType: 'application/json', body: '{}' });
    });
    expect(await drop(page, [['cat.jpg', 'image/jpeg']])).toBe(true);
    await page.getByRole('alert').getByText('cat.jpg cannot be opened here', { exact: false }).waitFor();
    expect(
      await drop(page, [
        ['a.json', ''],
        ['b.json', ''],
      ]),
    ).toBe(true);
    await page.getByRole('alert').getByText('Drop one file at a time.').waitFor();
    expect(await drop(page, [['mine.json', 'application/json']])).toBe(true);
    await expect.poll(() => sent).toEqual(['mine.json']);
  });

  it('[P56] who begins to write with nothing in focus writes in the composer', async () => {
    const { page } = await openPage(browser, server.url);
    await page.keyboard.type('undo');
    expect(await page.inputValue('#composer')).toBe('undo');
    await tool(page, 'History').focus();
    await page.keyboard.type('xyz');
    expect(await page.inputValue('#composer')).toBe('undo');
  });

  it('[P13] an edit that is gone back to can be compared by press, and the comparison ended the same way', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/steps/0/picture.*', async (route) => {
      const answer = await page.request.get(`${server.url}api/conversations/conversation-1/picture.png`);
      return route.fulfill({ contentType: 'image/png', body: await answer.body() });
    });
    expect(await tool(page, 'Compare').getAttribute('aria-disabled')).toBe('true');
    // The page saw no edit that led here, as after undo.
    server.emit('history-changed', edited);
    await expect.poll(() => tool(page, 'Compare').getAttribute('aria-disabled')).toBeNull();
    await tool(page, 'Compare').click();
    await page.getByRole('slider').waitFor();
    await tool(page, 'Compare').click();
    await page.getByRole('slider').waitFor({ state: 'detached' });
  });

  it('[P24] a step that has a name is shown and saved by it', async () => {
    const { page } = await openPage(browser, server.url);
    server.emit('history-changed', edited);
    await page.locator('.title').getByText('sleepy').waitFor();
    const download = page.waitForEvent('download');
    await tool(page, 'Save PNG').click();
    expect((await download).suggestedFilename()).toBe('saydrag-seed-7-sleepy.png');
  });

  it('[P58] a lost connection moves nothing: it is told over the page', async () => {
    const { page } = await openPage(browser, server.url, { viewport: { width: 1280, height: 720 } });
    const where = () => page.locator('.frame').boundingBox();
    const before = await where();
    await server.goAway();
    await page.getByText('Connection lost.').waitFor();
    expect(await where()).toEqual(before);
    await server.comeBack();
    await page.getByText('Connected again.').waitFor();
    expect(await where()).toEqual(before);
  });

  it('[D47] the ways to a wish keep their places while their pictures come', async () => {
    const { page } = await openPage(browser, server.url, { reducedMotion: 'reduce' });
    const answer = await page.request.get(`${server.url}api/conversations/conversation-1/picture.png`);
    const body = await answer.body();
    await page.route('**/previews/*', (route) => route.fulfill({ contentType: 'image/png', body }));
    const choices = ['raise the head', 'make the mane bigger', 'raise the head and make the mane bigger'].map(
      (text, i) => ({ number: i + 1, text, preview: null as number | null, previewComes: true }),
    );
    const places = () =>
      page.evaluate<string>(
        `JSON.stringify([...document.querySelectorAll('.suggestions button')].map((e) => { const { x, y, width, height } = e.getBoundingClientRect(); return [x, y, width, height]; }))`,
      );
    server.emit('overlay-changed', { ...noOverlay, choices });
    await page.getByRole('button', { name: '1 raise the head', exact: true }).waitFor();
    const before = await places();
    const [one, ...rest] = choices;
    if (one === undefined) throw new Error('no choice');
    server.emit('overlay-changed', { ...noOverlay, choices: [{ ...one, preview: 1, previewComes: false }, ...rest] });
    await page.locator('img.chip-preview').waitFor();
    expect(await places()).toBe(before);
    server.emit('overlay-changed', {
      ...noOverlay,
      choices: choices.map((choice) => ({
        ...choice,
        previewComes: false,
        preview: choice.number === 2 ? null : choice.number,
      })),
    });
    await expect.poll(() => page.locator('img.chip-preview').count()).toBe(2);
    expect(await places()).toBe(before);
  });

  it('[P57] what is said at the end of the log stays in sight when choices open below it in the same moment', async () => {
    const { page } = await openPage(browser, server.url, { viewport: { width: 1280, height: 720 } });
    const cutOff = () =>
      page.evaluate<number>(
        `(() => { const log = document.querySelector('.log'); return Math.round(log.scrollHeight - log.scrollTop - log.clientHeight); })()`,
      );
    for (let i = 0; i < 12; i++) server.message('answer', `Answer ${i}. `.repeat(12));
    await expect.poll(cutOff).toBe(0);
    const choices = ['raise the head', 'make the mane bigger', 'raise the ears', 'close the mouth'];
    server.message('answer', 'There are several ways. '.repeat(12));
    server.emit('overlay-changed', {
      ...noOverlay,
      choices: choices.map((text, i) => ({ number: i + 1, text, preview: null, previewComes: true })),
    });
    await page.getByRole('button', { name: '1 raise the head', exact: true }).waitFor();
    await page.waitForTimeout(300);
    expect(await cutOff()).toBe(0);
  });

  it('[P4] the figures of an edit that arrived are folded behind its steps, those of one that fell short are open', async () => {
    const { page } = await openPage(browser, server.url);
    const run = async (reason: 'reached' | 'cancelled') => {
      const drag = new ScriptedDrag(server);
      drag.begin();
      await drag.step(5, 0.5);
      await drag.end(reason);
      await page.locator('.figures').last().waitFor();
    };
    await run('reached');
    expect(await page.getByText('lower lip', { exact: true }).isVisible()).toBe(false);
    await page.locator('.figures summary').click();
    await page.getByText('lower lip', { exact: true }).waitFor();
    await page.reload();
    await page.waitForSelector('.picture[data-ready="true"]');
    await run('cancelled');
    await page.getByText('lower lip', { exact: true }).waitFor();
  });
});
