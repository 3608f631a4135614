/**
 * The conversations of this process, kept in memory so that a page that reloads or loses its connection finds its own
 * again by id. Bounded in number and in idle time; one that a page is connected to is never dropped.
 */
import { randomUUID } from 'node:crypto';
import { AppError } from '../core/index.ts';
import type { Conversation } from '../dialogue/index.ts';
import type { ChatMessage, ConversationEvent, ServerEventBody } from '../protocol/index.ts';

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
}

export class ConversationStore {
  readonly #entries = new Map<string, Entry>();
  readonly #create: (id: string) => Promise<Conversation>;
  readonly #nowMs: () => number;
  readonly #limits: StoreLimits;
  #creating = 0;
  #closed = false;

  constructor(create: (id: string) => Promise<Conversation>, nowMs: () => number, limits: StoreLimits = storeLimits) {
    this.#create = create;
    this.#nowMs = nowMs;
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.size;
  }

  find(id: string): StoredConversation | null {
    return this.#entries.get(id) ?? null;
  }

  /**
   * The conversation of that id, or a new one. Counts as connected until `leave`.
   * @throws AppError busy when all places are taken, and what the engine reports
   */
  async enter(id: string | null): Promise<StoredConversation & { readonly resumed: boolean }> {
    const known = id === null ? undefined : this.#entries.get(id);
    const entry = known ?? (await this.#begin());
    entry.connected++;
    entry.usedMs = this.#nowMs();
    const { conversation, messages, runningDrag } = entry;
    return { conversation, messages, runningDrag, resumed: known !== undefined };
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
      const entry: Entry = { conversation, messages: [], runningDrag: null, connected: 0, usedMs: this.#nowMs() };
      conversation.subscribe({ event: (event) => this.#record(entry, event), frame: () => {} });
      this.#entries.set(conversation.id, entry);
      return entry;
    } finally {
      this.#creating--;
    }
  }

  #record(entry: Entry, { name, body }: ConversationEvent): void {
    if (name === 'drag-started') entry.runningDrag = body;
    if (name === 'drag-ended' || name === 'drag-failed') entry.runningDrag = null;
    if (name !== 'message-added') return;
    entry.messages.push(body);
    if (entry.messages.length > this.#limits.maxMessages) entry.messages.shift();
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
