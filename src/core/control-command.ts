/**
 * Everything that is asked of the conversation itself and not of the picture's parts: control words, history, points by
 * number, what is drawn over the picture, view, settings. One value for the word, the button and the key.
 */
import type { Amount, Constraint, PartEdit, Side } from './command.ts';
import type { Action } from './domain.ts';

/** A place in the picture as a person names it. The conversation knows where it is. */
export type Place =
  /** The badge of that number. */
  | { readonly at: 'number'; readonly value: number }
  /** A part of the domain, and the words for it, which may name a key point more closely: the nose of a muzzle. */
  | { readonly at: 'part'; readonly part: string; readonly side: Side | null; readonly words: string }
  /** Words that are no part of the domain: perhaps a key point or a name that was taught. */
  | { readonly at: 'named'; readonly words: string }
  /** Cells of the grid, each inside the one before, in phone-keypad order: 1 is the top left, 9 the bottom right. */
  | { readonly at: 'cells'; readonly cells: readonly number[] }
  /** "there", "it": what was picked last. */
  | { readonly at: 'picked' }
  /** Pixels of the picture. */
  | { readonly at: 'pixel'; readonly x: number; readonly y: number };

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What can lie over the picture or beside it. */
export const overlayNames = ['numbers', 'names', 'grid', 'dense-grid', 'mask', 'history', 'commands'] as const;
export type OverlayName = (typeof overlayNames)[number];

/** Which way the page, or what is open in it, is read. */
export const scrollWays = ['up', 'down', 'start', 'end'] as const;
export type ScrollWay = (typeof scrollWays)[number];

export const saveFormats = ['png', 'webp', 'jpeg', 'gif', 'video'] as const;
export type SaveFormat = (typeof saveFormats)[number];

/** What can be said that asks for nothing: small talk, and questions about SayDrag itself. */
export const talkTopics = [
  'why',
  'who',
  'greeting',
  'goodbye',
  'thanks',
  'praise',
  'blame',
  'own-picture',
  'saving',
  'privacy',
  'sure',
  'progress',
  'hearing',
  'volume',
] as const;
export type TalkTopic = (typeof talkTopics)[number];
/** What can be asked about: the conversation and its picture, and the above. */
export const tellTopics = ['heard', 'changed', 'picture', 'again', 'phrases', 'parts', ...talkTopics] as const;
export type TellTopic = (typeof tellTopics)[number];

/** How "no, I meant …" changes the last edit: null where nothing was said about it. "other" turns the side round. */
export interface Correction {
  readonly part: string | null;
  readonly side: Side | 'other' | null;
  readonly action: PartEdit['action'] | null;
}

export type Setting =
  /** How long a silence ends an utterance. */
  | { readonly setting: 'end-of-speech'; readonly to: 'longer' | 'shorter' }
  | { readonly setting: 'voice'; readonly to: 'on' | 'off' }
  | { readonly setting: 'voice-rate'; readonly to: 'slower' | 'faster' }
  | { readonly setting: 'sounds'; readonly to: 'on' | 'off' }
  | { readonly setting: 'theme'; readonly to: 'dark' | 'light' | 'system' }
  | { readonly setting: 'text-size'; readonly to: 'bigger' | 'smaller' | 'usual' }
  | { readonly setting: 'listening'; readonly to: 'push-to-talk' | 'hands-free' };

/** A part, or one of a pair. */
export interface PartSide {
  readonly part: string;
  readonly side: Side | null;
}

/** What was done to a part since the original, or to one of a pair, is taken back; what else was done since is done again. */
export interface UndoPartCommand extends PartSide {
  readonly kind: 'undo-part';
  /** Further parts. */
  readonly also?: readonly PartSide[] | undefined;
  /** What was done to anything else goes, and this stays. */
  readonly except?: true | undefined;
}

/** What was done to a part or one of a pair, or any part in one of these ways. */
export type NamedDeed = PartSide | { readonly actions: readonly Action[] };

/** "Before the ears", "only the ears", "the first opening": a step by what was done on the way to the picture; of no deeds: by any. */
export interface StepByDeeds {
  readonly when: 'before' | 'only' | 'first';
  readonly deeds: readonly NamedDeed[];
}

/** Of several versions of one edit the one that was made first: a step that is named so by everybody. */
export const firstVersion = 'first version';

export type ControlCommand =
  // ---- the running edit
  | { readonly kind: 'stop' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'continue' }
  /** While dragging on until "stop". */
  | { readonly kind: 'pace'; readonly to: 'faster' | 'slower' }
  // ---- taking back and history
  | { readonly kind: 'undo'; readonly steps: number }
  | { readonly kind: 'redo'; readonly steps: number }
  | UndoPartCommand
  /** To an earlier frame of the last edit: `share` of its way is taken back ("back halfway" 0.5). */
  | { readonly kind: 'back'; readonly share: number }
  /** Drops the last utterance; undoes it if it ran. */
  | { readonly kind: 'scratch' }
  | { readonly kind: 'original' }
  /** By its number, by the name it was given, or by what was done. */
  | { readonly kind: 'go-to-step'; readonly step: number | string; readonly by?: StepByDeeds | undefined }
  /** The last edit anew as a sibling, with a somewhat other amount. */
  | { readonly kind: 'another-version' }
  /** The standing picture beside another step; null: beside its sibling or the one before. */
  | { readonly kind: 'compare-steps'; readonly step: number | null }
  | { readonly kind: 'name-step'; readonly name: string }
  // ---- the last edit again
  /** The last edit again, `times` times. */
  | { readonly kind: 'again'; readonly times: number }
  /** A further edit: the last edit's displacements times `factor` ("more" 1, "a bit more" 0.4, "the other way" -2). */
  | { readonly kind: 'further'; readonly factor: number }
  /** The last edit redone from its start with its displacements times `factor` ("half" 0.5, "double" 2, "less" 0.6). */
  | { readonly kind: 'rescale'; readonly factor: number }
  /** "the other one too", "the same with the ears": the last edit's action on another part or side. */
  | { readonly kind: 'same-for'; readonly part: string | null; readonly side: Side | 'other' | null }
  /** "no, I meant the left": the last edit taken back and done anew with the correction. */
  | { readonly kind: 'repair'; readonly correction: Correction }
  /** "correct that": numbered alternatives of what was heard. */
  | { readonly kind: 'correct' }
  /** "spell m a n e": that word in the place of the one that was wrong; null: how it is done. */
  | { readonly kind: 'spell'; readonly word: string | null }
  // ---- choosing
  /** A bare number: an alternative, a cell of the grid or a badge, whatever is on the screen. */
  | { readonly kind: 'number'; readonly value: number }
  /** An alternative by its number; null: none of them; 'last': the last one. */
  | { readonly kind: 'choose'; readonly value: number | 'last' | null }
  | { readonly kind: 'answer'; readonly yes: boolean }
  // ---- points by number
  | { readonly kind: 'handle'; readonly place: Place }
  | { readonly kind: 'target'; readonly place: Place }
  | { readonly kind: 'drag'; readonly from: Place; readonly to: Place }
  /** A place by a share of the picture, at once: "move 4 up a bit". */
  | {
      readonly kind: 'move';
      readonly place: Place;
      readonly direction: Direction;
      readonly amount: Extract<Amount, { readonly kind: 'relative' | 'pixels' }>;
    }
  | { readonly kind: 'go' }
  | { readonly kind: 'remove-point'; readonly point: number | null }
  | { readonly kind: 'clear-points' }
  /** Moves a target; of all points where none is named. */
  | { readonly kind: 'nudge'; readonly point: number | null; readonly direction: Direction; readonly px: number }
  | { readonly kind: 'pick'; readonly place: Place }
  // ---- what lies over the picture
  | { readonly kind: 'overlay'; readonly what: OverlayName; readonly shown: boolean }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'grid'; readonly cells: readonly number[] }
  | { readonly kind: 'grid-back' }
  | { readonly kind: 'grid-reset' }
  | { readonly kind: 'grid-density'; readonly to: 'more' | 'fewer' }
  | { readonly kind: 'view'; readonly to: 'in' | 'out' | 'fit'; readonly place: Place | null }
  | { readonly kind: 'compare'; readonly show: 'before' | 'after' | 'both' }
  // ---- what must stay
  | { readonly kind: 'protect'; readonly constraints: readonly Constraint[] }
  /** Null: everything may change again. */
  | { readonly kind: 'unprotect'; readonly region: string | null; readonly side: Side | null }
  | { readonly kind: 'invert-mask' }
  // ---- pictures
  | { readonly kind: 'new-image' }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'save'; readonly format: SaveFormat }
  | { readonly kind: 'copy-link' }
  // ---- words that are taught
  | { readonly kind: 'teach'; readonly phrase: string; readonly means: string }
  | { readonly kind: 'forget'; readonly phrase: string }
  /** Teaches the part at a place; null: at what was picked. It is found again in other pictures. */
  | { readonly kind: 'name-part'; readonly name: string; readonly place: Place | null }
  | { readonly kind: 'forget-part'; readonly name: string }
  /** Numbers on places that recur in the model's pictures, whether or not anybody has named them. */
  | { readonly kind: 'suggest-parts' }
  /** The taught parts as a file. */
  | { readonly kind: 'export-parts' }
  /** Asks the page for a file of taught parts. */
  | { readonly kind: 'import-parts' }
  // ---- the page, the microphone, the voice
  | { readonly kind: 'scroll'; readonly to: ScrollWay }
  | { readonly kind: 'settings'; readonly shown: boolean }
  | { readonly kind: 'microphone'; readonly to: 'awake' | 'asleep' | 'off' }
  | { readonly kind: 'setting'; readonly change: Setting }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'help' }
  | { readonly kind: 'tell'; readonly about: TellTopic }
  | { readonly kind: 'what-is'; readonly value: number };
