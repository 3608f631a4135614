/** An endpoint of the OpenAI kind on this machine, as misbehaved as a test wants. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply = (response: ServerResponse) => void;

export interface FakeEndpoint {
  readonly url: string;
  /** What was sent, as text; sound included. */
  readonly requests: readonly { readonly path: string; readonly key: string; readonly body: string }[];
  /** Answers in turn; the last one stays. */
  replies: Reply[];
  close(): Promise<void>;
}

export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const startFakeEndpoint = async (): Promise<FakeEndpoint> => {
  const requests: { path: string; key: string; body: string }[] = [];
  const fake = { replies: [] as Reply[] };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const key = String(request.headers.authorization ?? '');
      requests.push({ path: request.url ?? '', key, body: Buffer.concat(parts).toString('latin1') });
      const reply = fake.replies.length > 1 ? fake.replies.shift() : fake.replies[0];
      if (reply) reply(response);
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
};
