/** The conversation, as seen by whoever carries its messages (socket, HTTP, command line). */
import type { Command, Constraint, ControlCommand, KeyPoint, Picture, PlannedPoint } from '../core/index.ts';
import type {
  ConversationEvent,
  ConversationState,
  HistoryView,
  Overlay,
  PartsImportResponse,
  TaughtPhrase,
} from '../protocol/index.ts';
import type { KeptHistory } from './history.ts';
import type { Painted } from './masks.ts';
import type { TaughtPart } from './teaching.ts';

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

/** What came with a sentence or a button. */
export interface SaidWith {
  /** The newest frame that was seen when the speaker began; "stop" returns to it. */
  readonly shownFrame?: number | undefined;
  /** What else may have been heard, best first. */
  readonly heard?: readonly string[] | undefined;
  /** Said aloud, not typed or clicked. */
  readonly spoken?: boolean | undefined;
}

/** What a conversation is, as values: all that is needed to go on with it in another process. */
export interface KeptConversation {
  readonly history: KeptHistory;
  /** What every edit keeps. */
  readonly standing: readonly Constraint[];
  /** How many messages were told. */
  readonly messages: number;
}

/** A sentence that may have been said, and how it is shown: the words themselves, or what they would do. */
export interface Asked {
  readonly sentence: string;
  readonly shown: string;
}

export interface Conversation {
  readonly id: string;
  readonly state: ConversationState;
  readonly keyPoints: readonly KeyPoint[];
  readonly overlay: Overlay;
  readonly history: HistoryView;
  /** The frame that stands now. */
  readonly frame: Frame;
  /** What was typed or heard. Resolves when everything it asked for is done; control words work during a drag. */
  say(text: string, said?: SaidWith): Promise<void>;
  /** A button: the same as its words, without being shown as said. */
  control(command: ControlCommand, said?: SaidWith): Promise<void>;
  /** Points set by hand. @throws AppError bad-plan */
  dragPoints(points: readonly PlannedPoint[], keep: 'nothing' | 'background', painted?: Painted | null): Promise<void>;
  /**
   * Parts from a file of that name; what became of them is said too.
   * @throws AppError bad-input, not-found, and what the engine reports
   */
  learnParts(file: string, parts: readonly TaughtPart[]): Promise<PartsImportResponse>;
  /** Phrases that were taught in earlier conversations. */
  knowPhrases(phrases: readonly TaughtPhrase[]): void;
  /** What was heard, or the sentence that it was taught to stand for. */
  sentenceFor(heard: string): string;
  /** What these words would do if they were said (or typed) now, after what was done and asked; nothing where they are no request. */
  wouldDo(heard: string, how?: 'said' | 'typed'): readonly Command[];
  /** Whether these words mean what is being asked about: said again, they answer the question. */
  isSaidAgain(heard: string): boolean;
  /** Numbered sentences on the screen: a number, said or pressed, says one of them; nothing is done before. */
  ask(asked: readonly Asked[]): void;
  readonly kept: KeptConversation;
  /** What asked for the edits that wait for the running one, first to last; empty words for points by hand. */
  readonly waiting: readonly string[];
  /** Says something of its own accord. */
  notice(text: string, suggestions?: readonly string[]): void;
  /** The picture of a step of the history; null where there is none. */
  pictureOf(step: number): Picture | null;
  /** What a numbered choice would do; null where there is none of that number any more. */
  previewOf(preview: number): Picture | null;
  /** The frames of the edit that led to a step, first to last; null where there is no such edit. */
  filmOf(step: number): readonly Picture[] | null;
  subscribe(listener: ConversationListener): () => void;
  close(): Promise<void>;
}
