/** What can go wrong between here and a language model, decided once: is it worth another try, and what is it called. */
import type { UnavailableReason } from './port.ts';

export class LlmFault extends Error {
  readonly reason: UnavailableReason;
  /** True where a second try may help: too many requests, a server's own failure, no connection. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** The answer's status, where there was one. */
  readonly status: number | null;

  constructor(
    reason: UnavailableReason,
    message: string,
    more: { readonly retryable?: boolean; readonly retryAfterMs?: number | null; readonly status?: number | null } = {},
  ) {
    super(message);
    this.name = 'LlmFault';
    this.reason = reason;
    this.retryable = more.retryable ?? false;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.status = more.status ?? null;
  }
}

/** "2", "0.5" or a date; null where it is neither. */
export const retryAfterMs = (header: string | null, nowMs: number): number | null => {
  if (header === null) return null;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(date - nowMs, 0);
};
