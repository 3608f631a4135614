/**
 * Plans made from an edit that was done before: "more" on the picture that stands now, "half" from the edit's start.
 *
 * For "more" the handles are looked for anew: a handle near a key point moves with that key point from picture to
 * picture, keeping its offset; any other handle is where the drag left it, or where it was set on another picture.
 */
import {
  clampToImage,
  type DragPlan,
  distance,
  type ImagePoint,
  type ImageVector,
  imagePoint,
  imageVector,
  type KeyPoint,
  type PlannedPoint,
  type SoftMask,
  translate,
} from '../core/index.ts';
import type { EditedNode, HistoryNode } from './history.ts';

/** A handle belongs to the nearest key point within this share of the picture's size. */
const nearShare = 0.08;
const leastConfidence = 0.3;
/** Targets keep this distance from the picture's border. */
const marginPx = 1;
/** A drag whose points would all move less than this is not worth a start. */
const leastMovePx = 0.25;

const scaled = (vector: ImageVector, factor: number): ImageVector => imageVector(vector.x * factor, vector.y * factor);

const nearest = (point: ImagePoint, keyPoints: readonly KeyPoint[], withinPx: number): KeyPoint | null => {
  let best: KeyPoint | null = null;
  for (const candidate of keyPoints) {
    if (candidate.confidence < leastConfidence || distance(candidate.point, point) > withinPx) continue;
    if (best === null || distance(candidate.point, point) < distance(best.point, point)) best = candidate;
  }
  return best;
};

/** Where the handles of an earlier edit are in the picture that stands now. */
const presentHandles = (last: EditedNode, start: HistoryNode | null, now: HistoryNode): ImagePoint[] =>
  last.edit.plan.points.map(({ handle }, i) => {
    const size = last.edit.plan.imageSize;
    const then = start === null ? null : nearest(handle, start.keyPoints, size * nearShare);
    const found = now.keyPoints.find(({ name, confidence }) => name === then?.name && confidence >= leastConfidence);
    if (then !== null && found !== undefined) {
      return imagePoint(handle.x - then.point.x + found.point.x, handle.y - then.point.y + found.point.y);
    }
    return now.id === last.id ? (last.edit.endPoints[i] ?? handle) : handle;
  });

/** Free where either of the two is free. */
const freeInEither = (a: SoftMask | null, b: SoftMask | null): SoftMask | null =>
  a === null || b === null || a.size !== b.size
    ? (a ?? b)
    : { size: a.size, keep: a.keep.map((keep, i) => Math.min(keep, b.keep[i] ?? keep)) };

const worthIt = (points: readonly PlannedPoint[]): boolean =>
  points.some(({ moves, handle, target }) => moves && distance(handle, target) >= leastMovePx);

/** The displacements `displaced` of the earlier edit's points times `factor`, on the picture that stands now. Null: no room to move. */
export const planFurther = (
  last: EditedNode,
  start: HistoryNode | null,
  now: HistoryNode,
  displaced: readonly ImageVector[],
  factor: number,
  freshMask: SoftMask | null,
  says: string,
): DragPlan | null => {
  const { imageSize, mask, points } = last.edit.plan;
  const handles = presentHandles(last, start, now);
  const moved = points.map((point, i): PlannedPoint => {
    const handle = clampToImage(handles[i] ?? point.handle, imageSize, marginPx);
    const by = scaled(displaced[i] ?? imageVector(0, 0), factor);
    return {
      ...point,
      handle,
      target: point.moves ? clampToImage(translate(handle, by), imageSize, marginPx) : handle,
    };
  });
  return worthIt(moved) ? { imageSize, points: moved, mask: freeInEither(mask, freshMask), says } : null;
};

/** The same edit from its own start with its displacements times `factor`. Null: nothing would move. */
export const planRescaled = (plan: DragPlan, factor: number, says: string): DragPlan | null => {
  const points = plan.points.map((point): PlannedPoint => {
    if (!point.moves) return point;
    const by = imageVector((point.target.x - point.handle.x) * factor, (point.target.y - point.handle.y) * factor);
    return { ...point, target: clampToImage(translate(point.handle, by), plan.imageSize, marginPx) };
  });
  return worthIt(points) ? { ...plan, points, says } : null;
};

/** What one "more" after this plan stands for. */
export const displacements = (plan: DragPlan): ImageVector[] =>
  plan.points.map(({ handle, target }) => imageVector(target.x - handle.x, target.y - handle.y));

/** After "the other way" a further "more" goes that way, and "the other way" goes back again. */
export const unitAfter = (unit: readonly ImageVector[], factor: number): ImageVector[] =>
  unit.map((vector) => scaled(vector, Math.sign(factor)));
