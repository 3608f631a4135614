/** What the drag engine is asked to do. */
import type { ImagePoint } from './geometry.ts';
import type { SoftMask } from './picture.ts';

export interface PlannedPoint {
  readonly handle: ImagePoint;
  readonly target: ImagePoint;
  /** What the point is, for people: "lower lip". */
  readonly label: string;
  /** False for a point that holds its place (target = handle), so that the rest does not move along. */
  readonly moves: boolean;
}

export interface DragPlan {
  readonly imageSize: number;
  readonly points: readonly PlannedPoint[];
  /** Null: everything may change. */
  readonly mask: SoftMask | null;
  /** What will happen, in one sentence: "Opening the mouth, keeping the background." */
  readonly says: string;
}

export interface KeyPoint {
  readonly name: string;
  readonly point: ImagePoint;
  /** Probability that the point is visible, 0..1. */
  readonly confidence: number;
}
