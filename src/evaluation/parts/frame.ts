/**
 * Where a place would be in a picture whose named points are known: the affine map that takes the points' mean places to
 * where this picture has them, those near the place counting most (moving least squares; Schaefer, McPhail and Warren
 * 2006, equation 5). "The same anatomical place" means the same place before that map.
 */
import { type ImagePoint, imagePoint } from '../../core/index.ts';

export type NamedPoints = ReadonlyMap<string, ImagePoint>;

/** The mean place of each point, over the pictures that show it. */
export const meanPlaces = (pictures: readonly NamedPoints[]): NamedPoints => {
  const names = [...new Set(pictures.flatMap((points) => [...points.keys()]))];
  return new Map(
    names.map((name) => {
      const seen = pictures.flatMap((points) => points.get(name) ?? []);
      const mean = (axis: 'x' | 'y') => seen.reduce((sum, point) => sum + point[axis], 0) / seen.length;
      return [name, imagePoint(mean('x'), mean('y'))];
    }),
  );
};

/** A point at this share of the width counts half of what one at the place itself does. */
const nearShare = 0.05;
const leastPoints = 4;

/**
 * The place `at` of the one set of points in the other; null where they have too few points in common, or these lie on
 * a line.
 */
export const carried = (at: ImagePoint, from: NamedPoints, to: NamedPoints, imageSize: number): ImagePoint | null => {
  const pairs = [...from].flatMap(([name, place]) => {
    const there = to.get(name);
    if (there === undefined) return [];
    const away = Math.hypot(place.x - at.x, place.y - at.y) / imageSize;
    return [{ place, there, weight: 1 / (away ** 2 + nearShare ** 2) }];
  });
  if (pairs.length < leastPoints) return null;
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (pair: (typeof pairs)[number]) => number): number =>
    pairs.reduce((sum, pair) => sum + pair.weight * of(pair), 0) / total;
  const middle = { x: mean(({ place }) => place.x), y: mean(({ place }) => place.y) };
  const goal = { x: mean(({ there }) => there.x), y: mean(({ there }) => there.y) };
  const moment = (a: 'x' | 'y', b: 'x' | 'y') => mean(({ place }) => (place[a] - middle[a]) * (place[b] - middle[b]));
  const [xx, xy, yy] = [moment('x', 'x'), moment('x', 'y'), moment('y', 'y')];
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6 * (xx + yy) ** 2) return null;
  const [dx, dy] = [at.x - middle.x, at.y - middle.y];
  const [u, v] = [(dx * yy - dy * xy) / determinant, (dy * xx - dx * xy) / determinant];
  const moved = (axis: 'x' | 'y') =>
    goal[axis] +
    mean(({ place, there }) => (u * (place.x - middle.x) + v * (place.y - middle.y)) * (there[axis] - goal[axis]));
  return imagePoint(moved('x'), moved('y'));
};

/** Without one of the points: where the others would have it. */
export const without = (points: NamedPoints, name: string): NamedPoints =>
  new Map([...points].filter(([other]) => other !== name));
