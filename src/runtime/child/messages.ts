/**
 * What a process and its child say to each other (node:child_process with advanced serialisation: typed arrays travel
 * as bytes). Both ends are this program in the same version, so messages are typed, not parsed.
 */
import { AppError, type ErrorCode, toAppError } from '../../core/index.ts';

export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type ToChild =
  | { readonly type: 'start'; readonly settings: unknown }
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly payload: unknown }
  /** One more step of a stream may be made. */
  | { readonly type: 'more'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number };

export type FromChild =
  | { readonly type: 'ready'; readonly info: unknown }
  | { readonly type: 'not-started'; readonly error: SentError }
  | { readonly type: 'step'; readonly id: number; readonly value: unknown }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: SentError };

/** Steps of a stream that may be under way before the reader has taken one: work goes on while a frame is encoded. */
export const streamCredit = 2;

export const packError = (thrown: unknown): SentError => {
  const { code, message, details } = toAppError(thrown);
  return { code, message, details };
};

export const unpackError = ({ code, message, details }: SentError): AppError =>
  new AppError(code, message, { details });
