/**
 * An understood command and the key points of a picture become a drag plan, or a sentence that says why not.
 * Pure: the same command and key points give the same plan.
 */
import {
  type Constraint,
  capital,
  clampToImage,
  type Domain,
  type DragPlan,
  distance,
  type EditCommand,
  type ImagePoint,
  type PlannedPoint,
  type SoftMask,
  translate,
} from '../core/index.ts';
import type { Scene } from './field.ts';
import { headFrame, type PointTable } from './head-frame.ts';
import { degreesOf, factorFor, type Instance, instantiate } from './instance.ts';
import { measured } from './measure.ts';
import { type Merged, merge, type SizedInstance } from './merge.ts';
import { partName } from './part-name.ts';
import type { EditWords, Ground, Grounding } from './port.ts';
import type { Recipes } from './recipe-schema.ts';
import { constraintMask } from './region.ts';
import { sidesOf } from './side.ts';

/** The drag engine takes no more. */
const mostPoints = 16;
/** Targets keep this distance from the picture's border. */
const marginPx = 1;
/** A point displaced by less than this holds its place. */
const leastMovePx = 0.5;
/** A hold this near to a moving handle is the same place. The lips of a closed mouth are a pixel apart and both needed. */
const nearPx = 0.5;
/** Less than this share of the asked way before the border: no room. */
const leastRoom = 0.25;

type Refusal = Extract<Grounding, { kind: 'refused' }>;
const refused = (reason: Refusal['reason'], text: string): Refusal => ({ kind: 'refused', reason, text });

export const createGround =
  (domain: Domain, recipes: Recipes, words: EditWords): Ground =>
  (command, keyPoints, imageSize) => {
    const points: PointTable = new Map(keyPoints.map(({ name, point }) => [name, point]));
    const frame = headFrame(points, recipes);
    const subject = domain.subjects[0] ?? 'picture';
    if (frame === null) return refused('hidden', `I cannot find the ${subject}'s face in this picture.`);
    const scene: Scene = { points, frame, recipes };
    const seen = new Map(keyPoints.map(({ name, confidence }) => [name, confidence >= recipes.visibleAbove]));
    const look: Look = { domain, words, recipes, scene, imageSize, subject, sees: (name) => seen.get(name) ?? false };

    const sized: SizedInstance[] = [];
    for (const edit of command.edits) {
      const recipe = recipes.parts[edit.part]?.[edit.action];
      if (recipe === undefined) {
        return refused('no-recipe', `I have no way of ${words.edit(edit)} in this model.`);
      }
      const paired = domain.parts.find(({ name }) => name === edit.part)?.paired ?? false;
      const results = (paired ? sidesOf(edit.side) : [null]).map((side) =>
        prepare(instantiate(edit, recipe, side), look),
      );
      // "Open the eyes": the one that can be opened is opened.
      const usable = results.flatMap((result) => ('kind' in result ? [] : [result]));
      const [first] = results;
      if (usable.length === 0 && first !== undefined && 'kind' in first) return first;
      sized.push(...usable);
    }
    const merged = merge(scene, sized);
    if (merged.conflict !== null) {
      const { first, second } = merged.conflict;
      const text = `${capital(words.edit(first.edit))} and ${words.edit(second.edit)} contradict each other. Ask for one of them.`;
      return refused('conflict', text);
    }
    return finish(command, merged, sized, look);
  };

interface Look {
  readonly domain: Domain;
  readonly words: EditWords;
  readonly recipes: Recipes;
  readonly scene: Scene;
  readonly imageSize: number;
  readonly subject: string;
  readonly sees: (name: string) => boolean;
}

const inside = (point: ImagePoint, imageSize: number): boolean =>
  point.x >= 0 && point.y >= 0 && point.x <= imageSize - 1 && point.y <= imageSize - 1;

/** Checks one edit against the picture: is there something to do, and are its points in sight? */
const prepare = (instance: Instance, look: Look): SizedInstance | Refusal => {
  const { recipe, edit } = instance;
  const { scene, recipes, imageSize } = look;
  const named = partName({ part: edit.part, side: instance.side ?? edit.side }, look.domain);
  if (edit.amount.kind === 'degrees' && degreesOf(instance) === null) {
    return refused('no-recipe', `Degrees say nothing for ${named}: it does not turn then. Say a bit, a lot or pixels.`);
  }
  const factor = factorFor(edit.amount, instance, scene, imageSize);
  const { already } = recipe;
  const now = measured(instance.measure, scene.points, recipes, imageSize);
  if (already !== undefined && now !== null && factor > 0) {
    const done = already.when === 'above' ? now >= already.value : now <= already.value;
    if (done) return refused('already-so', capital(already.text.replaceAll('{part}', named)));
  }
  if (factor === 0) {
    return refused('already-so', `There is nothing left to do: ${named} cannot go any farther that way.`);
  }
  const usable = (name: string) => {
    const point = scene.points.get(name);
    return point !== undefined && look.sees(name) && inside(point, imageSize);
  };
  const moves = instance.moves.filter(({ name }) => usable(name));
  const missing = instance.moves.find(({ name, optional }) => !optional && !usable(name));
  if (missing !== undefined || moves.length < recipe.atLeast) {
    const name = missing?.name ?? instance.moves.find((move) => !usable(move.name))?.name ?? '';
    return outOfSight(name, look);
  }
  return { instance, moves, holds: instance.holds.filter(usable), factor };
};

const outOfSight = (name: string, { recipes, scene, imageSize, subject }: Look): Refusal => {
  const point = scene.points.get(name);
  const label = recipes.points[name]?.label ?? name;
  if (point !== undefined && !inside(point, imageSize)) {
    return refused('outside', `The ${label} is outside the picture; make the ${subject} smaller or move it first.`);
  }
  const side = name.endsWith('_left') ? 'left' : name.endsWith('_right') ? 'right' : null;
  const turn =
    side === null ? 'turn the head first' : `turn the head to the ${side === 'left' ? 'right' : 'left'} first`;
  return refused('hidden', `The ${label} is hidden; ${recipes.points[name]?.ifHidden ?? turn}.`);
};

/** Targets inside the picture, at most 16 points, the mask. */
const finish = (command: EditCommand, merged: Merged, sized: readonly SizedInstance[], look: Look): Grounding => {
  const { words, recipes, scene, imageSize } = look;
  const planned = merged.points.flatMap(({ name, by }) => {
    const handle = scene.points.get(name);
    if (handle === undefined) return [];
    const moves = Math.hypot(by.x, by.y) >= leastMovePx;
    const target = moves ? clampToImage(translate(handle, by), imageSize, marginPx) : handle;
    const label = recipes.points[name]?.label ?? name;
    return [{ name, asked: Math.hypot(by.x, by.y), point: { handle, target, label, moves } satisfies PlannedPoint }];
  });
  for (const { moves, instance } of sized) {
    const own = planned.filter(({ name, point }) => point.moves && moves.some((move) => move.name === name));
    const [first] = own;
    if (first === undefined) continue;
    if (own.every(({ point, asked }) => distance(point.handle, point.target) < leastRoom * asked)) {
      const text = `The ${first.point.label} is at the edge of the picture; there is no room for ${words.edit(instance.edit)}.`;
      return refused('outside', text);
    }
  }
  const after = new Map([...scene.points].map(([name, at]) => [name, translate(at, merged.displacementOf(name))]));
  for (const { name, point } of planned) after.set(name, point.target);
  const ways = planned.flatMap(({ point }) => (point.moves ? [point] : []));
  const moment = { before: scene.points, after, ways, headPx: scene.frame.size };
  const constraints = [...command.constraints, ...implied(command, sized)];
  const mask = constraintMask(constraints, recipes, moment, imageSize);
  const kept = (at: ImagePoint) =>
    mask !== null && (mask.keep[Math.round(at.y) * mask.size + Math.round(at.x)] ?? 0) > 0.5;
  for (const { moves, instance } of sized) {
    const first = planned.find(({ name }) => name === moves[0]?.name);
    if (first !== undefined && kept(first.point.handle)) {
      const text = `${capital(words.edit(instance.edit))} would change what you asked me to keep. Leave one of the two out.`;
      return refused('conflict', text);
    }
  }
  // Holds stay in the plan where the mask keeps too: the mask alone gives way.
  const free = planned.map(({ point }) => point).filter(({ handle, moves }) => !moves || !kept(handle));
  const moving = free.filter(({ moves }) => moves);
  if (moving.length === 0)
    return refused('already-so', 'Nothing would move: that is too small a change, or it is so already.');
  const holding = free.filter(
    (hold) => !hold.moves && moving.every((move) => distance(move.handle, hold.handle) >= nearPx),
  );
  const plan: DragPlan = {
    imageSize,
    points: [...moving, ...holding].slice(0, mostPoints),
    mask: worthKeeping(mask),
    says: words.command(command),
  };
  return { kind: 'plan', plan };
};

/** What the recipes keep of themselves, where all of them know what they free. */
const implied = (command: EditCommand, sized: readonly SizedInstance[]): readonly Constraint[] =>
  command.constraints.some(({ kind }) => kind === 'only') ||
  sized.some(({ instance }) => instance.recipe.frees.length === 0)
    ? []
    : sized.flatMap(({ instance }) =>
        instance.recipe.frees.map((region): Constraint => ({ kind: 'only', region, side: instance.side })),
      );

/** A mask that keeps nothing is none. */
const worthKeeping = (mask: SoftMask | null): SoftMask | null =>
  mask?.keep.some((keep) => keep > 0) === true ? mask : null;
