/** The conversation, as seen by whoever carries its messages (socket, HTTP, command line). */
import type { ControlCommand, KeyPoint, Picture, PlannedPoint } from '../core/index.ts';
import type { ConversationEvent, ConversationState } from '../protocol/index.ts';

/** A frame of the picture; `sequence` grows by one with every frame of a conversation. */
export interface Frame {
  readonly sequence: number;
  /** The drag that it belongs to; null for a picture that stands (new image, undo, the end of a drag). */
  readonly dragId: string | null;
  readonly picture: Picture;
}

export interface ConversationListener {
  event(event: ConversationEvent): void;
  frame(frame: Frame): void;
}

export interface Conversation {
  readonly id: string;
  readonly state: ConversationState;
  readonly keyPoints: readonly KeyPoint[];
  /** The frame that stands now. */
  readonly frame: Frame;
  /** What was typed or heard. Resolves when everything it asked for is done; control words work during a drag. */
  say(text: string): Promise<void>;
  /** A button: the same as its words, without being shown as said. */
  control(command: ControlCommand): Promise<void>;
  /** Points set by hand. @throws AppError bad-plan */
  dragPoints(points: readonly PlannedPoint[], keep: 'nothing' | 'background'): Promise<void>;
  subscribe(listener: ConversationListener): () => void;
  close(): Promise<void>;
}
