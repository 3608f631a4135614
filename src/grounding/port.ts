/** Command + picture to drag plan. */
import type { DragPlan, EditCommand, KeyPoint, PartEdit, Picture, PlannedPoint } from '../core/index.ts';

export interface KeyPointDetector {
  /** All key points of the model's domain, hidden ones with a low confidence. */
  detect(picture: Picture): Promise<readonly KeyPoint[]>;
  close(): Promise<void>;
}

export type Grounding =
  | { readonly kind: 'plan'; readonly plan: DragPlan }
  | {
      readonly kind: 'refused';
      readonly reason: 'hidden' | 'already-so' | 'no-recipe' | 'outside' | 'conflict';
      /** A whole sentence for the user: why not, and what would work. */
      readonly text: string;
    };

/** Plans a drag. Pure and synchronous. Coordinates are pixels of a picture of `imageSize`. */
export type Ground = (command: EditCommand, keyPoints: readonly KeyPoint[], imageSize: number) => Grounding;

/** What share of the asked change key points find in the picture after a drag: 1 all of it, below 0 the other way. */
export interface ShownEdit {
  /** The edit as a clause: "opening the mouth a bit". */
  readonly says: string;
  readonly share: number;
}

/** Of the edits of a command those that key points can tell something about. Pure and synchronous. */
export type Shown = (
  command: EditCommand,
  planned: readonly PlannedPoint[],
  before: readonly KeyPoint[],
  after: readonly KeyPoint[],
  imageSize: number,
) => readonly ShownEdit[];

/** How edits are said to people; the language layer knows, grounding only places the words in its sentences. */
export interface EditWords {
  /** A whole command as a sentence: "Opening the mouth, keeping the background." */
  readonly command: (command: EditCommand) => string;
  /** One edit as a clause: "opening the mouth a bit". */
  readonly edit: (edit: PartEdit) => string;
}
