/**
 * Suggested places, measured: does a number stand at the same anatomical place in every picture, and do the numbers
 * reach the parts that have names? Where a suggestion belongs is learned in pictures of their own (the median of its
 * places there, carried back to the mean lion by the named points); then it is looked for in unseen pictures.
 */
import { distance, type ImagePoint, imagePoint } from '../../core/index.ts';
import type { FoundPart, PartFinder, PartLook } from '../../drag/index.ts';
import type { KnownPicture } from './evaluate.ts';
import { carried, meanPlaces, type NamedPoints, without } from './frame.ts';

/** From here on a suggestion is shown with its number. */
export const shown = 0.5;

/** One suggestion in one unseen picture. */
export interface SuggestionMeasure {
  readonly suggestion: number;
  /** From where it belongs, as a share of the width. */
  readonly away: number;
  /** From where it stands on the mean picture, as if the picture had not been looked at. */
  readonly awayUnmoved: number;
  readonly confidence: number;
}

/** A named point in one unseen picture. */
export interface NamedMeasure {
  readonly part: string;
  /** From where the other points would have it: what the frame itself errs by. */
  readonly frameError: number | null;
  /** The distance to every suggestion; infinite where that is not shown. */
  readonly toSuggestions: readonly number[];
}

export interface SuggestionMeasures {
  readonly count: number;
  readonly suggestions: readonly SuggestionMeasure[];
  readonly named: readonly NamedMeasure[];
}

export interface SuggestionsInput {
  readonly finder: Pick<PartFinder, 'suggest' | 'find'>;
  readonly imageSize: number;
  /** Where the suggestions belong is learned here. */
  readonly learning: readonly KnownPicture[];
  readonly unseen: readonly KnownPicture[];
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const middleOf = (points: readonly ImagePoint[]): ImagePoint | null =>
  points.length === 0 ? null : imagePoint(median(points.map(({ x }) => x)), median(points.map(({ y }) => y)));

interface Learned {
  /** In the mean picture; null where it was never shown. */
  readonly places: readonly (ImagePoint | null)[];
  readonly mean: NamedPoints;
}

/** The map back is read at where the place seems to be, so it is read again from there. */
const passes = 3;

const learn = (
  pictures: readonly { readonly points: NamedPoints; readonly found: readonly FoundPart[] }[],
  count: number,
  imageSize: number,
): Learned => {
  const mean = meanPlaces(pictures.map(({ points }) => points));
  const places = Array.from({ length: count }, (_, at) => {
    const seen = pictures.flatMap(({ points, found }) => {
      const there = found[at];
      return there !== undefined && there.confidence >= shown ? [{ points, point: there.point }] : [];
    });
    let place = middleOf(seen.map(({ point }) => point));
    for (let pass = 0; pass < passes && place !== null; pass++) {
      const home = seen.flatMap(({ points, point }) => carried(point, points, mean, imageSize) ?? []);
      place = middleOf(home);
    }
    return place;
  });
  return { places, mean };
};

const measure = (
  { points, found }: { readonly points: NamedPoints; readonly found: readonly FoundPart[] },
  { places, mean }: Learned,
  imageSize: number,
): Pick<SuggestionMeasures, 'suggestions' | 'named'> => {
  const suggestions = found.flatMap(({ point, confidence }, at): SuggestionMeasure[] => {
    const place = places[at] ?? null;
    const home = place === null ? null : carried(place, mean, points, imageSize);
    if (place === null || home === null) return [];
    const away = distance(point, home) / imageSize;
    return [{ suggestion: at, away, awayUnmoved: distance(place, home) / imageSize, confidence }];
  });
  const named = [...points].map(([part, point]): NamedMeasure => {
    const middle = mean.get(part);
    const home = middle === undefined ? null : carried(middle, without(mean, part), without(points, part), imageSize);
    return {
      part,
      frameError: home === null ? null : distance(home, point) / imageSize,
      toSuggestions: found.map((one) =>
        one.confidence >= shown ? distance(one.point, point) / imageSize : Number.POSITIVE_INFINITY,
      ),
    };
  });
  return { suggestions, named };
};

/** Yields the share that is done. Aborted, it ends with what was measured. */
export async function* evaluateSuggestions(
  { finder, imageSize, learning, unseen }: SuggestionsInput,
  signal: AbortSignal,
): AsyncGenerator<number, SuggestionMeasures, void> {
  const run = finder.suggest(signal);
  let turn = await run.next();
  for (; turn.done !== true; turn = await run.next()) yield turn.value / 3;
  const looks: readonly PartLook[] = turn.value;
  const all = learning.length + unseen.length;
  const seen: { points: NamedPoints; found: readonly FoundPart[] }[] = [];
  for (const { latent, points } of [...learning, ...unseen]) {
    if (signal.aborted) break;
    seen.push({ points, found: await finder.find(latent, null, looks) });
    yield 1 / 3 + (2 / 3) * (seen.length / all);
  }
  const learned = learn(seen.slice(0, learning.length), looks.length, imageSize);
  const measured = seen.slice(learning.length).map((picture) => measure(picture, learned, imageSize));
  return {
    count: looks.length,
    suggestions: measured.flatMap(({ suggestions }) => suggestions),
    named: measured.flatMap(({ named }) => named),
  };
}
