/** Listens, says where, and stops in order: on SIGTERM or SIGINT running drags end and the engine is closed. */
import type { AddressInfo } from 'node:net';
import { AppError } from '../core/index.ts';
import { buildApp } from './app.ts';
import type { ServerParts } from './parts.ts';

export const defaultHost = '127.0.0.1';
export const defaultPort = 4780;
/** A stop that takes longer than this is cut short. */
const stopWithinMs = 4500;

export interface ServeOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly allowedHosts?: readonly string[];
  readonly report: (reason: unknown) => void;
}

export interface RunningServer {
  /** Where the page is: "http://127.0.0.1:4780". */
  readonly url: string;
  readonly port: number;
  /** Stops in order; safe to call more than once. */
  close(): Promise<void>;
}

const listenError = (thrown: unknown, { host, port }: ServeOptions): unknown => {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const why: Record<string, string> = {
    EADDRINUSE: 'is in use by another program',
    EACCES: 'is not permitted to this user',
    EADDRNOTAVAIL: 'is not an address of this machine',
    EAFNOSUPPORT: 'is not an address of this machine',
    ENOTFOUND: 'is not an address of this machine',
  };
  const reason = typeof code === 'string' ? why[code] : undefined;
  if (reason === undefined) return thrown;
  return new AppError('port-taken', `${host} port ${port} ${reason}. Choose another with --port or --host.`, {
    cause: thrown,
  });
};

/** @throws AppError port-taken; the parts are closed then. */
export const serve = async (parts: ServerParts, options: ServeOptions): Promise<RunningServer> => {
  const app = await buildApp(parts, options);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (thrown) {
    await app.close();
    await parts.close();
    throw listenError(thrown, options);
  }
  const { port } = app.server.address() as AddressInfo; // listening on TCP
  const shownHost = options.host.includes(':') ? `[${options.host}]` : options.host;
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= app.close().then(() => parts.close());
    return closing;
  };
  return { url: `http://${shownHost}:${port}`, port, close };
};

/** Stops the server on SIGTERM and SIGINT and ends the process: 0 after an orderly stop, 1 when it had to be cut short. */
export const stopOnSignals = (server: RunningServer, say: (text: string) => void): void => {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('Stopping.');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};
