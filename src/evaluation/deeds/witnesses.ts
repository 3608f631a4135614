/** Key points that a plan does not use, as witnesses of what it did: those beside a moving handle, and those far from all. */
import { distance, type KeyPoint, type PlannedPoint } from '../../core/index.ts';

export interface Witnesses {
  /** Of each visible unused point near a moving handle, the share of that handle's asked way that it went along. */
  readonly near: readonly number[];
  /** How far each visible point went that is far from every moving handle, as a share of the picture's width. */
  readonly far: readonly number[];
}

const visible = 0.5;
const usedWithinPx = 1;
/** Shares of the picture's width. */
const nearWithin = 0.15;
const farBeyond = 0.3;

export const witnessesOf = (
  points: readonly PlannedPoint[],
  before: readonly KeyPoint[],
  after: readonly KeyPoint[],
  imageSize: number,
): Witnesses => {
  const moving = points.filter(({ moves }) => moves);
  const near: number[] = [];
  const far: number[] = [];
  for (const was of before) {
    const is = after.find(({ name }) => name === was.name);
    const unused = points.every(({ handle }) => distance(handle, was.point) > usedWithinPx);
    if (is === undefined || !unused || was.confidence < visible || is.confidence < visible) continue;
    const [nearest] = moving.toSorted((a, b) => distance(a.handle, was.point) - distance(b.handle, was.point));
    if (nearest === undefined) continue;
    const away = distance(nearest.handle, was.point) / imageSize;
    const [dx, dy] = [is.point.x - was.point.x, is.point.y - was.point.y];
    const [askedX, askedY] = [nearest.target.x - nearest.handle.x, nearest.target.y - nearest.handle.y];
    if (away <= nearWithin) near.push((dx * askedX + dy * askedY) / (askedX ** 2 + askedY ** 2));
    else if (away >= farBeyond) far.push(Math.hypot(dx, dy) / imageSize);
  }
  return { near, far };
};
