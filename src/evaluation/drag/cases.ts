/**
 * The fixed cases. Their seeds begin at 20000: nothing of SayDrag (recipes, settings, detector, generator) was chosen
 * by looking at pictures of seeds from there on. Do not tune on them.
 */
import type { Action, Constraint, ImagePoint, KeyPoint, PartEdit, Side } from '../../core/index.ts';
import { usualAmount } from '../../core/index.ts';

export const mostCases = 200;
const firstPairSeed = 20_000;
const firstMaskedSeed = 21_000;

/** The pictures A and B of a landmark case. */
export const pairSeeds = (index: number): readonly [a: number, b: number] => [
  firstPairSeed + 2 * index,
  firstPairSeed + 2 * index + 1,
];

/** Whole numbers 0 ... below `count`, from a seed: a linear congruential generator's high bits, good enough to shuffle. */
const draw = (seed: number): ((count: number) => number) => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
};

export const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const next = draw(seed);
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = next(at + 1);
    const [a, b] = [result[at], result[other]];
    if (a === undefined || b === undefined) continue;
    [result[at], result[other]] = [b, a];
  }
  return result;
};

export interface Landmark {
  readonly name: string;
  readonly handle: ImagePoint;
  readonly target: ImagePoint;
}

const seen = 0.5;
const marginPx = 1;

/** The points that both pictures show, in an order that the case fixes; the first of them are dragged. */
export const landmarksOf = (
  a: readonly KeyPoint[],
  b: readonly KeyPoint[],
  imageSize: number,
  index: number,
): readonly Landmark[] => {
  const inside = ({ x, y }: ImagePoint): boolean => [x, y].every((v) => v >= marginPx && v <= imageSize - 1 - marginPx);
  const visible = ({ point, confidence }: KeyPoint): boolean => confidence > seen && inside(point);
  const common = a.flatMap((from): Landmark[] => {
    const to = b.find(({ name }) => name === from.name);
    if (to === undefined || !visible(from) || !visible(to)) return [];
    return [{ name: from.name, handle: from.point, target: to.point }];
  });
  return shuffled(common, index);
};

export interface MaskedEdit {
  readonly edit: PartEdit;
  readonly constraint: Constraint;
}

const masked = (
  part: string,
  action: Action,
  side: Side | null,
  kind: 'keep' | 'only',
  region: string,
): MaskedEdit => ({
  edit: { part, action, side, amount: usualAmount },
  constraint: { kind, region, side: kind === 'only' && region === part ? side : null },
});

/** What masked cases ask for, in turn: commands as people give them. A model without the part skips them. */
const maskedEdits: readonly MaskedEdit[] = [
  masked('mouth', 'open', null, 'keep', 'background'),
  masked('head', 'turn-left', null, 'keep', 'background'),
  masked('ears', 'bigger', 'both', 'only', 'ears'),
  masked('muzzle', 'longer', null, 'keep', 'eyes'),
  masked('mouth', 'open', null, 'only', 'mouth'),
  masked('eyes', 'close', 'left', 'only', 'eyes'),
  masked('mane', 'smaller', null, 'keep', 'face'),
  masked('ears', 'raise', 'both', 'keep', 'face'),
];

/** What a masked case asks for, and the seeds to try in order until one allows it. Null where no edit fits the model. */
export const maskedCase = (
  index: number,
  parts: readonly string[],
): (MaskedEdit & { readonly seeds: readonly number[] }) | null => {
  const known = maskedEdits.filter(({ edit, constraint }) => {
    return parts.includes(edit.part) && (constraint.region === 'background' || parts.includes(constraint.region));
  });
  const chosen = known[index % known.length];
  if (chosen === undefined) return null;
  return { ...chosen, seeds: Array.from({ length: 20 }, (_, at) => firstMaskedSeed + 20 * index + at) };
};
