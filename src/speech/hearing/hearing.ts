/**
 * From a clip to a transcript, for every recogniser alike: checks, level, voice, words, and the gates that keep an
 * invented phrase from becoming an edit. Each gate can only refuse. The clip is held by this call and by nothing else.
 */
import { AppError } from '../../core/index.ts';
import {
  type Caution,
  clipRateHz,
  type RecogniserKind,
  rejectedTranscript,
  type TranscribeOptions,
  type Transcript,
} from '../port.ts';
import { choose, type ScoredReading } from '../snap/index.ts';
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
 * A meaning less sure than this is a guess, and nothing is done. Bundled: chosen on 1000 clips of development and half an
 * hour of other talk; see docs/speech.md. Highest: what the rules had to mend. Whisper: to be measured where it can be fetched.
 */
const leastConfidence: Readonly<Record<RecogniserKind, Readonly<Record<Caution, number>>>> = {
  bundled: { low: 0.45, usual: 0.5, high: 0.72, highest: 0.8 },
  whisper: { low: 0.25, usual: 0.25, high: 0.35, highest: 0.4 },
  remote: { low: 0, usual: 0, high: 0, highest: 0 },
};
/** A guess that is worth a question. Chosen on the same clips. */
const leastAsked = 0.2;
const mostAsked = 3;
/** Words that mean nothing are passed on where they were heard so surely. */
const leastPassed: Readonly<Record<RecogniserKind, number>> = { bundled: 0.6, whisper: 0.35, remote: 0 };
/** How many other readings are sought. The bundled model needs them most, and has them in a hundredth of a second each. */
const othersSought: Readonly<Record<RecogniserKind, number>> = { bundled: 7, whisper: 2, remote: 0 };
const mostAlternatives = 5;

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
    phrases: [],
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
  const isPartial = options.partial === true;
  const others = isPartial ? 0 : othersSought[kind];
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

  const known = new Map<string, string | null>();
  const does = (text: string): string | null => {
    if (!known.has(text)) known.set(text, options.effect?.(text) ?? options.meaning?.(text) ?? null);
    return known.get(text) ?? null;
  };
  const {
    heard: likeliest,
    candidates,
    texts,
  } = choose(
    [heard, ...heard.others],
    isPartial ? [] : (options.expect ?? []),
    does,
    options.grammar ? heard.phrases : undefined,
    isPartial ? undefined : options.guess,
  );
  const taken = ({ text, confidence }: ScoredReading): Transcript => ({
    text,
    alternatives: texts.filter((one) => one !== '' && one !== text).slice(0, mostAlternatives),
    confidence,
    heardSeconds,
    rejected: null,
  });
  const [surest] = candidates;
  if (
    surest?.guessed === false &&
    surest.confidence >= leastConfidence[kind][options.caution?.(surest.text) ?? 'usual']
  ) {
    return taken(surest);
  }
  const asked = candidates.filter(({ confidence }) => confidence >= leastAsked).slice(0, mostAsked);
  // The bundled model knows the commands and few other words: words that do nothing are likelier to be a command misheard.
  const isOther = does(likeliest.text) === null && (kind !== 'bundled' || asked.every(({ guessed }) => guessed));
  if (isOther && likeliest.confidence >= leastPassed[kind]) return taken(likeliest);
  return rejectedTranscript(
    'unsure',
    heardSeconds,
    asked.map(({ text }) => text),
  );
};
