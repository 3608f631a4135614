/** Where a place is that a person named: a number on the screen, a part, a square of the grid, a pixel, "there". */
import {
  type Command,
  type Domain,
  type ImagePoint,
  imagePoint,
  type KeyPoint,
  type Place,
  spokenNames,
} from '../core/index.ts';
import { badgesOf, leastConfidence, type Picked } from './board.ts';
import type { Desk } from './desk.ts';
import { cellsPoint, squarePoint } from './grid.ts';
import { partReplies } from './part-replies.ts';
import { replies } from './replies.ts';
import type { SeenPart } from './sight.ts';

/** Refused as unsure where a taught part may be at several places. */
export type Found = Picked | { readonly refused: string; readonly unsure?: SeenPart };

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'the');

/** "left ear" is "ear_left": the same words in whatever order. */
const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word));

const middle = (points: readonly ImagePoint[]): ImagePoint =>
  imagePoint(
    points.reduce((sum, { x }) => sum + x, 0) / points.length,
    points.reduce((sum, { y }) => sum + y, 0) / points.length,
  );

const ofPart = (place: Place & { at: 'part' }, domain: Domain, seen: readonly KeyPoint[]): ImagePoint | null => {
  const exact = seen.find(({ name }) => sameWords(wordsOf(name), wordsOf(place.words)));
  if (exact) return exact.point;
  const part = domain.parts.find(({ name }) => name === place.part);
  const names = new Set([place.part, ...(part ? spokenNames(part) : [])]);
  const own = seen.filter(({ name }) => {
    const words = wordsOf(name);
    const sided = place.side === 'left' || place.side === 'right' ? words.includes(place.side) : true;
    return sided && names.has(words[0] ?? '');
  });
  return own.length === 0 ? null : middle(own.map(({ point }) => point));
};

/** A number is of what is on the screen: squares where a grid is shown, else the badges of the key points. */
const ofNumber = (desk: Desk, value: number): Found => {
  const { board, history } = desk;
  const { picture } = history.current;
  if (board.candidates === null && board.gridShown) {
    const point = squarePoint(board.grid, value, picture.size);
    const most = board.grid.columns ** 2;
    return point ? { label: `square ${value}`, point } : { refused: replies.noSquare(value, most) };
  }
  const badges = board.candidates ?? badgesOf(desk.points);
  const badge = badges.find(({ number }) => number === value);
  if (badge) return { label: badge.name, point: badge.point };
  return {
    refused: replies.noBadge(
      value,
      badges.map(({ number }) => number),
    ),
  };
};

const withPlaces: ReadonlySet<Command['kind']> = new Set([
  'number',
  'handle',
  'target',
  'drag',
  'move',
  'nudge',
  'pick',
  'what-is',
  'view',
  'name-part',
]);

/** Commands that name places, and so must wait until taught parts were looked for. */
export const needsPlaces = ({ kind }: Command): boolean => withPlaces.has(kind);

export const findPlace = (desk: Desk, place: Place): Found => {
  const { board, history } = desk;
  const { picture } = history.current;
  const seen = desk.points.filter(({ confidence }) => confidence >= leastConfidence);
  switch (place.at) {
    case 'number':
      return ofNumber(desk, place.value);
    case 'cells':
      return { label: `grid ${place.cells.join(' ')}`, point: cellsPoint(place.cells, picture.size) };
    case 'picked':
      return board.picked ?? { refused: replies.nothingPicked };
    case 'pixel': {
      const { x, y } = place;
      const inside = x >= 0 && y >= 0 && x < picture.size && y < picture.size;
      return inside
        ? { label: `${x}, ${y}`, point: imagePoint(x, y) }
        : { refused: replies.outside(x, y, picture.size) };
    }
    case 'part': {
      const taught = desk.sight.isTaught(place.part) ? desk.sight.seen(history.current, place.part) : null;
      if (taught !== null && taught.confidence < leastConfidence) {
        return { refused: partReplies.unseen(place.part), unsure: taught };
      }
      const point = taught?.point ?? ofPart(place, desk.domain, seen);
      return point ? { label: place.words, point } : { refused: replies.unseen(place.words) };
    }
    case 'named': {
      const found = seen.find(({ name }) => sameWords(wordsOf(name), wordsOf(place.words)));
      return found ? { label: place.words, point: found.point } : { refused: replies.noSuchPoint(place.words) };
    }
    default:
      return place satisfies never;
  }
};
