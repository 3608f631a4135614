/**
 * A language model's reading of a sentence that the rules could not read. It may only propose: edits that the domain
 * knows, or points by their numbers; whatever else it answers is dropped. Who calls it decides what is carried out.
 */
import type { Domain, EditCommand, KeyPoint, Picture, PlannedPoint } from '../../core/index.ts';

export interface InterpretRequest {
  /** What was said, as it was heard or typed. */
  readonly text: string;
  readonly domain: Domain;
  readonly keyPoints: readonly KeyPoint[];
  readonly picture: Picture;
  /** What was done to this picture before, oldest first, as sentences of this program ("Opening the mouth."). */
  readonly done: readonly string[];
}

export type Proposal =
  | { readonly kind: 'edit'; readonly command: EditCommand }
  /** A drag without a recipe: numbered points with directions, computed into places here. */
  | { readonly kind: 'points'; readonly points: readonly PlannedPoint[]; readonly keep: 'nothing' | 'background' };

export type Interpretation =
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  /** Several ways for a wish without one answer ("make it look proud"), the likeliest first; two to four. */
  | { readonly kind: 'choices'; readonly choices: readonly EditCommand[] }
  /** The model says that it cannot be done, or what it would need to know: only known words reach the user. */
  | { readonly kind: 'declined'; readonly why: 'impossible' | 'unclear' }
  /** No usable answer; `text` is a whole sentence for the user. */
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason; readonly text: string };

export type UnavailableReason = 'timeout' | 'unreachable' | 'refused' | 'unusable' | 'resting';

/**
 * Never throws but for an abort of the signal: then the AppError `cancelled`. Ends within its deadline.
 * @throws AppError cancelled
 */
export type Interpret = (request: InterpretRequest, signal: AbortSignal) => Promise<Interpretation>;

export interface Interpreter {
  readonly interpret: Interpret;
  /** Asks the server what it can do, and tells it in one line; never throws. */
  readonly probe: (signal: AbortSignal) => Promise<string>;
}
