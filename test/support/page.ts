/** For tests of the page: builds it once, opens it at a size and in a theme, and asks axe about what stands there. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Builds the page into a folder of the tests' own, so that a build someone serves is not touched. Takes a second. */
export const buildPage = async (): Promise<string> => {
  const folder = join(root, '.build', 'test-page');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: root },
  );
  return folder;
};

export interface OpenedPage {
  readonly page: Page;
  /** Everything the page reported as an error; connection failures of the network are not among them. */
  readonly problems: string[];
}

export const openPage = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_')) problems.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector('.picture[data-ready="true"]');
  return { page, problems };
};

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/** Violations of WCAG 2.2 A and AA, one line each. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') }).catch(() => undefined);
  const findings = await page.evaluate<AxeFinding[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then((r) => r.violations)`,
  );
  return findings.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary?.split('\n')[1] ?? ''}`),
  );
};
