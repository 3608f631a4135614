/** `saydrag eval` on the real lion, and the tracking that it measures against the tracking of real drags. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { imagePoint, type Latent } from '../src/core/index.ts';
import { scriptedEngine } from '../src/dialogue/testing/index.ts';
import { createLocalEngine, dragModes, openFactorLatents, openFollower } from '../src/drag/index.ts';
import { scriptedServerParts } from '../src/server/testing/index.ts';

const lion = fileURLToPath(new URL('../models/lion', import.meta.url));
const options = { providers: ['cpu'] } as const;
const cache = mkdtempSync(join(tmpdir(), 'saydrag-eval-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const saydrag = async (args: readonly string[], interrupted = new AbortController().signal) => {
  const said = { out: '', err: '' };
  const code = await run(['eval', '--provider', 'cpu', '--cache', cache, ...args], {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isScreen: true,
    interrupted,
    compose: async () => scriptedServerParts(scriptedEngine()),
  });
  return { code, ...said };
};
const measured = () => readFileSync(join(cache, 'lion.jsonl'), 'utf8').trim().split('\n');

describe('saydrag eval', () => {
  test('[Q7] measures one case, shows progress, tells it as a table, and measures it only once', async () => {
    const once = await saydrag(['--cases', '1', '--modes', 'fast', '--tasks', 'landmark-1']);
    expect(once.code).toBe(0);
    expect(once.err).toContain('0 of 1: landmark-1, case 1, fast');
    expect(once.out).toContain('1 of 1 measurements done');
    expect(once.out).toMatch(/\| 1 \| fast \| 1 \| \d+\.\d\d \| \d\.\d\d \| 1 of 1 \| \d+ \|/);
    const [row = ''] = measured();
    const { values } = JSON.parse(row);
    expect(values.afterPx).toBeLessThan(values.beforePx / 2);
    expect(values.leftPicture).toBeLessThan(values.wayPicture);
    // The sources may be edited while this runs: rows of the code as it was count too.
    const again = await saydrag(['--cases', '1', '--modes', 'fast', '--tasks', 'landmark-1', '--older']);
    expect(again.out).toContain(/\| 1 \| fast .*/.exec(once.out)?.[0]);
    expect(measured()).toEqual([row]);
  });

  test('[Q7] an interruption ends it with 130 and keeps what was measured', async () => {
    const before = measured();
    const ended = await saydrag(
      ['--cases', '2', '--modes', 'fast', '--tasks', 'landmark-1'],
      AbortSignal.abort('cancel'),
    );
    expect(ended.code).toBe(130);
    expect(ended.err).toContain('what was measured so far is kept');
    expect(measured()).toEqual(before);
  });

  test('[Q6] every tracker beats standing still on a path of which the exact positions are known', async () => {
    const { out } = await saydrag(['--cases', '1', '--modes', 'fast', '--tasks', 'tracking']);
    const atTheEnd = (tracker: string): number =>
      Number(new RegExp(`\\| ${tracker} \\| 1 \\| \\d+ \\| [\\d.]+ \\| ([\\d.]+) `).exec(out)?.[1]);
    expect(atTheEnd('no tracking')).toBeGreaterThan(3);
    for (const tracker of ['fast', 'pixel template', 'detector']) expect(atTheEnd(tracker)).toBeLessThan(2);
  });
});

describe('what is measured is the engine', () => {
  test.each(dragModes)(
    '[E31] following a drag’s latents finds the points where the drag tracked them: %s',
    async (mode) => {
      const engine = await createLocalEngine(lion, options);
      const follower = await openFollower(lion, mode, options);
      try {
        const latent = await engine.sample(5);
        const handles = [imagePoint(60.3, 70.8), imagePoint(40, 44.5)];
        const points = handles.map((handle) => ({
          handle,
          target: imagePoint(handle.x + 9, handle.y + 6),
          label: 'p',
          moves: true,
        }));
        const settings = { mode, maxSteps: 6, frameEverySteps: 1 };
        const latents: Latent[] = [latent];
        const tracked: unknown[] = [];
        const drag = engine.drag({ latent, points, mask: null, settings }, new AbortController().signal);
        for (let turn = await drag.next(); turn.done !== true; turn = await drag.next()) {
          tracked.push(turn.value.points);
          if (turn.value.step > 0 && turn.value.latent !== null) latents.push(turn.value.latent);
        }
        expect(latents).toHaveLength(7);
        expect(await follower.follow(latents, handles)).toEqual(tracked);
        expect(tracked.at(-1)).not.toEqual(tracked[0]);
        await expect(follower.follow(latents, [])).rejects.toThrow(/1 to 32 points/);
      } finally {
        await follower.close();
        await engine.close();
      }
    },
  );

  test('[E30] a generator with named factors draws them: only the factor of the mouth opens the mouth', async () => {
    const found = await openFactorLatents(lion, options);
    const engine = await createLocalEngine(lion, options);
    try {
      if (found === null) throw new Error('The lion names no factors.');
      const factors = new Array<number>(found.factors).fill(0);
      const closed = await engine.render(await found.latentOf(factors.with(3, -1.5)));
      const open = await engine.render(await found.latentOf(factors.with(3, 2)));
      const change = (row: number): number => {
        const at = 3 * (row * closed.size + closed.size / 2);
        return Math.abs((closed.rgb[at] ?? 0) - (open.rgb[at] ?? 0));
      };
      const rows = (from: number, to: number): number =>
        Array.from({ length: to - from }, (_, k) => change(from + k)).reduce((a, b) => a + b, 0) / (to - from);
      expect(rows(75, 100)).toBeGreaterThan(4 * rows(5, 50));
      await expect(found.latentOf([1, 2])).rejects.toThrow(/this generator has 33/);
    } finally {
      await found?.close();
      await engine.close();
    }
  });
});
