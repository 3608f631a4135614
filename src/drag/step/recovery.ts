/**
 * What is done about a drag that gets nowhere, step by step: the learning rate is raised while the way is long, raised
 * again and then lowered when the distances stop shrinking, and points that stopped short are paused, so that those
 * which can still move are not held up by them. Only says what to do; ./session.ts does it.
 */

/** Less than this is no progress: tracking moves by whole pixels. */
const progressPx = 0.5;
/** Steps without progress after which a point counts as stuck, and after which each remedy is tried. */
const patience = { point: 12, raise: 10, pause: 20, lower: 30 } as const;

export interface RecoveryLengths {
  /** At this distance a point has arrived. */
  readonly stopPx: number;
  /** With a point farther than this from its target the way is long. */
  readonly farPx: number;
}

export interface Remedy {
  /** Times the learning rate asked for. */
  readonly learningRateFactor: number;
  /** The points that are not pulled in the next step. */
  readonly paused: readonly boolean[];
}

/** The smallest amount seen, and for how many steps it has not shrunk. */
class Shrinking {
  #least = Number.POSITIVE_INFINITY;
  stepsWithout = 0;

  sees(amount: number): void {
    const shrank = amount < this.#least - progressPx;
    if (shrank) this.#least = amount;
    this.stepsWithout = shrank ? 0 : this.stepsWithout + 1;
  }
}

export class Recovery {
  readonly #moves: readonly boolean[];
  readonly #lengths: RecoveryLengths;
  readonly #each: readonly Shrinking[];
  readonly #all = new Shrinking();
  #distances: readonly number[] = [];

  /** `moves`: for each point whether it should move, or hold its place. */
  constructor(moves: readonly boolean[], lengths: RecoveryLengths) {
    this.#moves = moves;
    this.#lengths = lengths;
    this.#each = moves.map(() => new Shrinking());
  }

  /** Takes the distances of the points to their targets after a step, and says how to make the next one. */
  sees(distancesPx: readonly number[]): Remedy {
    this.#distances = distancesPx;
    for (const [at, point] of this.#each.entries()) point.sees(distancesPx[at] ?? 0);
    this.#all.sees(distancesPx.reduce((sum, distance) => sum + distance, 0));
    const waited = this.#all.stepsWithout;
    const stuck = this.stuck;
    const pauses = waited >= patience.pause && stuck.length < this.#toMove().length;
    return {
      learningRateFactor: this.#factor(waited),
      paused: this.#moves.map((_, at) => pauses && stuck.includes(at)),
    };
  }

  /** The moving points that stopped short of their targets, as places in the list of points. */
  get stuck(): readonly number[] {
    return this.#toMove().filter((at) => (this.#each[at]?.stepsWithout ?? 0) >= patience.point);
  }

  /** The moving points that have not arrived. */
  #toMove(): number[] {
    const { stopPx } = this.#lengths;
    return this.#moves.flatMap((moves, at) => (moves && (this.#distances[at] ?? 0) > stopPx ? [at] : []));
  }

  #factor(waited: number): number {
    if (waited >= patience.lower) return 0.5;
    if (waited >= patience.pause) return 1;
    if (waited >= patience.raise) return 2;
    const farthest = Math.max(0, ...this.#toMove().map((at) => this.#distances[at] ?? 0));
    return farthest > this.#lengths.farPx ? 2 : 1;
  }
}
