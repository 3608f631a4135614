/** What words mean only as the page stands: an edit runs, a phrase was taught, a grid is shown, something was set by degrees just before. */
import type { Command } from '../core/index.ts';
import { leaningOn } from './adjusted.ts';
import type { Desk } from './desk.ts';
import { squareNamed } from './squares-named.ts';
import { phraseKey } from './talk-work.ts';

/** Said while something moves: it is where it should be. */
const isThere = (words: string): boolean => /^(?:(?:ok|okay|and|yes|stop)[ ,]+)*there[.!]*$/i.test(words);

/** "Forget smile", of a phrase that was taught. */
const forgotten = ({ phrases }: Desk, words: string): Command | null => {
  const phrase = /^(?:please )?forget (.+?)(?: again| completely| please)?$/.exec(phraseKey(words))?.[1];
  return phrase !== undefined && phrases.has(phrase) ? { kind: 'forget', phrase } : null;
};

/** `command`: what they would do by themselves, if anything. Null where they mean nothing else than that. */
export const asItStands = (desk: Desk, words: string, command: Command | null): Command | null => {
  const { board } = desk;
  if (isThere(words) && desk.outbox.frame.dragId !== null) return { kind: 'stop' };
  // "The fourth one", where squares or badges are all that can be counted.
  if (command?.kind === 'choose' && typeof command.value === 'number' && board.choices.length === 0) {
    if (board.gridShown || board.isShown('numbers')) return { kind: 'number', value: command.value };
  }
  return forgotten(desk, words) ?? squareNamed(board, words) ?? leaningOn(desk.adjusted, words, command);
};
