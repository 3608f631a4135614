/** A page as seen from the socket: says things, writes down what it is told, shows frames unless it is frozen. */
import { io, type Socket } from 'socket.io-client';
import {
  type Ack,
  ackSchema,
  type FrameHead,
  frameHeadSchema,
  refusedEvent,
  type ServerEventName,
  serverEvents,
  type Welcome,
  welcomeSchema,
} from '../../protocol/index.ts';

export interface Page {
  readonly socket: Socket;
  readonly welcome: Welcome;
  readonly events: { readonly name: string; readonly body: unknown }[];
  readonly frames: { readonly head: FrameHead; readonly bytes: Uint8Array }[];
  /** Sends any event and waits for the acknowledgement. */
  send(name: string, ...bodies: unknown[]): Promise<Ack>;
  say(text: string): Promise<Ack>;
  /** The first event, past or future, that the test is looking for; each is found once. */
  next(name: string, matches?: (body: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  /** The frame that stands: the first one without a drag after those seen by earlier calls. */
  standingFrame(): Promise<{ readonly head: FrameHead; readonly bytes: Uint8Array }>;
  close(): void;
}

export interface PageOptions {
  readonly conversationId?: string | null;
  /** A frozen page acknowledges no frames. */
  readonly frozen?: boolean;
  readonly transports?: readonly ('websocket' | 'polling')[];
}

const isServerEvent = (name: string): name is ServerEventName => Object.hasOwn(serverEvents, name);

const parsed = (name: string, body: unknown): unknown => (isServerEvent(name) ? serverEvents[name].parse(body) : body);

export const connectPage = (url: string, options: PageOptions = {}): Promise<Page> => {
  const socket = io(url, {
    auth: { conversationId: options.conversationId ?? null },
    transports: [...(options.transports ?? ['websocket'])],
    reconnection: false,
    forceNew: true,
  });
  const events: { name: string; body: unknown }[] = [];
  const frames: { head: FrameHead; bytes: Uint8Array }[] = [];
  const found = new Set<object>();
  let wake: () => void = () => {};
  let changed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const tell = () => {
    wake();
    changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
  const until = async <T extends object>(find: () => T | undefined): Promise<T> => {
    for (;;) {
      const hit = find();
      if (hit !== undefined) {
        found.add(hit);
        return hit;
      }
      await changed;
    }
  };
  socket.onAny((name: string, ...args: unknown[]) => {
    if (name === 'frame') {
      const head = frameHeadSchema.parse(args[0]);
      frames.push({ head, bytes: args[1] as Uint8Array }); // socket.io hands binary over as Buffer
      if (options.frozen !== true) socket.emit('frame-shown', { sequence: head.sequence });
    } else {
      events.push({ name, body: name === refusedEvent ? args[0] : parsed(name, args[0]) });
    }
    tell();
  });
  const send = async (name: string, ...bodies: unknown[]): Promise<Ack> =>
    ackSchema.parse(await socket.emitWithAck(name, ...bodies));

  return new Promise((resolve, reject) => {
    socket.on('connect_error', (error) => {
      socket.close();
      reject(error);
    });
    socket.once('welcome', (body: unknown) => {
      resolve({
        socket,
        welcome: welcomeSchema.parse(body),
        events,
        frames,
        send,
        say: (text) => send('say', { text }),
        next: async (name, matches = () => true) => {
          const hit = await until(() =>
            events.find((event) => event.name === name && !found.has(event) && matches(event.body as never)),
          );
          return hit.body as Record<string, unknown>;
        },
        standingFrame: () => until(() => frames.find((frame) => frame.head.dragId === null && !found.has(frame))),
        close: () => socket.close(),
      });
    });
  });
};
