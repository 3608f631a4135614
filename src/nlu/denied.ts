/** A command that is not to be done: "don't undo that" does nothing, "don't stop" goes on, "I didn't mean to undo" redoes it. */
import type { Command, ControlCommand, Domain } from '../core/index.ts';
import { controlWord } from './controls.ts';
import { notToBeDone, type Refusal } from './refusals.ts';
import type { Token } from './tokens.ts';

const denial =
  /^(?:(?:no|oh|well|but|and|please) (?:, )?)*(?:(?:do|let us|(?:you|we) (?:must|should|need|may)) not|(?:you|we) do not (?:have|need) to|never|(?:there is )?no need to|i (?<when>do|did|would) not (?:want|wish|mean|need|like)(?: (?:you|us))? to) (?<what>[^,]+?)(?:(?: ,)? (?:yet|now|just yet|please|any ?more|again|either|at all))*$/;

/** These name or answer something, and are no deeds. */
const noDeeds: ReadonlySet<Command['kind']> = new Set(['number', 'choose', 'answer', 'tell', 'help', 'quiet']);

/** Null where nothing is denied, or no command word. */
export const deniedControl = (tokens: readonly Token[], domain: Domain): ControlCommand | Refusal | null => {
  const words = tokens.join(' ');
  const { when, what } = denial.exec(words)?.groups ?? {};
  const found = what === undefined ? undefined : controlWord(what.split(' '), domain);
  if (found === undefined || noDeeds.has(found.kind)) return null;
  if (['stop', 'pause', 'cancel'].includes(found.kind)) return { kind: 'continue' };
  if (found.kind === 'continue') return { kind: 'stop' };
  if (found.kind === 'undo' && when === 'did') return { kind: 'redo', steps: found.steps };
  if (found.kind === 'overlay' && found.shown) return { ...found, shown: false };
  return notToBeDone(words);
};
