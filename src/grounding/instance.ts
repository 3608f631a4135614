/** One edit of a command on one side: its recipe with the names filled in, and by how much. */
import type { Amount, PartEdit } from '../core/index.ts';
import { displacement, type Scene } from './field.ts';
import type { PointTable } from './head-frame.ts';
import { measured } from './measure.ts';
import type { Field, Measure, Recipe } from './recipe-schema.ts';
import { forSide, type OneSide } from './side.ts';

export interface Move {
  readonly name: string;
  readonly by: Field;
  readonly optional: boolean;
}

export interface Instance {
  readonly edit: PartEdit;
  /** Null for a part that is not paired. */
  readonly side: OneSide | null;
  readonly recipe: Recipe;
  readonly moves: readonly Move[];
  readonly holds: readonly string[];
  readonly measure: Measure;
}

export const instantiate = (edit: PartEdit, recipe: Recipe, side: OneSide | null): Instance => {
  const fill = (name: string) => (side === null ? name : forSide(name, side));
  return {
    edit,
    side,
    recipe,
    moves: recipe.moves.flatMap(({ points, by, optional }) =>
      points.map((name) => ({ name: fill(name), by: mapField(by, fill), optional })),
    ),
    holds: recipe.holds.map(fill),
    measure: mapMeasure(recipe.measure, fill),
  };
};

const mapField = (field: Field, fill: (name: string) => string): Field => {
  if (field.kind === 'towards') return { ...field, point: fill(field.point) };
  if (field.kind === 'scale' || field.kind === 'rotate') return { ...field, about: field.about.map(fill) };
  return field;
};

const mapMeasure = (measure: Measure, fill: (name: string) => string): Measure => {
  switch (measure.kind) {
    case 'gap':
      return { ...measure, pairs: measure.pairs.map(([a, b]): [string, string] => [fill(a), fill(b)]) };
    case 'offset':
      return { ...measure, points: measure.points.map(fill), from: measure.from.map(fill) };
    case 'place':
      return { ...measure, points: measure.points.map(fill) };
    case 'tilt':
      return measure;
    default:
      return measure satisfies never;
  }
};

/** Largest multiple of the usual amount that is ever asked for. */
const mostFactor = 8;

/** The amount as a multiple of the recipe's usual one. */
export const factorFor = (amount: Amount, instance: Instance, scene: Scene, imageSize: number): number => {
  const clamp = (factor: number) => Math.min(Math.max(factor, -mostFactor), mostFactor);
  switch (amount.kind) {
    case 'relative':
      return withinLimit(clamp(amount.factor), instance, scene, imageSize);
    case 'pixels': {
      const first = instance.moves.find(({ name }) => scene.points.has(name));
      if (first === undefined) return 0;
      return solve((factor) => {
        const { x, y } = displacement(scene, first.by, first.name, factor);
        return Math.hypot(x, y);
      }, amount.px);
    }
    case 'degrees': {
      const usual = degreesOf(instance);
      return usual === null ? 0 : withinLimit(clamp(amount.degrees / usual), instance, scene, imageSize);
    }
    case 'scale': {
      const field = instance.moves[0]?.by;
      if (field?.kind === 'scale') return clamp(Math.log(amount.ratio) / Math.log(field.ratio));
      const size = (factor: number) =>
        measured(instance.measure, movedPoints(scene, instance.moves, factor), scene.recipes, imageSize) ?? 0;
      const before = size(0);
      // A closed mouth has no size to double: twice the usual amount then.
      if (instance.measure.kind !== 'gap' || before < 0.02) return clamp(amount.ratio);
      const growsBy = Math.sign(size(1) - before);
      if (growsBy === 0) return clamp(amount.ratio);
      return solve((factor) => growsBy * (size(factor) - before), growsBy * (amount.ratio - 1) * before);
    }
    default:
      return amount satisfies never;
  }
};

/**
 * How many degrees the usual amount turns: around an axis of the head in space (turn, nod) or on the screen (tilt), as
 * the recipe's first field has it. Null where nothing turns, so that a degree means nothing.
 */
export const degreesOf = ({ moves: [first] }: Pick<Instance, 'moves'>): number | null => {
  if (first?.by.kind === 'rotate') return Math.abs(first.by.degrees);
  if (first?.by.kind === 'turn') return Math.hypot(first.by.rightDegrees, first.by.upDegrees);
  return null;
};

/** The factor, made smaller where the measure would pass the recipe's limit; 0 where it is passed already. */
const withinLimit = (factor: number, { recipe, measure, moves }: Instance, scene: Scene, imageSize: number): number => {
  const { limit } = recipe;
  if (limit === undefined || factor <= 0) return factor;
  const at = (f: number) => measured(measure, movedPoints(scene, moves, f), scene.recipes, imageSize) ?? 0;
  const [before, after] = [at(0), at(factor)];
  const rises = Math.sign(after - before);
  if (rises * (limit - after) >= 0) return factor;
  if (rises * (limit - before) <= 0) return 0;
  return Math.min(
    factor,
    solve((f) => rises * (at(f) - before), rises * (limit - before)),
  );
};

/** The factor at which a function that rises from 0 reaches the value; for a negative value the factor below 0. */
const solve = (rising: (factor: number) => number, value: number): number => {
  const direction = Math.sign(value);
  if (direction === 0) return 0;
  let [low, high] = [0, mostFactor];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (direction * rising(direction * middle) < Math.abs(value)) low = middle;
    else high = middle;
  }
  return direction * high;
};

/** All points where the moves take them, unclamped. */
export const movedPoints = (scene: Scene, moves: readonly Move[], factor: number): PointTable => {
  const moved = new Map(scene.points);
  for (const { name, by } of moves) {
    const from = scene.points.get(name);
    if (from === undefined) continue;
    const d = displacement(scene, by, name, factor);
    moved.set(name, { x: from.x + d.x, y: from.y + d.y });
  }
  return moved;
};
