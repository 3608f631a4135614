/**
 * What words would do if they were said now, without doing it: hearing asks that of everything that it may have heard. And
 * whether they are the answer to "did you mean …?".
 */
import { type Command, isSmallTalk } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { type ReadSentence, read } from './halves.ts';
import { withNumbersShown } from './numbers-heard.ts';
import { correct, sameFor } from './refer.ts';
import { requestsIn } from './said-otherwise.ts';

/** "No, I meant the muzzle" of an eye that was closed: what is asked of the last edit is nothing that this part does. */
const isRefused = ({ lastCommand, domain }: Desk, command: Command): boolean => {
  if (lastCommand === null) return false;
  if (command.kind === 'repair') return 'refused' in correct(lastCommand, command.correction, domain);
  return command.kind === 'same-for' && 'refused' in sameFor(lastCommand, { ...command, action: null }, domain);
};

/** Nothing where it is no request, or none that can be done. */
const commandsOf = (desk: Desk, { words, understanding }: ReadSentence): readonly Command[] => {
  const requests = requestsIn(desk, words, understanding);
  if (understanding.kind !== 'command' || requests.length > 0) return requests.map(({ command }) => command);
  return isRefused(desk, understanding.command) ? [] : [understanding.command];
};

/** Names what words would do if they were typed and nothing were asked; null: nothing. */
export const nameOfTyped = (desk: Desk, words: string): string | null => {
  const commands = commandsOf(desk, read(desk, words, false, true));
  return commands.length === 0 ? null : JSON.stringify(commands);
};

/** Whether they were just asked about: who is asked “did you mean …?” says it again, and has answered with that. */
export const isSaidAgain = (desk: Desk, words: string): boolean => {
  const asked = desk.board.choices.flatMap(({ means }) => means ?? []);
  return asked.length > 0 && asked.includes(nameOfTyped(desk, words) ?? '');
};

/** What is said aloud may be talk to somebody else, and must be surer than what is typed or said again; its numbers are those on the screen. */
export const readSaid = (desk: Desk, words: string, spoken: boolean): ReadSentence => {
  const again = isSaidAgain(desk, words);
  const found = read(desk, words, spoken && !again, again);
  const { understanding } = found;
  if (!spoken || understanding.kind !== 'command') return found;
  return { ...found, understanding: { ...understanding, command: withNumbersShown(desk, understanding.command) } };
};

/** Read as the conversation reads it. What would only be answered if it were typed is no guess at what was said: nobody is asked about small talk. */
export const wouldDo = (desk: Desk, sentence: string, spoken: boolean): readonly Command[] => {
  const commands = commandsOf(desk, readSaid(desk, sentence, spoken));
  return spoken ? commands : commands.filter((command) => !isSmallTalk(command));
};
