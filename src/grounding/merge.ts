/**
 * Several edits as one drag. Displacements of one point add up; an edit of the whole head carries the points of the
 * others along; a hold gives way to a move. Two edits that pull what they share apart are a conflict.
 */
import { type ImageVector, imageVector } from '../core/index.ts';
import { displacement, type Scene } from './field.ts';
import type { Instance, Move } from './instance.ts';

export interface SizedInstance {
  readonly instance: Instance;
  /** Visible moving points, in order of importance. */
  readonly moves: readonly Move[];
  readonly holds: readonly string[];
  readonly factor: number;
}

/** Displacement of every point that the drag handles, the most important first. */
export interface Merged {
  readonly points: readonly { readonly name: string; readonly by: ImageVector }[];
  /** How any point moves, whether the drag handles it or not: with the head as a whole, if that moves. */
  readonly displacementOf: (name: string) => ImageVector;
  /** The first two edits that contradict each other. */
  readonly conflict: { readonly first: Instance; readonly second: Instance } | null;
}

export const merge = (scene: Scene, sized: readonly SizedInstance[]): Merged => {
  const moving = interleave(sized.map(({ moves }) => moves.map(({ name }) => name)));
  const holding = interleave(sized.map(({ holds }) => holds)).filter((name) => !moving.includes(name));
  const displacementOf = (name: string) =>
    sized.reduce(
      (sum, one) => {
        const d = shareOf(scene, one, name);
        return imageVector(sum.x + d.x, sum.y + d.y);
      },
      imageVector(0, 0),
    );
  return {
    points: [...moving, ...holding].map((name) => ({ name, by: displacementOf(name) })),
    displacementOf,
    conflict: conflictIn(scene, sized),
  };
};

/** What one edit does to a point: its own move, or the motion of the whole head. */
const shareOf = (scene: Scene, { instance, moves, factor }: SizedInstance, name: string): ImageVector => {
  const field = moves.find((move) => move.name === name)?.by ?? (instance.recipe.pose ? moves[0]?.by : undefined);
  return field === undefined ? imageVector(0, 0) : displacement(scene, field, name, factor);
};

/** Two edits of one part contradict each other where what they move both goes opposite ways; "bigger, and to the left" does not. */
const conflictIn = (scene: Scene, sized: readonly SizedInstance[]): Merged['conflict'] => {
  for (const [i, first] of sized.entries()) {
    for (const second of sized.slice(i + 1)) {
      if (first.instance.edit.part !== second.instance.edit.part) continue;
      const both = first.moves.filter(({ name }) => second.moves.some((move) => move.name === name));
      const pulls = both.map(({ name }) => [shareOf(scene, first, name), shareOf(scene, second, name)] as const);
      const sum = (of: (one: ImageVector, other: ImageVector) => number): number =>
        pulls.reduce((total, [one, other]) => total + of(one, other), 0);
      const together = sum((a, b) => a.x * b.x + a.y * b.y);
      const lengths = Math.sqrt(sum((a) => a.x ** 2 + a.y ** 2) * sum((_, b) => b.x ** 2 + b.y ** 2));
      if (both.length > 0 && together / lengths < -0.5) return { first: first.instance, second: second.instance };
    }
  }
  return null;
};

/** The first of every list, then the second of every list …, each name once. */
const interleave = (lists: readonly (readonly string[])[]): readonly string[] => {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const names = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
  return [...new Set(names)];
};
