/**
 * What can be said about the pictures of one model: its parts with their names, and the actions each part knows.
 * How an action moves points is the recipe's business (src/grounding).
 */
export const actions = [
  'open',
  'close',
  'raise',
  'lower',
  'turn-left',
  'turn-right',
  'tilt-left',
  'tilt-right',
  'look-left',
  'look-right',
  'look-up',
  'look-down',
  'bigger',
  'smaller',
  'longer',
  'shorter',
  'wider',
  'narrower',
  'move-left',
  'move-right',
  'move-up',
  'move-down',
] as const;
export type Action = (typeof actions)[number];

export interface Part {
  /** The name used in commands and recipes: "mouth", "eyes", "picture". */
  readonly name: string;
  /** How replies name it after "the": "mouth", "left eye" is made from the singular. */
  readonly singular: string;
  readonly plural: string;
  /** Other words for it, singular and plural, lower case. */
  readonly synonyms: readonly string[];
  /** True where there is a left and a right one. */
  readonly paired: boolean;
  readonly actions: readonly Action[];
  /** What is done where an action that the part does not know is asked for: a longer mane is a bigger one. */
  readonly instead?: Readonly<Partial<Record<Action, Action>>> | undefined;
}

/** What a person may call it. */
export const spokenNames = ({ singular, plural, synonyms }: Part): readonly string[] => [singular, plural, ...synonyms];

export interface Domain {
  /** The model's folder name: "lion". */
  readonly name: string;
  /** Words for the whole thing in the picture: "lion", "animal". */
  readonly subjects: readonly string[];
  readonly parts: readonly Part[];
  /** What "keep …" and "only …" may name besides the parts: "background". */
  readonly regions: readonly { readonly name: string; readonly synonyms: readonly string[] }[];
  /** Sentences a newcomer can try, shown as suggestions. */
  readonly suggestions: readonly string[];
  /** Seeds of pictures on which the suggestions show well: a conversation begins with one of them. None: with any. */
  readonly firstSeeds?: readonly number[] | undefined;
}
