/**
 * What is painted to stay, in strokes that can be taken back one by one. Places are shares of the picture, 0..1; what they
 * cover are cells of a grid that is the same for every picture size. Pure.
 */
import { paintedSize } from '../../../src/protocol/events.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Stroke {
  readonly erases: boolean;
  readonly cells: readonly number[];
}

export interface Painting {
  /** The brush has the picture: a press paints and sets no point. */
  readonly on: boolean;
  readonly erases: boolean;
  /** The brush's radius as a share of the picture's width. */
  readonly radius: number;
  readonly strokes: readonly Stroke[];
}

export type PaintAction =
  | { readonly kind: 'switched'; readonly on: boolean }
  | { readonly kind: 'erasing'; readonly on: boolean }
  | { readonly kind: 'sized'; readonly radius: number }
  /** A stroke from a place to another; `begins` makes it one of its own. */
  | { readonly kind: 'drawn'; readonly from: Place; readonly to: Place; readonly begins: boolean }
  | { readonly kind: 'stroke-undone' }
  | { readonly kind: 'cleared' };

export const leastRadius = 0.02;
export const mostRadius = 0.16;
export const noPainting: Painting = { on: false, erases: false, radius: 0.06, strokes: [] };

const clamped = (value: number): number => Math.min(1, Math.max(0, value));

/** The cells whose middle the brush passes over. */
const cellsAlong = (from: Place, to: Place, radius: number): readonly number[] => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  return Array.from({ length: paintedSize * paintedSize }, (_, cell) => cell).filter((cell) => {
    const x = ((cell % paintedSize) + 0.5) / paintedSize;
    const y = (Math.floor(cell / paintedSize) + 0.5) / paintedSize;
    const share = length === 0 ? 0 : clamped(((x - from.x) * dx + (y - from.y) * dy) / length);
    return Math.hypot(x - from.x - share * dx, y - from.y - share * dy) <= radius;
  });
};

export const reducePainting = (painting: Painting, action: PaintAction): Painting => {
  const { strokes } = painting;
  switch (action.kind) {
    case 'switched':
      return { ...painting, on: action.on };
    case 'erasing':
      return { ...painting, erases: action.on };
    case 'sized':
      return { ...painting, radius: Math.min(mostRadius, Math.max(leastRadius, action.radius)) };
    case 'drawn': {
      const cells = cellsAlong(action.from, action.to, painting.radius);
      const last = strokes.at(-1);
      if (action.begins || last === undefined)
        return { ...painting, strokes: [...strokes, { erases: painting.erases, cells }] };
      return {
        ...painting,
        strokes: [...strokes.slice(0, -1), { ...last, cells: [...new Set([...last.cells, ...cells])] }],
      };
    }
    case 'stroke-undone':
      return { ...painting, strokes: strokes.slice(0, -1) };
    case 'cleared':
      return { ...painting, erases: false, strokes: [] };
    default:
      return action satisfies never;
  }
};

/** One byte a cell, row by row: 255 stays. */
export const paintedCells = ({ strokes }: Painting): Uint8Array => {
  const cells = new Uint8Array(paintedSize * paintedSize);
  for (const { erases, cells: touched } of strokes) for (const cell of touched) cells[cell] = erases ? 0 : 255;
  return cells;
};

export const isPainted = (painting: Painting): boolean => paintedCells(painting).some((cell) => cell > 0);

/** As the server wants it; nothing where nothing is painted. */
export const paintedToSend = (painting: Painting) =>
  isPainted(painting)
    ? { painted: { size: paintedSize, keep: btoa(String.fromCharCode(...paintedCells(painting))) } as const }
    : {};

/** The share of the picture that stays, in percent. */
export const paintedPercent = (painting: Painting): number =>
  Math.round((paintedCells(painting).filter((cell) => cell > 0).length / paintedSize ** 2) * 100);
