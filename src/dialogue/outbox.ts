/** Everything a conversation tells its listeners goes out here, in order: events, chat messages and frames. */
import type { Picture } from '../core/index.ts';
import type { ChatMessage, ConversationEvent } from '../protocol/index.ts';
import type { ConversationListener, Frame } from './port.ts';

export class Outbox {
  readonly #listeners = new Set<ConversationListener>();
  #messages = 0;
  #standing: Frame;

  constructor(first: Picture) {
    this.#standing = { sequence: 0, dragId: null, picture: first };
  }

  /** The newest frame. */
  get frame(): Frame {
    return this.#standing;
  }

  subscribe(listener: ConversationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  event(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener.event(event);
  }

  show(picture: Picture, dragId: string | null): void {
    this.#standing = { sequence: this.#standing.sequence + 1, dragId, picture };
    for (const listener of this.#listeners) listener.frame(this.#standing);
  }

  message(kind: ChatMessage['kind'], text: string, suggestions: readonly string[] = []): void {
    const role = kind === 'said' ? 'user' : 'assistant';
    const id = `m${++this.#messages}`;
    this.event({ name: 'message-added', body: { id, role, kind, text, suggestions: [...suggestions] } });
  }
}
