/** What words would do if they were said now, without doing it: hearing asks that of everything that it may have heard. */
import type { Command } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { readSaid } from './halves.ts';
import { correct, sameFor } from './refer.ts';
import { requestsIn } from './said-otherwise.ts';

/** "No, I meant the muzzle" of an eye that was closed: what is asked of the last edit is nothing that this part does. */
const isRefused = ({ lastCommand, domain }: Desk, command: Command): boolean => {
  if (lastCommand === null) return false;
  if (command.kind === 'repair') return 'refused' in correct(lastCommand, command.correction, domain);
  return command.kind === 'same-for' && 'refused' in sameFor(lastCommand, { ...command, action: null }, domain);
};

/** Read as the conversation reads it; nothing where it is no request, or none that can be done. */
export const wouldDo = (desk: Desk, sentence: string, spoken: boolean): readonly Command[] => {
  const { words, understanding } = readSaid(desk, sentence, spoken);
  if (understanding.kind !== 'command') return requestsIn(desk, words).map(({ command }) => command);
  return isRefused(desk, understanding.command) ? [] : [understanding.command];
};
