/** The points that a model may name: the visible key points, with the numbers that the page shows for them. */
import type { KeyPoint, PlannedPoint } from '../../core/index.ts';
import { clampToImage, distance, imageVector, translate } from '../../core/index.ts';
import type { AmountName, DirectionName, Reply } from './schema.ts';

const leastConfidence = 0.5;
const mostMarks = 32;

export interface Mark {
  readonly number: number;
  readonly keyPoint: KeyPoint;
  readonly label: string;
}

const words = (name: string): string =>
  name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/[^a-z0-9 ]/gi, '')
    .slice(0, 40);

/** "eye_left" is shown as "left eye". */
export const labelOf = (name: string): string => {
  const [, stem, side] = /^(.*)[_-](left|right)$/.exec(name) ?? [];
  return stem === undefined ? words(name) : `${side} ${words(stem)}`;
};

const isInside = ({ point: { x, y } }: KeyPoint, imageSize: number): boolean =>
  x >= 0 && y >= 0 && x < imageSize && y < imageSize;

/** A number is the place in the detector's order, so that it stays from picture to picture; hidden points leave a gap. */
export const marksOf = (keyPoints: readonly KeyPoint[], imageSize: number): readonly Mark[] =>
  keyPoints
    .map((keyPoint, i) => ({ number: i + 1, keyPoint, label: labelOf(keyPoint.name) }))
    .filter(({ keyPoint }) => keyPoint.confidence >= leastConfidence && isInside(keyPoint, imageSize))
    .slice(0, mostMarks);

/** Shares of the diagonal of all marks, which is about the size of what is in the picture. */
const shares: Readonly<Record<AmountName, number>> = { tiny: 0.02, little: 0.04, usual: 0.08, much: 0.14 };

const diagonal = Math.SQRT1_2;
const units: Readonly<Record<DirectionName, readonly [number, number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
  'up-left': [-diagonal, -diagonal],
  'up-right': [diagonal, -diagonal],
  'down-left': [-diagonal, diagonal],
  'down-right': [diagonal, diagonal],
};

const spreadPx = (marks: readonly Mark[]): number => {
  const xs = marks.map(({ keyPoint }) => keyPoint.point.x);
  const ys = marks.map(({ keyPoint }) => keyPoint.point.y);
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
};

/** The least way that is worth a drag, and how far targets stay from the border. */
const leastMovePx = 0.5;
const marginPx = 1;

/** What moves, as points in the picture. Null: a number twice, or no room to move. */
export const pointsOf = (moves: Reply['moves'], marks: readonly Mark[], imageSize: number): PlannedPoint[] | null => {
  if (new Set(moves.map(({ mark }) => mark)).size !== moves.length || marks.length < 2) return null;
  const unitPx = Math.min(spreadPx(marks), imageSize);
  const points = moves.flatMap(({ mark, direction, amount }): PlannedPoint[] => {
    const named = marks.find(({ number }) => number === mark);
    if (named === undefined) return [];
    const [x, y] = units[direction];
    const wayPx = shares[amount] * unitPx;
    const handle = clampToImage(named.keyPoint.point, imageSize, marginPx);
    const target = clampToImage(translate(handle, imageVector(x * wayPx, y * wayPx)), imageSize, marginPx);
    return distance(handle, target) < leastMovePx ? [] : [{ handle, target, label: named.label, moves: true }];
  });
  return points.length === moves.length && points.length > 0 ? points : null;
};
