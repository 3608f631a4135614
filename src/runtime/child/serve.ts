/**
 * The child's side: answers calls and streams of one parent, and models to run (./models.ts). A stream makes one step
 * at a time and hears cancellations in between. The child ends with its parent.
 */
import { collectAll } from '../collect-arrays.ts';
import { type FromChild, packError, streamCredit, type ToChild } from './messages.ts';
import { modelCalls } from './models.ts';

export type Call = (payload: unknown) => Promise<unknown>;
export type Stream = (payload: unknown, signal: AbortSignal) => AsyncGenerator<unknown, unknown, void>;

export interface ChildService {
  /** Told to the parent once the service has started. */
  readonly info: unknown;
  readonly calls: Readonly<Record<string, Call>>;
  readonly streams: Readonly<Record<string, Stream>>;
}

const send = (message: FromChild): void => {
  process.send?.(message);
};

/** How many steps the parent is ready for; waiting ends early on cancellation. */
class Credit {
  #left = streamCredit;
  #wake: (() => void) | null = null;

  give(): void {
    this.#left++;
    this.#wake?.();
  }
  async take(signal: AbortSignal): Promise<void> {
    while (this.#left <= 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#left--;
  }
  wake(): void {
    this.#wake?.();
  }
}

interface Running {
  readonly credit: Credit;
  readonly controller: AbortController;
}

const runStream = async (
  id: number,
  steps: AsyncGenerator<unknown, unknown, void>,
  { credit, controller }: Running,
) => {
  for (;;) {
    await credit.take(controller.signal);
    const { done, value } = await steps.next();
    if (done) return value;
    send({ type: 'step', id, value });
  }
};

/** Serves until the parent goes. `start` gets the parent's settings and makes the service. */
export const serveChild = (start: (settings: unknown) => Promise<ChildService>): void => {
  const running = new Map<number, Running>();
  let service: ChildService = { info: null, calls: {}, streams: {} };

  const answer = async (id: number, method: string, payload: unknown): Promise<void> => {
    try {
      const call = service.calls[method];
      const stream = service.streams[method];
      if (call) return send({ type: 'result', id, value: await call(payload) });
      if (!stream) throw new RangeError(`The child process has no method "${method}".`);
      const state = { credit: new Credit(), controller: new AbortController() };
      running.set(id, state);
      send({ type: 'result', id, value: await runStream(id, stream(payload, state.controller.signal), state) });
    } catch (error) {
      send({ type: 'error', id, error: packError(error) });
    } finally {
      running.delete(id);
      // A finished drag of 512 px leaves 20 MB of maps, which would lie beside those of the next request.
      setImmediate(collectAll);
    }
  };

  const begin = async (settings: unknown): Promise<void> => {
    try {
      const own = await start(settings);
      service = { ...own, calls: { ...own.calls, ...modelCalls() } };
      send({ type: 'ready', info: own.info });
    } catch (error) {
      send({ type: 'not-started', error: packError(error) });
    }
  };

  process.on('message', (message: ToChild) => {
    switch (message.type) {
      case 'start':
        void begin(message.settings);
        return;
      case 'call':
        void answer(message.id, message.method, message.payload);
        return;
      case 'more':
        running.get(message.id)?.credit.give();
        return;
      case 'cancel': {
        const state = running.get(message.id);
        state?.controller.abort();
        state?.credit.wake();
        return;
      }
      default:
        message satisfies never;
    }
  });
  // Ctrl+C reaches the whole group: the parent decides, the child follows when the channel closes.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
};
