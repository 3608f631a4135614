/** For tests of the page against a scripted server: one browser for a block of tests, a server of its own for each of them. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { accepted, type FakeServer, startFakeServer } from '../../web/testing/fake-server.ts';
import { launchChromium } from './chromium.ts';
import { buildPage } from './page.ts';

/** Takes every sentence and command, and shows what was said. */
export const takeEverything = (server: FakeServer): void => {
  server.script.say = ({ text }) => {
    server.message('said', text);
    return accepted;
  };
  server.script.control = () => accepted;
};

/**
 * To be called in a `describe`. `begin` takes both before each test, and writes the server's script; `launch` starts a
 * browser that is not the usual one.
 */
export const scriptedPage = (
  begin: (browser: Browser, server: FakeServer) => void,
  launch: () => Promise<Browser> = launchChromium,
): void => {
  let folder: string;
  let browser: Browser | undefined;
  let server: FakeServer;
  beforeAll(async () => {
    folder = await buildPage();
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    if (browser === undefined) throw new Error('The browser was not started.');
    server = await startFakeServer(folder);
    begin(browser, server);
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server.goAway();
  });
};
