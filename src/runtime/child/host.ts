/**
 * The parent's side of a child process: starts it, asks it, and starts a new one when it is lost. What was under way
 * then fails with `engine-stopped`; the next call waits for the new process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { AppError } from '../../core/index.ts';
import '../no-telemetry.ts';
import { type FromChild, type ToChild, unpackError } from './messages.ts';

/**
 * For glibc, which learns from large blocks to keep them: blocks above 0.3 MB (a layer's weights, a map of a picture)
 * always go back to the system, 150 to 200 MB less on a 512 px generator; and all threads share one heap, 15 MB less.
 * Other systems ignore the names.
 */
const memoryOptions = {
  MALLOC_MMAP_THRESHOLD_: '300000',
  MALLOC_TRIM_THRESHOLD_: '4000000',
  MALLOC_TOP_PAD_: '0',
  MALLOC_ARENA_MAX: '1',
};

export interface ChildOptions {
  /** The child's program: a .ts file when run from source, .js after a build. */
  readonly entry: URL;
  /** Sent to the child before anything else; structured-cloneable. */
  readonly settings: unknown;
  /** What the process is for people: "drag engine". */
  readonly name: string;
}

export interface ChildStatus {
  readonly state: 'ready' | 'restarting' | 'failed';
  readonly text: string;
}

/** Processes lost one after the other, none of which had started, before giving up until the next call. */
const maxFailedStarts = 3;
const closeTimeoutMs = 2000;

type Answer = Extract<FromChild, { id: number }>;

interface Started {
  readonly process: ChildProcess;
  readonly info: unknown;
}

export class ChildHost {
  readonly #options: ChildOptions;
  readonly #listeners = new Set<(status: ChildStatus) => void>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #started: Promise<Started>;
  #current: ChildProcess | null = null;
  #info: unknown = null;
  #generation = 0;
  #failedStarts = 0;
  #nextId = 1;
  #closed = false;

  private constructor(options: ChildOptions) {
    this.#options = options;
    this.#started = this.#start();
    this.#started.catch(() => {});
  }

  /** @throws the AppError with which the child refused to start; engine-stopped when it ended before. */
  static async start(options: ChildOptions): Promise<ChildHost> {
    const host = new ChildHost(options);
    await host.#started;
    return host;
  }

  /** What the child told about itself when it started; a new child may tell something else. */
  get info(): unknown {
    return this.#info;
  }
  /** Counts the processes: what was kept in an older one is lost. */
  get generation(): number {
    return this.#generation;
  }
  get processId(): number | null {
    return this.#current?.pid ?? null;
  }

  onStatus(listener: (status: ChildStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits for a process that serves, starting one when the last attempts failed. */
  async ready(): Promise<void> {
    await this.#serving();
  }

  async call(method: string, payload: unknown): Promise<unknown> {
    const { process: child } = await this.#serving();
    const id = this.#nextId++;
    const answered = new Promise<Answer>((resolve) => void this.#waiting.set(id, resolve));
    this.#send(child, { type: 'call', id, method, payload });
    const answer = await answered;
    if (answer.type === 'error') throw unpackError(answer.error);
    return answer.value;
  }

  /** Steps as the child makes them, then its result. Aborting asks it to end between two steps. */
  async *stream(method: string, payload: unknown, signal: AbortSignal): AsyncGenerator<unknown, unknown, void> {
    const { process: child } = await this.#serving();
    const id = this.#nextId++;
    const answers: Answer[] = [];
    let wake: () => void = () => {};
    this.#waiting.set(id, (answer) => {
      answers.push(answer);
      wake();
    });
    const cancel = (): void => this.#send(child, { type: 'cancel', id });
    let ended = false;
    const next = async (): Promise<Answer> => {
      for (;;) {
        const answer = answers.shift();
        if (answer) {
          ended = answer.type !== 'step';
          return answer;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    this.#send(child, { type: 'call', id, method, payload });
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    try {
      for (;;) {
        const answer = await next();
        if (answer.type === 'error') throw unpackError(answer.error);
        if (answer.type === 'result') return answer.value;
        this.#send(child, { type: 'more', id });
        yield answer.value;
      }
    } finally {
      signal.removeEventListener('abort', cancel);
      // The reader left early: wait until the child has really ended this, so that the next call finds it free.
      if (!ended) cancel();
      while (!ended) await next();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const child = this.#current;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
    const timer = setTimeout(() => child.kill('SIGKILL'), closeTimeoutMs);
    if (child.connected) child.disconnect();
    await exited;
    clearTimeout(timer);
  }

  #serving(): Promise<Started> {
    if (this.#closed) throw new AppError('engine-stopped', `The ${this.#options.name} was closed.`);
    if (this.#failedStarts >= maxFailedStarts) this.#restart();
    return this.#started;
  }

  #send(child: ChildProcess, message: ToChild): void {
    // A closed channel is no error here: the exit handler answers everything that waits.
    if (child.connected) child.send(message, () => {});
  }

  #tell(state: ChildStatus['state'], text: string): void {
    for (const listener of this.#listeners) listener({ state, text });
  }

  #start(): Promise<Started> {
    this.#generation++;
    const { entry, settings, name } = this.#options;
    const child = fork(entry, [], {
      serialization: 'advanced',
      // Weights are given back when a model has been opened, not at the next collection (../session.ts).
      // Objects are few and small there: their nursery need not grow.
      execArgv: ['--expose-gc', '--max-semi-space-size=4'],
      env: { ...memoryOptions, ...process.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#current = child;
    return new Promise<Started>((resolve, reject) => {
      let served = false;
      child.on('message', (message) => {
        const told = message as FromChild;
        if (told.type === 'ready') {
          served = true;
          this.#failedStarts = 0;
          this.#info = told.info;
          resolve({ process: child, info: told.info });
        } else if (told.type === 'not-started') {
          reject(unpackError(told.error));
          child.kill('SIGKILL');
        } else {
          this.#deliver(told);
        }
      });
      child.on('error', (cause) => {
        // Without a process there is no exit either: this is the only word of it.
        reject(
          new AppError('engine-stopped', `The ${name}'s process could not be started: ${cause.message}`, { cause }),
        );
        child.kill('SIGKILL');
      });
      child.once('exit', (code, signal) => {
        const how = signal ? `by signal ${signal}` : `with code ${code}`;
        reject(new AppError('engine-stopped', `The ${name}'s process ended ${how} before it had started.`));
        this.#lost(child, how, served);
      });
      this.#send(child, { type: 'start', settings });
    });
  }

  #deliver(answer: Answer): void {
    const deliver = this.#waiting.get(answer.id);
    if (answer.type !== 'step') this.#waiting.delete(answer.id);
    deliver?.(answer);
  }

  #lost(child: ChildProcess, how: string, served: boolean): void {
    if (child !== this.#current) return;
    const { name } = this.#options;
    const message = `The ${name}'s process ended ${how} during the work. A new one is being started: try again.`;
    for (const id of [...this.#waiting.keys()]) {
      this.#deliver({ type: 'error', id, error: { code: 'engine-stopped', message, details: {} } });
    }
    if (this.#closed) return;
    // A process that never served is not replaced at its first start: whoever started it is told the reason.
    if (!served && this.#generation === 1) return;
    if (!served) this.#failedStarts++;
    if (this.#failedStarts >= maxFailedStarts) {
      this.#tell('failed', `The ${name} could not be started again. The next request tries once more.`);
      return;
    }
    this.#restart();
  }

  #restart(): void {
    const { name } = this.#options;
    if (this.#failedStarts >= maxFailedStarts) this.#failedStarts = maxFailedStarts - 1;
    this.#tell('restarting', `The ${name} stopped and is being started again.`);
    this.#started = this.#start();
    this.#started.then(
      () => this.#tell('ready', `The ${name} is ready again.`),
      () => {},
    );
  }
}
