/**
 * The jobs of one conversation, one at a time: whatever changes the picture goes through this line, so that an undo
 * said during a drag runs when the drag has ended. The number of jobs that wait is bounded.
 */

/** Why a running job was ended: stop keeps what was reached, cancel restores what was before. */
export type Interruption = 'stop' | 'cancel';
export type Job = (signal: AbortSignal) => Promise<void>;

interface Waiting {
  readonly job: Job;
  /** What was said or done that asked for it. */
  readonly about: string;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/** Edits of one conversation that may wait while another runs. */
export const maxWaitingEdits = 3;

export class JobLine {
  readonly #maxWaiting: number;
  readonly #onIdle: () => void;
  #urgent: Waiting[] = [];
  #waiting: Waiting[] = [];
  #running: AbortController | null = null;

  /** `onIdle` is called when a job has ended and none is left. */
  constructor(maxWaiting: number, onIdle: () => void = () => {}) {
    this.#maxWaiting = maxWaiting;
    this.#onIdle = onIdle;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  /** True when no further job may wait. */
  get full(): boolean {
    return this.#waiting.length >= this.#maxWaiting;
  }

  /** What asked for the jobs that wait, first to last. */
  get waiting(): readonly string[] {
    return this.#waiting.map(({ about }) => about);
  }

  /** Runs the job after all that wait. Resolves when it is done or was dropped. */
  last(about: string, job: Job): Promise<void> {
    return this.#put(about, job, (waiting) => this.#waiting.push(waiting));
  }

  /** Runs the job before all that wait, as soon as the running one and earlier urgent ones have ended. */
  next(job: Job): Promise<void> {
    return this.#put('', job, (waiting) => this.#urgent.push(waiting));
  }

  /** Tells the running job to end. The first interruption decides how. */
  interrupt(how: Interruption): 'now' | 'already' | 'idle' {
    if (this.#running === null) return 'idle';
    if (this.#running.signal.aborted) return 'already';
    this.#running.abort(how);
    return 'now';
  }

  /** Forgets the jobs that wait and says how many. */
  dropWaiting(): number {
    const dropped = this.#waiting;
    this.#waiting = [];
    for (const { done } of dropped) done();
    return dropped.length;
  }

  #put(about: string, job: Job, place: (waiting: Waiting) => void): Promise<void> {
    return new Promise((done, failed) => {
      place({ job, about, done, failed });
      this.#advance();
    });
  }

  #advance(): void {
    if (this.#running !== null) return;
    const first = this.#urgent.shift() ?? this.#waiting.shift();
    if (first === undefined) return;
    const running = new AbortController();
    this.#running = running;
    const end = (settle: () => void) => {
      this.#running = null;
      this.#advance();
      if (this.#running === null) this.#onIdle();
      settle();
    };
    first.job(running.signal).then(
      () => end(first.done),
      (reason: unknown) => end(() => first.failed(reason)),
    );
  }
}
