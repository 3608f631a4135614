/** Masks of what must stay, put together: of constraints, of discs round taught parts, and painted by hand. */
import type { SoftMask } from '../core/index.ts';

/** One mask that keeps what either keeps. */
export const keepsEither = (a: SoftMask | null, b: SoftMask | null): SoftMask | null =>
  a === null || b === null
    ? (a ?? b)
    : { size: a.size, keep: a.keep.map((value, at) => Math.max(value, b.keep[at] ?? 0)) };

/** What was painted, one byte a cell: 255 stays. */
export interface Painted {
  readonly size: number;
  readonly keep: Uint8Array;
}

/** At the picture's size, soft between painted cells and others; null where nothing is painted. */
export const paintedMask = ({ size: cells, keep }: Painted, size: number): SoftMask | null => {
  if (keep.every((value) => value === 0)) return null;
  const at = (x: number, y: number): number =>
    (keep[Math.min(Math.max(y, 0), cells - 1) * cells + Math.min(Math.max(x, 0), cells - 1)] ?? 0) / 255;
  const between = (pixel: number): readonly [cell: number, share: number] => {
    const place = ((pixel + 0.5) / size) * cells - 0.5;
    return [Math.floor(place), place - Math.floor(place)];
  };
  const mask = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    const [y, down] = between(row);
    for (let column = 0; column < size; column++) {
      const [x, right] = between(column);
      const above = at(x, y) * (1 - right) + at(x + 1, y) * right;
      const below = at(x, y + 1) * (1 - right) + at(x + 1, y + 1) * right;
      mask[row * size + column] = above * (1 - down) + below * down;
    }
  }
  return { size, keep: mask };
};
