/** Drags that cannot end well, on the bundled lion: they end, keep the best, and say which points are stuck. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { distance, imagePoint, type PlannedPoint } from '../core/index.ts';
import { createLocalEngine } from './local-engine.ts';
import type { DragEngine, DragResult, DragStep } from './port.ts';

// Seconds on a quiet machine; a busy one starves the engine for minutes.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 });

let engine: DragEngine;
beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../models/lion', import.meta.url));
  engine = await createLocalEngine(folder, { providers: ['cpu'], threads: 1 });
});

const point = (x: number, y: number, toX: number, toY: number): PlannedPoint => ({
  handle: imagePoint(x, y),
  target: imagePoint(toX, toY),
  label: 'point',
  moves: true,
});
const drag = async (points: readonly PlannedPoint[]): Promise<{ steps: DragStep[]; result: DragResult }> => {
  const latent = await engine.sample(1, 0.8);
  const settings = { maxSteps: 45, frameEverySteps: 0 };
  const run = engine.drag({ latent, points, mask: null, settings }, new AbortController().signal);
  const steps: DragStep[] = [];
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { steps, result: value };
    steps.push(value);
  }
};
const away = (points: readonly PlannedPoint[], at: DragResult['points']): number =>
  points.reduce((sum, { target }, i) => sum + distance(at[i] ?? target, target), 0);

describe('[E17] ends at the best it reached, naming what is stuck', () => {
  test.each<[string, PlannedPoint[]]>([
    ['one place pulled in opposite directions', [point(64, 80, 40, 80), point(64, 80, 88, 80)]],
    ['far apart points with one target', [point(30, 60, 64, 64), point(100, 60, 64, 64)]],
    ['handles at the border pulled along it', [point(0, 0, 0, 60), point(127, 127, 127, 60)]],
  ])('%s', async (_, points) => {
    const { steps, result } = await drag(points);
    expect(['stalled', 'step-limit']).toContain(result.reason);
    const least = Math.min(...steps.map((step) => away(points, step.points)));
    expect(away(points, result.points)).toBeCloseTo(least, 3);
    for (const at of result.stuck) {
      const [here, target] = [result.points[at], points[at]?.target];
      expect(here && target && distance(here, target)).toBeGreaterThan(1);
    }
    // Tracking never leaves the picture.
    for (const { x, y } of steps.flatMap((step) => step.points)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(127);
    }
  });

  test('sixteen points', async () => {
    const points = Array.from({ length: 16 }, (_, i) => {
      const [x, y] = [34 + 20 * (i % 4), 34 + 20 * Math.floor(i / 4)];
      return point(x, y, x + 3, y);
    });
    const { steps, result } = await drag(points);
    expect(away(points, result.points)).toBeLessThan(away(points, steps[0]?.points ?? []) / 2);
  });
});
