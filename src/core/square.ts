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

const halves: Readonly<Record<string, Rectangle>> = {
  'left half': { left: 0, top: 0, width: 0.5, height: 1 },
  'right half': { left: 0.5, top: 0, width: 0.5, height: 1 },
  'top half': { left: 0, top: 0, width: 1, height: 0.5 },
  'bottom half': { left: 0, top: 0.5, width: 1, height: 0.5 },
};

/** The name of a square in a square, each of three by three, in the order of a telephone's keys. */
export const squareRegion = (cells: readonly number[]): string => `square ${cells.join(' ')}`;

/** The name of a numbered square of a grid with as many columns as rows. */
export const denseSquareRegion = (number: number, columns: number): string => `square ${number} of ${columns ** 2}`;

const inThirds = (cells: readonly number[]): Rectangle => {
  let [left, top, size] = [0, 0, 1];
  for (const cell of cells) {
    size /= 3;
    left += ((cell - 1) % 3) * size;
    top += Math.floor((cell - 1) / 3) * size;
  }
  return { left, top, width: size, height: size };
};

/** Where a region of this name is; null where the name says no place. */
export const rectangleOf = (region: string): Rectangle | null => {
  const half = halves[region];
  if (half !== undefined) return half;
  const [, digits, count] = /^square ((?:[1-9] ){0,5}[1-9]|[1-9]\d{1,2})(?: of (\d{1,3}))?$/.exec(region) ?? [];
  if (digits === undefined) return null;
  if (count === undefined) return /^\d\d/.test(digits) ? null : inThirds(digits.split(' ').map(Number));
  const [number, columns] = [Number(digits), Math.sqrt(Number(count))];
  if (!Number.isInteger(columns) || number > columns ** 2) return null;
  const at = number - 1;
  return {
    left: (at % columns) / columns,
    top: Math.floor(at / columns) / columns,
    width: 1 / columns,
    height: 1 / columns,
  };
};
