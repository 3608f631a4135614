/**
 * Clips one after the other, since one network reads them. Whole utterances go before partial ones; a waiting partial
 * gives way to whatever comes after it, because only the newest says what is being said.
 */
import { AppError } from '../../core/index.ts';
import type { TranscribeOptions } from '../port.ts';

/** Clips that may wait; more than this is a flood. */
const mostWaiting = 8;

interface Waiting {
  readonly partial: boolean;
  start(): void;
  drop(error: AppError): void;
}

export class Turns {
  readonly #waiting: Waiting[] = [];
  #running = false;

  /** @throws AppError busy (too many wait, or a newer clip replaced this partial), cancelled; what `work` throws. */
  async take<T>({ partial = false, signal }: TranscribeOptions, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new AppError('cancelled', 'Listening was cancelled.');
    if (this.#running) await this.#wait(partial, signal);
    this.#running = true;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #wait(partial: boolean, signal: AbortSignal): Promise<void> {
    const older = this.#waiting.findIndex((one) => one.partial);
    if (older >= 0) {
      const [dropped] = this.#waiting.splice(older, 1);
      dropped?.drop(new AppError('busy', 'A newer clip took the place of this one.'));
    }
    if (this.#waiting.length >= mostWaiting) {
      throw new AppError('busy', `${mostWaiting} clips wait to be heard already. Try again in a moment.`);
    }
    return new Promise<void>((resolve, reject) => {
      const cancel = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(new AppError('cancelled', 'Listening was cancelled.'));
      };
      const turn: Waiting = {
        partial,
        start: () => {
          signal.removeEventListener('abort', cancel);
          resolve();
        },
        drop: (error) => {
          signal.removeEventListener('abort', cancel);
          reject(error);
        },
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(turn);
    });
  }

  #next(): void {
    const whole = this.#waiting.findIndex((one) => !one.partial);
    const [next] = this.#waiting.splice(Math.max(0, whole), 1);
    if (next) next.start();
    else this.#running = false;
  }
}
