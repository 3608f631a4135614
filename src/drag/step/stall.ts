/** Notices that a drag no longer gets anywhere: the handles' distances have not shrunk for a number of steps. */

/** Less than this is no progress, in pixels summed over the handles: tracking moves by whole pixels. */
const progressPx = 0.5;

export class StallWatch {
  readonly #patience: number | null;
  #best = Number.POSITIVE_INFINITY;
  #stepsWithout = 0;

  /** `patience`: steps without progress that count as stalled; null: never. */
  constructor(patience: number | null) {
    this.#patience = patience;
  }

  /** Takes the distances after a step; true when the drag has stalled. */
  sees(distancesPx: readonly number[]): boolean {
    const sum = distancesPx.reduce((total, distance) => total + distance, 0);
    if (sum < this.#best - progressPx) {
      this.#best = sum;
      this.#stepsWithout = 0;
      return false;
    }
    this.#stepsWithout++;
    return this.#patience !== null && this.#stepsWithout >= this.#patience;
  }
}
