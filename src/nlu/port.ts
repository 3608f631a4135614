/** Text to command. Local and synchronous: an answer within a few milliseconds, with everything else down. */
import type { Domain, EditCommand, PartEdit, Understanding } from '../core/index.ts';

/** What was spoken of before, for "it" and "the other one". */
export interface SpokenContext {
  /** The last edit asked for; null at the beginning. */
  readonly last: EditCommand | null;
  /** True where it was undone since. */
  readonly takenBack?: boolean;
  /** How many steps of the history it stands for, with what "more" and "less" made of it. */
  readonly lastSteps?: number;
  /** The edits on the way to the picture that stands, the newest last. */
  readonly earlier?: readonly PartEdit[];
  /** False where something came between: it was taken back, or something was asked. What corrects it is then none. */
  readonly justDone?: boolean;
  /** True where the sentence was heard and not typed: what is not plainly a request may be somebody else's talk. */
  readonly spoken?: boolean;
}

/** Phrases that can be said, in lower case; `<name>` in them stands for any of the words of that slot. */
export interface SpokenGrammar {
  readonly phrases: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/** Understands one utterance in the words of one domain. Pure: what "more" or "undo" refer to is the dialogue's. */
export type Understand = (text: string, domain: Domain, context?: SpokenContext) => Understanding;

export type { Interpret, Interpretation, Interpreter, InterpretRequest, Proposal } from './llm/port.ts';
