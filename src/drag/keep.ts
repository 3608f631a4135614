/**
 * Keep means keep: what a mask keeps is, pixel by pixel, the picture the drag began with. The mask term of the loss
 * (./step/mask.ts) only makes the latent drift less there; here the two pictures are put together:
 *   1. up to the dragged block both are synthesised, their feature maps mixed by the mask, and the blocks above make
 *      one picture of the mixture (./pictures.ts), which joins contours that meet at the mask's edge;
 *   2. what is kept is then copied from the first picture, with a soft edge that lies wholly on the free side.
 * What an earlier drag kept and this one leaves free gives way over its first steps, so that no picture jumps.
 */
import type { Kept, Latent, Picture, SoftMask } from '../core/index.ts';
import { shrink } from './picture.ts';
import { averageOverCells } from './step/mask.ts';

/** Width of the soft edge, as a share of the picture's size: 4 px at 128, 16 px at 512. */
const edgeShare = 1 / 32;
/** Kept from here on; below, a mask from words is on its way to free. */
const keptFrom = 0.5;
/** Steps in which what is no longer kept gives way. */
const fadeSteps = 8;

/** Chamfer distances (Borgefors 1986) of neighbours: straight 1, diagonal 4/3; within 6 % of the Euclidean distance. */
const [straight, diagonal] = [1, 4 / 3];

/**
 * Distance of every pixel that is not kept to the mask's contour at `keptFrom`, in pixels; infinite where it is kept. Beside
 * the contour it is told from the mask's own slope, so that a slanting one makes no stairs, and grows from there.
 */
const distanceToKept = ({ size, keep }: SoftMask): Float32Array => {
  const inside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < size && y < size;
  const keptAt = (x: number, y: number): number =>
    keep[Math.min(Math.max(y, 0), size - 1) * size + Math.min(Math.max(x, 0), size - 1)] ?? 0;
  const touches = (x: number, y: number): boolean =>
    [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => keptAt(x + dx, y + dy) >= keptFrom));
  const distances = Float32Array.from(keep, (value, pixel) => {
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    if (value >= keptFrom || !touches(x, y)) return Number.POSITIVE_INFINITY;
    const across = (keptAt(x + 1, y) - keptAt(x - 1, y)) / 2;
    const down = (keptAt(x, y + 1) - keptAt(x, y - 1)) / 2;
    return Math.min((keptFrom - value) / Math.hypot(across, down), diagonal);
  });
  const at = (x: number, y: number): number =>
    inside(x, y) ? (distances[y * size + x] ?? 0) : Number.POSITIVE_INFINITY;
  const relax = (x: number, y: number, side: 1 | -1): void => {
    const near = Math.min(at(x - side, y), at(x, y - side)) + straight;
    const across = Math.min(at(x - side, y - side), at(x + side, y - side)) + diagonal;
    if (keptAt(x, y) < keptFrom) distances[y * size + x] = Math.min(at(x, y), near, across);
  };
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) relax(x, y, 1);
  for (let y = size - 1; y >= 0; y--) for (let x = size - 1; x >= 0; x--) relax(x, y, -1);
  return distances;
};

/** The mask as pictures are joined by it: 1 on all that is kept, falling to 0 over the edge's width outside it. */
export const withSoftEdge = (mask: SoftMask): SoftMask => {
  const edgePx = Math.max(1, mask.size * edgeShare);
  const keep = distanceToKept(mask).map((distance, pixel) => {
    if ((mask.keep[pixel] ?? 0) >= keptFrom) return 1;
    const t = Math.max(0, 1 - distance / edgePx);
    return t * t * (3 - 2 * t);
  });
  return { size: mask.size, keep };
};

/** The kept picture over the other one: bytes are equal to the kept picture's where the mask is 1. */
export const composite = (picture: Picture, { mask, picture: kept }: Kept): Picture => {
  const rgb = picture.rgb.slice();
  for (let pixel = 0; pixel < mask.keep.length; pixel++) {
    const share = mask.keep[pixel] ?? 0;
    if (share === 0) continue;
    for (let i = 3 * pixel; i < 3 * pixel + 3; i++) {
      rgb[i] = Math.round(share * (kept.rgb[i] ?? 0) + (1 - share) * (picture.rgb[i] ?? 0));
    }
  }
  return { size: picture.size, rgb };
};

/** What is kept of a picture shown smaller; a pixel there is kept wholly where all that it stands for is. */
export const shrunkKept = (kept: Kept, size: number): Kept => {
  const { mask, picture, latent } = kept;
  if (size === mask.size) return kept;
  return { mask: { size, keep: averageOverCells(mask.keep, mask.size, size) }, picture: shrink(picture, size), latent };
};

/** What a drag starts from. */
export interface KeepStart {
  readonly latent: Latent;
  readonly kept: Kept | null;
  /** The picture of both. */
  readonly picture: Picture;
}

/** What the pictures of one drag keep, step by step. */
export class Keeping {
  readonly #start: KeepStart;
  readonly #lasting: Kept | null;

  /** `mask`: what this drag keeps. */
  constructor(start: KeepStart, mask: SoftMask | null) {
    this.#start = start;
    this.#lasting = mask && { mask: withSoftEdge(mask), picture: start.picture, latent: start.latent };
  }

  /** What the picture after so many steps keeps; after none it is the one that the drag starts from. */
  at(step: number): Kept | null {
    const { kept: before, picture, latent } = this.#start;
    if (step === 0) return before;
    const left = 1 - step / fadeSteps;
    if (!before || left <= 0) return this.#lasting;
    const own = this.#lasting?.mask.keep;
    const keep = before.mask.keep.map((value, pixel) => Math.max(left * value, own?.[pixel] ?? 0));
    return { mask: { size: before.mask.size, keep }, picture, latent };
  }
}
