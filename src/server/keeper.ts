/**
 * Keeps a conversation on disk: it is written whenever it changed, and that it cannot be written is said once in it. How far
 * a drag is on its way is not written; that one runs is. One in which nothing was said or done is not kept.
 */
import { AppError } from '../core/index.ts';
import type { Conversation, KeptConversation } from '../dialogue/index.ts';
import type { ConversationFolder, KeptPage } from './conversation-folder.ts';

export interface Keeping {
  readonly folder: ConversationFolder;
  /** Goes on with a conversation of an earlier process. */
  readonly resume: (id: string, kept: KeptConversation) => Conversation;
  /** Hears of what could not be written or read. */
  readonly report: (reason: unknown) => void;
}

export class Keeper {
  readonly #folder: ConversationFolder;
  readonly #report: (reason: unknown) => void;
  readonly #page: () => KeptPage;
  readonly #conversation: Conversation;
  /** Said once, until a writing succeeds. */
  #failed = false;

  constructor(conversation: Conversation, page: () => KeptPage, { folder, report }: Keeping) {
    this.#conversation = conversation;
    this.#page = page;
    this.#folder = folder;
    this.#report = report;
  }

  /** Something changed: it is on disk when this returns, or why not is told. */
  changed(): void {
    const page = this.#page();
    if (!page.messages.some(({ kind }) => kind === 'said') && page.conversation.history.nodes.length < 2) return;
    try {
      this.#folder.write(this.#conversation.id, page);
      this.#failed = false;
    } catch (thrown) {
      if (this.#failed) return;
      this.#failed = true;
      this.#report(thrown);
      const why = thrown instanceof AppError ? thrown.message : 'Its files cannot be written.';
      // After what is being told now.
      queueMicrotask(() =>
        this.#conversation.notice(`This conversation lasts only as long as the server runs. ${why}`),
      );
    }
  }
}
