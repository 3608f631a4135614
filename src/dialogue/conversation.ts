/** Begins a conversation with the picture of a seed, or goes on with one of an earlier process. */
import { AppError } from '../core/index.ts';
import { Desk, seedNode, seedPicture } from './desk.ts';
import { History } from './history.ts';
import { JobLine, maxWaitingEdits } from './job-line.ts';
import type { ConversationParts } from './parts.ts';
import { prepareFirstEdits } from './plan-edit.ts';
import type { Conversation, KeptConversation } from './port.ts';
import { TalkingConversation } from './talking-conversation.ts';

export { maxWaitingEdits };

const converse = (parts: ConversationParts, id: string, history: History, kept?: KeptConversation): Conversation => {
  const line: JobLine = new JobLine(maxWaitingEdits, () => desk.tellState());
  const desk: Desk = new Desk(id, parts, history, () => line.busy, kept?.messages);
  desk.board.standing = kept?.standing ?? [];
  desk.lastCommand = history.lastEdit()?.edit.command ?? null;
  return new TalkingConversation(desk, line);
};

/** @throws AppError what the engine or the detector reports for the first picture */
export const createConversation = async (parts: ConversationParts, id: string, seed: number): Promise<Conversation> => {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new AppError('bad-input', `A seed is a whole number from 0 to 4294967295, not ${seed}.`);
  }
  const first = await seedPicture(parts, seed);
  void prepareFirstEdits(parts, first);
  return converse(parts, id, new History(seedNode(first, null)));
};

/** Goes on with a conversation of an earlier process. */
export const resumeConversation = (parts: ConversationParts, id: string, kept: KeptConversation): Conversation =>
  converse(parts, id, History.from(kept.history), kept);
