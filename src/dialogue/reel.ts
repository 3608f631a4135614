/**
 * The frames of one edit with their latents, so that "stop" can return to what was seen when the word began, "back
 * halfway" to the middle of the way, and the edit can be saved as a moving picture. Bounded: when full, every other
 * frame goes.
 */
import type { ImagePoint, Kept, Latent, Picture } from '../core/index.ts';

export interface ReelFrame {
  /** Of the frame as it was sent to pages. */
  readonly sequence: number;
  readonly step: number;
  /** How much of the way was done, 0..1. */
  readonly done: number;
  readonly picture: Picture;
  readonly latent: Latent;
  readonly kept: Kept | null;
  readonly points: readonly ImagePoint[];
}

/** At 512 px a frame is 0.8 MB. */
export const mostReelFrames = 48;

export class Reel {
  #frames: readonly ReelFrame[];

  constructor(frames: readonly ReelFrame[] = []) {
    this.#frames = frames;
  }

  get frames(): readonly ReelFrame[] {
    return this.#frames;
  }

  add(frame: ReelFrame): void {
    const kept =
      this.#frames.length < mostReelFrames ? this.#frames : this.#frames.filter((_, i) => i % 2 === 0 || i === 0);
    this.#frames = [...kept, frame];
  }

  /** The newest frame that a page which shows `sequence` has seen; null when it saw none of this edit. */
  seenAt(sequence: number): ReelFrame | null {
    return this.#frames.findLast((frame) => frame.sequence <= sequence) ?? null;
  }

  /** The frame at `share` of the way that was done, and never the last one. */
  at(share: number): ReelFrame | null {
    const way = (this.#frames.at(-1)?.done ?? 0) * share;
    const before = this.#frames.slice(0, -1);
    return before.reduce<ReelFrame | null>(
      (best, frame) => (best === null || Math.abs(frame.done - way) < Math.abs(best.done - way) ? frame : best),
      null,
    );
  }

  /** This reel up to and with a frame. */
  until(frame: ReelFrame): Reel {
    return new Reel(this.#frames.filter(({ sequence }) => sequence <= frame.sequence));
  }
}
