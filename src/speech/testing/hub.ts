/** A hub of models on this machine, as misbehaved as a test wants: it serves the files of a folder. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface HubFault {
  /** Part of a path that this applies to. */
  readonly path: string;
  /** How often; every time when nothing is said. */
  times?: number;
  readonly status?: number;
  /** The connection is cut after so many bytes. */
  readonly cutAfter?: number;
  /** Nothing is sent for so long. */
  readonly stallMs?: number;
  readonly damaged?: true;
}

export interface FakeHub {
  readonly url: string;
  /** "GET onnx/encoder_model_quantized.onnx bytes=10-", oldest first. */
  readonly requests: readonly string[];
  readonly faults: HubFault[];
  close(): Promise<void>;
}

const fileOf = async (folder: string, path: string): Promise<Buffer | null> => {
  // The tiny model has no second, quantised copy.
  return readFile(join(folder, path.replace('_quantized', ''))).catch(() => null);
};

export const startFakeHub = async (folder: string): Promise<FakeHub> => {
  const requests: string[] = [];
  const faults: HubFault[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').replace(/^\/[^/]+\/[^/]+\/resolve\/main\//, '');
    requests.push(`${request.method} ${path} ${request.headers.range ?? ''}`.trim());
    const fault =
      request.method === 'GET' ? faults.find((one) => path.includes(one.path) && one.times !== 0) : undefined;
    if (fault?.times !== undefined) fault.times--;
    const bytes = await fileOf(folder, path);
    const status = fault?.status ?? (bytes ? 200 : 404);
    if (status !== 200 || !bytes) return void response.writeHead(status).end('<html>no</html>');
    const tag = createHash('sha256').update(bytes).digest('hex');
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const content = Buffer.from(bytes.subarray(start));
    if (fault?.damaged) content.fill(1, Math.floor(content.length / 2));
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': content.length, etag: `"${tag}"` });
    if (request.method === 'HEAD') return void response.end();
    if (fault?.stallMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.stallMs));
    if (fault?.cutAfter === undefined) return void response.end(content);
    response.write(content.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 20));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
