/**
 * The socket of each page: every client event is parsed before anything is done with it and acknowledged at once;
 * what the conversation tells goes out as typed events, and frames through a pump of their own.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { AppError, toAppError } from '../core/index.ts';
import type { Conversation } from '../dialogue/index.ts';
import {
  type Ack,
  audioEvent,
  type ClientEventName,
  clientEvents,
  handshakeSchema,
  maxSocketMessageBytes,
  refusedEvent,
  type Welcome,
} from '../protocol/index.ts';
import type { Access } from './access.ts';
import { type Hearing, hearPage, type PageHearing } from './audio-socket.ts';
import type { ConversationStore, StoredConversation } from './conversation-store.ts';
import { describeIssue } from './describe-issue.ts';
import { toWebp } from './encode.ts';
import { FramePump } from './frame-pump.ts';
import { securityHeaders } from './security-headers.ts';

/** Events of one socket within a second; more are refused as busy. */
export const maxEventsPerSecond = 60;

interface SocketsOptions {
  readonly http: HttpServer;
  readonly store: ConversationStore;
  readonly access: Access;
  readonly nowMs: () => number;
  /** Null where nothing hears speech. */
  readonly hearing: Hearing | null;
  /** Hears of failures that no page can be told of. */
  readonly report: (reason: unknown) => void;
}

const isAck = (value: unknown): value is (ack: Ack) => void => typeof value === 'function';

/** @throws AppError bad-input */
const parseEvent = (name: string, args: readonly unknown[]) => {
  if (!Object.hasOwn(clientEvents, name)) {
    const known = Object.keys(clientEvents).join(', ');
    throw new AppError('bad-input', `There is no event “${name.slice(0, 40)}”. Known: ${known}.`);
  }
  if (args.length !== 1) throw new AppError('bad-input', `The event ${name} takes one body, not ${args.length}.`);
  const event = name as ClientEventName; // hasOwn above
  const parsed = clientEvents[event].safeParse(args[0]);
  if (!parsed.success) throw new AppError('bad-input', `The event ${name}: ${describeIssue(parsed.error)}`);
  return { event, body: parsed.data };
};

/** Waits just long enough to hear of a refusal; what was accepted goes on by itself. */
const refusedAtOnce = (work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>((resolve) => setImmediate(resolve))]);

const carryOut = (conversation: Conversation, pump: FramePump, name: string, args: readonly unknown[]) => {
  const { event, body } = parseEvent(name, args);
  if (event === 'frame-shown' && 'sequence' in body) {
    pump.shown(body.sequence);
    return Promise.resolve();
  }
  if ('text' in body) return conversation.say(body.text, body);
  if ('command' in body) return conversation.control(body.command, body);
  if ('phrases' in body) return Promise.resolve(conversation.knowPhrases(body.phrases));
  if ('points' in body) {
    return conversation.dragPoints(
      body.points.map((point) => ({ ...point, moves: true })),
      body.keep,
      body.painted === undefined
        ? null
        : { size: body.painted.size, keep: Uint8Array.from(Buffer.from(body.painted.keep, 'base64')) },
    );
  }
  return Promise.resolve();
};

const welcome = (
  { conversation, messages }: StoredConversation,
  resumed: boolean,
  recogniser: Welcome['recogniser'],
): Welcome => ({
  state: conversation.state,
  messages: [...messages],
  keyPoints: conversation.keyPoints.map((keyPoint) => ({ ...keyPoint })),
  overlay: conversation.overlay,
  history: conversation.history,
  resumed,
  recogniser,
});

const hear = async (ears: PageHearing | null, args: readonly unknown[]): Promise<void> => {
  if (ears === null) throw new AppError('bad-input', 'Nothing hears speech on this server. Write instead.');
  if (args.length !== 2) throw new AppError('bad-input', `Sound comes as a head and its bytes, not as ${args.length}.`);
  ears.receive(args);
};

const attend = (
  socket: Socket,
  entered: StoredConversation & { readonly resumed: boolean },
  { store, nowMs, hearing, report }: SocketsOptions,
): void => {
  const { conversation } = entered;
  const pump = new FramePump(
    (head, bytes) => socket.emit('frame', head, bytes),
    ({ picture, dragId }) => toWebp(picture, dragId === null),
    report,
  );
  const unsubscribe = conversation.subscribe({
    event: ({ name, body }) => socket.emit(name, body),
    frame: (frame) => pump.offer(frame),
  });
  const ears = hearing === null ? null : hearPage(socket, conversation, hearing);
  socket.on('disconnect', () => {
    ears?.close();
    unsubscribe();
    pump.close();
    store.leave(conversation.id);
  });
  socket.emit('welcome', welcome(entered, entered.resumed, ears?.view() ?? null));
  const { runningDrag } = store.find(conversation.id) ?? entered;
  if (runningDrag !== null) socket.emit('drag-started', runningDrag);
  pump.offer(conversation.frame);

  let windowStartMs = nowMs();
  let inWindow = 0;
  socket.onAny(async (name: string, ...received: unknown[]) => {
    const last = received.at(-1);
    const acknowledge = isAck(last) ? last : null;
    const args = acknowledge === null ? received : received.slice(0, -1);
    try {
      if (nowMs() - windowStartMs > 1000) [windowStartMs, inWindow] = [nowMs(), 0];
      if (++inWindow > maxEventsPerSecond) throw new AppError('busy', 'Too many messages at once; wait a second.');
      const work = name === audioEvent ? hear(ears, args) : carryOut(conversation, pump, name, args);
      await refusedAtOnce(work);
      acknowledge?.({ ok: true });
      await work;
    } catch (thrown) {
      const { code, message } = toAppError(thrown);
      if (code === 'internal') report(thrown);
      if (acknowledge === null) socket.emit(refusedEvent, { code, message });
      else acknowledge({ ok: false, error: { code, message } });
    }
  });
};

export const attachSockets = (options: SocketsOptions): Server => {
  const { http, store, access } = options;
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: maxSocketMessageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      const refusal = access.refusal(request.headers);
      decide(refusal, refusal === null);
    },
  });
  io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, securityHeaders));
  io.use(async (socket, next) => {
    try {
      const handshake = handshakeSchema.safeParse(socket.handshake.auth);
      if (!handshake.success) throw new AppError('bad-input', `The handshake: ${describeIssue(handshake.error)}`);
      const entered = await store.enter(handshake.data.conversationId);
      if (socket.conn.readyState !== 'open') {
        store.leave(entered.conversation.id);
        return;
      }
      socket.data = entered;
      next();
    } catch (thrown) {
      const { code, message } = toAppError(thrown);
      if (code === 'internal') options.report(thrown);
      next(Object.assign(new Error(message), { data: { code, message } }));
    }
  });
  io.on('connection', (socket) => attend(socket, socket.data, options));
  return io;
};
