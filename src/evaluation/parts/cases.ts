/**
 * The pictures for taught parts. Unseen: seeds from 20000, at which nothing was looked while blocks, patch, normalisation
 * and the bounds of confidence were chosen (that was done on seeds 5000 to 6115). Taught in: seeds from 19000.
 * The renderer's exact places: the first frame of each tracking path, made from the factors that it was rendered with.
 */
import type { ImagePoint, KeyPoint } from '../../core/index.ts';
import type { Stage } from '../drag/stage.ts';
import { exactPlaces } from '../drag/tasks.ts';
import type { KnownPicture } from './evaluate.ts';

const firstUnseen = 20_000;
const firstTaught = 19_000;
/** Of suggestions: nothing else of SayDrag looks at these. */
const firstLearning = 23_000;
const firstUnseenOfSuggestions = 24_000;
export const learningPictures = 40;
const seen = 0.5;
export const teachingSets = 4;
/** Enough that every point is seen in three of them. */
const picturesOfSet = 6;

const isInside = ({ x, y }: ImagePoint, imageSize: number): boolean =>
  [x, y].every((at) => at >= 0 && at <= imageSize - 1);

const seenPoints = (keyPoints: readonly KeyPoint[], imageSize: number): ReadonlyMap<string, ImagePoint> =>
  new Map(
    keyPoints
      .filter(({ confidence, point }) => confidence > seen && isInside(point, imageSize))
      .map(({ name, point }) => [name, point]),
  );

export interface PartCases {
  readonly teaching: readonly (readonly KnownPicture[])[];
  readonly unseen: readonly KnownPicture[];
}

/** Pictures of seeds in a row, with what the detector sees in them. */
const knownFrom = async (
  stage: Pick<Stage, 'engine' | 'show'>,
  first: number,
  count: number,
): Promise<KnownPicture[]> => {
  const known: KnownPicture[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const { latent, keyPoints } = await stage.show(seed);
    known.push({ latent, points: seenPoints(keyPoints, stage.engine.info.imageSize) });
  }
  return known;
};

export const suggestionCases = async (stage: Pick<Stage, 'engine' | 'show'>, pictures: number) => ({
  learning: await knownFrom(stage, firstLearning, learningPictures),
  unseen: await knownFrom(stage, firstUnseenOfSuggestions, pictures),
  seeds: `seeds from ${firstLearning} and from ${firstUnseenOfSuggestions}, never looked at before`,
});

/** By the detector, in pictures of seeds. */
export const seedCases = async (stage: Pick<Stage, 'engine' | 'show'>, pictures: number): Promise<PartCases> => {
  const several = (first: number, count: number) => knownFrom(stage, first, count);
  const teaching: KnownPicture[][] = [];
  for (let set = 0; set < teachingSets; set++)
    teaching.push(await several(firstTaught + set * picturesOfSet, picturesOfSet));
  return { teaching, unseen: await several(firstUnseen, pictures) };
};

/** By the renderer: a third of the pictures teaches, the rest is unseen. None where the model has no tracking paths. */
export const rendererCases = async ({
  engine,
  paths,
  latentOfFactors,
}: Pick<Stage, 'engine' | 'paths' | 'latentOfFactors'>): Promise<PartCases> => {
  const { imageSize } = engine.info;
  const known: KnownPicture[] = [];
  for (const path of paths) {
    const [first = []] = exactPlaces(path, imageSize);
    const places = path.points.flatMap((name, at): [string, ImagePoint][] => {
      const place = first[at];
      return place !== undefined && isInside(place, imageSize) ? [[name, place]] : [];
    });
    known.push({ latent: await latentOfFactors(path.start), points: new Map(places) });
  }
  const sets = Math.min(teachingSets, Math.floor(known.length / (3 * picturesOfSet)));
  const teaching = Array.from({ length: sets }, (_, set) =>
    known.slice(set * picturesOfSet, (set + 1) * picturesOfSet),
  );
  return { teaching, unseen: sets === 0 ? [] : known.slice(sets * picturesOfSet) };
};
