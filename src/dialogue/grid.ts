/**
 * A grid over the picture. Three by three in phone-keypad order, and each square three by three again, so that three
 * numbers name any spot; or, dense, as many numbered squares as are asked for, where one number is enough.
 */
import { coarseColumns, dividedSquare, gridSquare, type ImagePoint, imagePoint, type Square } from '../core/index.ts';

export interface Grid {
  /** The squares chosen so far, each inside the one before. */
  readonly cells: readonly number[];
  readonly columns: number;
}

const densities: readonly number[] = [coarseColumns, 6, 9, 12];
export const usualDenseColumns = 9;
/** Deeper than this a square is smaller than a pixel of any picture. */
export const mostGridLevels = 6;

export const wholeGrid: Grid = { cells: [], columns: coarseColumns };

const middle = ({ left, top, size }: Square): ImagePoint => imagePoint(left + size / 2 - 0.5, top + size / 2 - 0.5);

/** The middle of the square that `cells` name. */
export const cellsPoint = (cells: readonly number[], imageSize: number): ImagePoint =>
  middle(gridSquare(cells, imageSize));

/** The middle of a numbered square of the grid as it stands, or null where there is no such number. */
export const squarePoint = (grid: Grid, number: number, imageSize: number): ImagePoint | null => {
  const { columns, cells } = grid;
  if (number < 1 || number > columns * columns) return null;
  return middle(dividedSquare(gridSquare(cells, imageSize), number, columns));
};

/** Another density, over the whole picture; null where there is none beyond. */
export const denser = (grid: Grid, to: 'more' | 'fewer'): Grid | null => {
  const at = densities.indexOf(grid.columns) + (to === 'more' ? 1 : -1);
  const columns = densities[at];
  return columns === undefined ? null : { cells: [], columns };
};
