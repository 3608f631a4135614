/** What the process ends with, for scripts. The table is part of --help. */
import type { ErrorCode } from '../core/index.ts';

export const exitCodes = {
  ok: 0,
  defect: 1,
  usage: 2,
  refused: 3,
  notReached: 4,
  engine: 5,
  notServing: 6,
  output: 7,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeHelp = `
Exit codes:
  0    done
  1    a defect in SayDrag
  2    wrong use: an option or a value that is not known
  3    the sentence was not understood, or this picture does not allow it
  4    the edit ended before its target, or little of it shows; the picture reached was written
  5    the model or the engine failed
  6    the server could not listen at that address
  7    the result could not be written
  130  interrupted`;

export const exitCodeOf = (code: ErrorCode): ExitCode => {
  switch (code) {
    case 'bad-input':
    case 'unknown-model':
    case 'too-large':
    case 'not-found':
    case 'not-allowed':
      return exitCodes.usage;
    case 'not-understood':
    case 'bad-plan':
      return exitCodes.refused;
    case 'bad-checkpoint':
    case 'bad-model-files':
    case 'bad-picture':
    case 'no-provider':
    case 'engine-stopped':
    case 'engine-failed':
    case 'busy':
      return exitCodes.engine;
    case 'port-taken':
      return exitCodes.notServing;
    case 'cancelled':
      return exitCodes.interrupted;
    case 'internal':
      return exitCodes.defect;
    default:
      return code satisfies never;
  }
};
