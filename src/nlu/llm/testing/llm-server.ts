/**
 * A server that speaks the chat completion protocol over a real socket and does what it is told to: answer, or misbehave
 * in each way that real ones do. One behaviour a request; a request that nobody expected is refused with status 501.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body. */
  readonly body: {
    readonly model?: unknown;
    readonly messages?: readonly { readonly role: string; readonly content: unknown }[];
    readonly response_format?: { readonly type?: string; readonly json_schema?: unknown };
    readonly [field: string]: unknown;
  };
}

export type Behaviour =
  /** A whole body as it stands, for recorded or hand-written answers. */
  | {
      readonly does: 'raw';
      readonly status: number;
      readonly type: string;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The content of a plain answer. */
  | { readonly does: 'say'; readonly content: string }
  /** Keeps the connection and never answers. */
  | { readonly does: 'hang' }
  /** Sends its head and then one byte every so often. */
  | { readonly does: 'drip'; readonly everyMs: number }
  /** Sends a body that never ends. */
  | { readonly does: 'flood' }
  /** Closes the connection without a word, or in the middle of the body. */
  | { readonly does: 'cut'; readonly after: 'nothing' | 'half' }
  | { readonly does: 'think'; readonly reply: (asked: Asked) => Behaviour };

export interface LlmServer {
  /** The base address. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Bytes of floods that went out. */
  readonly flooded: number;
  expect(...behaviours: Behaviour[]): void;
  /** The same for every request from now on. */
  always(behaviour: Behaviour | null): void;
  close(): Promise<void>;
}

export const completion = (content: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'test',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    ...more,
  });

const bodyOf = async (request: IncomingMessage): Promise<Asked['body']> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

export const llmServer = async (): Promise<LlmServer> => {
  const waiting: Behaviour[] = [];
  const asked: Asked[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let always: Behaviour | null = null;
  let flooded = 0;

  const act = (behaviour: Behaviour, about: Asked, response: ServerResponse): void => {
    switch (behaviour.does) {
      case 'say':
        response.writeHead(200, { 'content-type': 'application/json' }).end(completion(behaviour.content));
        return;
      case 'raw':
        response
          .writeHead(behaviour.status, { 'content-type': behaviour.type, ...behaviour.headers })
          .end(behaviour.body);
        return;
      case 'hang':
        return;
      case 'drip': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const body = completion('{"outcome":"unclear"}');
        let at = 0;
        const timer = setInterval(() => response.write(body[at++ % body.length] ?? ' '), behaviour.everyMs);
        timers.add(timer);
        response.on('close', () => clearInterval(timer));
        return;
      }
      case 'flood': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const part = Buffer.alloc(64 * 1024, 0x20);
        const more = () => {
          while (!response.destroyed) {
            flooded += part.byteLength;
            if (!response.write(part)) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
        return;
      }
      case 'cut':
        if (behaviour.after === 'nothing') response.socket?.destroy();
        else {
          const body = completion('{"outcome":"unclear"}');
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
          response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
        }
        return;
      case 'think':
        act(behaviour.reply(about), about, response);
        return;
      default:
        behaviour satisfies never;
    }
  };

  const server = createServer(async (request, response) => {
    const about: Asked = { path: request.url ?? '', headers: request.headers, body: await bodyOf(request) };
    asked.push(about);
    const behaviour = waiting.shift() ?? always;
    if (behaviour === null) response.writeHead(501).end('not expected');
    else act(behaviour, about, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    get flooded() {
      return flooded;
    },
    expect: (...behaviours) => {
      waiting.push(...behaviours);
    },
    always: (behaviour) => {
      always = behaviour;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const timer of timers) clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
