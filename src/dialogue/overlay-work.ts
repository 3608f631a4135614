/** What lies over the picture and what must stay: numbers, names, grid, mask, view, protection. */
import {
  type Constraint,
  type ControlCommand,
  cellsOf,
  coarseColumns,
  denseSquareRegion,
  type OverlayName,
  squareRegion,
} from '../core/index.ts';
import type { Desk } from './desk.ts';
import { denser, mostGridLevels, usualDenseColumns, wholeGrid } from './grid.ts';
import { suggestParts } from './part-work.ts';
import { findPlace } from './places.ts';
import { pick } from './points-work.ts';
import { replies } from './replies.ts';

export const showOverlay = (desk: Desk, what: OverlayName, on: boolean): Promise<void> | void => {
  const { board, outbox } = desk;
  // Where nothing has a name, numbers are put on what all pictures of the model have.
  if (on && what === 'numbers' && desk.points.length === 0 && desk.parts.teaching) return suggestParts(desk);
  if (on && what === 'mask' && desk.standingMask() === null) return outbox.message('answer', replies.nothingKept);
  board.show(what, on);
  // "Hide grid" is said of whichever grid there is.
  if (!on && (what === 'grid' || what === 'dense-grid')) {
    board.show('grid', false);
    board.show('dense-grid', false);
  }
  if (what === 'grid' || what === 'dense-grid') {
    board.grid = { cells: [], columns: what === 'grid' ? coarseColumns : usualDenseColumns };
  }
  desk.tellOverlay();
  outbox.message('answer', replies.overlay(what, on));
};

export const clearScreen = (desk: Desk) => {
  desk.board.shown = new Set();
  desk.tellOverlay();
  desk.outbox.message('answer', replies.screenCleared);
};

/** "grid 5 3": the square is divided in its turn, and its middle is "there". */
export const drill = (desk: Desk, cells: readonly number[]) => {
  const { board, outbox } = desk;
  if (cells.length > mostGridLevels) return outbox.message('answer', replies.gridTooDeep);
  if (!board.isShown('grid')) board.show('grid', true);
  board.grid = { cells, columns: coarseColumns };
  if (cells.length > 0) return pick(desk, { at: 'cells', cells });
  desk.tellOverlay();
  outbox.message('answer', replies.gridWhole);
};

export const gridCommand = (
  desk: Desk,
  command: ControlCommand & { kind: 'grid' | 'grid-back' | 'grid-reset' | 'grid-density' },
) => {
  const { board, outbox } = desk;
  switch (command.kind) {
    case 'grid':
      return drill(desk, command.cells);
    case 'grid-back':
      return drill(desk, board.grid.cells.slice(0, -1));
    case 'grid-reset':
      board.picked = null;
      return drill(desk, []);
    case 'grid-density': {
      const next = denser(board.gridShown ? board.grid : wholeGrid, command.to);
      if (next === null) return outbox.message('answer', replies.noFurtherGrid(command.to));
      board.show(next.columns === coarseColumns ? 'grid' : 'dense-grid', true);
      board.grid = next;
      desk.tellOverlay();
      return outbox.message('answer', replies.gridOf(next.columns));
    }
    default:
      return command satisfies never;
  }
};

export const view = (desk: Desk, { to, place }: ControlCommand & { kind: 'view' }) => {
  const at = place === null ? null : findPlace(desk, place);
  if (at !== null && 'refused' in at) return desk.outbox.message('answer', at.refused);
  desk.outbox.event({ name: 'view-asked', body: { to, point: at === null ? null : { ...at.point } } });
  desk.outbox.message('answer', replies.view(to, at?.label ?? null));
};

const same = (a: Constraint, b: Pick<Constraint, 'region' | 'side'>): boolean =>
  a.region === b.region && (b.side === null || a.side === null || a.side === b.side);

const tellKept = (desk: Desk) => {
  const { board, outbox } = desk;
  if (desk.standingMask() === null) board.show('mask', false);
  desk.tellOverlay();
  outbox.message('answer', replies.kept(board.standing));
};

/**
 * A square by the grid that is shown: "square" is the one divided last, "square 1 7" of a dense grid its seventeenth. What has
 * its whole name, and what is no square, stays.
 */
const placedBy = ({ board }: Desk, region: string): string | { readonly refused: string } => {
  const { cells, columns } = board.grid;
  if (region === 'square')
    return board.gridShown && cells.length > 0 ? squareRegion(cells) : { refused: replies.whichSquare };
  const digits = cellsOf(region);
  if (digits === null || !board.isShown('dense-grid')) return region;
  const number = Number(digits.join(''));
  return number <= columns ** 2
    ? denseSquareRegion(number, columns)
    : { refused: replies.noSuchSquare(number, columns ** 2) };
};

/** From now on, for every edit, until it is taken back: said and shown, for it changes what edits do. */
export const protect = (desk: Desk, said: readonly Constraint[]) => {
  const constraints: Constraint[] = [];
  for (const constraint of said) {
    const region = placedBy(desk, constraint.region);
    if (typeof region !== 'string') return desk.outbox.message('answer', region.refused, ['show grid']);
    constraints.push({ ...constraint, region });
  }
  const others = desk.board.standing.filter((one) => !constraints.some((other) => same(one, other)));
  desk.board.standing = [...others, ...constraints];
  tellKept(desk);
};

export const unprotect = (desk: Desk, { region: said, side }: ControlCommand & { kind: 'unprotect' }) => {
  const { board, outbox } = desk;
  const region = said === null ? null : placedBy(desk, said);
  if (region !== null && typeof region !== 'string') return outbox.message('answer', region.refused, ['show grid']);
  const left = region === null ? [] : board.standing.filter((one) => !same(one, { region, side }));
  if (left.length === board.standing.length) return outbox.message('answer', replies.notProtected(region));
  board.standing = left;
  tellKept(desk);
};

/** "keep" and "only" of a region are each other's opposite. */
export const invertMask = (desk: Desk) => {
  const { board, outbox } = desk;
  if (board.standing.length === 0) return outbox.message('answer', replies.nothingKept);
  board.standing = board.standing.map((one) => ({ ...one, kind: one.kind === 'keep' ? 'only' : 'keep' }));
  tellKept(desk);
};
