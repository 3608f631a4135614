/**
 * Parts without labels: places that recur. The average picture (every latent's mean) lends a lattice of places; each is
 * looked for in a number of samples, and from there looked for again in the average picture. A place that comes back to
 * itself, and is told apart well from the rest of the pictures, is one that all pictures have: a part. The best of them,
 * some distance apart, are kept, with a look that is summed over all samples that agreed. No clustering of all cells was
 * needed, and none would have said whether a cluster can be found again.
 */
import { AppError, distance, type ImagePoint, type Latent } from '../../core/index.ts';
import type { FoundPart, PartLook } from '../port.ts';
import { type Cells, patchMiddle, pointOf } from './place.ts';

const samples = 16;
/** Samples have these seeds and the model's usual spread. */
const firstSeed = 1;
/** Places of the lattice, a side. */
const latticeSide = 14;
/** As shares of the width: it came back; two suggestions are this far apart; the border is no part. */
const returns = 0.06;
const apart = 0.11;
const border = 0.06;
/** In this share of the samples a part must come back. */
const leastShare = 0.6;
const mostParts = 16;
/** Two places whose heights differ by less are read as one line, from left to right. */
const lineHeight = 0.12;

export interface SuggestInput {
  readonly cells: Cells;
  readonly channels: number;
  sample(seed: number, psi: number): Promise<Latent>;
  columnsOf(latent: Latent): Promise<Float32Array>;
  lookAt(columns: Float32Array, point: ImagePoint): PartLook;
  findIn(columns: Float32Array, looks: readonly PartLook[]): Promise<readonly FoundPart[]>;
}

interface Candidate {
  readonly point: ImagePoint;
  /** Of the average picture and of all samples that agreed. */
  readonly sum: Float32Array;
  agreed: number;
  /** How well it is told apart, over all samples. */
  score: number;
}

const addTo = (sum: Float32Array, { values }: PartLook): void => {
  values.forEach((value, at) => {
    sum[at] = (sum[at] ?? 0) + value;
  });
};

/** Line by line from the top, each from left to right. */
const readingOrder = (chosen: readonly Candidate[], imageSize: number): readonly Candidate[] => {
  const lines: Candidate[][] = [];
  for (const one of chosen.toSorted((a, b) => a.point.y - b.point.y)) {
    const line = lines.at(-1);
    const top = line?.[0]?.point.y ?? Number.NEGATIVE_INFINITY;
    if (line !== undefined && one.point.y - top < lineHeight * imageSize) line.push(one);
    else lines.push([one]);
  }
  return lines.flatMap((line) => line.toSorted((a, b) => a.point.x - b.point.x));
};

/** The best candidates, none near to a better one. */
export const chooseParts = (candidates: readonly Candidate[], imageSize: number): readonly Candidate[] => {
  const chosen: Candidate[] = [];
  const able = candidates.filter(({ agreed }) => agreed >= leastShare * samples);
  for (const one of able.toSorted((a, b) => b.score - a.score)) {
    if (chosen.length === mostParts) break;
    if (chosen.every(({ point }) => distance(point, one.point) >= apart * imageSize)) chosen.push(one);
  }
  return readingOrder(chosen, imageSize);
};

const lattice = ({ side, imageSize }: Cells): readonly ImagePoint[] =>
  Array.from({ length: latticeSide ** 2 }, (_, at) => {
    const place = (k: number) => (border + ((1 - 2 * border) * (k + 0.5)) / latticeSide) * side - 0.5;
    return pointOf(place(at % latticeSide), place(Math.floor(at / latticeSide)), { side, imageSize });
  });

export async function* suggestParts(
  { cells, channels, sample, columnsOf, lookAt, findIn }: SuggestInput,
  signal: AbortSignal,
): AsyncGenerator<number, readonly PartLook[], void> {
  const average = await columnsOf(await sample(0, 0));
  const candidates: Candidate[] = lattice(cells).map((point) => {
    const sum = lookAt(average, point).values.slice();
    return { point, sum, agreed: 0, score: 0 };
  });
  /** The middles of patches are enough to agree on a place, and nine times as fast. */
  const middle = ({ values }: PartLook): PartLook => ({
    values: values.slice(patchMiddle * channels, (patchMiddle + 1) * channels),
  });
  const looks = candidates.map(({ sum }) => middle({ values: sum }));
  for (let i = 0; i < samples; i++) {
    yield i / samples;
    if (signal.aborted) throw new AppError('cancelled', 'The search for parts was cancelled.');
    const columns = await columnsOf(await sample(firstSeed + i, 1));
    const there = await findIn(columns, looks);
    const seen = there.map(({ point }) => lookAt(columns, point));
    const back = await findIn(average, seen.map(middle));
    candidates.forEach((one, at) => {
      const [found, look, home] = [there[at], seen[at], back[at]];
      if (found === undefined || look === undefined || home === undefined) return;
      if (distance(home.point, one.point) > returns * cells.imageSize) return;
      one.agreed++;
      one.score += Math.min(found.confidence, home.confidence);
      addTo(one.sum, look);
    });
  }
  return chooseParts(candidates, cells.imageSize).map(({ sum }) => ({ values: sum }));
}
