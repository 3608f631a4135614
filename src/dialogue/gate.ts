/**
 * Between two steps of a drag: lets it go on, holds it while paused, or waits a little where it is to go slowly. An
 * abort opens it at once.
 */
const waitsMs: readonly number[] = [0, 80, 200, 400, 800];
const usualWait = 1;

/** A paused edit holds the engine that others wait for: after this long it is stopped and keeps what it reached. */
export const longestPauseMs = 60_000;

export class Gate {
  #paused: PromiseWithResolvers<void> | null = null;
  /** Null: as fast as the engine goes. */
  #wait: number | null = null;

  get paused(): boolean {
    return this.#paused !== null;
  }

  pause(): void {
    this.#paused ??= Promise.withResolvers<void>();
  }

  resume(): void {
    this.#paused?.resolve();
    this.#paused = null;
  }

  /** For an edit that goes on until "stop": slow enough to be stopped in time. */
  paced(on: boolean): void {
    this.#wait = on ? usualWait : null;
  }

  /** False where there is no faster or slower. */
  change(to: 'faster' | 'slower'): boolean {
    const next = (this.#wait ?? 0) + (to === 'slower' ? 1 : -1);
    if (next < 0 || next >= waitsMs.length) return false;
    this.#wait = next;
    return true;
  }

  async pass(signal: AbortSignal, tooLong: () => void): Promise<void> {
    const paused = this.#paused;
    const waitMs = waitsMs[this.#wait ?? 0] ?? 0;
    if (signal.aborted || (paused === null && waitMs === 0)) return;
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    let timer: NodeJS.Timeout | undefined;
    const after = (ms: number, then: () => void) =>
      new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          then();
          resolve();
        }, ms);
      });
    if (waitMs > 0) await Promise.race([aborted, after(waitMs, () => {})]);
    clearTimeout(timer);
    if (paused !== null) await Promise.race([aborted, paused.promise, after(longestPauseMs, tooLong)]);
    clearTimeout(timer);
  }
}
