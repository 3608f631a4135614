/**
 * Judges a drag after every step: whether it goes on, how, and whether this is the best it has reached. In the modes of
 * the paper every point counts, and a drag ends where it ends. In `fast` the points that should move decide; one that
 * only holds its place gets some steps to come back and does not count against them.
 */
import { Recovery, type RecoveryLengths, type Remedy } from './recovery.ts';
import { StallWatch } from './stall.ts';

export interface JudgeRules {
  /** Steps without progress after which the drag has stalled; null: never. */
  readonly stallSteps: number | null;
  readonly recovers: boolean;
}

export interface Verdict {
  /** Why the drag ends here; null: it goes on. */
  readonly reason: 'reached' | 'step-limit' | 'stalled' | null;
  /** How to make the next step. */
  readonly remedy: Remedy | null;
  /** True where no earlier step was as near to the targets. */
  readonly isBest: boolean;
}

/** Steps in which holding points may come back once every moving point has arrived. */
const settlingSteps = 8;

export class Judge {
  readonly #moves: readonly boolean[];
  readonly #stopPx: number;
  readonly #maxSteps: number;
  readonly #stall: StallWatch;
  readonly #recovery: Recovery | null;
  #least = Number.POSITIVE_INFINITY;
  #settled = 0;

  /** `moves`: for each point whether it should move, or hold its place. */
  constructor(moves: readonly boolean[], lengths: RecoveryLengths, rules: JudgeRules, maxSteps: number) {
    this.#moves = moves;
    this.#stopPx = lengths.stopPx;
    this.#maxSteps = maxSteps;
    this.#stall = new StallWatch(rules.stallSteps);
    this.#recovery = rules.recovers ? new Recovery(moves, lengths) : null;
  }

  /** The distances of the points to their targets after `step` steps. */
  sees(step: number, distancesPx: readonly number[]): Verdict {
    const sum = distancesPx.reduce((total, distance) => total + distance, 0);
    const isBest = sum < this.#least;
    if (isBest) this.#least = sum;
    const remedy = this.#recovery?.sees(distancesPx) ?? null;
    const hasStalled = this.#stall.sees(distancesPx);
    return { reason: this.#reason(step, distancesPx, hasStalled), remedy, isBest };
  }

  /** The points that stopped short of their targets, as places in the list. */
  get stuck(): readonly number[] {
    return this.#recovery?.stuck ?? [];
  }

  /** Whether every point that should move is at its target; all points where none should, or in the paper's modes. */
  hasArrived(distancesPx: readonly number[]): boolean {
    const counts = this.#recovery && this.#moves.some(Boolean) ? this.#moves : this.#moves.map(() => true);
    return distancesPx.every((distance, at) => !counts[at] || distance <= this.#stopPx);
  }

  #reason(step: number, distancesPx: readonly number[], hasStalled: boolean): Verdict['reason'] {
    if (distancesPx.every((distance) => distance <= this.#stopPx)) return 'reached';
    const arrived = this.hasArrived(distancesPx);
    this.#settled = arrived ? this.#settled + 1 : 0;
    if (this.#settled > settlingSteps) return 'reached';
    if (step >= this.#maxSteps) return arrived ? 'reached' : 'step-limit';
    return hasStalled ? (arrived ? 'reached' : 'stalled') : null;
  }
}
