/** The figures of a result: how far each point went, and how much changed where nothing should. */
import { distance, type ImagePoint, type Picture, type PlannedPoint, type SoftMask } from '../core/index.ts';

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
