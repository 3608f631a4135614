/** What the cases are carried out with: a model's engine in this process, its detector, its grounding, its trackers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  AppError,
  type Domain,
  type EditCommand,
  type KeyPoint,
  type Latent,
  type PartEdit,
  type Picture,
} from '../../core/index.ts';
import {
  createLocalEngine,
  type DragEngine,
  type DragMode,
  type EngineOptions,
  type FactorLatents,
  type Follower,
  openFactorLatents,
  openFollower,
  type PartFinder,
} from '../../drag/index.ts';
import {
  createGround,
  createShown,
  type Ground,
  type KeyPointDetector,
  loadDetector,
  loadDomain,
  loadRecipes,
  type Shown as ShownOf,
} from '../../grounding/index.ts';
import { describe, describeEdit } from '../../nlu/index.ts';
import { openModel } from '../../runtime/index.ts';

const pathSchema = z.object({
  kind: z.string(),
  seed: z.int(),
  start: z.array(z.number()),
  end: z.array(z.number()),
  points: z.array(z.string()).min(1),
  /** Unit positions of the points, x y x y …, frame by frame, with equal steps of the factors between. */
  frames: z.array(z.array(z.number())).min(2),
});
const pathsSchema = z.object({ renderer: z.string(), factors: z.array(z.string()), paths: z.array(pathSchema) });
export type TrackingPath = z.infer<typeof pathSchema>;

export interface Shown {
  readonly latent: Latent;
  readonly picture: Picture;
  readonly keyPoints: readonly KeyPoint[];
}

export interface Stage {
  readonly engine: DragEngine;
  readonly detector: KeyPointDetector;
  readonly ground: Ground;
  /** How much of an edit shows, by key points. */
  readonly shown: ShownOf;
  readonly domain: Domain;
  /** Empty where the model has no tracking.json or no named factors. */
  readonly paths: readonly TrackingPath[];
  show(seed: number): Promise<Shown>;
  latentOfFactors(factors: readonly number[]): Promise<Latent>;
  follower(mode: DragMode): Promise<Follower>;
  close(): Promise<void>;
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

/** The first of every kind, then the second of every kind …: the first so many paths are of all kinds. */
export const roundRobin = (paths: readonly TrackingPath[]): readonly TrackingPath[] => {
  const seen = new Map<string, number>();
  const ranked = paths.map((path) => {
    const rank = seen.get(path.kind) ?? 0;
    seen.set(path.kind, rank + 1);
    return { path, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path);
};

/** @throws AppError bad-model-files where the file is there and wrong. */
export const readPaths = async (folder: string): Promise<readonly TrackingPath[]> => {
  const file = join(folder, 'tracking.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new AppError('bad-model-files', `${file} cannot be read.`, { cause });
  }
  try {
    const { paths, factors } = pathsSchema.parse(JSON.parse(text));
    const wrong = paths.find(
      ({ start, end, points, frames }) =>
        start.length !== factors.length ||
        end.length !== factors.length ||
        frames.some((frame) => frame.length !== 2 * points.length),
    );
    if (wrong) throw new RangeError(`the path of seed ${wrong.seed} has lists of different lengths`);
    return roundRobin(paths);
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AppError('bad-model-files', `${file} is not a list of tracking paths: ${why}`, { cause });
  }
};

/** @throws AppError bad-model-files, and as `createLocalEngine` does */
export const openStage = async (
  folder: string,
  options: EngineOptions,
): Promise<Stage & { readonly parts: PartFinder }> => {
  const [domain, recipes, paths] = await Promise.all([loadDomain(folder), loadRecipes(folder), readPaths(folder)]);
  const engine = await createLocalEngine(folder, options);
  const detector = await loadDetector(folder, (source) => openModel(source, options));
  const factorLatents: FactorLatents | null = paths.length === 0 ? null : await openFactorLatents(folder, options);
  const shown = new Map<number, Shown>();
  const followers = new Map<DragMode, Follower>();
  const words = {
    command: (command: EditCommand) => describe(command, domain),
    edit: (edit: PartEdit) => describeEdit(edit, domain),
  };
  return {
    engine,
    parts: engine.parts,
    detector,
    ground: createGround(domain, recipes, words),
    shown: createShown(domain, recipes, words),
    domain,
    paths: factorLatents === null ? [] : paths,
    async show(seed) {
      const known = shown.get(seed);
      if (known) return known;
      const latent = await engine.sample(seed);
      const picture = await engine.render(latent);
      const made = { latent, picture, keyPoints: await detector.detect(picture) };
      shown.set(seed, made);
      return made;
    },
    async latentOfFactors(factors) {
      if (factorLatents === null) throw new AppError('bad-model-files', `${folder} has no named factors.`);
      return factorLatents.latentOf(factors);
    },
    async follower(mode) {
      const opened = followers.get(mode) ?? (await openFollower(folder, mode, options));
      followers.set(mode, opened);
      return opened;
    },
    async close() {
      await Promise.all([...followers.values()].map((follower) => follower.close()));
      await factorLatents?.close();
      await detector.close();
      await engine.close();
    },
  };
};
