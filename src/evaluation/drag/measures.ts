/** The arithmetic of the drag evaluation, and nothing else: no engine, no files. */
import {
  distance,
  type ImagePoint,
  type KeyPoint,
  type Latent,
  type Picture,
  type SoftMask,
} from '../../core/index.ts';

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of the mean, from the spread of the values; NaN for fewer than two. */
export const standardError = (values: readonly number[]): number => {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  const spread = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  return Math.sqrt(spread / values.length);
};

/** The value that a share of the values does not exceed, taken from them (nearest rank). */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

/** Pixels, pair by pair. */
export const distances = (points: readonly ImagePoint[], others: readonly ImagePoint[]): number[] =>
  points.map((point, at) => {
    const other = others[at];
    return other === undefined ? Number.NaN : distance(point, other);
  });

/** Where the named points are; NaN where the list lacks one. */
export const placesOf = (keyPoints: readonly KeyPoint[], names: readonly string[]): ImagePoint[] => {
  const byName = new Map(keyPoints.map(({ name, point }) => [name, point]));
  return names.map((name) => byName.get(name) ?? { x: Number.NaN, y: Number.NaN });
};

/** Mean absolute difference of all pixels and channels, as a share of the full range. */
export const pictureDifference = (a: Picture, b: Picture): number =>
  a.rgb.reduce((sum, value, at) => sum + Math.abs(value - (b.rgb[at] ?? Number.NaN)), 0) / (a.rgb.length * 255);

/** Euclidean. */
export const latentDistance = (a: Latent, b: Latent): number =>
  Math.sqrt(a.values.reduce((sum, value, at) => sum + (value - (b.values[at] ?? Number.NaN)) ** 2, 0));

/** A pixel counts as visibly changed from this difference of its largest channel on, of 255. */
export const visibleStep = 8;

export interface OutsideChange {
  /** Mean absolute change over the kept pixels' channels, a share of the full range. */
  readonly mean: number;
  /** Share of the kept pixels that changed by `visibleStep` or more. */
  readonly visible: number;
}

/** Over the pixels that the mask keeps wholly (keep > 0.99): its soft edge may change. Null where there are none. */
export const outsideChange = (before: Picture, after: Picture, mask: SoftMask): OutsideChange | null => {
  let [kept, sum, visible] = [0, 0, 0];
  mask.keep.forEach((keep, pixel) => {
    if (keep <= 0.99) return;
    const changes = [0, 1, 2].map((c) =>
      Math.abs((before.rgb[3 * pixel + c] ?? Number.NaN) - (after.rgb[3 * pixel + c] ?? Number.NaN)),
    );
    kept++;
    sum += mean(changes) / 255;
    if (Math.max(...changes) >= visibleStep) visible++;
  });
  return kept === 0 ? null : { mean: sum / kept, visible: visible / kept };
};

/** The share of the asked ways that points went, along them: 1 where all arrived, below 0 where they went back. */
export const shareOfWay = (
  from: readonly ImagePoint[],
  to: readonly ImagePoint[],
  reached: readonly ImagePoint[],
): number => {
  let [went, asked] = [0, 0];
  from.forEach((start, at) => {
    const [goal, end] = [to[at], reached[at]];
    if (goal === undefined || end === undefined) return;
    const wayPx = distance(start, goal);
    if (wayPx === 0) return;
    asked += wayPx;
    went += ((end.x - start.x) * (goal.x - start.x) + (end.y - start.y) * (goal.y - start.y)) / wayPx;
  });
  return went / asked;
};
