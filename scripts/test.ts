/**
 * The test command: types, lint, the page's build, then vitest. Ends with vitest's summary and one plain line.
 *
 *   node scripts/test.ts         the default and the browser tests (under 5 minutes on two cores)
 *   node scripts/test.ts --all   the slow ones as well (what CI runs)
 *
 * SAYDRAG_NO_SKIPS=1 turns a skipped test into a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.dirname(import.meta.dirname);
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);
const report = path.join(root, '.build', 'vitest.json');

const run = (title: string, command: string, args: readonly string[]): boolean => {
  const started = performance.now();
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
};

const checks = [
  run('types of the server', bin('tsc'), ['-p', 'tsconfig.json']),
  run('types of the page', bin('tsc'), ['-p', 'web/tsconfig.json']),
  run('lint', bin('biome'), ['check', '.']),
  run('build of the page', bin('vite'), ['build', 'web', '--logLevel', 'warn']),
];

const projects = ['default', 'browser', ...(process.argv.includes('--all') ? ['slow'] : [])];
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });
const vitest = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: root, stdio: 'inherit' },
);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(report, 'utf8')));

const skipped = numPendingTests + numTodoTests;
for (const file of testResults) {
  for (const test of file.assertionResults) {
    if (test.status !== 'passed' && test.status !== 'failed')
      console.log(`SKIPPED  ${path.relative(root, file.name)}: ${test.fullName}`);
  }
}
/** A file that did not load has no tests to count: it is one failure. */
const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const skipsForbidden = process.env['SAYDRAG_NO_SKIPS'] === '1';
const failedChecks = checks.filter((ok) => !ok).length;
let failed = numFailedTests + brokenFiles + failedChecks + (skipsForbidden ? skipped : 0);
if (failed === 0 && vitest.status !== 0) failed = 1;
if (skipsForbidden && skipped > 0)
  console.log(`${skipped} tests were skipped, which SAYDRAG_NO_SKIPS=1 does not allow.`);

const passed = numPassedTests + checks.length - failedChecks;
console.log(`${passed} passed, ${failed} failed${skipped > 0 && !skipsForbidden ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
