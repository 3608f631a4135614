/** What is said about points, grids, what must stay, and the steps of the history. */
import {
  type Constraint,
  capital,
  type Direction,
  listed,
  type OverlayName,
  type Part,
  withThe,
} from '../core/index.ts';

const px = (value: number): string => `${Number(value.toFixed(1))} ${value === 1 ? 'pixel' : 'pixels'}`;
const side = (one: Constraint): string => (one.side === 'left' || one.side === 'right' ? `${one.side} ` : '');

const shownWords: Readonly<Record<OverlayName, string>> = {
  numbers: 'Numbers are shown. Say one, or “drag 3 to 7”.',
  names: 'Names are shown.',
  grid: 'The grid is shown. Say a number from 1 to 9, then another one inside it, or “grid 5 3”.',
  'dense-grid': 'The dense grid is shown. Say a number, or “drag 12 to 40”.',
  mask: 'What stays as it is is drawn over the picture.',
  history: 'The history is shown. Say “go to step” and a number.',
  commands: 'The commands are shown.',
};
const hiddenWords: Readonly<Record<OverlayName, string>> = {
  numbers: 'Numbers are hidden.',
  names: 'Names are hidden.',
  grid: 'The grid is hidden.',
  'dense-grid': 'The grid is hidden.',
  mask: 'The mask is hidden.',
  history: 'The history is hidden.',
  commands: 'The commands are hidden.',
};

export const pointReplies = {
  overlay: (what: OverlayName, on: boolean): string => (on ? shownWords[what] : hiddenWords[what]),
  screenCleared: 'Nothing lies over the picture now.',
  gridOf: (columns: number): string => `${columns} by ${columns} squares.`,
  gridWhole: 'The whole grid again.',
  gridTooDeep: 'Squares that small are less than a pixel. “Grid back” goes up.',
  noFurtherGrid: (to: 'more' | 'fewer'): string =>
    to === 'more' ? 'There are no smaller squares.' : 'There are no larger squares.',

  noSquare: (number: number, most: number): string => `There is no square ${number}; they go from 1 to ${most}.`,
  noBadge: (number: number, known: readonly number[]): string =>
    known.length === 0
      ? 'No point of this picture has a number.'
      : `There is no number ${number} in this picture; there are ${known[0]} to ${known.at(-1)}${
          known.length < (known.at(-1) ?? 0) ? ', without those that cannot be seen' : ''
        }. “Show numbers” shows them.`,
  nothingPicked: 'Nothing is picked. Say “show numbers” and a number, or “grid 5 3”.',
  outside: (x: number, y: number, size: number): string =>
    `${x}, ${y} lies outside the picture; both go from 0 to ${size - 1}.`,
  unseen: (words: string): string => `I cannot see the ${words} in this picture. “Show numbers” shows what I see.`,
  noSuchPoint: (words: string): string => `I know no point called “${words}”. “Show names” shows those I know.`,

  picked: (label: string): string => `Picked: ${label}. Say “drag it” with a place, “handle there”, or “nudge up”.`,
  handleSet: (number: number, label: string): string =>
    `Point ${number} is on ${withThe(label)}. Say its target, for example “target 12”, or “nudge up”.`,
  targetSet: (label: string, to: string): string => `${capital(withThe(label))} is to go to ${withThe(to)}. Say “go”.`,
  targetWithoutHandle: 'Say first which point is to move, for example “handle 7”.',
  tooManyPoints: (most: number): string => `One drag takes ${most} points at most. Say “go”, or “remove point 1”.`,
  noSuchPair: (number: number | null): string =>
    number === null ? 'No points are set.' : `There is no point ${number} to remove.`,
  pairRemoved: (number: number): string => `Point ${number} is removed.`,
  pointsCleared: 'All points are removed.',
  sameSpot: (label: string): string => `${capital(withThe(label))} is there already.`,
  keptThere: (label: string, kept: readonly string[]): string =>
    `${capital(withThe(label))} lies where you asked me to ${listed(kept)}, so nothing would move there. Free that first, or take another point.`,
  noPoints: 'No points are set. Say “drag 3 to 7”, or “handle 3” and “target 7”.',
  openPoint: (number: number, label: string): string =>
    `Point ${number}, ${withThe(label)}, has no target yet. Say “target” and a number.`,
  noWay: 'No target lies away from its handle. Say “nudge up” or another target.',
  nudged: (numbers: readonly number[], direction: Direction, by: number): string =>
    `The target of point ${listed(numbers.map(String))} is ${px(by)} further ${direction}. Say “go”.`,
  moveTitle: (label: string, direction: Direction): string => `move ${withThe(label)} ${direction}`,
  nudgeTitle: (direction: Direction, by: number): string => `nudge ${direction} by ${px(by)}`,
  nothingToNudge: 'There is no point to nudge. Say “handle 7” first, or pick a number.',
  whatIs: (number: number, label: string, x: number, y: number): string =>
    `${number} is the ${label}, at ${Math.round(x)}, ${Math.round(y)}.`,
  view: (to: 'in' | 'out' | 'fit', label: string | null): string =>
    to === 'fit'
      ? 'The whole picture is seen.'
      : to === 'out'
        ? 'The view is farther away.'
        : `The view is closer${label === null ? '' : ` to the ${label}`}. To make the subject itself larger, say “make it bigger”.`,

  kept: (standing: readonly Constraint[]): string => {
    if (standing.length === 0) return 'Nothing is protected: everything may change.';
    const said = standing.map((one) =>
      one.kind === 'keep'
        ? `${withThe(`${side(one)}${one.region}`)} stays as it is`
        : `only ${withThe(`${side(one)}${one.region}`)} may change`,
    );
    return `From now on ${listed(said)}. “Unprotect everything” ends that.`;
  },
  nothingKept: 'Nothing is protected. Say for example “keep the background” or “only the face”.',
  notProtected: (region: string | null): string =>
    region === null ? 'Nothing is protected.' : `${capital(withThe(region))} is not protected.`,
  whichSquare: 'Which square? Say “show grid”, then for example “protect square 5”.',
  noSuchSquare: (number: number, most: number): string =>
    `There is no square ${number}; the squares go from 1 to ${most}.`,

  noSuchStep: (step: number | string, known: readonly number[]): string =>
    `There is no step ${typeof step === 'number' ? step : `called “${step}”`}. There are ${listed(known.slice(-12).map(String))}.`,
  alreadyThere: (step: number): string => `This is step ${step} already.`,
  jumped: (step: number, title: string, name: string | null): string =>
    `Now at step ${step}${name === null ? '' : `, “${name}”`}: ${title}. “Undo” returns; what you do from here is a branch.`,
  stepNamed: (step: number, name: string): string =>
    `Step ${step} is “${name}” now. “Go to version ${name}” returns to it.`,
  compared: (show: 'before' | 'after' | 'both'): string =>
    show === 'before'
      ? 'This is how it was before the last edit. “After” shows what it is now.'
      : show === 'after'
        ? 'This is how it is now.'
        : 'Before is on the left of the line, after on the right; the arrow keys move it. “After” ends it.',
  nothingToCompare: 'There is nothing to compare with yet.',
  comparing: (step: number, title: string): string =>
    `On the left of the line is step ${step}, “${title}”; on the right what stands now. “Stop comparing” ends it.`,
  backToStart: (title: string): string => `Back to where “${title}” began.`,
  wentBack: (about: string, step: number, of: number): string =>
    `Back to step ${step} of ${of} of “${about}”. “Undo” returns to its end.`,
  stoppedAsSeen: (step: number): string =>
    `It had ended by then; this is the picture you saw when you spoke, after ${step} steps. “Undo” returns to its end.`,
  nothingToScratch: 'What you said last changed nothing.',
  scratched: (text: string, title: string): string => `Took back “${text}”; now: ${title}.`,

  cannotDo: (part: Part, action: string): string =>
    `The ${part.paired ? part.plural : part.singular} cannot do that (${action.replaceAll('-', ' ')}).`,
  noSides: (part: Part): string => `The ${part.singular} has no left and right one.`,
} as const;
