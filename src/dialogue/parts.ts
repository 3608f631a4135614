/** What a conversation is made of: the capabilities it speaks to, by their port types only. */
import type { Constraint, Domain, KeyPoint, SoftMask } from '../core/index.ts';
import type { DragEngine, DragSettings } from '../drag/port.ts';
import type { Ground, KeyPointDetector, Shown } from '../grounding/port.ts';
import type { Interpret, Understand } from '../nlu/port.ts';
import type { Teaching } from './teaching.ts';

/** One engine serves many conversations: whoever drags holds the turn. */
export interface TurnQueue {
  /**
   * Resolves with a function that gives the turn back; it may be called more than once.
   * `onWaiting` is called once, with the number of drags in front, when the turn is not free.
   * @throws AppError busy when too many wait already, cancelled when the signal was aborted before the turn came.
   */
  take(signal: AbortSignal, onWaiting: (ahead: number) => void): Promise<() => void>;
}

export interface EditParts {
  readonly engine: DragEngine;
  readonly detector: KeyPointDetector;
  readonly understand: Understand;
  readonly ground: Ground;
  /** How much of an edit shows, by the detector's points before and after. */
  readonly shown: Shown;
  readonly domain: Domain;
  /** What of a drag is not the model's own default. */
  readonly settings: Partial<DragSettings>;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
}

export interface ConversationParts extends EditParts {
  /** The mask of what must stay, for drags by hand and to be shown; null where the model has none. */
  readonly maskOf: (
    constraints: readonly Constraint[],
    keyPoints: readonly KeyPoint[],
    imageSize: number,
  ) => SoftMask | null;
  /** Reads what the rules could not; absent where no language model is configured. */
  readonly interpret?: Interpret;
  /** Parts that users teach; absent where none can be taught. */
  readonly teaching?: Teaching;
  readonly turns: TurnQueue;
  readonly randomSeed: () => number;
}

/** A turn that is always free: for a process with a single user. */
export const freeTurns: TurnQueue = { take: async () => () => {} };
