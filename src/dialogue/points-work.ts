/**
 * Points by number, words or grid: picking, handles and targets that wait for "go", nudging. Nothing here drags; what
 * is to be dragged is returned for the conversation to take its turn.
 */
import {
  type ControlCommand,
  clampToImage,
  type Direction,
  distance,
  type ImagePoint,
  imageVector,
  type Place,
  type PlannedPoint,
  translate,
  withThe,
} from '../core/index.ts';
import type { Pair, Picked } from './board.ts';
import type { Desk } from './desk.ts';
import { askWhere } from './part-work.ts';
import { findPlace } from './places.ts';
import { replies } from './replies.ts';

/** "Move 4 up" goes this share of the width; an amount multiplies it. */
export const usualMoveShare = 0.08;

/** As many as one drag takes. */
const mostPairs = 16;

export interface HandDrag {
  readonly title: string;
  readonly points: readonly PlannedPoint[];
}

const vectors: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

const found = (desk: Desk, place: Place): Picked | null => {
  const at = findPlace(desk, place);
  if (!('refused' in at)) return at;
  if (at.unsure !== undefined) {
    askWhere(desk, at.unsure);
    return null;
  }
  desk.outbox.message('answer', at.refused);
  return null;
};

const moved = (desk: Desk, point: ImagePoint, direction: Direction, px: number): ImagePoint => {
  const [x, y] = vectors[direction];
  return clampToImage(translate(point, imageVector(x * px, y * px)), desk.history.current.picture.size);
};

const asPlanned = ({ label, handle, target }: Pair): PlannedPoint[] =>
  handle === null || target === null ? [] : [{ handle, target, label, moves: distance(handle, target) > 0 }];

export const pick = (desk: Desk, place: Place) => {
  const at = found(desk, place);
  if (at === null) return;
  desk.board.picked = at;
  desk.tellOverlay();
  desk.outbox.message('answer', replies.picked(at.label));
};

export const setHandle = (desk: Desk, place: Place) => {
  const at = found(desk, place);
  if (at === null) return;
  const { board, outbox } = desk;
  if (board.pairs.length >= mostPairs) return outbox.message('answer', replies.tooManyPoints(mostPairs));
  const number = Math.max(0, ...board.pairs.map((pair) => pair.number)) + 1;
  board.pairs = [...board.pairs, { number, label: at.label, handle: at.point, target: null }];
  board.picked = at;
  desk.tellOverlay();
  outbox.message('answer', replies.handleSet(number, at.label));
};

export const setTarget = (desk: Desk, place: Place) => {
  const at = found(desk, place);
  if (at === null) return;
  const { board, outbox } = desk;
  const open = board.pairs.find(({ target }) => target === null) ?? board.pairs.at(-1);
  if (open === undefined) {
    if (board.picked === null) return outbox.message('answer', replies.targetWithoutHandle);
    const { label, point } = board.picked;
    board.pairs = [{ number: 1, label, handle: point, target: at.point }];
  } else {
    board.pairs = board.pairs.map((pair) => (pair === open ? { ...pair, target: at.point } : pair));
  }
  desk.tellOverlay();
  outbox.message('answer', replies.targetSet(open?.label ?? board.pairs[0]?.label ?? '', at.label));
};

export const removePoint = (desk: Desk, number: number | null) => {
  const { board, outbox } = desk;
  const gone = number === null ? board.pairs.at(-1) : board.pairs.find((pair) => pair.number === number);
  if (gone === undefined) return outbox.message('answer', replies.noSuchPair(number));
  board.pairs = board.pairs.filter((pair) => pair !== gone);
  desk.tellOverlay();
  outbox.message('answer', replies.pairRemoved(gone.number));
};

export const clearPoints = (desk: Desk) => {
  desk.board.pairs = [];
  desk.board.picked = null;
  desk.tellOverlay();
  desk.outbox.message('answer', replies.pointsCleared);
};

/** "drag 3 to 7": at once, for it can be undone. */
export const dragTo = (desk: Desk, from: Place, to: Place): HandDrag | null => {
  const handle = found(desk, from);
  const target = handle && found(desk, to);
  if (handle === null || target === null) return null;
  if (distance(handle.point, target.point) === 0) {
    desk.outbox.message('answer', replies.sameSpot(handle.label));
    return null;
  }
  return {
    title: `drag ${withThe(handle.label)} to ${withThe(target.label)}`,
    points: [{ handle: handle.point, target: target.point, label: handle.label, moves: true }],
  };
};

/** "go": all pairs that were set. */
export const runPoints = (desk: Desk): HandDrag | null => {
  const { board, outbox } = desk;
  if (board.pairs.length === 0) {
    outbox.message('answer', replies.noPoints);
    return null;
  }
  const open = board.pairs.find(({ handle, target }) => handle === null || target === null);
  const points = board.pairs.flatMap(asPlanned);
  if (open !== undefined) {
    outbox.message('answer', replies.openPoint(open.number, open.label));
    return null;
  }
  if (!points.some(({ moves }) => moves)) {
    outbox.message('answer', replies.noWay);
    return null;
  }
  return { title: `drag ${points.map(({ label }) => withThe(label)).join(' and ')} by hand`, points };
};

/** Moves a waiting target; with none, drags what was picked, or the points of the last edit, that far at once. */
export const nudge = (desk: Desk, number: number | null, direction: Direction, px: number): HandDrag | null => {
  const { board, outbox, history } = desk;
  const meant = number === null ? board.pairs : board.pairs.filter((pair) => pair.number === number);
  if (meant.length > 0) {
    board.pairs = board.pairs.map((pair) =>
      meant.includes(pair)
        ? { ...pair, target: moved(desk, pair.target ?? pair.handle ?? { x: 0, y: 0 }, direction, px) }
        : pair,
    );
    desk.tellOverlay();
    outbox.message(
      'answer',
      replies.nudged(
        meant.map((pair) => pair.number),
        direction,
        px,
      ),
    );
    return null;
  }
  const title = replies.nudgeTitle(direction, px);
  const drag = (points: readonly Picked[]): HandDrag => ({
    title,
    points: points.map(({ label, point }) => ({
      handle: point,
      target: moved(desk, point, direction, px),
      label,
      moves: true,
    })),
  });
  if (number !== null) {
    const at = found(desk, { at: 'number', value: number });
    return at && drag([at]);
  }
  if (board.picked) return drag([board.picked]);
  const last = history.current.edit;
  const ends = last?.plan.points.flatMap(({ label, moves }, i) => {
    const point = last.endPoints[i];
    return moves && point ? [{ label, point }] : [];
  });
  if (ends && ends.length > 0) return drag(ends);
  outbox.message('answer', replies.nothingToNudge);
  return null;
};

/** "move 4 up a bit" */
export const moveBy = (
  desk: Desk,
  { place, direction, amount }: ControlCommand & { kind: 'move' },
): HandDrag | null => {
  const at = found(desk, place);
  if (at === null) return null;
  const { size } = desk.history.current.picture;
  const px = amount.kind === 'pixels' ? amount.px : amount.factor * usualMoveShare * size;
  const target = moved(desk, at.point, direction, px);
  if (distance(target, at.point) < Math.min(px, 1) / 2) {
    desk.outbox.message('answer', replies.noRoom);
    return null;
  }
  return {
    title: replies.moveTitle(at.label, direction),
    points: [{ handle: at.point, target, label: at.label, moves: true }],
  };
};

/** The drag that a command asks for at once; null, and said why, where there is none. */
export const handDrag = (
  desk: Desk,
  command: ControlCommand & { kind: 'drag' | 'go' | 'nudge' | 'move' },
): HandDrag | null => {
  switch (command.kind) {
    case 'drag':
      return dragTo(desk, command.from, command.to);
    case 'go':
      return runPoints(desk);
    case 'nudge':
      return nudge(desk, command.point, command.direction, command.px);
    case 'move':
      return moveBy(desk, command);
    default:
      return command satisfies never;
  }
};

export const whatIs = (desk: Desk, value: number) => {
  const at = found(desk, { at: 'number', value });
  if (at) desk.outbox.message('answer', replies.whatIs(value, at.label, at.point.x, at.point.y));
};
