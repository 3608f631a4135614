/** What words mean one by one: the alphabet of the sentence parser. */
import type { Part } from '../core/index.ts';
import type { Concept, Direction } from './concepts.ts';
import type { Idiom } from './idioms.ts';

export type SpokenAmount =
  | { readonly kind: 'relative'; readonly factor: number }
  | { readonly kind: 'pixels'; readonly px: number }
  /** "20 degrees" */
  | { readonly kind: 'degrees'; readonly degrees: number }
  /** "by 20 percent", or "to 20 percent" of what it is. */
  | { readonly kind: 'percent'; readonly percent: number; readonly to: boolean }
  /** "twice", "half", "three times"; `as` when "as" followed: "half as long". */
  | { readonly kind: 'times'; readonly ratio: number; readonly as: boolean };

/** How two clauses are joined. "none" where nothing was said between them: "open mouth close eyes". */
export type Join = 'comma' | 'and' | 'but' | 'with' | 'none';

export type Item = (
  | { readonly type: 'part'; readonly part: Part }
  | { readonly type: 'region'; readonly name: string }
  | { readonly type: 'subject' }
  | { readonly type: 'pronoun'; readonly many: boolean }
  /** its, his, your */
  | { readonly type: 'possessive' }
  /** 's */
  | { readonly type: 'possessor-mark' }
  | { readonly type: 'own' }
  /** my, the viewer's */
  | { readonly type: 'viewer' }
  /** `how`: bare "left", "to the left", "on the left"; `flipped` for "to its left". */
  | {
      readonly type: 'direction';
      readonly direction: Direction;
      readonly how: 'bare' | 'to' | 'on';
      readonly flipped: boolean;
    }
  | { readonly type: 'both' }
  /** "the other one", "the other ear" */
  | { readonly type: 'other' }
  /** "one" of a pair, or standing for a part named before: "the left one". */
  | { readonly type: 'one' }
  | { readonly type: 'concept'; readonly concept: Concept; readonly adjective: boolean }
  | { readonly type: 'idiom'; readonly idiom: Idiom }
  | { readonly type: 'amount'; readonly amount: SpokenAmount }
  /** "size", "width": with "increase" or "half the". */
  | { readonly type: 'dimension'; readonly grow: Concept; readonly shrink: Concept }
  | { readonly type: 'join'; readonly join: Join }
  /** keep, leave, without changing, do not touch */
  | { readonly type: 'keep' }
  /** alone, as it is, unchanged, stays */
  | { readonly type: 'as-is' }
  /** everything else, the rest; `alone` for "nothing else", which needs no "keep". */
  | { readonly type: 'rest'; readonly alone: boolean }
  | {
      readonly type:
        | 'the'
        | 'make'
        | 'give'
        | 'be'
        | 'is'
        | 'of'
        | 'more'
        | 'less'
        | 'too'
        | 'only'
        | 'just'
        | 'not'
        | 'no'
        | 'to'
        | 'by';
    }
  | { readonly type: 'unknown' }
) & {
  /** The words as they were said. */
  readonly text: string;
};

export type Meaning = Item extends infer I ? (I extends Item ? Omit<I, 'text'> : never) : never;
