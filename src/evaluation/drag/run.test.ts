import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withSection } from '../document.ts';
import { rowNames, rowsFor } from './run.ts';
import { readPaths } from './stage.ts';
import { openStore, type Row } from './store.ts';
import { evaluationText, grouped } from './tables.ts';
import { exactPlaces } from './tasks.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydrag-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (method: string, index: number, values: Row['values'] = {}, code = 'now'): Row => ({
  weights: 'w',
  code,
  provider: 'cpu',
  task: 'landmark-1',
  index,
  method,
  values: { steps: 9, seconds: 2, coreSeconds: 1, reason: 'reached', points: 1, beforePx: 8, afterPx: 2, ...values },
});

describe('[Q4] an evaluation run in pieces', () => {
  test('[Q4] takes a tenth of the cases of every task at a time, method by method within a case', () => {
    const tasks = ['landmark-1', 'landmark-5', 'tracking'] as const;
    const names = rowNames({ tasks, modes: ['paper', 'fast'], cases: 50 });
    const told = names.map(({ task, index, method }) => `${task} ${index} ${method}`);
    expect(told.slice(0, 3)).toEqual(['landmark-1 0 paper', 'landmark-1 0 fast', 'landmark-1 1 paper']);
    expect(told.slice(5 * 2 + 2 * 2, 5 * 2 + 2 * 2 + 5)).toEqual([
      'tracking 0 paper',
      'tracking 0 fast',
      'tracking 0 no tracking',
      'tracking 0 pixel template',
      'tracking 0 detector',
    ]);
    expect(new Set(told).size).toBe(told.length);
    const cases = tasks.map((task) => new Set(names.filter((name) => name.task === task).map(({ index }) => index)));
    expect(cases.map(({ size }) => size)).toEqual([50, 17, 50]);
  });

  test('[Q4] a row counts for its weights, provider and code; earlier code only when asked for', () => {
    const key = { weights: 'w', code: 'now', provider: 'cpu' };
    const names = [0, 1, 2].map((index) => ({ task: 'landmark-1' as const, index, method: 'fast' }));
    const rows = [
      row('fast', 0, { steps: 1 }, 'before'),
      row('fast', 0, { steps: 2 }),
      row('fast', 1, { steps: 3 }, 'before'),
      { ...row('fast', 2), weights: 'others' },
    ];
    expect(rowsFor(rows, names, key, false).map(({ values }) => values['steps'])).toEqual([2]);
    expect(rowsFor(rows, names, key, true).map(({ values }) => values['steps'])).toEqual([2, 3]);
  });

  test('[Q4] what was measured is read back, a line cut off is passed over, a wrong line is an error', async () => {
    const file = join(folder, 'kept.jsonl');
    const first = await openStore(file);
    await first.add(row('fast', 0));
    appendFileSync(file, '{"weights":"w","co');
    const second = await openStore(file);
    expect(second.rows).toEqual([row('fast', 0)]);
    await second.add(row('fast', 1));
    const text = readFileSync(file, 'utf8');
    expect(text.trim().split('\n').at(-1)).toBe(JSON.stringify(row('fast', 1)));
    writeFileSync(file, '{"weights":1}\n');
    await expect(openStore(file)).rejects.toThrow(/Line 1 of .*kept\.jsonl is not a measurement/);
  });
});

describe('[Q5] the tables', () => {
  test('[Q5] compare methods on the cases that all of them have, and skip what could not be done', () => {
    const rows = [row('paper', 0), row('fast', 0), row('fast', 1), row('fast', 2), row('paper', 3, { skipped: 'why' })];
    const groups = grouped(rows, 'landmark-1', ['paper', 'fast']);
    expect(groups.map(({ label, rows: own }) => [label, own.map(({ index }) => index)])).toEqual([
      ['paper', [0]],
      ['fast', [0]],
      ['fast, all its cases', [0, 1, 2]],
    ]);
  });

  test('[Q5] say the cases, means with their error, ends and costs', () => {
    const rows = [
      row('fast', 0, { afterPx: 1, farthestPx: 1.9, coreSeconds: 2, reason: 'stalled' }),
      row('fast', 1, { afterPx: 3, farthestPx: 2.1, steps: 29, coreSeconds: 2 }, 'before'),
    ];
    const key = { weights: 'w', code: 'now', provider: 'cpu', modes: ['fast'] as const, wanted: 100 };
    const text = evaluationText(rows, { ...key, model: 'lion', imageSize: 128 });
    // Steps 9 and 29 are 20 drag steps a case with the first tracking; 2 s each.
    expect(text).toContain('| 1 | fast | 2 | 8.00 | 2.00 ± 1.00 | 1 of 2 | 19 | 2.0 | 2.0 | 100 | 50 % | 0 % |');
    expect(text).toContain('2 of 100 measurements done. 1 of the 2 measurements are of earlier code');
  });

  test('[Q5] a section is replaced in place or added; what people wrote stays', () => {
    const one = withSection('# Evaluation\nBy hand.\n', 'drag-lion', 'Dragging', 'first');
    const two = withSection(one, 'language', 'Language', 'other');
    const three = withSection(two, 'drag-lion', 'Dragging', 'second');
    expect(three).toContain('By hand.');
    expect(three).toContain('<!-- language: begin -->\nother\n<!-- language: end -->');
    expect(three).toContain('## Dragging\n<!-- drag-lion: begin -->\nsecond\n<!-- drag-lion: end -->');
    expect(three).not.toContain('first');
    expect(() => withSection('<!-- a: begin -->', 'a', 'A', '')).toThrow(/not a pair/);
  });
});

describe('[Q6] exact positions', () => {
  test('[Q6] of the lion: 50 paths of 17 frames, small steps, and half a pixel between edge and pixel centre', async () => {
    const paths = await readPaths(join(import.meta.dirname, '../../../models/lion'));
    expect(paths).toHaveLength(50);
    expect(new Set(paths.slice(5, 10).map(({ kind }) => kind)).size).toBe(5);
    for (const path of paths) {
      const frames = exactPlaces(path, 128);
      expect(frames).toHaveLength(17);
      expect(frames[0]?.[0]?.x).toBeCloseTo((path.frames[0]?.[0] ?? 0) * 128 - 0.5, 9);
      const steps = frames
        .slice(1)
        .flatMap((frame, at) =>
          frame.map(({ x, y }, k) => Math.hypot(x - (frames[at]?.[k]?.x ?? 0), y - (frames[at]?.[k]?.y ?? 0))),
        );
      expect(Math.max(...steps)).toBeLessThan(1.6);
    }
  });

  test('[Q6] a model without paths has none; a wrong file is named', async () => {
    expect(await readPaths(folder)).toEqual([]);
    writeFileSync(join(folder, 'tracking.json'), '{"renderer":"2","factors":["a"],"paths":[{}]}');
    await expect(readPaths(folder)).rejects.toThrow(/tracking\.json is not a list of tracking paths/);
    const path = { kind: 'k', seed: 3, start: [0], end: [1], points: ['nose'], frames: [[0, 0], [0]] };
    writeFileSync(join(folder, 'tracking.json'), JSON.stringify({ renderer: '2', factors: ['a'], paths: [path] }));
    await expect(readPaths(folder)).rejects.toThrow(/the path of seed 3 has lists of different lengths/);
  });
});
