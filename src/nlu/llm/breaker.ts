/**
 * A circuit breaker: after five failures in a row nothing is asked for fifteen seconds, then one question is let through;
 * its outcome closes the circuit or opens it again.
 */
export const failuresToOpen = 5;
export const restMs = 15_000;

export class Breaker {
  readonly #nowMs: () => number;
  #failures = 0;
  #openedMs: number | null = null;
  #trying = false;

  /** `nowMs` only goes forward. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.#openedMs === null) return 'closed';
    return this.#nowMs() - this.#openedMs < restMs ? 'open' : 'half-open';
  }

  /** True when a question may be asked now; every question that was let through must be reported. */
  admit(): boolean {
    const { state } = this;
    if (state === 'closed') return true;
    if (state === 'open' || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openedMs = null;
    this.#trying = false;
  }

  failed(): void {
    this.#failures++;
    if (this.#trying || this.#failures >= failuresToOpen) this.#openedMs = this.#nowMs();
    this.#trying = false;
  }

  /** The question was taken back: it says nothing about the server. */
  withdrawn(): void {
    this.#trying = false;
  }
}
