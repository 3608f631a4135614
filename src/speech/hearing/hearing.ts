/**
 * From a clip to a transcript, for every recogniser alike: checks, level, voice, words, and the gates that keep an
 * invented phrase from becoming an edit. Each gate can only refuse. The clip is held by this call and by nothing else.
 */
import { AppError } from '../../core/index.ts';
import {
  clipRateHz,
  type RecogniserKind,
  rejectedTranscript,
  type TranscribeOptions,
  type Transcript,
} from '../port.ts';
import { choose } from '../snap/index.ts';
import type { Heard } from '../whisper/model.ts';
import { checkClip, loudestDb, padClip } from './clip.ts';
import { isInvention, isStuck } from './repeats.ts';
import { type Voice, voicesIn } from './voice-activity.ts';

export interface HearingSettings {
  readonly kind: RecogniserKind;
  /** The longest piece that `read` takes; longer speech is cut in its pauses. */
  readonly windowSeconds: number;
  voice(clip: Float32Array): Promise<Float32Array>;
  read(clip: Float32Array, others: number, options: TranscribeOptions): Promise<Heard>;
}

/** Below this level the best microphone in a quiet room hears only itself. */
const silenceDb = -60;
const shortestSeconds = 0.1;
/** Kept on both sides of the voice: the beginning of an "s" and the end of a "t" are hardly voice. */
const marginSeconds = 0.25;
const leastReadSeconds = 1.1;
/** Whisper's own rule: no voice is heard and the words are a guess. */
const mostNoSpeech = 0.6;
const sureDespiteNoSpeech = 0.4;
/**
 * Below this mean probability of a token the words are a guess. Bundled: of 90 clips heard by an early command model, 64
 * of 66 right ones and 11 of 24 wrong ones are above 0.5 (0.6: 55 and 6). Whisper: to be measured where it can be fetched.
 */
const leastConfidence: Readonly<Record<RecogniserKind, number>> = { bundled: 0.5, whisper: 0.35, remote: 0 };
const othersSought = 2;

const seconds = (from: number, to: number, clip: Float32Array): Float32Array =>
  clip.slice(Math.max(0, Math.round(from * clipRateHz)), Math.round(to * clipRateHz));

/** The voice in pieces that fit the window, cut in pauses where there are any and anywhere where there are none. */
export const piecesOf = (voices: readonly Voice[], windowSeconds: number): readonly Voice[] => {
  const most = windowSeconds - 2 * marginSeconds;
  const pieces: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of voices) {
    const last = pieces.at(-1);
    if (last && endSeconds - last.startSeconds <= most) {
      last.endSeconds = endSeconds;
      continue;
    }
    for (let from = startSeconds; from < endSeconds; from += most) {
      pieces.push({ startSeconds: from, endSeconds: Math.min(endSeconds, from + most) });
    }
  }
  return pieces;
};

const joined = (parts: readonly Heard[]): Heard => {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const known = parts.map(({ noSpeech }) => noSpeech).filter((value) => value !== null);
  return {
    text: parts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' '),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    others: [],
    noSpeech: known.length === 0 ? null : Math.min(...known),
  };
};

/** @throws AppError bad-input, too-large, cancelled, and what `voice` and `read` throw. */
export const hear = async (
  clip: Float32Array,
  options: TranscribeOptions,
  { kind, windowSeconds, voice, read }: HearingSettings,
): Promise<Transcript> => {
  const goOn = (): void => {
    if (options.signal.aborted) throw new AppError('cancelled', 'Listening was cancelled.');
  };
  checkClip(clip);
  goOn();
  if (clip.length < shortestSeconds * clipRateHz) return rejectedTranscript('too-short', 0);
  if (loudestDb(clip) < silenceDb) return rejectedTranscript('silence', 0);

  const voices = voicesIn(await voice(clip));
  goOn();
  if (voices.length === 0) return rejectedTranscript('noise', 0);
  const heardSeconds = voices.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);

  const parts: Heard[] = [];
  const others = options.partial === true ? 0 : othersSought;
  for (const { startSeconds, endSeconds } of piecesOf(voices, windowSeconds)) {
    const piece = seconds(startSeconds - marginSeconds, endSeconds + marginSeconds, clip);
    parts.push(await read(padClip(piece, leastReadSeconds), others, options));
    goOn();
  }
  const heard = joined(parts);

  if (heard.text === '') return rejectedTranscript('noise', heardSeconds);
  if ((heard.noSpeech ?? 0) > mostNoSpeech && heard.confidence < sureDespiteNoSpeech) {
    return rejectedTranscript('noise', heardSeconds);
  }
  if (isStuck(heard.text)) return rejectedTranscript('repeated', heardSeconds);
  if (kind !== 'bundled' && isInvention(heard.text)) return rejectedTranscript('noise', heardSeconds);

  const { text, alternatives } = choose(
    [heard, ...heard.others],
    options.partial === true ? [] : (options.expect ?? []),
    options.meaning,
  );
  if (heard.confidence < leastConfidence[kind]) {
    return rejectedTranscript('unsure', heardSeconds, [...new Set([text, ...alternatives])].slice(0, 5));
  }
  return { text, alternatives, confidence: heard.confidence, heardSeconds, rejected: null };
};
