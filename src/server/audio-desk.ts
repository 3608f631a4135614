/**
 * Hears for one page: sound in, words into its conversation exactly as if they had been typed. Parts of an utterance
 * that goes on are transcribed where there is time, to be shown; "stop" and "quiet" in them are acted upon at once.
 * A short pause is transcribed in full without waiting, since most of the time it is the end. Nothing is kept.
 */
import { AppError, type Command, toAppError } from '../core/index.ts';
import type { Asked, SaidWith } from '../dialogue/index.ts';
import type { SpokenGrammar } from '../nlu/port.ts';
import { type AudioHead, maxTextLength, type SpeechEventBody } from '../protocol/index.ts';
import type { Caution, Recogniser, Rejection, Transcript } from '../speech/port.ts';
import { clipOf } from './audio-clip.ts';

export type HeardEvent = SpeechEventBody<'speech-heard'>;

export interface AudioDeskParts {
  readonly recogniser: Recogniser;
  /** What words mean by themselves; null when they are no command. */
  readonly meaning: (text: string) => Command | null;
  /** What the conversation would do with them now, read freely and misheard words mended. */
  readonly effect: (text: string) => readonly Command[];
  /** What it would do had they been typed: what is said aloud may be talk to somebody else, and must be surer. */
  readonly guess: (text: string) => readonly Command[];
  /** Phrases that are likely now. */
  readonly expected: () => readonly string[];
  /** What can be said now. */
  readonly grammar: () => SpokenGrammar;
  /** How sure the recogniser must be of these words. */
  readonly caution: (text: string) => Caution;
  /** What is to be done, in words: "opening the mouth a bit"; null for what is not said otherwise than it was. */
  readonly inWords: (command: Command) => string | null;
  /** Offers by number what may have been said. */
  readonly ask: (asked: readonly Asked[]) => void;
  readonly say: (text: string, said: SaidWith) => Promise<void>;
  readonly tell: (heard: HeardEvent) => void;
  readonly nowMs: () => number;
  /** Hears of defects; never of what was said. */
  readonly report: (reason: unknown) => void;
}

type Urgent = 'stop' | 'quiet';

interface Listening {
  readonly abort: AbortController;
  readonly startedMs: number;
  readonly heard: Promise<Transcript>;
}

interface Utterance {
  readonly number: number;
  open: boolean;
  partial: Listening | null;
  pause: Listening | null;
  /** What was acted upon before the end was heard. */
  acted: Urgent | null;
}

const closed = (number: number): Utterance => ({ number, open: false, partial: null, pause: null, acted: null });

const rejections: Readonly<Record<Rejection | 'asleep' | 'speaking', string>> = {
  silence: 'I heard nothing.',
  'too-short': 'That was too short to hear. Say it again, or hold the key a little longer.',
  noise: 'I heard a sound but no words.',
  repeated: 'I could not make out words in that.',
  unsure: 'I am not sure what you said.',
  asleep: '',
  speaking: '',
};

/** Said and announced; the same sentences stand on the screen with their numbers. */
const questionOf = (asked: readonly Asked[]): string => {
  const [only, ...others] = asked;
  if (only && others.length === 0) return `Did you mean ${only.shown}? Say “yes” or “no”.`;
  return `Did you mean ${asked.map(({ shown }, i) => `${i + 1}, ${shown}`).join('; or ')}? Say the number, or “none of these”.`;
};

/** Equal names, equal meaning. */
const nameOf = (meant: Command | null | readonly Command[]): string | null => {
  const commands = [meant ?? []].flat();
  return commands.length === 0 ? null : JSON.stringify(commands);
};

/** Surer than this, no other readings are offered unasked: on 1000 clips of development 2 of 395 such were wrong, of those less sure 13 of 83. */
const sureOfReading = 0.8;

export class AudioDesk {
  readonly #parts: AudioDeskParts;
  #utterance: Utterance = closed(0);
  /** Utterances whose end is being heard. */
  readonly #ending = new Set<AbortController>();
  /** Ends are told in the order in which they were said. */
  #ends: Promise<void> = Promise.resolve();

  constructor(parts: AudioDeskParts) {
    this.#parts = parts;
  }

  /** Takes one part of an utterance. @throws AppError bad-input, too-large */
  receive(head: AudioHead, bytes: unknown): void {
    const clip = clipOf(head, bytes);
    this.#checkLength(clip);
    const utterance = this.#find(head);
    if (head.part === 'partial') this.#hearPartial(utterance, head, clip);
    else if (head.part === 'pause') this.#hearPause(utterance, head, clip);
    else if (head.part === 'final') this.#hearEnd(utterance, head, clip);
    else this.#drop(utterance);
  }

  /** Forgets what is being heard. */
  close(): void {
    this.#drop(this.#utterance);
    for (const abort of this.#ending) abort.abort();
  }

  #checkLength(clip: Float32Array): void {
    const { maxSeconds } = this.#parts.recogniser.info;
    const seconds = clip.length / 16_000;
    if (seconds <= maxSeconds) return;
    throw new AppError('too-large', `An utterance is at most ${maxSeconds} s long here, not ${seconds.toFixed(1)} s.`);
  }

  #find({ utterance: number }: AudioHead): Utterance {
    const last = this.#utterance;
    if (number < last.number || (number === last.number && !last.open)) {
      throw new AppError('bad-input', `Utterance ${number} has ended already; the next one has a higher number.`);
    }
    if (number > last.number) {
      this.#drop(last);
      this.#utterance = { ...closed(number), open: true };
    }
    return this.#utterance;
  }

  #listen(clip: Float32Array, partial: boolean): Listening {
    const { recogniser, expected, grammar, caution, meaning, effect, guess, nowMs } = this.#parts;
    const abort = new AbortController();
    const heard = recogniser.transcribe(clip, {
      signal: abort.signal,
      expect: expected(),
      grammar: grammar(),
      meaning: (text) => nameOf(meaning(text)),
      effect: (text) => nameOf(effect(text)),
      guess: (text) => nameOf(guess(text)),
      caution,
      partial,
    });
    heard.catch(() => {});
    return { abort, startedMs: nowMs(), heard };
  }

  #hearPartial(utterance: Utterance, head: AudioHead, clip: Float32Array): void {
    utterance.pause?.abort.abort();
    utterance.pause = null;
    // Busy with an earlier one: this one is passed over, the next brings its sound again.
    if (utterance.partial !== null || head.listenFor === 'wake') return;
    const listening = this.#listen(clip, true);
    utterance.partial = listening;
    void this.#look(utterance, head, listening).finally(() => {
      if (utterance.partial === listening) utterance.partial = null;
    });
  }

  #hearPause(utterance: Utterance, head: AudioHead, clip: Float32Array): void {
    this.#abort(utterance);
    const listening = this.#listen(clip, false);
    utterance.pause = listening;
    if (head.listenFor !== 'wake') void this.#look(utterance, head, listening);
  }

  #hearEnd(utterance: Utterance, head: AudioHead, clip: Float32Array): void {
    const { pause } = utterance;
    if (head.unchanged && pause === null) {
      throw new AppError('bad-input', 'An unchanged end needs a pause before it.');
    }
    if (head.unchanged !== (clip.length === 0)) {
      throw new AppError('bad-input', 'An unchanged end comes without samples, and any other with some.');
    }
    utterance.partial?.abort.abort();
    if (!head.unchanged) pause?.abort.abort();
    const listening = head.unchanged && pause !== null ? pause : this.#listen(clip, false);
    utterance.open = false;
    utterance.pause = null;
    this.#ending.add(listening.abort);
    const earlier = this.#ends;
    this.#ends = this.#conclude(utterance, head, listening, earlier).finally(() =>
      this.#ending.delete(listening.abort),
    );
  }

  /** Shows what is heard so far, and acts where it cannot wait. */
  async #look(utterance: Utterance, head: AudioHead, { abort, startedMs, heard }: Listening): Promise<void> {
    try {
      const { text, rejected } = await heard;
      if (abort.signal.aborted || !utterance.open || rejected !== null) return;
      const urgent = this.#urgent(text);
      if (head.listenFor === 'everything' || urgent !== null) {
        this.#tell(utterance, startedMs, { part: 'partial', text });
      }
      if (urgent === null || utterance.acted !== null) return;
      utterance.acted = urgent;
      await this.#say(head, text, []);
    } catch (thrown) {
      // A part that was cancelled or crowded out is no loss; the end is heard in any case, and tells of failures.
      if (toAppError(thrown).code === 'internal') this.#parts.report(thrown);
    }
  }

  async #conclude(utterance: Utterance, head: AudioHead, listening: Listening, earlier: Promise<void>): Promise<void> {
    const { heard, abort, startedMs } = listening;
    try {
      const transcript = await heard;
      await earlier;
      if (!abort.signal.aborted) this.#act(utterance, head, transcript, startedMs);
    } catch (thrown) {
      await earlier;
      const { code, message } = toAppError(thrown);
      if (code === 'cancelled') return;
      if (code === 'internal') this.#parts.report(thrown);
      const says = code === 'internal' ? 'Hearing failed inside SayDrag. Say it again, or type it.' : message;
      this.#tell(utterance, startedMs, { rejected: 'failed', says });
    }
  }

  /** Words that are no phrase are half of them misheard: what they would do is shown instead. */
  #asked(sentence: string): Asked | null {
    const { meaning, effect, guess, inWords } = this.#parts;
    const surely = effect(sentence);
    const [command, ...more] = surely.length > 0 ? surely : guess(sentence);
    if (command === undefined) return null;
    const isPhrase = meaning(sentence) !== null || more.length > 0;
    return { sentence, shown: (isPhrase ? null : inWords(command)) ?? sentence };
  }

  #act(utterance: Utterance, head: AudioHead, transcript: Transcript, startedMs: number): void {
    const { text, rejected } = transcript;
    const alternatives = transcript.alternatives.slice(0, 5).map((other) => other.slice(0, maxTextLength));
    if (rejected !== null) {
      const quiet = head.listenFor !== 'everything';
      const asked = quiet || rejected !== 'unsure' ? [] : alternatives.flatMap((one) => this.#asked(one) ?? []);
      if (asked.length > 0) {
        this.#parts.ask(asked);
        this.#tell(utterance, startedMs, { rejected: 'asked', says: questionOf(asked) });
      } else {
        this.#tell(utterance, startedMs, { rejected, says: quiet ? '' : rejections[rejected] });
      }
      return;
    }
    const urgent = this.#urgent(text);
    const wakes = this.#wakes(text);
    if (head.listenFor === 'wake' && !wakes) {
      this.#tell(utterance, startedMs, { rejected: 'asleep' });
    } else if (head.listenFor === 'stop' && urgent === null) {
      this.#tell(utterance, startedMs, { rejected: 'speaking' });
    } else {
      // Where it was sure, other readings would only be in the way; “correct that” has them all.
      const others =
        transcript.confidence < sureOfReading ? alternatives.filter((one) => this.#parts.meaning(one)) : [];
      this.#tell(utterance, startedMs, { text, alternatives: others });
      if (urgent === null || utterance.acted === null) void this.#say(head, text, alternatives);
    }
  }

  async #say({ shownFrame }: AudioHead, text: string, heard: readonly string[]): Promise<void> {
    try {
      const sentence = text.slice(0, maxTextLength);
      await this.#parts.say(sentence, { shownFrame: shownFrame ?? undefined, heard, spoken: true });
    } catch (thrown) {
      this.#parts.report(thrown);
    }
  }

  #urgent(text: string): Urgent | null {
    const kind = this.#parts.meaning(text)?.kind;
    return kind === 'stop' || kind === 'quiet' ? kind : null;
  }

  #wakes(text: string): boolean {
    const command = this.#parts.meaning(text);
    return command?.kind === 'microphone' && command.to === 'awake';
  }

  #tell({ number }: Utterance, startedMs: number, heard: Partial<HeardEvent>): void {
    this.#parts.tell({
      utterance: number,
      part: 'final',
      text: '',
      alternatives: [],
      rejected: null,
      says: '',
      tookMs: this.#parts.nowMs() - startedMs,
      ...heard,
    });
  }

  #abort(utterance: Utterance): void {
    utterance.partial?.abort.abort();
    utterance.pause?.abort.abort();
    utterance.partial = null;
    utterance.pause = null;
  }

  #drop(utterance: Utterance): void {
    utterance.open = false;
    this.#abort(utterance);
  }
}
