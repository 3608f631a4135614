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

/** By the detector, in pictures of seeds. */
export const seedCases = async (stage: Pick<Stage, 'engine' | 'show'>, pictures: number): Promise<PartCases> => {
  const of = async (seed: number): Promise<KnownPicture> => {
    const { latent, keyPoints } = await stage.show(seed);
    return { latent, points: seenPoints(keyPoints, stage.engine.info.imageSize) };
  };
  const several = async (first: number, count: number): Promise<KnownPicture[]> => {
    const known: KnownPicture[] = [];
    for (let i = 0; i < count; i++) known.push(await of(first + i));
    return known;
  };
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
