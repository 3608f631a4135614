/**
 * The tracker to compare with: each point's patch of pixels in the first picture, found again by the least sum of
 * squared differences around the point's last place. Whole pixels; past the border the nearest pixel counts.
 */
import { type ImagePoint, imagePoint, type Picture } from '../../core/index.ts';

/** Half the patch's side, at 128 px: 11 x 11 pixels. Scales with the picture. */
const reachAt128 = 5;

const clamp = (value: number, size: number): number => Math.min(Math.max(Math.round(value), 0), size - 1);

/** RGB of the square of ± reach around a place. */
const patchAt = ({ rgb, size }: Picture, x: number, y: number, reach: number): Uint8Array => {
  const side = 2 * reach + 1;
  const patch = new Uint8Array(3 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = 3 * (clamp(y + row - reach, size) * size + clamp(x + column - reach, size));
      patch.set(rgb.subarray(from, from + 3), 3 * (row * side + column));
    }
  }
  return patch;
};

const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0);

/** The points in every picture; `radiusPx` is how far each is searched from one picture to the next. */
export const followTemplates = (
  pictures: readonly Picture[],
  handles: readonly ImagePoint[],
  radiusPx: number,
): readonly (readonly ImagePoint[])[] => {
  const [first] = pictures;
  if (first === undefined) return [];
  const reach = Math.max(1, Math.round((reachAt128 * first.size) / 128));
  const templates = handles.map(({ x, y }) => patchAt(first, x, y, reach));
  let places = handles;
  return pictures.map((picture, frame) => {
    if (frame === 0) return places;
    places = places.map((place, at) => {
      const template = templates[at];
      if (template === undefined) return place;
      let best = place;
      let least = Number.POSITIVE_INFINITY;
      for (let dy = -radiusPx; dy <= radiusPx; dy++) {
        for (let dx = -radiusPx; dx <= radiusPx; dx++) {
          const candidate = imagePoint(place.x + dx, place.y + dy);
          const inside = [candidate.x, candidate.y].every((v) => v >= 0 && v <= picture.size - 1);
          if (!inside) continue;
          const gap = difference(template, patchAt(picture, candidate.x, candidate.y, reach));
          if (gap < least) [best, least] = [candidate, gap];
        }
      }
      return best;
    });
    return places;
  });
};
