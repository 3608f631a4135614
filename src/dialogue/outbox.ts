/** Everything a conversation tells its listeners goes out here, in order: events, chat messages and frames. */
import type { Picture } from '../core/index.ts';
import type { ChatMessage, ConversationEvent } from '../protocol/index.ts';
import type { ConversationListener, Frame } from './port.ts';

/** The edit that runs: what it does, and which part of its way is gone (0 to 1). */
export interface UnderWay {
  readonly says: string;
  readonly done: number;
}

export class Outbox {
  readonly #listeners = new Set<ConversationListener>();
  /** The newest text of each kind. */
  readonly #last: { readonly kind: ChatMessage['kind']; readonly text: string }[] = [];
  #messages: number;
  #underWay: UnderWay | null = null;
  #standing: Frame;
  /** What can be said while an edit runs, to press beside every message that brings nothing of its own. */
  meanwhile: readonly string[] = [];

  /** `messages`: how many were told before, so that no number is given twice. */
  constructor(first: Picture, messages = 0) {
    this.#messages = messages;
    this.#standing = { sequence: 0, dragId: null, picture: first };
  }

  get messages(): number {
    return this.#messages;
  }

  /** The newest frame. */
  get frame(): Frame {
    return this.#standing;
  }

  subscribe(listener: ConversationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get underWay(): UnderWay | null {
    return this.#underWay;
  }

  event(event: ConversationEvent): void {
    if (event.name === 'drag-started') this.#underWay = { says: event.body.says, done: 0 };
    if (event.name === 'drag-progress' && this.#underWay !== null)
      this.#underWay = { ...this.#underWay, done: event.body.done };
    if (event.name === 'drag-ended' || event.name === 'drag-failed') this.#underWay = null;
    for (const listener of this.#listeners) listener.event(event);
  }

  show(picture: Picture, dragId: string | null): void {
    this.#standing = { sequence: this.#standing.sequence + 1, dragId, picture };
    for (const listener of this.#listeners) listener.frame(this.#standing);
  }

  /** The newest message of these kinds. */
  lastOf(...kinds: readonly ChatMessage['kind'][]): string | null {
    return this.#last.findLast(({ kind }) => kinds.includes(kind))?.text ?? null;
  }

  message(kind: ChatMessage['kind'], text: string, suggestions: readonly string[] = [], spoken = false): void {
    const role = kind === 'said' ? 'user' : 'assistant';
    const id = `m${++this.#messages}`;
    const offered = kind === 'said' || suggestions.length > 0 ? suggestions : this.meanwhile;
    const older = this.#last.findIndex((known) => known.kind === kind);
    if (older >= 0) this.#last.splice(older, 1);
    this.#last.push({ kind, text });
    this.event({
      name: 'message-added',
      body: { id, role, kind, text, suggestions: [...offered], ...(spoken ? { spoken } : {}) },
    });
  }
}
