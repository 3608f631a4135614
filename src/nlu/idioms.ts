/**
 * Whole requests in a word. Decisions: "wink" closes the viewer's left eye unless a side is said; "nod" lowers
 * the head, for a still picture cannot go down and up; "roar" and "yawn" open the mouth and leave the rest; of a state
 * ("asleep", "sleepy", "awake") what can be seen is done, with the eyes. Moods with several answers: `wishes.ts`.
 */
import type { Action } from '../core/index.ts';

export interface Idiom {
  readonly words: string;
  readonly part: string;
  readonly action: Action;
  readonly factor: number;
  /** Where the part is paired and no side is said. */
  readonly side: 'left' | 'both';
  /** How something is: alone it may be said of anybody, and asks for nothing. */
  readonly state?: true;
}

export const idioms: readonly Idiom[] = [
  {
    words:
      'roar / roars / roaring / yawn / yawns / yawning / say aah / say ah / say a / scream / shout / howl / gasp / sing / growl / bellow / bite / drop the jaw / drop its jaw / drop his jaw / jaw drop',
    part: 'mouth',
    action: 'open',
    factor: 1,
    side: 'both',
  },
  { words: 'open wide / open up wide', part: 'mouth', action: 'open', factor: 1.8, side: 'both' },
  {
    words: 'asleep / sleep / sleeps / sleeping / fall asleep / nap / doze / dozing / snooze',
    part: 'eyes',
    action: 'close',
    factor: 1,
    side: 'both',
    state: true,
  },
  { words: 'awake / alert', part: 'eyes', action: 'open', factor: 1, side: 'both', state: true },
  { words: 'wide awake', part: 'eyes', action: 'open', factor: 1.8, side: 'both', state: true },
  {
    words: 'sleepy / drowsy / sleepier / half asleep',
    part: 'eyes',
    action: 'close',
    factor: 0.5,
    side: 'both',
    state: true,
  },
  {
    words: 'narrow the eyes / narrow its eyes / narrow his eyes / narrow your eyes / narrower eyes / narrow eyes',
    part: 'eyes',
    action: 'close',
    factor: 0.4,
    side: 'both',
  },
  {
    words:
      'flatten the ears / flatten its ears / flatten his ears / flatten your ears / flatten both ears / flat ears / flattened ears / ears flat',
    part: 'ears',
    action: 'lower',
    factor: 1,
    side: 'both',
  },
  {
    words: 'pinocchio / pinocchio nose / like pinocchio / nose like pinocchio',
    part: 'muzzle',
    action: 'longer',
    factor: 1.8,
    side: 'both',
  },
  { words: 'haircut', part: 'mane', action: 'smaller', factor: 1, side: 'both' },
  {
    words: 'chin up / raise its chin / raise the chin / raise his chin / lift its chin / lift the chin / lift his chin',
    part: 'head',
    action: 'raise',
    factor: 1,
    side: 'both',
  },
  {
    words: 'chin down / put the chin down / lower the chin / lower its chin / lower his chin',
    part: 'head',
    action: 'lower',
    factor: 1,
    side: 'both',
  },
  { words: 'wink / winks / winking / wink with / give a wink', part: 'eyes', action: 'close', factor: 1, side: 'left' },
  { words: 'blink / blinks / blinking / blink with', part: 'eyes', action: 'close', factor: 1, side: 'both' },
  { words: 'squint / squints / squinting / squint with', part: 'eyes', action: 'close', factor: 0.4, side: 'both' },
  { words: 'nod / nods / nodding / nod with', part: 'head', action: 'lower', factor: 1, side: 'both' },
];
