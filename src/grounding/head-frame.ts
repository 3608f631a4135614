/**
 * The head in the picture: its axes, its size and how far it is turned, from three key points.
 * A weak-perspective model: a point at (x, z) of the head appears at x cos a + z sin a when the head is turned by a.
 */
import { type ImagePoint, type ImageVector, imagePoint, imageVector } from '../core/index.ts';
import type { Recipes } from './recipe-schema.ts';

/** Key points by name. */
export type PointTable = ReadonlyMap<string, ImagePoint>;

export interface HeadFrame {
  /** Middle between the two eyes. */
  readonly origin: ImagePoint;
  /** Unit vectors of the head's axes on the screen. */
  readonly right: ImageVector;
  readonly down: ImageVector;
  /** Pixels in one head size: the distance of the eyes if the head looked straight ahead. */
  readonly size: number;
  /** Estimated turn to the viewer's right and nod upwards, in radians. */
  readonly turn: number;
  readonly nod: number;
}

/** Null where the eyes fall together, so that there is no axis. */
export const headFrame = (points: PointTable, recipes: Recipes): HeadFrame | null => {
  const { head } = recipes;
  const left = points.get(head.left);
  const right = points.get(head.right);
  const front = points.get(head.front);
  if (left === undefined || right === undefined || front === undefined) return null;
  const span = Math.hypot(right.x - left.x, right.y - left.y);
  if (!(span > 1e-6)) return null;
  const along = imageVector((right.x - left.x) / span, (right.y - left.y) / span);
  const down = imageVector(-along.y, along.x);
  const origin = imagePoint((left.x + right.x) / 2, (left.y + right.y) / 2);
  const frontX = (front.x - origin.x) * along.x + (front.y - origin.y) * along.y;
  const frontY = (front.x - origin.x) * down.x + (front.y - origin.y) * down.y;
  const ahead = depthOf(recipes, head.front) - eyeDepth(recipes);
  // When the head turns the eyes come closer together and the nose leaves their middle: the two together stay the same.
  const size = Math.hypot(span, frontX / ahead);
  const sine = (v: number, most: number) => Math.asin(Math.min(Math.max(v, -Math.sin(most)), Math.sin(most)));
  return {
    origin,
    right: along,
    down,
    size,
    turn: sine(frontX / size / ahead, (head.maxTurnDegrees * Math.PI) / 180),
    nod: sine((head.frontDown - frontY / size) / ahead, (head.maxNodDegrees * Math.PI) / 180),
  };
};

export const depthOf = (recipes: Recipes, name: string): number => recipes.points[name]?.depth ?? 0;

export const eyeDepth = (recipes: Recipes): number =>
  (depthOf(recipes, recipes.head.left) + depthOf(recipes, recipes.head.right)) / 2;

/** A point in head sizes along the head's axes, from the middle of the eyes. */
export const toHead = (frame: HeadFrame, point: ImagePoint): { readonly x: number; readonly y: number } => {
  const x = point.x - frame.origin.x;
  const y = point.y - frame.origin.y;
  return {
    x: (x * frame.right.x + y * frame.right.y) / frame.size,
    y: (x * frame.down.x + y * frame.down.y) / frame.size,
  };
};

/** A displacement in head sizes along the head's axes as one in pixels. */
export const fromHead = (frame: HeadFrame, x: number, y: number): ImageVector =>
  imageVector((x * frame.right.x + y * frame.down.x) * frame.size, (x * frame.right.y + y * frame.down.y) * frame.size);

/** The mean of named points; those that are not in the table are left out. */
export const meanPoint = (points: PointTable, names: readonly string[]): ImagePoint | null => {
  const found = names.flatMap((name) => points.get(name) ?? []);
  if (found.length === 0) return null;
  return imagePoint(
    found.reduce((sum, p) => sum + p.x, 0) / found.length,
    found.reduce((sum, p) => sum + p.y, 0) / found.length,
  );
};
