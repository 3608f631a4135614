/**
 * Fetches a model of speech from a hub (huggingface.co or a mirror) into a folder, once. What was fetched before an
 * interruption is kept and continued; a file gets its name only when its length and, where the hub tells it, its
 * SHA-256 are right. Only the files of ./model-files.ts are asked for.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../core/index.ts';
import { checkModelName, modelFiles } from './model-files.ts';

export interface FetchOptions {
  readonly name: string;
  readonly folder: string;
  /** "https://huggingface.co" */
  readonly hub: string;
  readonly signal: AbortSignal;
  /** 0 to 1, of all files together; null while a size is unknown. */
  onProgress(done: number | null): void;
  /** Without a byte for this long an attempt has failed. */
  readonly stallMs?: number;
  /** Waits before the second, third … attempt of a file. */
  readonly retryWaitsMs?: readonly number[];
}

const mostBytes = 4 * 1024 ** 3;

interface RemoteFile {
  readonly path: string;
  readonly url: string;
  /** Null where the hub does not say. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** A refusal that no further attempt would change. */
class Refused extends Error {}

const numberOf = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
};

const answered = async (url: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(url, init);
  if (response.ok) return response;
  await response.body?.cancel();
  const text = `${url} answered ${response.status} ${response.statusText}`.trim();
  if (response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429) {
    throw new Refused(text);
  }
  throw new Error(text);
};

/** Length and hash, from a request that brings no body. The hub puts the hash of a large file into its tag. */
const look = async (url: string, path: string, signal: AbortSignal): Promise<RemoteFile> => {
  const { headers } = await answered(url, { method: 'HEAD', signal, headers: { 'accept-encoding': 'identity' } });
  const tag = /^"?([0-9a-f]{64})"?$/.exec(headers.get('x-linked-etag') ?? headers.get('etag') ?? '')?.[1] ?? null;
  return { path, url, bytes: numberOf(headers.get('x-linked-size') ?? headers.get('content-length')), sha256: tag };
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return hash.digest('hex');
};

const attempt = async (file: RemoteFile, target: string, options: Attempt): Promise<void> => {
  const part = `${target}.part`;
  const kept = (await stat(part).catch(() => null))?.size ?? 0;
  const start = file.bytes !== null && kept > 0 && kept <= file.bytes ? kept : 0;
  const stalled = new AbortController();
  const signal = AbortSignal.any([options.signal, stalled.signal]);
  const tooSlow = (): void =>
    stalled.abort(new Error(`${file.url} sent nothing for ${Math.round(options.stallMs / 1000)} s`));
  let timer = setTimeout(tooSlow, options.stallMs);
  let written = start;
  try {
    if (start === 0 || start !== file.bytes) {
      const range = start > 0 ? { range: `bytes=${start}-` } : {};
      const response = await answered(file.url, { signal, headers: { 'accept-encoding': 'identity', ...range } });
      const continues = response.status === 206;
      if (!continues) written = 0;
      const out = await open(part, continues ? 'a' : 'w');
      try {
        for await (const chunk of response.body ?? []) {
          clearTimeout(timer);
          timer = setTimeout(tooSlow, options.stallMs);
          await out.write(chunk);
          written += chunk.length;
          if (written > (file.bytes ?? mostBytes)) throw new Error(`${file.url} sent more than it announced`);
          options.onBytes(written);
        }
        await out.sync();
      } finally {
        await out.close();
      }
    }
  } catch (error) {
    throw stalled.signal.aborted ? stalled.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
  if (file.bytes !== null && written !== file.bytes) {
    throw new Error(`${file.url} ended after ${written} of ${file.bytes} bytes`);
  }
  if (file.sha256 !== null && (await hashOf(part)) !== file.sha256) {
    await rm(part, { force: true });
    throw new Error(`${file.url} arrived damaged: its SHA-256 is not ${file.sha256}`);
  }
  await rename(part, target);
};

interface Attempt {
  readonly signal: AbortSignal;
  readonly stallMs: number;
  onBytes(written: number): void;
}

/** @throws AppError bad-input, cancelled; bad-model-files with the reason when it could not be fetched. */
export const fetchModel = async (options: FetchOptions): Promise<void> => {
  const { folder, signal, stallMs = 20_000, retryWaitsMs = [1000, 4000] } = options;
  const name = checkModelName(options.name);
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (const waitMs of [...retryWaitsMs, null]) {
      try {
        return await work();
      } catch (error) {
        if (waitMs === null || signal.aborted || error instanceof Refused) throw error;
        await wait(waitMs, undefined, { signal });
      }
    }
    throw new AppError('internal', 'An attempt neither returned nor threw.');
  };
  try {
    const present = async (file: string) => (await stat(join(folder, file)).catch(() => null))?.isFile() === true;
    const lookUp = (path: string) =>
      again(() => {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(stallMs)]);
        return look(`${options.hub.replace(/\/+$/, '')}/${name}/resolve/main/${path}`, path, limited);
      });
    const missing: string[] = [];
    for (const file of modelFiles) if (!(await present(file))) missing.push(file);
    // One after the other: a hub that is not there is known after the first, and small ones do not wait for long.
    const files: RemoteFile[] = [];
    for (const path of missing) files.push(await lookUp(path));
    const known = files.every(({ bytes }) => bytes !== null);
    const total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    if (total > mostBytes) throw new Refused(`${name} has ${total} bytes; ${mostBytes} are the most`);
    let before = 0;
    for (const file of files) {
      const target = join(folder, file.path);
      await mkdir(dirname(target), { recursive: true });
      const onBytes = (written: number): void =>
        options.onProgress(known && total > 0 ? Math.min(1, (before + written) / total) : null);
      await again(() => attempt(file, target, { signal, stallMs, onBytes }));
      before += file.bytes ?? 0;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal.aborted) throw new AppError('cancelled', `Fetching ${name} was cancelled.`, { cause: error });
    throw new AppError('bad-model-files', `${name} could not be fetched: ${reasonOf(error)}.`, { cause: error });
  }
};
