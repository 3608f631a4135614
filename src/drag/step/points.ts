/** Small helpers for point tensors [P, 2] of (x, y) in pixels. */
import { slice, sub, type Value } from '../graph/index.ts';
import { cellsFrom } from '../stylegan2/grid.ts';

export interface Coordinates {
  /** [P, 1] */
  readonly x: Value;
  /** [P, 1] */
  readonly y: Value;
}

export const coordinates = (points: Value): Coordinates => ({ x: slice(points, 1, 0, 1), y: slice(points, 1, 1, 2) });

/** centre [P, 1] -> centre plus -radius ... radius: [P, 2 radius + 1]. */
export const around = (centre: Value, radius: number): Value => cellsFrom(sub(centre, radius), 2 * radius + 1);
