/**
 * How much of an edit shows: each recipe's own measure before the drag, as the plan asked for it, and after it, from key
 * points. A pupil whose whole eye went along has arrived at its target and yet looks nowhere else: measures are relative
 * where recipes are, so they tell.
 */
import { type Domain, distance, type KeyPoint, type PartEdit } from '../core/index.ts';
import type { PointTable } from './head-frame.ts';
import { instantiate } from './instance.ts';
import { measured } from './measure.ts';
import type { EditWords, Shown, ShownEdit } from './port.ts';
import type { Recipes } from './recipe-schema.ts';
import { sidesOf } from './side.ts';

/** A planned handle is a key point when it is at the same place. */
const samePx = 0.01;
/** Of a shorter way, as a share of the picture's width, key points tell nothing: they err by half as much. */
const leastWay = 0.02;

const tableOf = (keyPoints: readonly KeyPoint[]): PointTable =>
  new Map(keyPoints.map(({ name, point }) => [name, point]));

export const createShown =
  (domain: Domain, recipes: Recipes, words: EditWords): Shown =>
  (command, planned, before, after, imageSize) => {
    const targets = new Map(
      planned.flatMap((point) => {
        const name = before.find((known) => distance(known.point, point.handle) < samePx)?.name;
        return name === undefined ? [] : [[name, point] as const];
      }),
    );
    const was = tableOf(before);
    const asked: PointTable = new Map([...was].map(([name, point]) => [name, targets.get(name)?.target ?? point]));
    const is = tableOf(after);
    /** The change asked for, and the change made, on one side. */
    const changes = (edit: PartEdit, side: 'left' | 'right' | null) => {
      const recipe = recipes.parts[edit.part]?.[edit.action];
      if (recipe === undefined) return [];
      const { measure, moves } = instantiate(edit, recipe, side);
      const ways = moves
        .flatMap(({ name }) => targets.get(name) ?? [])
        .map((point) => distance(point.handle, point.target));
      if (Math.max(0, ...ways) < leastWay * imageSize) return [];
      const [a, b, c] = [was, asked, is].map((points) => measured(measure, points, recipes, imageSize));
      return typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || a === b
        ? []
        : [{ asked: b - a, made: c - a }];
    };
    return command.edits.flatMap((edit): ShownEdit[] => {
      const paired = domain.parts.find(({ name }) => name === edit.part)?.paired ?? false;
      const sides = (paired ? sidesOf(edit.side) : [null]).flatMap((side) => changes(edit, side));
      const sum = sides.reduce((total, side) => total + Math.abs(side.asked), 0);
      if (sum === 0) return [];
      const made = sides.reduce((total, side) => total + side.made * Math.sign(side.asked), 0);
      return [{ says: words.edit(edit), share: made / sum }];
    });
  };
