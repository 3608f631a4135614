/** Reads sentences that the rules do not: a small network's likeliest command, and how sure it is. */
import type { Command } from '../../core/index.ts';

export interface ReadCommand {
  readonly command: Command;
  /** The command in words that the rules read: "close both eyes a bit", "undo". */
  readonly words: string;
  /** The network's own probability of the whole reading, 0 to 1. */
  readonly confidence: number;
}

export interface SentenceReader {
  /** The likeliest command, however unlikely; null where the likeliest is that nothing can be done. */
  read(text: string): ReadCommand | null;
}
