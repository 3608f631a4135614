/** Errors as HTTP answers: one status a code, the body {"error": {"code", "message"}}. */
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, type ErrorCode, toAppError } from '../core/index.ts';
import { maxMessageBytes } from '../protocol/index.ts';
import { plainPage } from './plain-page.ts';

export const statusOf: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 400,
  'not-understood': 422,
  'bad-checkpoint': 500,
  'bad-model-files': 500,
  'unknown-model': 404,
  'bad-picture': 422,
  'bad-plan': 422,
  'no-provider': 503,
  'engine-stopped': 503,
  'engine-failed': 500,
  busy: 503,
  'port-taken': 500,
  'not-allowed': 403,
  'too-large': 413,
  'not-found': 404,
  cancelled: 409,
  internal: 500,
};

const retryAfterSeconds = 5;

const sizeOf = (bytes: number): string =>
  bytes < 1024 ** 2 ? `${Math.floor(bytes / 1024)} KiB` : `${Math.floor(bytes / 1024 ** 2)} MiB`;

/** What fastify itself refuses, in our own codes. */
const fromFastify = (error: FastifyError, bodyLimit: number): AppError => {
  if (error.statusCode === 413) return new AppError('too-large', `The body is larger than ${sizeOf(bodyLimit)}.`);
  if (error.statusCode === 415) return new AppError('bad-input', 'Send the body as application/json.');
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new AppError('bad-input', 'The request could not be read: it must be well-formed HTTP with a JSON body.');
  }
  return toAppError(error);
};

const wayBack = '<p><a href="/">To SayDrag</a></p>\n';

/** A browser that opens an address asks for a page; programs, and pages that fetch, do not. */
const isOpenedByAPerson = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true;

export const handleErrors = (app: FastifyInstance, report: (reason: unknown) => void): void => {
  app.setErrorHandler((thrown: FastifyError | AppError, request, reply) => {
    const error =
      thrown instanceof AppError ? thrown : fromFastify(thrown, request.routeOptions.bodyLimit ?? maxMessageBytes);
    const status = statusOf[error.code];
    if (error.code === 'internal') report(thrown);
    if (status === 503) reply.header('retry-after', retryAfterSeconds);
    const message = error.code === 'internal' ? 'Something went wrong inside SayDrag.' : error.message;
    if (error.code === 'not-found' && isOpenedByAPerson(request)) {
      return reply
        .status(status)
        .type('text/html')
        .send(plainPage('Nothing here', message, wayBack));
    }
    return reply.status(status).send({ error: { code: error.code, message } });
  });
  app.setNotFoundHandler(() => {
    throw new AppError('not-found', 'There is nothing at that address.');
  });
};
