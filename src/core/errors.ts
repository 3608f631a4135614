/**
 * One error type for everything that can go wrong in a way a person should hear about.
 * The message says what was wrong, the value, what was expected and what to do. docs/errors.md lists the codes.
 */
export const errorCodes = {
  'bad-input': 'What was sent does not have the expected form.',
  'not-understood': 'The sentence is not an edit that is known, or not one that this picture allows.',
  'bad-checkpoint': 'A file of weights is damaged or not of a known layout.',
  'bad-model-files': 'A model folder lacks a file or one of its files is wrong.',
  'unknown-model': 'No model of that name is installed.',
  'bad-picture': 'A picture could not be read or has the wrong size.',
  'bad-plan': 'A drag was asked for with points or a mask that cannot be carried out.',
  'no-provider': 'None of the configured execution providers could be started.',
  'engine-stopped': 'The engine process ended during the work; it is started again.',
  'engine-failed': 'The engine reported a failure.',
  busy: 'Another edit is still running.',
  'port-taken': 'The address or port is in use or not permitted.',
  'not-allowed': 'The request came from a host or page that is not allowed.',
  'too-large': 'What was sent is larger than allowed.',
  'not-found': 'There is nothing at that address.',
  cancelled: 'The work was cancelled.',
  internal: 'A defect in SayDrag.',
} as const;
export type ErrorCode = keyof typeof errorCodes;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Any thrown value as an AppError: unknown failures become `internal` with their cause kept. */
export const toAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError
    ? thrown
    : new AppError('internal', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
