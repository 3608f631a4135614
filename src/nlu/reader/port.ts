/** Reads sentences that the rules do not: a small network's likeliest command, and how sure it is. */
import type { Command, EditCommand } from '../../core/index.ts';

export interface ReadCommand {
  readonly command: Command;
  /** The command in words that the rules read: "close both eyes a bit", "undo". */
  readonly words: string;
  /** The network's own probability of the whole reading, 0 to 1. */
  readonly confidence: number;
}

/** What was done before the sentence. */
export interface DoneBefore {
  readonly last: EditCommand | null;
  /** It was undone since. */
  readonly takenBack: boolean;
}

export interface SentenceReader {
  /** The likeliest command, however unlikely; null where the likeliest is that nothing can be done. */
  read(text: string, before?: DoneBefore): ReadCommand | null;
}
