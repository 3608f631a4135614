/**
 * Finds the browser for tests of the page. Where there is none the tests are skipped and a line says so; with
 * SAYDRAG_NO_SKIPS=1 a missing browser is a failure instead.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = (): string[] =>
  [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].filter(
    (path): path is string => path !== undefined && path !== '',
  );

/** Null where no browser is installed. */
export const chromiumPath = candidates().find((path) => existsSync(path)) ?? null;

export const noChromium = chromiumPath === null;
if (noChromium) {
  const line = `no Chromium found; looked at ${candidates().join(', ')}; set CHROMIUM_PATH`;
  if (process.env['SAYDRAG_NO_SKIPS'] === '1') throw new Error(line);
  console.warn(`SKIPPED browser tests: ${line}`);
}

const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchChromium = (extraArguments: readonly string[] = []): Promise<Browser> => {
  if (chromiumPath === null) throw new Error('launchChromium called without a browser; guard with noChromium.');
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [...quietArguments, ...extraArguments],
  });
};
