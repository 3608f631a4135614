/** The tasks: what is done in one case with one method, and which numbers come out. */
import { AppError, type ImagePoint, imagePoint, unitPoint, unitToImage } from '../../core/index.ts';
import { type DragMode, dragModes } from '../../drag/index.ts';
import { landmarksOf, maskedCase, pairSeeds } from './cases.ts';
import { distances, latentDistance, mean, outsideChange, pictureDifference, placesOf, shareOfWay } from './measures.ts';
import type { Stage, TrackingPath } from './stage.ts';
import { followTemplates } from './template-tracker.ts';
import { type TimedDrag, timedDrag } from './timed-drag.ts';

export const taskNames = ['landmark-1', 'landmark-5', 'landmark-all', 'masked', 'tracking'] as const;
export type TaskName = (typeof taskNames)[number];

/** What follows points in the tracking task beside the modes. */
export const otherTrackers = ['no tracking', 'pixel template', 'detector'] as const;

export type Values = Readonly<Record<string, number | string | readonly number[]>>;

/** The engine's limit. */
const mostPoints = 16;
const pointsOf = { 'landmark-1': 1, 'landmark-5': 5, 'landmark-all': mostPoints } as const;

/** The methods that a task is measured with, for the modes that were asked for. */
export const methodsOf = (task: TaskName, modes: readonly DragMode[]): readonly string[] =>
  task === 'tracking' ? [...modes, ...otherTrackers] : modes;

const cost = ({ result, seconds, coreSeconds }: TimedDrag): Values => ({
  steps: result.steps,
  seconds,
  coreSeconds,
  reason: result.reason,
});

/**
 * Cases of a task where others have `cases`. Drags of many points take minutes in `reference`, which has no rule for
 * stalls: a third of the cases each, which with those of one point are more than `cases` landmark tasks.
 */
export const casesOf = (task: TaskName, cases: number): number =>
  task === 'landmark-5' || task === 'landmark-all' ? Math.ceil(cases / 3) : cases;

/** (a), and (b) with one point: the handle goes back from where it ended to where it began. */
const landmark = async (
  stage: Stage,
  task: keyof typeof pointsOf,
  index: number,
  mode: DragMode,
  signal: AbortSignal,
): Promise<Values> => {
  const { engine, detector } = stage;
  const [a, b] = await Promise.all(pairSeeds(index).map((seed) => stage.show(seed)));
  if (a === undefined || b === undefined) throw new RangeError('A case has two pictures.');
  const points = landmarksOf(a.keyPoints, b.keyPoints, engine.info.imageSize, index).slice(0, pointsOf[task]);
  if (points.length === 0) return { skipped: 'the two pictures show no point in common' };
  const names = points.map(({ name }) => name);
  const targets = points.map(({ target }) => target);
  const handles = points.map(({ handle }) => handle);
  const there = await timedDrag(engine, { latent: a.latent, mode, points, mask: null }, signal);
  const reached = placesOf(await detector.detect(there.result.picture), names);
  const values = {
    ...cost(there),
    points: points.length,
    beforePx: mean(distances(handles, targets)),
    afterPx: mean(distances(reached, targets)),
    farthestPx: Math.max(...distances(there.result.points, targets)),
  };
  if (task !== 'landmark-1') return values;
  const { latent, picture, points: ends } = there.result;
  const homeward = points.map(({ name, handle }, at) => ({ name, handle: ends[at] ?? handle, target: handle }));
  const back = await timedDrag(engine, { latent, mode, points: homeward, mask: null }, signal);
  const home = placesOf(await detector.detect(back.result.picture), names);
  return {
    ...values,
    wayPicture: pictureDifference(a.picture, picture),
    leftPicture: pictureDifference(a.picture, back.result.picture),
    wayLatent: latentDistance(a.latent, latent),
    leftLatent: latentDistance(a.latent, back.result.latent),
    homePx: mean(distances(home, handles)),
    backSteps: back.result.steps,
    backReason: back.result.reason,
  };
};

/** (c) */
const masked = async (stage: Stage, index: number, mode: DragMode, signal: AbortSignal): Promise<Values> => {
  const { engine, detector, ground, domain } = stage;
  const wanted = maskedCase(
    index,
    domain.parts.map(({ name }) => name),
  );
  for (const seed of wanted?.seeds ?? []) {
    if (!wanted) break;
    const { latent, picture, keyPoints } = await stage.show(seed);
    const command = { kind: 'edit', edits: [wanted.edit], constraints: [wanted.constraint] } as const;
    const grounding = ground(command, keyPoints, picture.size);
    if (grounding.kind === 'refused' || grounding.plan.mask === null) continue;
    const { points, mask } = grounding.plan;
    const task = points.map(({ label, ...point }) => ({ name: label, ...point }));
    const drag = await timedDrag(engine, { latent, mode, points: task, mask }, signal);
    const change = outsideChange(picture, drag.result.picture, mask);
    if (change === null) continue;
    const found = await detector.detect(drag.result.picture);
    // A plan's points are detected points: the detector's name is that of the point at the same place.
    const moving = points.flatMap((point) => {
      const at = keyPoints.findIndex(({ point: { x, y } }) => x === point.handle.x && y === point.handle.y);
      const end = found[at];
      return point.moves && end ? [{ ...point, end: end.point }] : [];
    });
    const share = shareOfWay(
      moving.map(({ handle }) => handle),
      moving.map(({ target }) => target),
      moving.map(({ end }) => end),
    );
    const { kind, region } = wanted.constraint;
    const asked = `${wanted.edit.part} ${wanted.edit.action}, ${kind} ${region}`;
    return { ...cost(drag), asked, seed, share, outsideMean: change.mean, outsideVisible: change.visible };
  }
  return { skipped: 'no seed of this case allows the edit with a mask' };
};

const isMode = (method: string): method is DragMode => (dragModes as readonly string[]).includes(method);

/** The exact places, frame by frame, in pixels of this model's pictures. */
export const exactPlaces = ({ frames }: TrackingPath, imageSize: number): readonly (readonly ImagePoint[])[] =>
  frames.map((numbers) =>
    Array.from({ length: numbers.length / 2 }, (_, at) =>
      unitToImage(unitPoint(numbers[2 * at] ?? Number.NaN, numbers[2 * at + 1] ?? Number.NaN), imageSize),
    ),
  );

/** Where the method says the points are, frame by frame, when it is told where they are in the first. */
const followed = async (
  stage: Stage,
  path: TrackingPath,
  exact: readonly (readonly ImagePoint[])[],
  method: string,
): Promise<readonly (readonly ImagePoint[])[]> => {
  const [handles = []] = exact;
  if (method === 'no tracking') return exact.map(() => handles);
  const latents = [];
  for (let frame = 0; frame < exact.length; frame++) {
    const share = frame / (exact.length - 1);
    const factors = path.start.map((value, at) => value + share * ((path.end[at] ?? value) - value));
    latents.push(await stage.latentOfFactors(factors));
  }
  if (isMode(method)) return (await stage.follower(method)).follow(latents, handles);
  const pictures = [];
  for (const latent of latents) pictures.push(await stage.engine.render(latent));
  if (method === 'pixel template') {
    const { radiusPx } = await stage.follower('fast');
    return followTemplates(pictures, handles, radiusPx);
  }
  if (method !== 'detector') throw new AppError('bad-input', `There is no tracker "${method}".`);
  const found = [];
  for (const picture of pictures) found.push(placesOf(await stage.detector.detect(picture), path.points));
  const [first = []] = found;
  // The detector is not told the first places; its steps from there are taken, as the others' are.
  return found.map((places) =>
    places.map(({ x, y }, at) => {
      const [start, handle] = [first[at], handles[at]];
      return imagePoint(x - (start?.x ?? 0) + (handle?.x ?? 0), y - (start?.y ?? 0) + (handle?.y ?? 0));
    }),
  );
};

/** (d) */
const tracking = async (stage: Stage, index: number, method: string): Promise<Values> => {
  const path = stage.paths[index];
  if (path === undefined) return { skipped: 'the model has no path of that number' };
  const exact = exactPlaces(path, stage.engine.info.imageSize);
  const places = await followed(stage, path, exact, method);
  const [handles = [], ends = []] = [exact[0], exact.at(-1)];
  return {
    path: path.kind,
    waysPx: distances(handles, ends),
    errorsPx: distances(places.at(-1) ?? [], ends),
    allErrorsPx: places.map((frame, at) => mean(distances(frame, exact[at] ?? []))),
  };
};

/** Carries out one case. Deterministic but for the seconds. */
export const measure = async (
  stage: Stage,
  task: TaskName,
  index: number,
  method: string,
  signal: AbortSignal,
): Promise<Values> => {
  if (task === 'tracking') return tracking(stage, index, method);
  if (!isMode(method)) throw new AppError('bad-input', `There is no drag mode "${method}".`);
  return task === 'masked' ? masked(stage, index, method, signal) : landmark(stage, task, index, method, signal);
};
