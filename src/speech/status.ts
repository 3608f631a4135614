/** The present status of a recogniser and who wants to hear of changes. */
import type { RecogniserStatus } from './port.ts';

export class StatusTeller {
  readonly #listeners = new Set<(status: RecogniserStatus) => void>();
  #present: RecogniserStatus;

  constructor(first: RecogniserStatus) {
    this.#present = first;
  }

  get present(): RecogniserStatus {
    return this.#present;
  }

  tell(state: RecogniserStatus['state'], text: string, done: number | null = null): void {
    this.#present = { state, text, done };
    for (const listener of this.#listeners) listener(this.#present);
  }

  onStatus(listener: (status: RecogniserStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#present);
    return () => void this.#listeners.delete(listener);
  }
}
