/**
 * A folder with all that is above it. Not `mkdir` with `recursive`: where the kernel answers "no such file" for a folder
 * whose parent is there, as in /proc, Node 24 tries again for ever, and the whole server with it.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const isThere = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

/** Only its owner may read it. @throws what the file system says */
export const makeFolder = (folder: string): void => {
  if (isThere(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (thrown) {
    // Another process may have been faster.
    if (!isThere(folder)) throw thrown;
  }
};
