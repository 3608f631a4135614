/**
 * The conversations of this process, kept in memory so that a page that reloads or loses its connection finds its own
 * again by id. Bounded in number and in idle time; one that a page is connected to is never dropped from memory. Where a
 * folder keeps them, a page finds its own also after that, and after the server was stopped or killed.
 */
import { randomUUID } from 'node:crypto';
import { AppError, listed } from '../core/index.ts';
import type { Conversation } from '../dialogue/index.ts';
import type { ChatMessage, ConversationEvent, ServerEventBody } from '../protocol/index.ts';
import type { KeptPage } from './conversation-folder.ts';
import { Keeper, type Keeping } from './keeper.ts';

export interface StoreLimits {
  readonly maxConversations: number;
  readonly idleMs: number;
  readonly maxMessages: number;
}
export const storeLimits: StoreLimits = { maxConversations: 32, idleMs: 30 * 60_000, maxMessages: 200 };

export interface StoredConversation {
  readonly conversation: Conversation;
  readonly messages: readonly ChatMessage[];
  /** The drag that runs now, for a page that comes back in the middle of it. */
  readonly runningDrag: ServerEventBody<'drag-started'> | null;
}

interface Entry extends StoredConversation {
  readonly messages: ChatMessage[];
  runningDrag: ServerEventBody<'drag-started'> | null;
  connected: number;
  usedMs: number;
  readonly keeper: Keeper | null;
}

/** What changes nothing that is kept. */
const passing: ReadonlySet<ConversationEvent['name']> = new Set([
  'drag-progress',
  'key-points-changed',
  'state-changed',
]);

/** What a stop of the server left undone, and the sentence that asks for it again; null: nothing. */
const cutOff = ({
  messages,
  running,
  waiting,
}: KeptPage): { readonly text: string; readonly again: readonly string[] } | null => {
  const last = messages.at(-1);
  if (running === null) {
    if (last?.kind !== 'said') return null;
    return { text: `The server was stopped before it answered “${last.text}”. Say it again.`, again: [last.text] };
  }
  // What was said while it ran is another sentence; points by hand have none.
  const asked = messages
    .slice(
      0,
      messages.findLastIndex(({ kind }) => kind === 'plan'),
    )
    .findLast(({ kind }) => kind !== 'notice');
  const behind = waiting.filter((words) => words !== '');
  const also =
    behind.length === 0 ? '' : ` What waited for it was not begun: ${listed(behind.map((words) => `“${words}”`))}.`;
  return {
    text: `The server was stopped while this ran: ${running} The picture is as it was before; say it again.${also}`,
    again: [...(asked?.kind === 'said' ? [asked.text] : []), ...behind],
  };
};

export class ConversationStore {
  readonly #entries = new Map<string, Entry>();
  readonly #create: (id: string) => Promise<Conversation>;
  readonly #nowMs: () => number;
  readonly #limits: StoreLimits;
  readonly #keeping: Keeping | null;
  /** Being read from disk: two pages of one conversation come back at once after the server did. */
  readonly #returning = new Map<string, Promise<Entry | null>>();
  #creating = 0;
  #closed = false;

  constructor(
    create: (id: string) => Promise<Conversation>,
    nowMs: () => number,
    limits: StoreLimits = storeLimits,
    keeping: Keeping | null = null,
  ) {
    this.#create = create;
    this.#nowMs = nowMs;
    this.#limits = limits;
    this.#keeping = keeping;
  }

  get size(): number {
    return this.#entries.size;
  }

  find(id: string): StoredConversation | null {
    return this.#entries.get(id) ?? null;
  }

  /** Also one that only the folder keeps. */
  async get(id: string): Promise<StoredConversation | null> {
    return this.#entries.get(id) ?? (await this.#bringBack(id));
  }

  /** As `get`. @throws AppError not-found */
  async need(id: string): Promise<Conversation> {
    const found = await this.get(id);
    if (found === null) throw new AppError('not-found', 'There is no conversation of that id any more.');
    return found.conversation;
  }

  /**
   * The conversation of that id, or a new one. Counts as connected until `leave`.
   * @throws AppError busy when all places are taken, and what the engine reports
   */
  async enter(id: string | null): Promise<StoredConversation & { readonly resumed: boolean }> {
    const known = id === null ? null : (this.#entries.get(id) ?? (await this.#bringBack(id)));
    const entry = known ?? (await this.#begin());
    entry.connected++;
    entry.usedMs = this.#nowMs();
    const { conversation, messages, runningDrag } = entry;
    return { conversation, messages, runningDrag, resumed: known !== null };
  }

  leave(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.connected--;
    entry.usedMs = this.#nowMs();
  }

  /** Drops what nobody has been connected to for the idle time. */
  async sweep(): Promise<void> {
    const idle = [...this.#entries.values()].filter(
      ({ connected, usedMs }) => connected === 0 && this.#nowMs() - usedMs > this.#limits.idleMs,
    );
    await Promise.all(idle.map(({ conversation }) => this.#drop(conversation)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#entries.values()].map(({ conversation }) => this.#drop(conversation)));
  }

  async #begin(): Promise<Entry> {
    await this.#makeRoom();
    this.#creating++;
    try {
      const conversation = await this.#create(randomUUID());
      if (this.#closed) {
        await conversation.close();
        throw new AppError('busy', 'The server is being stopped.');
      }
      return this.#admit(conversation, []);
    } finally {
      this.#creating--;
    }
  }

  #admit(conversation: Conversation, messages: readonly ChatMessage[]): Entry {
    const page = () => ({
      conversation: conversation.kept,
      messages: entry.messages,
      running: entry.runningDrag?.says ?? null,
      waiting: conversation.waiting,
    });
    const entry: Entry = {
      conversation,
      messages: [...messages],
      runningDrag: null,
      connected: 0,
      usedMs: this.#nowMs(),
      keeper: this.#keeping === null ? null : new Keeper(conversation, page, this.#keeping),
    };
    conversation.subscribe({ event: (event) => this.#record(entry, event), frame: () => {} });
    this.#entries.set(conversation.id, entry);
    return entry;
  }

  /** From disk; null where it is not kept, or cannot be read. */
  #bringBack(id: string): Promise<Entry | null> {
    const returning = this.#returning.get(id) ?? this.#readBack(id).finally(() => this.#returning.delete(id));
    this.#returning.set(id, returning);
    return returning;
  }

  async #readBack(id: string): Promise<Entry | null> {
    const { folder, resume, report } = this.#keeping ?? {};
    if (folder === undefined || resume === undefined) return null;
    try {
      const kept = await folder.read(id);
      if (kept === null) return null;
      await this.#makeRoom();
      const entry = this.#admit(resume(id, kept.conversation), kept.messages);
      const cut = cutOff(kept);
      if (cut !== null) entry.conversation.notice(cut.text, cut.again);
      return entry;
    } catch (thrown) {
      report?.(thrown);
      return null;
    }
  }

  #record(entry: Entry, { name, body }: ConversationEvent): void {
    if (name === 'drag-started') entry.runningDrag = body;
    if (name === 'drag-ended' || name === 'drag-failed') entry.runningDrag = null;
    if (name === 'message-added') {
      entry.messages.push(body);
      if (entry.messages.length > this.#limits.maxMessages) entry.messages.shift();
    }
    if (!passing.has(name)) entry.keeper?.changed();
  }

  async #makeRoom(): Promise<void> {
    if (this.#entries.size + this.#creating < this.#limits.maxConversations) return;
    const [oldest] = [...this.#entries.values()]
      .filter(({ connected }) => connected === 0)
      .sort((a, b) => a.usedMs - b.usedMs);
    if (oldest === undefined) {
      throw new AppError('busy', `${this.#limits.maxConversations} conversations are open already. Try again later.`);
    }
    await this.#drop(oldest.conversation);
  }

  async #drop(conversation: Conversation): Promise<void> {
    this.#entries.delete(conversation.id);
    await conversation.close();
  }
}
