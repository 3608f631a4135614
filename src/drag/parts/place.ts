/**
 * Where a place that is known by its look is in another picture: a small patch of columns is laid on every cell, the best
 * cell wins, and its neighbourhood, weighted by likeness, gives the point between the cells. How sure that is follows
 * from how much worse the best cell far away is: a place with a double is not sure, whatever it looks like.
 */
import { type ImagePoint, imagePoint } from '../../core/index.ts';
import type { FoundPart } from '../port.ts';

/** A square grid of cells over a picture. */
export interface Cells {
  readonly side: number;
  readonly imageSize: number;
}

/** The patch: the cell itself, and at half its weight eight cells around it. The weights add up to one. */
const ring = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => ({ x, y, weight: x === 0 && y === 0 ? 0.2 : 0.1 })));
export const patchSize = ring.length;
/** Where the cell itself stands among them. */
export const patchMiddle = (patchSize - 1) / 2;
/** The ring is this share of the side away from the middle: two cells of 64. */
const ringShare = 1 / 32;

export const patchOf = ({
  side,
}: Cells): readonly { readonly x: number; readonly y: number; readonly weight: number }[] => {
  const away = Math.max(1, Math.round(side * ringShare));
  return ring.map(({ x, y, weight }) => ({ x: x * away, y: y * away, weight }));
};

/** Likeness e times higher counts for this much likeness. */
const softness = 0.1;
/** As a share of the side: the cells around the best one that take part in the point between them. */
const softRadius = 1 / 16;
/** As a share of the width: what is nearer is the same place. */
const samePlace = 0.1;
/** Confidence one half, from where on a place is called known, is this far before the second place … */
const sureGap = 0.15;
/** … and this like. */
const sureLikeness = 0.4;
const mostOthers = 3;

const limited = (at: number, side: number): number => Math.min(Math.max(at, 0), side - 1);

/** The cell that a point lies in, `x` and `y` cells further; at the border the nearest one. */
export const cellAt = ({ x, y }: ImagePoint, { side, imageSize }: Cells, offset: { x: number; y: number }): number => {
  const cell = (at: number, further: number) =>
    limited(limited(Math.floor(((at + 0.5) * side) / imageSize), side) + further, side);
  return cell(y, offset.y) * side + cell(x, offset.x);
};

/** The middle of a cell; fractions lie between the cells. */
export const pointOf = (column: number, row: number, { side, imageSize }: Cells): ImagePoint =>
  imagePoint(((column + 0.5) * imageSize) / side - 0.5, ((row + 0.5) * imageSize) / side - 0.5);

/** How like each cell is, from the likeness of every column: [patch, side²] -> [side²] */
const likenessOf = (rows: readonly Float32Array[], cells: Cells): Float32Array => {
  const { side } = cells;
  const total = new Float32Array(side * side);
  const patch = rows.length === 1 ? [{ x: 0, y: 0, weight: 1 }] : patchOf(cells);
  rows.forEach((row, at) => {
    const { x, y, weight } = patch[at] ?? { x: 0, y: 0, weight: 0 };
    for (let down = 0; down < side; down++) {
      const from = limited(down + y, side) * side;
      for (let across = 0; across < side; across++) {
        const cell = down * side + across;
        total[cell] = (total[cell] ?? 0) + weight * (row[from + limited(across + x, side)] ?? 0);
      }
    }
  });
  return total;
};

/** The most like cell farther than `radius` cells from all of `taken`; null where there is none. */
const bestCell = (likeness: Float32Array, side: number, taken: readonly number[], radius: number): number | null => {
  let best: number | null = null;
  likeness.forEach((value, cell) => {
    if (best !== null && value <= (likeness[best] ?? 0)) return;
    const free = taken.every(
      (other) =>
        Math.hypot((cell % side) - (other % side), Math.floor(cell / side) - Math.floor(other / side)) > radius,
    );
    if (free) best = cell;
  });
  return best;
};

const between = (likeness: Float32Array, best: number, cells: Cells): ImagePoint => {
  const { side } = cells;
  const radius = Math.max(1, side * softRadius);
  const reach = Math.ceil(radius);
  const [column, row] = [best % side, Math.floor(best / side)];
  const sum = { weight: 0, x: 0, y: 0 };
  for (let y = Math.max(0, row - reach); y <= Math.min(side - 1, row + reach); y++) {
    for (let x = Math.max(0, column - reach); x <= Math.min(side - 1, column + reach); x++) {
      if (Math.hypot(x - column, y - row) >= radius) continue;
      const weight = Math.exp(((likeness[y * side + x] ?? 0) - (likeness[best] ?? 0)) / softness);
      sum.weight += weight;
      sum.x += weight * x;
      sum.y += weight * y;
    }
  }
  return pointOf(sum.x / sum.weight, sum.y / sum.weight, cells);
};

/** @param rows the likeness of each column of the patch (or of its middle alone) to every cell, [side²] each */
export const placeOf = (rows: readonly Float32Array[], cells: Cells): FoundPart => {
  const { side } = cells;
  const likeness = likenessOf(rows, cells);
  const taken: number[] = [];
  for (let i = 0; i <= mostOthers; i++) {
    const next = bestCell(likeness, side, taken, samePlace * side);
    if (next !== null) taken.push(next);
  }
  const [best = 0, ...others] = taken;
  const like = likeness[best] ?? 0;
  const gap = like - (likeness[others[0] ?? best] ?? 0);
  return {
    point: between(likeness, best, cells),
    confidence: Math.min(1, Math.max(0, Math.min(gap / sureGap, like / sureLikeness) / 2)),
    others: others.map((cell) => between(likeness, cell, cells)),
  };
};
