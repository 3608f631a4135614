import { expect, it } from 'vitest';
import type { Command } from '../core/index.ts';
import { noOverlay } from '../protocol/index.ts';
import { cautionIn, momentOf } from './audio-socket.ts';

it('[S72] what can be said follows the screen: numbers, grids, waiting points, and phrases that were taught', () => {
  const fresh = { undoSteps: 0 };
  expect(momentOf(noOverlay, fresh, ['big yawn'])).toEqual({
    numbers: [],
    pointing: false,
    edited: false,
    taught: ['big yawn'],
  });
  expect(momentOf({ ...noOverlay, shown: ['history', 'mask'] }, fresh, [])).toMatchObject({ pointing: false });
  expect(momentOf({ ...noOverlay, shown: ['numbers'] }, fresh, [])).toMatchObject({ pointing: true, numbers: [] });
  const grid = { ...noOverlay.grid, columns: 12, dense: true };
  expect(momentOf({ ...noOverlay, shown: ['dense-grid'], grid }, fresh, [])).toMatchObject({
    pointing: true,
    numbers: [144],
  });
  const pairs = [{ number: 1, label: 'nose', handle: null, target: null }];
  expect(momentOf({ ...noOverlay, pairs }, fresh, [])).toMatchObject({ pointing: true });
  expect(momentOf(noOverlay, { undoSteps: 1 }, [])).toMatchObject({ edited: true });
});

it('[H36] what was asked about and is said again needs no more than usual sureness, what must work at once no more than ever', () => {
  const edit: Command = { kind: 'edit', edits: [], constraints: [] };
  const caution = (command: Command, saidAgain: boolean, mended = false) =>
    cautionIn({ overlay: noOverlay, wouldDo: () => [command], isSaidAgain: () => saidAgain }, 'words', () => mended);
  expect([caution(edit, false), caution(edit, true)]).toEqual(['high', 'usual']);
  // What the rules had to mend needs more, and stop no more than ever.
  expect([caution(edit, false, true), caution(edit, true, true)]).toEqual(['highest', 'usual']);
  expect(caution({ kind: 'stop' }, false, true)).toBe('low');
  expect([caution({ kind: 'stop' }, false), caution({ kind: 'stop' }, true)]).toEqual(['low', 'low']);
});
