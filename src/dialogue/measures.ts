/** The figures of a result: how far each point went, and how much changed where nothing should. */
import { distance, type ImagePoint, type Picture, type PlannedPoint, type SoftMask } from '../core/index.ts';
import type { ShownEdit } from '../grounding/port.ts';

export interface Movement {
  readonly label: string;
  readonly askedPx: number;
  /** Along the way to the target: negative when the point went the other way. */
  readonly wentPx: number;
}

/** How far each moving point went along the straight way from its handle to its target. */
export const movements = (points: readonly PlannedPoint[], reached: readonly ImagePoint[]): Movement[] =>
  points.flatMap(({ handle, target, label, moves }, i) => {
    const end = reached[i];
    const askedPx = distance(handle, target);
    if (!moves || end === undefined || askedPx === 0) return [];
    const along = (end.x - handle.x) * (target.x - handle.x) + (end.y - handle.y) * (target.y - handle.y);
    return [{ label, askedPx, wentPx: along / askedPx }];
  });

/** With less than this share of what was asked to be seen, an edit is not called done. */
const faintShare = 1 / 3;

/** The edits of which too little shows in the picture. */
export const faintOf = (shown: readonly ShownEdit[]): readonly ShownEdit[] =>
  shown.filter(({ share }) => share < faintShare);

/** Of a short way this much at most may be left. */
const leftShare = 1 / 3;

/**
 * True when every point that was to move is where it should be, as near as the engine asks of a drag that reached its
 * targets (1 px, in larger pictures 1 px of 512), and most of its way went.
 */
export const allArrived = (
  points: readonly PlannedPoint[],
  reached: readonly ImagePoint[],
  imageSize: number,
): boolean =>
  points.every(({ handle, target, moves }, i) => {
    const end = reached[i];
    if (!moves || end === undefined) return !moves;
    const leftPx = distance(end, target);
    return leftPx <= Math.max(1, imageSize / 512) && leftPx <= leftShare * distance(handle, target);
  });

/**
 * Mean absolute change over the pixels to be kept (keep > 0.5) and their three channels, as a share of the full range.
 * Null without a mask, or where the mask keeps nothing.
 */
export const changedOutside = (before: Picture, after: Picture, mask: SoftMask | null): number | null => {
  if (mask === null || mask.size !== before.size || after.size !== before.size) return null;
  let sum = 0;
  let kept = 0;
  for (let pixel = 0; pixel < mask.keep.length; pixel++) {
    if ((mask.keep[pixel] ?? 0) <= 0.5) continue;
    kept++;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) sum += Math.abs((before.rgb[i] ?? 0) - (after.rgb[i] ?? 0));
  }
  return kept === 0 ? null : sum / (kept * 3 * 255);
};
