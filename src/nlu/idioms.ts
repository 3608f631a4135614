/**
 * Whole requests in a word. Decisions: "wink" closes the viewer's left eye unless a side is said; "nod" lowers
 * the head, for a still picture cannot go down and up; "roar" and "yawn" open the mouth and leave the rest.
 */
import type { Action } from '../core/index.ts';

export interface Idiom {
  readonly words: string;
  readonly part: string;
  readonly action: Action;
  readonly factor: number;
  /** Where the part is paired and no side is said. */
  readonly side: 'left' | 'both';
}

export const idioms: readonly Idiom[] = [
  {
    words: 'roar / roars / roaring / yawn / yawns / yawning / say aah / say a',
    part: 'mouth',
    action: 'open',
    factor: 1,
    side: 'both',
  },
  { words: 'open wide / open up wide', part: 'mouth', action: 'open', factor: 1.8, side: 'both' },
  { words: 'wink / winks / winking / wink with / give a wink', part: 'eyes', action: 'close', factor: 1, side: 'left' },
  { words: 'blink / blinks / blinking / blink with', part: 'eyes', action: 'close', factor: 1, side: 'both' },
  { words: 'squint / squints / squinting / squint with', part: 'eyes', action: 'close', factor: 0.4, side: 'both' },
  { words: 'nod / nods / nodding / nod with', part: 'head', action: 'lower', factor: 1, side: 'both' },
];
