/**
 * Cuts a stream of sound into utterances: takes frames of 32 ms with the probability that a voice is in each, and tells
 * where an utterance begins, pauses and ends. Knows no microphone and no clock: time is counted in frames.
 *
 * What is told about an utterance, in this order: began, then partials and pauses, then ended or dropped.
 * - A pause is a short silence. Most of the time it turns out to be the end: sent at once, it can be transcribed while
 *   the rest of the silence is waited for, and the end then says `unchanged`.
 * - The sound starts a little before the voice was found, so that a soft start is not clipped.
 * - Too little voice (a click, a cough) is dropped.
 */
export const frameSamples = 512;
export const frameMs = 32;

/** A voice is there at or above the first, still there at or above the second. */
const voiceBegins = 0.5;
const voiceGoesOn = 0.35;
const preRollFrames = 10;
const pauseFrames = 3;
const leastVoicedFrames = 3;
const partialEveryFrames = 19;

export const shortestEndOfSpeechMs = 200;
export const longestEndOfSpeechMs = 2000;
export const usualEndOfSpeechMs = 400;

export interface EndpointerSettings {
  /** How long a silence ends an utterance. */
  readonly endOfSpeechMs: number;
  /** An utterance that goes on for longer is ended. */
  readonly longestSeconds: number;
}

export type EndpointerEvent =
  | { readonly kind: 'began' }
  | { readonly kind: 'partial'; readonly samples: Float32Array }
  | { readonly kind: 'pause'; readonly samples: Float32Array }
  | { readonly kind: 'ended'; readonly samples: Float32Array; readonly unchanged: boolean }
  | { readonly kind: 'dropped' };

/** Frames as one piece of sound. */
export const joined = (frames: readonly Float32Array[]): Float32Array => {
  const sound = new Float32Array(frames.length * frameSamples);
  for (const [i, frame] of frames.entries()) sound.set(frame, i * frameSamples);
  return sound;
};

export class Endpointer {
  readonly #settings: () => EndpointerSettings;
  /** Before an utterance: the last frames; in one: all of it. */
  #frames: Float32Array[] = [];
  #speaking = false;
  #voiced = 0;
  #silent = 0;
  #sincePartial = 0;
  /** Frames that the last pause held. */
  #told = 0;

  /** Settings are read at every frame, so a change counts at once. */
  constructor(settings: () => EndpointerSettings) {
    this.#settings = settings;
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  push(frame: Float32Array, voice: number): EndpointerEvent[] {
    this.#frames.push(frame);
    if (!this.#speaking) {
      if (voice < voiceBegins) {
        if (this.#frames.length > preRollFrames) this.#frames.shift();
        return [];
      }
      this.#speaking = true;
      this.#voiced = 1;
      this.#silent = 0;
      this.#sincePartial = 0;
      this.#told = 0;
      return [{ kind: 'began' }];
    }
    if (voice >= voiceBegins) this.#voiced += 1;
    if (voice >= voiceGoesOn) {
      this.#silent = 0;
      this.#told = 0;
    } else this.#silent += 1;
    this.#sincePartial += 1;
    return this.#look();
  }

  /** Forgets what was heard: the microphone was closed or the page began to speak. */
  reset(): EndpointerEvent[] {
    const was = this.#speaking;
    this.#frames = [];
    this.#speaking = false;
    return was ? [{ kind: 'dropped' }] : [];
  }

  #look(): EndpointerEvent[] {
    const { endOfSpeechMs, longestSeconds } = this.#settings();
    const isVoice = this.#voiced >= leastVoicedFrames;
    if (this.#silent * frameMs >= endOfSpeechMs) return this.#end(isVoice);
    if ((this.#frames.length + 1) * frameMs > longestSeconds * 1000) return this.#end(isVoice);
    if (!isVoice) return [];
    if (this.#silent === pauseFrames) {
      this.#told = this.#frames.length;
      this.#sincePartial = 0;
      return [{ kind: 'pause', samples: joined(this.#frames) }];
    }
    if (this.#silent === 0 && this.#sincePartial >= partialEveryFrames) {
      this.#sincePartial = 0;
      return [{ kind: 'partial', samples: joined(this.#frames) }];
    }
    return [];
  }

  #end(isVoice: boolean): EndpointerEvent[] {
    const unchanged = this.#told > 0;
    const kept = unchanged ? this.#frames.slice(0, this.#told) : this.#frames;
    const preRoll = this.#frames.slice(-preRollFrames);
    this.#frames = preRoll;
    this.#speaking = false;
    return isVoice ? [{ kind: 'ended', samples: joined(kept), unchanged }] : [{ kind: 'dropped' }];
  }
}
