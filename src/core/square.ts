/**
 * Places of a picture that are named by where they are and not by what is there: squares of the grid ("square 5 3", "square 17
 * of 81") and halves ("left half"). They can be protected like any region, by people who cannot paint too.
 */

/** Shares of the picture's width and height, from its left upper corner. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const halves = {
  'left half': { left: 0, top: 0, width: 0.5, height: 1 },
  'right half': { left: 0.5, top: 0, width: 0.5, height: 1 },
  'top half': { left: 0, top: 0, width: 1, height: 0.5 },
  'bottom half': { left: 0, top: 0.5, width: 1, height: 0.5 },
} as const satisfies Readonly<Record<string, Rectangle>>;
export type Half = keyof typeof halves;
const isHalf = (region: string): region is Half => Object.hasOwn(halves, region);

/** The name of a square in a square, each of three by three, in the order of a telephone's keys. */
export const squareRegion = (cells: readonly number[]): string => `square ${cells.join(' ')}`;

/** The name of a numbered square of a grid with as many columns as rows. */
export const denseSquareRegion = (number: number, columns: number): string => `square ${number} of ${columns ** 2}`;

/** Columns and rows in which a square is divided when its number is said. */
export const coarseColumns = 3;

export interface Square {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** The square of that number, from 1, of a square that is divided in as many columns as rows. */
export const dividedSquare = ({ left, top, size }: Square, number: number, columns: number): Square => {
  const [column, row] = [(number - 1) % columns, Math.floor((number - 1) / columns)];
  return { left: left + (column * size) / columns, top: top + (row * size) / columns, size: size / columns };
};

/** The square that is reached by dividing again and again: left and top edge and side, of a picture so wide. */
export const gridSquare = (cells: readonly number[], size: number): Square =>
  cells.reduce<Square>((square, cell) => dividedSquare(square, cell, coarseColumns), { left: 0, top: 0, size });

/** The digits of "square 5 3"; null for other names. */
export const cellsOf = (region: string): readonly number[] | null => {
  const digits = /^square ((?:[1-9] ){0,5}[1-9])$/.exec(region)?.[1];
  return digits === undefined ? null : digits.split(' ').map(Number);
};

const namedSquare = (region: string): Square | null => {
  const cells = cellsOf(region);
  if (cells !== null) return gridSquare(cells, 1);
  const [, number = '', count = ''] = /^square ([1-9]\d{0,2}) of (\d{1,3})$/.exec(region) ?? [];
  const columns = Math.sqrt(Number(count));
  const isThere = count !== '' && Number.isInteger(columns) && Number(number) <= columns ** 2;
  return isThere ? dividedSquare({ left: 0, top: 0, size: 1 }, Number(number), columns) : null;
};

/** Where a region of this name is; null where the name says no place. */
export const rectangleOf = (region: string): Rectangle | null => {
  if (isHalf(region)) return halves[region];
  const square = namedSquare(region);
  return square && { left: square.left, top: square.top, width: square.size, height: square.size };
};
