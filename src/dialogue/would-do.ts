/** What words would do if they were said now, without doing it: hearing asks that of everything that it may have heard. */
import type { Command } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { readSaid } from './halves.ts';
import { requestsIn } from './said-otherwise.ts';

/** Read as the conversation reads what is said aloud; nothing where it is no request. */
export const wouldDo = (desk: Desk, sentence: string): readonly Command[] => {
  const { words, understanding } = readSaid(desk, sentence, true);
  return understanding.kind === 'command'
    ? [understanding.command]
    : requestsIn(desk, words).map(({ command }) => command);
};
