/**
 * Handle and target pairs set by hand. Click, then click: the first click places a handle, the second its target.
 * By keyboard a pair appears complete, its target on its handle, and the arrows move either. Coordinates are whole
 * pixels of the picture and never leave it.
 */
import { clampToImage, distance, type ImagePoint, imagePoint } from '../../../src/core/index.ts';
import { maxPoints } from '../../../src/protocol/events.ts';

export interface ManualPair {
  readonly id: number;
  readonly label: string;
  readonly handle: ImagePoint;
  /** Null between the two clicks. */
  readonly target: ImagePoint | null;
}
export type PairEnd = 'handle' | 'target';

export interface ManualState {
  readonly on: boolean;
  readonly keep: 'nothing' | 'background';
  readonly pairs: readonly ManualPair[];
  readonly nextId: number;
}

export type ManualAction =
  | { readonly kind: 'switched'; readonly on: boolean }
  /** A click on the picture or on a key point: a new handle, or the target that the last pair still lacks. */
  | { readonly kind: 'placed'; readonly at: ImagePoint; readonly label: string | null }
  /** The keyboard's way: a pair whose target lies on its handle. */
  | { readonly kind: 'pair-added'; readonly at: ImagePoint; readonly label: string | null }
  | { readonly kind: 'moved'; readonly id: number; readonly end: PairEnd; readonly to: ImagePoint }
  /** The handle's place was taught under this name. */
  | { readonly kind: 'renamed'; readonly id: number; readonly label: string }
  | { readonly kind: 'removed'; readonly id: number }
  /** Takes back a handle that has no target yet. */
  | { readonly kind: 'open-dropped' }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'keep-chosen'; readonly keep: 'nothing' | 'background' };

export const noManualPoints: ManualState = { on: false, keep: 'nothing', pairs: [], nextId: 1 };

const wholePixel = (point: ImagePoint, imageSize: number): ImagePoint => {
  const { x, y } = clampToImage(point, imageSize);
  return imagePoint(Math.round(x), Math.round(y));
};

export const openPair = (state: ManualState): ManualPair | null =>
  state.pairs.find((pair) => pair.target === null) ?? null;

export const isFull = (state: ManualState): boolean => state.pairs.length >= maxPoints;

/** Ready to go: every pair is complete and at least one point is to move. */
export const isReady = (state: ManualState): boolean =>
  openPair(state) === null &&
  state.pairs.some((pair) => pair.target !== null && distance(pair.handle, pair.target) >= 1);

const addPair = (state: ManualState, handle: ImagePoint, target: ImagePoint | null, label: string | null) =>
  isFull(state)
    ? state
    : {
        ...state,
        on: true,
        nextId: state.nextId + 1,
        pairs: [...state.pairs, { id: state.nextId, label: label ?? `point ${state.nextId}`, handle, target }],
      };

export const reduceManual = (state: ManualState, action: ManualAction, imageSize: number): ManualState => {
  switch (action.kind) {
    case 'switched':
      return { ...state, on: action.on };
    case 'placed': {
      const at = wholePixel(action.at, imageSize);
      const open = openPair(state);
      if (open === null) return addPair(state, at, null, action.label);
      return { ...state, pairs: state.pairs.map((pair) => (pair === open ? { ...pair, target: at } : pair)) };
    }
    case 'pair-added': {
      const at = wholePixel(action.at, imageSize);
      return addPair(state, at, at, action.label);
    }
    case 'moved': {
      const to = wholePixel(action.to, imageSize);
      return {
        ...state,
        pairs: state.pairs.map((pair) => (pair.id === action.id ? { ...pair, [action.end]: to } : pair)),
      };
    }
    case 'renamed':
      return {
        ...state,
        pairs: state.pairs.map((pair) => (pair.id === action.id ? { ...pair, label: action.label } : pair)),
      };
    case 'removed':
      return { ...state, pairs: state.pairs.filter((pair) => pair.id !== action.id) };
    case 'open-dropped':
      return { ...state, pairs: state.pairs.filter((pair) => pair.target !== null) };
    case 'cleared':
      return { ...state, pairs: [], nextId: 1 };
    case 'keep-chosen':
      return { ...state, keep: action.keep };
    default:
      return action satisfies never;
  }
};

/** The pairs as the server wants them. */
export const pointsToSend = (state: ManualState) =>
  state.pairs.flatMap(({ handle, target, label }) => (target === null ? [] : [{ handle, target, label }]));
