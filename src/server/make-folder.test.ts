import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

test('[S87] a folder is made with all above it, and again is nothing', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'saydrag-folder-')), 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('[S87] a place where no folder can be is refused at once, whatever the file system is', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'saydrag-folder-')), 'file');
  await writeFile(file, '');
  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow();
  // In a process of its own: it must end.
  const place = existsSync('/proc/self') ? '/proc/nowhere/a' : join(file, 'a');
  const script = `import { makeFolder } from ${JSON.stringify(new URL('./make-folder.ts', import.meta.url).href)};
    try { makeFolder(${JSON.stringify(place)}); } catch { process.exit(3); }`;
  const { status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 10_000 });
  expect({ status, signal }).toEqual({ status: 3, signal: null });
});
