/** What a recogniser is told of a clip that belongs to no conversation: one from a file, or from a bench. */
import { type Command, type Domain, type EditCommand, isSmallTalk, type Understanding } from '../core/index.ts';
import { closedPhrases, spokenGrammar, type Understand, understand } from '../nlu/index.ts';
import type { TranscribeOptions } from '../speech/port.ts';
import { cautionOf, isMended } from './caution.ts';

export interface ClipWords {
  /** By the rules alone. */
  readonly commandOf: (text: string) => Command | null;
  /** What a conversation would do that begins, or has just done `last`: misheard words mended, and read by the reader where that is sure. */
  readonly doneWith: (text: string) => Understanding;
  /** The same had it been typed. */
  readonly typedWith: (text: string) => Understanding;
  readonly told: Required<Pick<TranscribeOptions, 'expect' | 'grammar' | 'meaning' | 'effect' | 'guess' | 'caution'>>;
}

const commandIn = (found: Understanding): Command | null => (found.kind === 'command' ? found.command : null);
const nameOf = (command: Command | null): string | null => (command === null ? null : JSON.stringify(command));

export const clipWords = (domain: Domain, freely: Understand, last: EditCommand | null = null): ClipWords => {
  const commandOf = (text: string) => commandIn(understand(text, domain));
  const readAs = (text: string, spoken: boolean) =>
    freely(text, domain, { last, justDone: last !== null, earlier: last?.edits ?? [], spoken });
  const doneWith = (text: string) => readAs(text, true);
  const typedWith = (text: string) => readAs(text, false);
  const told: ClipWords['told'] = {
    expect: closedPhrases(domain, { numbers: [], pointing: false, edited: false, taught: [] }),
    // There is no screen: what can be said while numbers and a grid are shown counts as well.
    grammar: spokenGrammar(domain, { numbers: [], pointing: true, edited: last !== null, taught: [] }),
    meaning: (text) => nameOf(commandOf(text)),
    effect: (text) => nameOf(commandIn(doneWith(text))),
    guess: (text) => {
      const command = commandIn(typedWith(text));
      return command !== null && isSmallTalk(command) ? null : nameOf(command);
    },
    caution: (text) => {
      const command = commandIn(doneWith(text));
      if (command === null) return 'usual';
      const caution = cautionOf(command, false);
      return caution === 'high' && isMended(text, domain) ? 'highest' : caution;
    },
  };
  return { commandOf, doneWith, typedWith, told };
};
