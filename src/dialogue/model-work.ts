/**
 * A sentence that the rules could not read, given to the language model: what it proposes is carried out like any edit;
 * of several ways the best is done and all are offered by number. Whatever goes wrong, the rules' answer stands.
 */
import { type EditCommand, lowered, type Understanding } from '../core/index.ts';
import type { Interpret } from '../nlu/port.ts';
import { offer } from './choosing.ts';
import type { Desk } from './desk.ts';
import { editByHand, editBySentence } from './edit-work.ts';
import { groundEdit } from './ground-edit.ts';
import type { HistoryNode } from './history.ts';

export type NotUnderstood = Extract<Understanding, { readonly kind: 'not-understood' }>;

const mostDone = 6;

/** What was done on the way to the standing picture, oldest first, in this program's own sentences. */
const doneBefore = (desk: Desk): string[] => {
  const done: string[] = [];
  let node: HistoryNode | null = desk.history.current;
  while (node !== null && done.length < mostDone) {
    if (node.edit !== null) done.unshift(node.edit.says);
    node = node.parent === null ? null : desk.history.get(node.parent);
  }
  return done;
};

export const modelReplies = {
  planning: 'Planning …',
  ways: (ways: readonly string[]): string =>
    `There are several ways; I did the first. Say a number for another: ${ways.map((way, i) => `${i + 1}. ${way}`).join(' ')}`,
  unclear: (known: string): string => `I am not sure what should change. ${known}`,
} as const;

/** Silence, what was understood and is impossible in itself or is not to be done, and what only the user knows. */
const settled: ReadonlySet<NotUnderstood['reason']> = new Set([
  'empty',
  'contradiction',
  'nothing-to-do',
  'denied',
  'gap',
]);
/** Worth asking about. */
export const isForTheModel = ({ reason }: NotUnderstood): boolean => !settled.has(reason);

/** As a person would say it: the rules read what is said back. */
const spoken = (says: string): string => lowered(says).replace(/\.$/, '');

export interface Way {
  /** Tells the rules' answer, with its numbered suggestions. */
  readonly decline: (text: string) => void;
  readonly say: (text: string) => Promise<void>;
}

/** @throws AppError cancelled when it is stopped before there is an answer */
export const editByModel = async (
  desk: Desk,
  interpret: Interpret,
  text: string,
  refusal: NotUnderstood,
  { decline, say }: Way,
  signal: AbortSignal,
): Promise<void> => {
  const { outbox, history } = desk;
  const { picture, id } = history.current;
  const keyPoints = desk.shownPoints;
  const done = doneBefore(desk);
  const found = await interpret({ text, domain: desk.domain, picture, keyPoints, done }, signal);
  switch (found.kind) {
    case 'unavailable':
      return decline(`${refusal.text} ${found.text}`);
    case 'declined':
      return decline(found.why === 'unclear' ? modelReplies.unclear(refusal.text) : refusal.text);
    case 'proposal': {
      const { proposal } = found;
      if (proposal.kind === 'points') return editByHand(desk, proposal.points, proposal.keep, signal);
      desk.lastCommand = proposal.command;
      return editBySentence(desk, text, proposal.command, signal);
    }
    case 'choices': {
      const ways = found.choices.flatMap((command): { command: EditCommand; says: string }[] => {
        const grounding = groundEdit(desk, command, history.current);
        return grounding.kind === 'plan' ? [{ command, says: grounding.plan.says }] : [];
      });
      // Where this picture allows none of them, the first one's reason is told.
      const best = ways[0]?.command ?? found.choices[0];
      if (best === undefined) return decline(refusal.text);
      desk.lastCommand = best;
      await editBySentence(desk, text, best, signal);
      if (ways.length < 2 || history.current.id === id) return;
      const words = ways.map(({ says }) => spoken(says));
      outbox.message('answer', modelReplies.ways(words), words);
      return offer(desk, words, true, say);
    }
    default:
      return found satisfies never;
  }
};
