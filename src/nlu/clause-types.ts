/** What one stretch of a sentence says, before the stretches are put together. */
import type { Concept, Direction } from './concepts.ts';
import type { Idiom } from './idioms.ts';
import type { Item, Join, SpokenAmount } from './items.ts';
import type { Target } from './noun-phrase.ts';

/** A noun phrase or any other item. */
export type Chunk = { readonly type: 'noun'; readonly target: Target; readonly text: string } | Item;

export interface Segment {
  readonly join: Join;
  readonly chunks: readonly Chunk[];
}

export interface EditClause {
  readonly kind: 'edit';
  readonly join: Join;
  readonly concept: Concept | undefined;
  readonly idiom: Idiom | undefined;
  readonly directions: readonly Direction[];
  readonly target: Target | undefined;
  readonly amount: SpokenAmount | undefined;
  readonly negated: boolean;
  /** "only open the mouth". */
  readonly only: boolean;
  /** The noun came before what shall be done: "the ears bigger". */
  readonly nounFirst: boolean;
  /** The amount was said before the noun, and so of all nouns that follow: "slightly bigger eyes and ears". */
  readonly amountFirst: boolean;
  readonly text: string;
}

export type Clause =
  | EditClause
  | { readonly kind: 'keep'; readonly join: Join; readonly target: Target; readonly text: string }
  | { readonly kind: 'only'; readonly join: Join; readonly target: Target; readonly text: string }
  /** "not the left one". */
  | { readonly kind: 'except'; readonly join: Join; readonly target: Target; readonly text: string }
  /** A noun alone: it shares the verb, "keep" or "only" of a neighbour. */
  | {
      readonly kind: 'noun';
      /** With "make" or "give": "make the ears and the mane bigger". */
      readonly told: boolean;
      readonly join: Join;
      readonly target: Target;
      readonly amount: SpokenAmount | undefined;
      readonly text: string;
    }
  | { readonly kind: 'amount'; readonly join: Join; readonly amount: SpokenAmount; readonly text: string };

/** A stretch that could not be read; its words. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly text: string;
}
