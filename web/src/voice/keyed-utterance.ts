/** An utterance whose ends a key decides: from a little before it went down to a little after it came up. */
import { type EndpointerEvent, frameMs, joined } from './endpointer.ts';

const preRollFrames = 6;
const tailFrames = 5;
const partialEveryFrames = 19;
/** A tap is no speech. */
const leastFrames = 8;

export class KeyedUtterance {
  #frames: Float32Array[] = [];
  #phase: 'up' | 'down' | 'tail' = 'up';
  #heldFrames = 0;
  #tail = 0;

  get held(): boolean {
    return this.#phase === 'down';
  }

  press(): void {
    this.#phase = 'down';
    this.#heldFrames = 0;
    this.#tail = 0;
  }

  release(): void {
    if (this.#phase !== 'down') return;
    this.#phase = 'tail';
  }

  reset(): void {
    this.#phase = 'up';
    this.#frames = [];
  }

  push(frame: Float32Array, longestSeconds: number): EndpointerEvent[] {
    this.#frames.push(frame);
    if (this.#phase === 'up') {
      if (this.#frames.length > preRollFrames) this.#frames.shift();
      return [];
    }
    this.#heldFrames += 1;
    if (this.#phase === 'tail') this.#tail += 1;
    const full = (this.#frames.length + 1) * frameMs > longestSeconds * 1000;
    if (full || this.#tail > tailFrames || (this.#phase === 'tail' && this.#heldFrames < leastFrames))
      return this.#end();
    if (this.#phase === 'down' && this.#heldFrames % partialEveryFrames === 0) {
      return [{ kind: 'partial', samples: joined(this.#frames) }];
    }
    return [];
  }

  #end(): EndpointerEvent[] {
    const samples = joined(this.#frames);
    const spoken = this.#heldFrames >= leastFrames;
    this.reset();
    return spoken ? [{ kind: 'ended', samples, unchanged: false }] : [{ kind: 'dropped' }];
  }
}
