/**
 * The only file that touches socket.io: typed events in, acknowledged events out, every body parsed with the
 * protocol's schemas. Reconnecting is socket.io's work; each connection asks for the conversation that stands.
 */
import { io, type Socket } from 'socket.io-client';
import {
  type AudioHead,
  audioEvent,
  type SpeechEvent,
  type SpeechEventName,
  speechEvents,
} from '../../../src/protocol/audio.ts';
import {
  type Ack,
  ackSchema,
  type ClientEventBody,
  type ClientEventName,
  type ConversationEvent,
  type FrameHead,
  frameHeadSchema,
  type ServerEventName,
  serverEvents,
  type Welcome,
  welcomeSchema,
} from '../../../src/protocol/events.ts';

const ackTimeoutMs = 10_000;
const refusedRetryMs = 2000;

export interface ConnectionListener {
  /** Asked at every connection: which conversation to go on with. */
  conversationId(): string | null;
  welcome(welcome: Welcome, askedFor: string | null): void;
  event(event: ConversationEvent): void;
  frame(head: FrameHead, bytes: ArrayBuffer): void;
  speech(event: SpeechEvent): void;
  lost(): void;
  /** The server is there and does not want this connection now; it is asked again by and by. */
  refused(message: string): void;
  /** Something arrived that the protocol does not know: page and server are of different versions. */
  unreadable(name: string): void;
}

export interface Connection {
  /** Resolves with the server's answer; a connection that is down or silent answers with a refusal. */
  send<Name extends ClientEventName>(name: Name, body: ClientEventBody<Name>): Promise<Ack>;
  /** One part of what the microphone hears. */
  sendSound(head: AudioHead, bytes: ArrayBuffer): Promise<Ack>;
  /** Tries to connect at once instead of waiting for the next attempt. */
  retry(): void;
}

const refusal = (message: string): Ack => ({ ok: false, error: { code: 'internal', message } });

export const connect = (listener: ConnectionListener): Connection => {
  let askedFor: string | null = null;
  const socket: Socket = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
    auth: (answer) => {
      askedFor = listener.conversationId();
      answer({ conversationId: askedFor });
    },
  });

  socket.on('welcome', (body: unknown) => {
    const parsed = welcomeSchema.safeParse(body);
    if (parsed.success) listener.welcome(parsed.data, askedFor);
    else listener.unreadable('welcome');
  });
  for (const name of Object.keys(serverEvents) as ServerEventName[]) {
    socket.on(name, (body: unknown) => {
      const parsed = serverEvents[name].safeParse(body);
      if (parsed.success) listener.event({ name, body: parsed.data } as ConversationEvent);
      else listener.unreadable(name);
    });
  }
  for (const name of Object.keys(speechEvents) as SpeechEventName[]) {
    socket.on(name, (body: unknown) => {
      const parsed = speechEvents[name].safeParse(body);
      if (parsed.success) listener.speech({ name, body: parsed.data } as SpeechEvent);
      else listener.unreadable(name);
    });
  }
  socket.on('frame', (head: unknown, bytes: unknown) => {
    const parsed = frameHeadSchema.safeParse(head);
    if (parsed.success && bytes instanceof ArrayBuffer) listener.frame(parsed.data, bytes);
    else listener.unreadable('frame');
  });
  socket.on('disconnect', (reason) => {
    listener.lost();
    // The server closed this connection on purpose; socket.io leaves trying again to us.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500);
  });
  socket.on('connect_error', (error) => {
    listener.lost();
    // Refused by the server itself (too many conversations, engine gone): socket.io leaves trying again to us.
    if (!socket.active) {
      listener.refused(error.message);
      setTimeout(() => socket.connect(), refusedRetryMs);
    }
  });

  const emit = async (name: string, ...bodies: readonly unknown[]): Promise<Ack> => {
    if (!socket.connected) return refusal('Not connected: nothing was sent. Try again when the connection is back.');
    try {
      const answer: unknown = await socket.timeout(ackTimeoutMs).emitWithAck(name, ...bodies);
      const parsed = ackSchema.safeParse(answer);
      return parsed.success ? parsed.data : refusal('The server gave an answer that this page does not know.');
    } catch {
      return refusal('The server did not answer. It may not have heard this; look at the picture, then try again.');
    }
  };

  return {
    send: (name, body) => emit(name, body),
    sendSound: (head, bytes) => emit(audioEvent, head, bytes),
    retry: () => {
      if (!socket.connected) socket.disconnect().connect();
    },
  };
};
