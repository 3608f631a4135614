/**
 * What lies over the picture and what was picked there: numbers, names, grid, points that wait for "go", numbered
 * choices, and what every edit keeps. State only; `points-work.ts` and `overlay-work.ts` carry the commands out.
 */
import {
  type Constraint,
  gridSquare,
  type ImagePoint,
  type KeyPoint,
  type OverlayName,
  pointName,
} from '../core/index.ts';
import type { Overlay } from '../protocol/index.ts';
import { type Grid, wholeGrid } from './grid.ts';

/** A key point that is less sure than this gets no number. */
export const leastConfidence = 0.5;

export interface Badge {
  readonly number: number;
  readonly name: string;
  readonly point: ImagePoint;
}

/** A handle with its target, as far as they were said. */
export interface Pair {
  readonly number: number;
  readonly label: string;
  readonly handle: ImagePoint | null;
  readonly target: ImagePoint | null;
}

export interface Picked {
  readonly label: string;
  readonly point: ImagePoint;
}

/** Something that can be done instead of what was done, by its number. */
export interface Choice {
  readonly text: string;
  readonly take: () => Promise<void>;
  /** True where taking it replaces what the last utterance did; false where nothing was done yet. */
  readonly replaces: boolean;
  /** The number of a picture of what it would do, once that is made. */
  readonly preview: number | null;
  /** A picture of it is being made. */
  readonly previewComes: boolean;
  /** Names what was asked about: words that mean it, said again, take it. */
  readonly means?: string | null;
}

export interface Question {
  readonly text: string;
  readonly yes: () => Promise<void> | void;
  readonly no: () => Promise<void> | void;
}

/**
 * Numbers follow the detector's own order, so that a point keeps its number from picture to picture; points that
 * cannot be seen leave a gap.
 */
export const badgesOf = (keyPoints: readonly KeyPoint[]): readonly Badge[] =>
  keyPoints.flatMap(({ name, point, confidence }, i) =>
    confidence >= leastConfidence ? [{ number: i + 1, name: pointName(name), point }] : [],
  );

/** These belong to one picture and go away with it. */
const ofThePicture: readonly OverlayName[] = ['numbers', 'names', 'grid', 'dense-grid', 'mask'];

export class Board {
  #choices: readonly Choice[] = [];
  shown: ReadonlySet<OverlayName> = new Set();
  grid: Grid = wholeGrid;
  pairs: readonly Pair[] = [];
  picked: Picked | null = null;
  /** Numbers on places to choose from, in place of the usual ones. */
  candidates: readonly Badge[] | null = null;
  question: Question | null = null;
  /** What every edit keeps until it is unprotected. */
  standing: readonly Constraint[] = [];
  inverted = false;
  paused = false;

  get choices(): readonly Choice[] {
    return this.#choices;
  }

  /** Other choices take the numbers of the ones before with them. */
  set choices(choices: readonly Choice[]) {
    this.#choices = choices;
    this.candidates = null;
  }

  show(what: OverlayName, on: boolean): void {
    const shown = new Set(this.shown);
    // A bare number can mean one thing only: numbers and grids take each other's place.
    const numbered: readonly OverlayName[] = ['numbers', 'grid', 'dense-grid'];
    if (on && numbered.includes(what)) for (const other of numbered) shown.delete(other);
    if (on) shown.add(what);
    else shown.delete(what);
    this.shown = shown;
  }

  isShown(what: OverlayName): boolean {
    return this.shown.has(what);
  }

  get gridShown(): boolean {
    return this.shown.has('grid') || this.shown.has('dense-grid');
  }

  /** Another picture stands: what was drawn on the one before goes. */
  pictureChanged(): void {
    this.shown = new Set([...this.shown].filter((what) => !ofThePicture.includes(what)));
    this.grid = wholeGrid;
    this.pairs = [];
    this.picked = null;
    this.candidates = null;
    this.inverted = false;
  }

  view(
    keyPoints: readonly KeyPoint[],
    imageSize: number,
    words: (constraint: Constraint) => string,
    mask: Overlay['mask'],
  ): Overlay {
    const { cells, columns } = this.grid;
    return {
      shown: [...this.shown],
      asking: this.candidates !== null,
      badges: (this.candidates ?? badgesOf(keyPoints)).map((badge) => ({ ...badge })),
      grid: { cells: [...cells], ...gridSquare(cells, imageSize), columns, dense: this.shown.has('dense-grid') },
      pairs: this.pairs.map((pair) => ({ ...pair })),
      picked: this.picked === null ? null : { ...this.picked },
      kept: this.standing.map((constraint) => ({
        words: words(constraint),
        region: constraint.region,
        side: constraint.side,
      })),
      mask,
      choices: this.choices.map(({ text, preview, previewComes }, i) => ({
        number: i + 1,
        text,
        preview,
        previewComes,
      })),
      question: this.question?.text ?? null,
      paused: this.paused,
    };
  }
}
