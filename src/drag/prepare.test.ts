import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { imagePoint } from '../core/index.ts';
import { createLocalEngine } from './local-engine.ts';

afterEach(() => vi.unstubAllEnvs());

test('[E34] what a prepared drag needs is open before it begins', async () => {
  const folder = fileURLToPath(new URL('../../models/lion', import.meta.url));
  const engine = await createLocalEngine(folder, { providers: ['cpu'], threads: 1 });
  try {
    const latent = await engine.sample(3);
    const points = [{ handle: imagePoint(64, 80), target: imagePoint(64, 90), label: 'chin', moves: true }];
    const request = { latent, points, mask: null, settings: { frameEverySteps: 0 } };
    const firstStep = async () => {
      const drag = engine.drag(request, new AbortController().signal);
      const { value } = await drag.next();
      await drag.return(undefined as never);
      return value;
    };
    await engine.prepare(request);
    // A network's weights go through a temporary file: where none can be written, none can be opened.
    vi.stubEnv('TMPDIR', '/nowhere/at/all');
    await expect(firstStep()).resolves.toMatchObject({ step: 0 });
    const other = { ...request, points: [...points, { ...points[0], handle: imagePoint(40, 40) }] } as typeof request;
    await expect(engine.prepare(other)).rejects.toThrow('could not be written');
  } finally {
    await engine.close();
  }
}, 60_000);
