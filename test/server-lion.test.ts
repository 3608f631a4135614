/** The whole way with nothing scripted: a real socket, the real language, the real lion, its detector and its engine. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type RunningServer, serve } from '../src/server/index.ts';
import { connectPage, type Page } from '../src/server/testing/index.ts';

const minutes = 60_000;

describe('the lion', () => {
  let server: RunningServer;
  let page: Page;
  const reported: unknown[] = [];
  const lipHeight = async () => {
    const { keyPoints } = page.welcome;
    const changed = page.events.filter(({ name }) => name === 'key-points-changed').at(-1)?.body as typeof page.welcome;
    const points = changed?.keyPoints ?? keyPoints;
    const y = (name: string) => points.find((found) => found.name === name)?.point.y ?? Number.NaN;
    return y('lower_lip') - y('upper_lip');
  };
  const finish = (text: string) =>
    page.next('message-added', (body) => body['kind'] !== 'said' && String(body['text']).startsWith(text));

  beforeAll(async () => {
    const parts = await compose({ model: 'lion', providers: ['cpu'] });
    server = await serve(parts, { host: '127.0.0.1', port: 0, report: (reason) => reported.push(reason) });
    page = await connectPage(server.url);
  }, 2 * minutes);
  afterAll(async () => {
    page?.close();
    await server?.close();
  });

  test(
    '[S39] opens its mouth for a sentence: the picture changes, the lips part, the result has figures',
    async () => {
      await page.say('seed 7');
      await finish('Here is seed 7.');
      await page.standingFrame();
      const before = await page.standingFrame();
      const closed = await lipHeight();
      await page.say('open the mouth');
      const ended = await page.next('drag-ended');
      expect(ended['reason']).toMatch(/reached|step-limit|stalled/);
      await finish('');
      const after = await page.standingFrame();
      expect(after.bytes).not.toEqual(before.bytes);
      await page.next('state-changed', ({ undoSteps, busy }) => undoSteps === 2 && busy === false);
      expect(await lipHeight()).toBeGreaterThan(closed + 3);
      expect((await sharp(after.bytes).metadata()).width).toBe(page.welcome.state.imageSize);
      expect(page.frames.filter(({ head }) => head.dragId !== null).length).toBeGreaterThan(1);
      expect(reported).toEqual([]);
    },
    3 * minutes,
  );
});
