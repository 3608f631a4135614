/**
 * What a press means where a key decides (push to talk): held, it talks until it comes up; pressed twice in short
 * order, or once by a click, it is latched and talks until the next press.
 */
const twiceWithinMs = 400;
const holdMs = 400;

export interface Talk {
  press(): void;
  release(): void;
}

export class TalkKey {
  readonly #talk: Talk;
  readonly #nowMs: () => number;
  #downMs: number | null = null;
  #lastDownMs = Number.NEGATIVE_INFINITY;
  #talking = false;
  #latched = false;

  constructor(talk: Talk, nowMs: () => number) {
    this.#talk = talk;
    this.#nowMs = nowMs;
  }

  get latched(): boolean {
    return this.#latched;
  }

  /** The key goes down. */
  down(): void {
    if (this.#downMs !== null) return;
    const now = this.#nowMs();
    this.#downMs = now;
    if (this.#latched) {
      this.#lastDownMs = Number.NEGATIVE_INFINITY;
      this.#end();
      return;
    }
    this.#begin(now - this.#lastDownMs < twiceWithinMs);
    this.#lastDownMs = now;
  }

  /** The key comes up, or the window is left. */
  up(): void {
    this.#downMs = null;
    if (this.#talking && !this.#latched) this.#end();
  }

  /** A pointer comes up: a short press latches, since nobody double-clicks a button. */
  pointerUp(): void {
    if (this.#downMs === null) return;
    const held = this.#nowMs() - this.#downMs >= holdMs;
    if (held || !this.#talking) this.up();
    else this.#latched = true;
    this.#downMs = null;
  }

  /** A press without a length: Enter on the button, or a helper program's click. */
  toggle(): void {
    if (this.#talking) this.#end();
    else this.#begin(true);
  }

  /** The utterance ended of itself, or the way of listening changed. */
  reset(): void {
    this.#latched = false;
    this.#talking = false;
    this.#downMs = null;
  }

  #begin(latched: boolean): void {
    this.#latched = latched;
    this.#talking = true;
    this.#talk.press();
  }

  #end(): void {
    this.#latched = false;
    this.#talking = false;
    this.#talk.release();
  }
}
