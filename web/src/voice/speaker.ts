/**
 * Speaks replies, where that was chosen and the browser has a voice. While it speaks, `speaking` is true and the
 * microphone is gated by it; a browser that promises to speak and does not is given up on after a moment.
 */
import { type Signal, signal } from '@preact/signals';

/** A browser without a working voice never tells that it began. */
const beginWithinMs = 1500;
/** The tail of the sound in the room. */
const echoMs = 250;

export interface Speaker {
  readonly speaking: { readonly value: boolean };
  /** False where this browser has no voice. */
  available(): boolean;
  say(text: string, rate: number): void;
  quiet(): void;
}

export const createSpeaker = (language: string): Speaker => {
  const speaking: Signal<boolean> = signal(false);
  const synthesis: SpeechSynthesis | undefined = window.speechSynthesis;
  let waiting = 0;
  let release = 0;

  const done = () => {
    waiting = Math.max(0, waiting - 1);
    if (waiting > 0) return;
    clearTimeout(release);
    release = window.setTimeout(() => {
      speaking.value = false;
    }, echoMs);
  };
  const quiet = () => {
    waiting = 0;
    synthesis?.cancel();
    clearTimeout(release);
    speaking.value = false;
  };

  return {
    speaking: speaking as { readonly value: boolean },
    available: () => (synthesis?.getVoices().length ?? 0) > 0,
    quiet,
    say(text, rate) {
      if (synthesis === undefined || text.trim() === '') return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.rate = rate;
      let over = false;
      const end = () => {
        clearTimeout(late);
        if (!over) done();
        over = true;
      };
      const late = setTimeout(end, beginWithinMs);
      utterance.onstart = () => clearTimeout(late);
      utterance.onend = end;
      utterance.onerror = end;
      clearTimeout(release);
      waiting += 1;
      speaking.value = true;
      synthesis.speak(utterance);
    },
  };
};
