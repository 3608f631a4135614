/**
 * An engine that looks at what it did. Tracking says when a drag has ended; the key-point detector says where the named
 * points really are. Where one that was to move still misses its target by more than a quarter of its way, the drag goes
 * on from the points as they were found, as long as that brings them nearer and steps are left. A long way is gone in two
 * halves with a look between: tracking is lost on the way more often than at its end.
 * Points that are none of the detector's (set by hand somewhere) are not looked at: then the drag is the engine's own.
 */
import { distance, imagePoint, type KeyPoint, type PlannedPoint } from '../core/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep } from '../drag/port.ts';
import type { KeyPointDetector } from '../grounding/port.ts';

/** Drags after the first one, at most. */
const mostRounds = 2;
/** A way longer than this share of the picture's width is gone in two halves. */
const longShare = 1 / 8;
/** With fewer steps left a further drag is not begun. */
const leastSteps = 10;
/** A point misses that is farther from its target than this share of its way, and than what the engine calls reached. */
const missShare = 0.25;
const missPx = 1;
/** A further drag is kept where it brings the moving points nearer by this share on average. */
const leastGain = 0.1;
/** A planned handle is a found point when it is at the same place. */
const samePx = 0.01;

interface Look {
  /** The points of the plan, with their handles where they were found. */
  readonly points: readonly PlannedPoint[];
  /** Mean distance of the moving points to their targets, in pixels. */
  readonly awayPx: number;
  readonly misses: boolean;
}

/** Where the planned points are in `after`, by the names that they have in `before`. Null where one has no name. */
export const look = (
  planned: readonly PlannedPoint[],
  before: readonly KeyPoint[],
  after: readonly KeyPoint[],
): Look | null => {
  const points = planned.flatMap((point) => {
    const name = before.find((known) => distance(known.point, point.handle) < samePx)?.name;
    const found = after.find((known) => known.name === name);
    return found === undefined ? [] : [{ ...point, handle: found.point }];
  });
  const ways = planned.filter(({ moves }) => moves).map(({ handle, target }) => distance(handle, target));
  const aways = points.filter(({ moves }) => moves).map(({ handle, target }) => distance(handle, target));
  if (points.length < planned.length || aways.length === 0) return null;
  return {
    points,
    awayPx: aways.reduce((sum, away) => sum + away, 0) / aways.length,
    misses: aways.some((away, i) => away > Math.max(missPx, missShare * (ways[i] ?? 0))),
  };
};

/** The steps of a drag as those of a longer one: `used` came before. */
async function* goingOn(
  drag: AsyncGenerator<DragStep, DragResult, void>,
  used: number,
  maxSteps: number,
): AsyncGenerator<DragStep, DragResult, void> {
  for (;;) {
    const turn = await drag.next();
    if (turn.done === true) return { ...turn.value, steps: used + turn.value.steps };
    // The first tracking shows what was there already.
    if (turn.value.step > 0) yield { ...turn.value, step: used + turn.value.step, maxSteps };
  }
}

/** The points on half of their way; null where no way is long. */
const halfway = (points: readonly PlannedPoint[], imageSize: number): readonly PlannedPoint[] | null => {
  if (points.every(({ handle, target }) => distance(handle, target) <= longShare * imageSize)) return null;
  return points.map((point) => {
    const { handle, target } = point;
    return { ...point, target: imagePoint((handle.x + target.x) / 2, (handle.y + target.y) / 2) };
  });
};

/** The steps of a drag to some place on the way as those of a drag to the targets themselves. */
async function* onTheWay(
  drag: AsyncGenerator<DragStep, DragResult, void>,
  planned: readonly PlannedPoint[],
): AsyncGenerator<DragStep, DragResult, void> {
  for (;;) {
    const turn = await drag.next();
    if (turn.done === true) return turn.value;
    const aways = planned.map(({ target }, i) => distance(turn.value.points[i] ?? target, target));
    yield { ...turn.value, farthestPx: Math.max(...aways) };
  }
}

/** `engine`, with drags that look again. One that was cut short, or that the detector fails on, ends as it is. */
export const lookAgain = (engine: DragEngine, detector: KeyPointDetector): DragEngine => {
  /** The first picture is looked at last, so that nothing delays the first step. */
  const judge = async ({ latent, kept, points }: DragRequest, result: DragResult): Promise<Look | null> => {
    if (result.reason === 'cancelled') return null;
    try {
      const before = await detector.detect(await engine.render(latent, kept));
      return look(points, before, await detector.detect(result.picture));
    } catch {
      return null;
    }
  };

  async function* drag(request: DragRequest, signal: AbortSignal): AsyncGenerator<DragStep, DragResult, void> {
    let maxSteps = 0;
    const half = halfway(request.points, engine.info.imageSize);
    const first =
      half === null
        ? engine.drag(request, signal)
        : onTheWay(engine.drag({ ...request, points: half }, signal), request.points);
    let turn = await first.next();
    for (; turn.done !== true; turn = await first.next()) {
      ({ maxSteps } = turn.value);
      yield turn.value;
    }
    let best = turn.value;
    let used = best.steps;
    if (half !== null && best.reason !== 'cancelled') {
      // Half of the way is no arrival, however few steps are left.
      if (maxSteps - used < leastSteps) return { ...best, reason: 'step-limit' };
      const { latent, kept } = best;
      const tracked = request.points.map((point, i) => ({ ...point, handle: best.points[i] ?? point.handle }));
      const points = (await judge(request, best))?.points ?? tracked;
      const settings = { ...request.settings, maxSteps: maxSteps - used };
      best = yield* goingOn(engine.drag({ ...request, latent, kept, points, settings }, signal), used, maxSteps);
      used = best.steps;
    }
    let seen = await judge(request, best);
    for (let round = 0; round < mostRounds && seen?.misses === true && !signal.aborted; round++) {
      if (maxSteps - used < leastSteps) break;
      const { latent, kept } = best;
      const settings = { ...request.settings, maxSteps: maxSteps - used };
      const further = engine.drag({ ...request, latent, kept, points: seen.points, settings }, signal);
      const result = yield* goingOn(further, used, maxSteps);
      used = result.steps;
      if (result.reason === 'cancelled') return result;
      const now = await judge(request, result);
      if (now === null || now.awayPx > (1 - leastGain) * seen.awayPx) break;
      [best, seen] = [result, now];
    }
    return { ...best, steps: used };
  }

  return {
    ...engine,
    get info() {
      return engine.info;
    },
    drag,
  };
};
