/** Where the commands write and what they can be interrupted by; tests give their own. */
import type { ComposeOptions, ServerParts } from '../server/index.ts';

export interface Terminal {
  /** The result: one line or one JSON document. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  /** True where stderr is a screen that a progress bar may redraw. */
  readonly isScreen: boolean;
  readonly interrupted: AbortSignal;
  compose(options: ComposeOptions): Promise<ServerParts>;
}
