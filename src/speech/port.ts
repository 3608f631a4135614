/**
 * What the rest of SayDrag may ask of a recogniser of speech: one clip in, what was heard out. Browser-safe types.
 * Capabilities are data (`RecogniserInfo`), so that a page can warn before it opens the microphone and cut its clips.
 * A recogniser never decides what words mean; a rejected transcript has no text and must change nothing.
 */

import type { SpokenGrammar } from '../nlu/port.ts';

/** Every clip is mono at this rate, samples between -1 and 1. */
export const clipRateHz = 16_000;
/** Longer clips are refused before any work, whatever the recogniser. */
export const longestClipSeconds = 30;

export type RecogniserKind = 'bundled' | 'whisper' | 'remote';

export interface RecogniserInfo {
  /** For people: "bundled command model", "onnx-community/whisper-base.en". */
  readonly name: string;
  readonly kind: RecogniserKind;
  /** Language codes; "*" where the model finds the language itself. */
  readonly languages: readonly string[];
  /** False: the sound leaves this machine. Say so before the microphone opens. */
  readonly local: boolean;
  /** The longest clip it hears as one; what is longer is refused. */
  readonly maxSeconds: number;
  /** What the user should be told once, as a sentence: why the bundled one took over, where the sound goes. */
  readonly note: string | null;
}

/** Why nothing was heard: the clip holds no sound, is too short, no voice, a stuck repetition, or nothing certain. */
export type Rejection = 'silence' | 'too-short' | 'noise' | 'repeated' | 'unsure';

export interface Transcript {
  /** Empty when rejected. */
  readonly text: string;
  /** Other readings, best first, without `text`. When rejected as `unsure`: what it may have been, to be asked about. */
  readonly alternatives: readonly string[];
  /** 0 (a guess) to 1 (certain): of what the words mean, if they mean anything. */
  readonly confidence: number;
  /** Length of the voice within the clip. */
  readonly heardSeconds: number;
  readonly rejected: Rejection | null;
}

/** Low: what must work at once and costs little. High: edits, numbers, and what cannot be taken back; highest: such as the rules had to mend. */
export type Caution = 'low' | 'usual' | 'high' | 'highest';

export interface TranscribeOptions {
  /** Aborting rejects with `cancelled`; the work ends as soon as the recogniser can. */
  readonly signal: AbortSignal;
  /** The vocabulary of the moment: phrases that are likely now. Near misses are snapped to them, no more. */
  readonly expect?: readonly string[];
  /**
   * What can be said now, with slots. A model that can follows it: its likeliest phrases are readings too. The same object
   * from one utterance to the next costs nothing.
   */
  readonly grammar?: SpokenGrammar | null;
  /**
   * Names what words mean: equal names, equal meaning; null for words that mean nothing. Words that mean something are
   * never snapped to others, and readings that mean the same count together.
   */
  readonly meaning?: (text: string) => string | null;
  /** Likewise what would be done with them now, where that is known better: read freely, and after what was said before. */
  readonly effect?: (text: string) => string | null;
  /** What would be done with words that do nothing said aloud, had they been typed: it may be asked about, and is not done. */
  readonly guess?: (text: string) => string | null;
  /** How sure it must be of these words; `usual` where nothing is said. */
  readonly caution?: (text: string) => Caution;
  /** A clip that still grows: no snapping, no alternatives, dropped first when busy. */
  readonly partial?: boolean;
}

export interface RecogniserStatus {
  readonly state: 'starting' | 'downloading' | 'ready' | 'restarting' | 'took-over' | 'failed';
  /** A whole sentence for people. */
  readonly text: string;
  /** 0 to 1 while downloading, where the size is known; null otherwise. */
  readonly done: number | null;
}

export interface Recogniser {
  /** May change when another recogniser takes over: `onStatus` says so with `took-over`. */
  readonly info: RecogniserInfo;
  /**
   * What is said in a clip: 16 kHz, mono, -1 to 1.
   * @throws AppError bad-input (not finite, out of range), too-large (longer than `info.maxSeconds`), cancelled,
   * busy (too many clips wait), engine-stopped, engine-failed.
   */
  transcribe(clip: Float32Array, options: TranscribeOptions): Promise<Transcript>;
  /** The present status is told at once, then each change. Returns what ends it. */
  onStatus(listener: (status: RecogniserStatus) => void): () => void;
  close(): Promise<void>;
}

/** Nothing was heard, and why. */
export const rejectedTranscript = (
  rejected: Rejection,
  heardSeconds: number,
  alternatives: readonly string[] = [],
): Transcript => ({ text: '', alternatives, confidence: 0, heardSeconds, rejected });
