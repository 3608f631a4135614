/**
 * Keeps the conversations of a store on disk: each is written soon after it changed, one writing at a time, and what
 * cannot be written is said once in the conversation. A drag on its way is not written; that one ran is.
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
  #stale = false;
  #writing: Promise<void> | null = null;
  /** Why the last writing failed; said once until one succeeds. */
  #failed = false;

  constructor(conversation: Conversation, page: () => KeptPage, { folder, report }: Keeping) {
    this.#conversation = conversation;
    this.#page = page;
    this.#folder = folder;
    this.#report = report;
  }

  /** Something changed. */
  changed(): void {
    this.#stale = true;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Resolves when all that changed is written, or could not be. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  async #write(): Promise<void> {
    // What changes in one go is written in one go.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#stale) {
      this.#stale = false;
      const page = this.#page();
      if (!page.messages.some(({ kind }) => kind === 'said') && page.conversation.history.nodes.length < 2) continue;
      try {
        await this.#folder.write(this.#conversation.id, page);
        this.#failed = false;
      } catch (thrown) {
        if (this.#failed) continue;
        this.#failed = true;
        this.#report(thrown);
        const why = thrown instanceof AppError ? thrown.message : 'Its files cannot be written.';
        this.#conversation.notice(`This conversation lasts only as long as the server runs. ${why}`);
      }
    }
  }
}
