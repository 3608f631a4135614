/**
 * A server for tests of the page: serves dist/web, speaks the protocol, and does what a test scripts. It refuses by
 * default: a client event that no test has scripted is answered with an error, as is every path it does not know.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Server, type Socket } from 'socket.io';
import {
  type AudioHead,
  audioEvent,
  audioHeadSchema,
  bytesPerSample,
  type RecogniserView,
  type SpeechEventBody,
} from '../../src/protocol/audio.ts';
import type {
  Ack,
  ChatMessage,
  ClientEventBody,
  ClientEventName,
  ConversationState,
  ServerEventBody,
  ServerEventName,
} from '../../src/protocol/events.ts';
import { clientEvents, handshakeSchema } from '../../src/protocol/events.ts';
import { type HistoryView, noOverlay, type Overlay } from '../../src/protocol/page-effects.ts';
import { drawLion, lionKeyPoints } from './lion-drawing.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

/** The policy a careful server sends: the page must work under it. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; connect-src 'self' ws:; object-src 'none'; base-uri 'none'";

type Script = { [Name in ClientEventName]?: (body: ClientEventBody<Name>) => Ack | Promise<Ack> };

export interface Received {
  readonly name: ClientEventName;
  readonly body: unknown;
}

export const accepted: Ack = { ok: true };

export class FakeServer {
  readonly received: Received[] = [];
  /** The conversation id that each connection asked for. */
  readonly handshakes: (string | null)[] = [];
  readonly script: Script = {};
  state: ConversationState = {
    conversationId: 'conversation-1',
    model: 'lion',
    imageSize: 128,
    provider: 'cpu',
    seed: 7,
    undoSteps: 0,
    redoSteps: 0,
    title: 'seed 7',
    busy: false,
    suggestions: [
      'open the mouth',
      'turn the head to the left',
      'close the eyes',
      'make the mane wider',
      'raise the ears',
    ],
  };
  overlay: Overlay = noOverlay;
  history: HistoryView = { current: 0, steps: [] };
  messages: ChatMessage[] = [];
  /** What hears speech; a test sets it before the page connects. */
  recogniser: RecogniserView | null = null;
  /** The heads of what the page's microphone sent. */
  readonly sounds: AudioHead[] = [];
  openness = 0;
  /** Set to refuse every new connection with this message, as a full server does. */
  refusal: string | null = null;
  #sequence = 0;
  #messageCount = 0;
  readonly #folder: string;
  #http: HttpServer;
  #io: Server;
  #port = 0;

  constructor(folder: string) {
    this.#folder = folder;
    [this.#http, this.#io] = this.#make();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  /** Ends every connection and refuses new ones, as a server that went away does. */
  async goAway(): Promise<void> {
    this.#http.closeAllConnections();
    await this.#io.close();
  }

  /** Listens at the same address again. */
  async comeBack(): Promise<void> {
    [this.#http, this.#io] = this.#make();
    await this.listen();
  }

  emit<Name extends ServerEventName>(name: Name, body: ServerEventBody<Name>): void {
    this.#io.emit(name, body);
  }

  setState(change: Partial<ConversationState>): void {
    this.state = { ...this.state, ...change };
    this.emit('state-changed', this.state);
  }

  message(kind: ChatMessage['kind'], text: string, suggestions: string[] = []): void {
    this.#messageCount += 1;
    const role = kind === 'said' ? 'user' : 'assistant';
    const message = { id: `m${this.#messageCount}`, role, kind, text, suggestions } as const;
    this.messages = [...this.messages, message];
    this.emit('message-added', message);
  }

  /** Tells the page what was heard. */
  heard(body: Partial<SpeechEventBody<'speech-heard'>>): void {
    const last = this.sounds.at(-1)?.utterance ?? 1;
    const usual = { utterance: last, part: 'final', text: '', alternatives: [], rejected: null, says: '', tookMs: 90 };
    this.#io.emit('speech-heard', { ...usual, ...body });
  }

  keyPoints(): void {
    this.emit('key-points-changed', { keyPoints: lionKeyPoints(this) });
  }

  /** Sends a picture with the mouth as open as said; `skip` leaves a gap in the sequence. */
  async frame(openness: number, dragId: string | null, { skip = 0 } = {}): Promise<void> {
    this.openness = openness;
    const bytes = await drawLion({ openness, seed: this.state.seed });
    this.#sequence += 1 + skip;
    this.#io.emit('frame', { sequence: this.#sequence, dragId, size: 128, mediaType: 'image/webp' }, bytes);
  }

  /** Bytes that are no picture. */
  brokenFrame(): void {
    this.#sequence += 1;
    const head = { sequence: this.#sequence, dragId: null, size: 128, mediaType: 'image/webp' };
    this.#io.emit('frame', head, Buffer.from('not a picture'));
  }

  lastFrameShown(): number {
    const shown = this.received.filter(({ name }) => name === 'frame-shown').at(-1)?.body;
    return (shown as ClientEventBody<'frame-shown'> | undefined)?.sequence ?? -1;
  }

  get sequence(): number {
    return this.#sequence;
  }

  #make(): [HttpServer, Server] {
    const http = createServer((request, response) => {
      void this.#answer(request.url ?? '/').then(({ status, type, body }) =>
        response
          .writeHead(status, { 'content-type': type, 'content-security-policy': contentSecurityPolicy })
          .end(body),
      );
    });
    const io = new Server(http, { serveClient: false });
    io.use((_socket, next) => next(this.refusal === null ? undefined : new Error(this.refusal)));
    io.on('connection', (socket) => void this.#welcome(socket));
    return [http, io];
  }

  async #answer(url: string): Promise<{ status: number; type: string; body: Buffer | string }> {
    const path = new URL(url, 'http://page').pathname;
    if (path === `/api/conversations/${this.state.conversationId}/picture.png`) {
      return { status: 200, type: 'image/png', body: await drawLion({ ...this, seed: this.state.seed }, 'image/png') };
    }
    const file = normalize(path === '/' ? '/index.html' : path);
    const type = mediaTypes[extname(file)];
    try {
      if (type === undefined) throw new Error('unknown type');
      return { status: 200, type, body: await readFile(join(this.#folder, file)) };
    } catch {
      return { status: 404, type: 'text/plain', body: 'not found' };
    }
  }

  async #welcome(socket: Socket): Promise<void> {
    const { conversationId } = handshakeSchema.parse(socket.handshake.auth);
    this.handshakes.push(conversationId);
    for (const name of Object.keys(clientEvents) as ClientEventName[]) {
      socket.on(name, (body: unknown, answer: (ack: Ack) => void) => void this.#hear(name, body).then(answer));
    }
    socket.on(audioEvent, (head: unknown, bytes: Buffer, answer: (ack: Ack) => void) => {
      const parsed = audioHeadSchema.parse(head);
      if (bytes.byteLength !== parsed.samples * bytesPerSample)
        throw new Error('Sound of another length than its head.');
      this.sounds.push(parsed);
      answer(accepted);
    });
    socket.emit('welcome', {
      state: this.state,
      messages: this.messages,
      keyPoints: lionKeyPoints(this),
      overlay: this.overlay,
      history: this.history,
      resumed: conversationId === this.state.conversationId,
      recogniser: this.recogniser,
    });
    await this.frame(this.openness, null);
  }

  async #hear(name: ClientEventName, body: unknown): Promise<Ack> {
    const parsed = clientEvents[name].safeParse(body);
    if (!parsed.success) return { ok: false, error: { code: 'bad-input', message: parsed.error.message } };
    this.received.push({ name, body: parsed.data });
    if (name === 'frame-shown') return accepted;
    const scripted = this.script[name] as ((body: unknown) => Ack | Promise<Ack>) | undefined;
    if (scripted === undefined) {
      return { ok: false, error: { code: 'bad-input', message: `No test has scripted an answer to ${name}.` } };
    }
    return scripted(parsed.data);
  }
}

export const startFakeServer = async (folder: string): Promise<FakeServer> => {
  const server = new FakeServer(folder);
  await server.listen();
  return server;
};
