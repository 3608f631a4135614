/** Every sentence that a conversation says of its own, in one place. Plans and refusals bring theirs along. */
import { type AppError, type Constraint, listed, lowered, withThe } from '../core/index.ts';
import type { DragResult } from '../drag/port.ts';
import type { ShownEdit } from '../grounding/port.ts';
import type { Interruption } from './job-line.ts';
import type { Movement } from './measures.ts';
import { pointReplies } from './point-replies.ts';
import { smallTalkReplies } from './small-talk-replies.ts';
import { talkReplies } from './talk-replies.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const px = (value: number): string =>
  Math.abs(value) < 19.95 ? value.toFixed(1).replace(/\.0$/, '').replace(/^-0$/, '0') : value.toFixed(0);
/** How a number of times is said: "half", "twice". */
const times = (factor: number): string => {
  if (factor === 0.5) return 'half the movement';
  if (factor === 2) return 'twice the movement';
  return `${Number(factor.toFixed(2))} times the movement`;
};

/** At most this many points are named in a result; of more, those asked to go farthest. */
const namedPoints = 3;
/** A point asked to go less is carried along; beside others it is no news. */
const leastNamedPx = 0.5;

/** `short`: how far it should have gone belongs to it. */
const movedPart = (moved: readonly Movement[], short: boolean): string => {
  const far = moved.filter(({ askedPx }) => askedPx >= leastNamedPx);
  const told = far.length > 0 ? far : moved;
  const named = [...told].sort((a, b) => b.askedPx - a.askedPx).slice(0, namedPoints);
  const said = named.map(({ label, wentPx, askedPx }, i) => {
    const went = short ? `${px(wentPx)} of ${px(askedPx)} px` : `${px(wentPx)} px`;
    return `${withThe(label)} ${i === 0 ? 'moved ' : ''}${went}`;
  });
  const rest = told.length - named.length;
  return listed(rest > 0 ? [...said, count(rest, 'more point')] : said);
};

/** What keeps its place to the last bit, as it should, is no news. */
const outsidePart = (share: number | null): string =>
  share === null || share < 0.0005 ? '' : `; of what was to stay ${(share * 100).toFixed(1)} % changed`;

/** The engine waits for the holding points too; who asked looks at those that were to move. */
const allButHolds = (reason: DragResult['reason'], arrived: boolean): boolean =>
  arrived && (reason === 'stalled' || reason === 'step-limit');

/** Of what was asked, less than this is nothing that one sees, and less than that hardly anything. */
const [nothing, hardly] = [0.03, 0.2];

/** What the points cannot tell, though they were followed to where they should be. */
const faintPart = (faint: readonly ShownEdit[]): string =>
  listed(
    faint.map(({ says, share }) => {
      if (share < nothing) return `${says} does not show in this picture`;
      const grade = share < hardly ? 'hardly shows' : 'shows only in part';
      return `${says} ${grade} (${Math.round(share * 100)} % of what was asked)`;
    }),
  );

const opening = (reason: DragResult['reason'], arrived: boolean, steps: number, how: Interruption): string => {
  if (allButHolds(reason, arrived)) return `Done in ${count(steps, 'step')}, though not every point held its place`;
  switch (reason) {
    case 'reached':
      return `Done in ${count(steps, 'step')}`;
    case 'step-limit':
      return `Ended at the limit of ${count(steps, 'step')}, short of the target`;
    case 'stalled':
      return `It came to rest after ${count(steps, 'step')}, short of the target`;
    case 'cancelled':
      return how === 'stop' ? `Stopped after ${count(steps, 'step')}` : `Cancelled after ${count(steps, 'step')}`;
    default:
      return reason satisfies never;
  }
};

const advice = (reason: DragResult['reason'], arrived: boolean, how: Interruption): string => {
  if (allButHolds(reason, arrived)) return '';
  switch (reason) {
    case 'reached':
      return '';
    case 'step-limit':
      return ' Say “more” to go on.';
    case 'stalled':
      return ' This may be as far as the model goes; a smaller amount may get there.';
    case 'cancelled':
      return how === 'stop' ? ' This picture stays; “undo” takes it back.' : ' The picture is as it was before.';
    default:
      return reason satisfies never;
  }
};

export interface EditFigures {
  readonly reason: DragResult['reason'];
  readonly steps: number;
  /** Every point that was to move is where it should be. */
  readonly arrived: boolean;
  /** Of so many edits these hardly show. */
  readonly edits: number;
  readonly faint: readonly ShownEdit[];
  readonly moved: readonly Movement[];
  readonly changedOutside: number | null;
}

export const replies = {
  /** `goesBack`: “scratch that” can take back what it does. */
  heardAs: (sentence: string, goesBack: boolean): string =>
    `I took that for “${sentence}”.${goesBack ? ' “Scratch that” takes it back.' : ''}`,
  ...pointReplies,
  ...talkReplies,
  ...smallTalkReplies,
  result: ({ reason, steps, arrived, edits, faint, moved, changedOutside }: EditFigures, how: Interruption): string => {
    if (reason === 'cancelled' && steps === 0) return replies.nothingMoved;
    if (faint.length > 0) {
      const rest = faint.length < edits ? '; the rest does' : '';
      return `It ended after ${count(steps, 'step')}, but ${faintPart(faint)}${rest}. “Undo” takes it back; “new image” brings another picture to try it on.`;
    }
    const short = reason !== 'reached' && !allButHolds(reason, arrived);
    const figures =
      reason === 'cancelled' && how === 'cancel' ? '' : `: ${movedPart(moved, short)}${outsidePart(changedOutside)}`;
    return `${opening(reason, arrived, steps, how)}${moved.length === 0 ? '' : figures}.${advice(reason, arrived, how)}`;
  },

  again: (title: string): string => `Once more: “${title}”.`,
  /** `turned`: the drag goes the other way than its sentence says, whatever the sign of the factor. */
  further: (about: string, factor: number, turned: boolean, does: string): string => {
    if (factor < 0) return turned ? `The other way from “${about}”.` : `Back again: ${lowered(does)}`;
    const amount = factor < 1 ? 'A bit more' : factor > 1 ? 'A lot more' : 'More';
    return turned ? `${amount} the other way from “${about}”.` : `${amount} of “${about}”: ${lowered(does)}`;
  },
  rescaled: (about: string, factor: number): string =>
    `The last edit, “${about}”, again from its start, with ${times(factor)}.`,
  byHand: (points: number, kept: readonly string[]): string =>
    `Moving ${count(points, 'point')} by hand${kept.length > 0 ? `, ${listed(kept.map((one) => one.replace(/^keep /, 'keeping ')))}` : ''}.`,
  keepPainted: 'keep what you painted',
  cannotKeep: (kept: readonly string[]): string =>
    `This model does not know where that is, so I cannot ${listed(kept)}. Paint what should stay.`,
  untilStopped: (does: string): string => `${does.replace(/\.$/, '')} until you say “stop”.`,
  aboutByHand: (points: number): string => `move ${count(points, 'point')} by hand`,
  title: {
    back: (about: string): string => `${about}, back a bit`,
    seed: (seed: number): string => `seed ${seed}`,
    further: (about: string, factor: number, turned: boolean): string =>
      turned ? `${about}, the other way` : factor < 0 ? about : `${about}, ${factor < 1 ? 'a bit more' : 'more'}`,
    rescaled: (about: string, factor: number): string => `${about}, with ${times(factor)}`,
  },

  /** "keep the background", "only the face" */
  constraint: ({ kind, region, side }: Constraint): string =>
    `${kind} ${withThe(`${side === 'left' || side === 'right' ? `${side} ` : ''}${region}`)}`,

  waits: (waiting: number): string =>
    waiting <= 1
      ? 'I will do that when the running edit has ended. “Stop” ends it now.'
      : `I will do that after ${count(waiting, 'other edit')}. “Stop” ends all of them.`,
  tooManyWaiting: (limit: number): string =>
    `${count(limit, 'edit')} wait already, so I did not take this one. Say it again when they are done, or say “stop”.`,
  waitsForEngine: (ahead: number): string =>
    `The engine is busy with ${count(ahead, 'other edit')}; yours starts right after. “Cancel” takes it back.`,
  crashesEngine: (times: number): string =>
    `This edit has stopped the engine ${times} times, so I do not start it again. Try another amount or another picture.`,
  nothingMoved: 'Stopped before anything had moved; the picture is as it was.',
  notStarted: 'The edit was taken back before it began.',
  dropped: (waiting: number): string => `${count(waiting, 'waiting edit was', 'waiting edits were')} dropped.`,

  nothingRuns: 'Nothing is running; this picture stays as it is.',
  nothingToCancel: 'Nothing is running that could be cancelled. “Undo” takes back the last edit.',
  nothingToUndo: 'There is nothing to undo: this is the first picture.',
  nothingToRedo: 'There is nothing to redo: nothing was undone since the last edit.',
  nothingToRepeat: 'There is no edit yet that could be repeated.',
  nothingToRescale: 'There is no edit of this picture yet that could be made smaller or larger.',
  alreadyOriginal: 'This is the original already.',
  noRoom: 'The points are at the edge of the picture already; they cannot go further that way.',
  nothingLeft: (about: string): string => `With no movement left nothing remains of “${about}”; “undo” takes it back.`,

  /** `left`: what stood before; one step back has a name. */
  undone: (steps: number, asked: number, left: string, title: string): string =>
    `Took back ${steps === 1 ? `“${left}”` : count(steps, 'step')}${steps < asked ? ', all there were' : ''}; now: ${title}.`,
  /** `gone`: the part, with its article; `again`, `left`: what was done since, and has been done again or has not. */
  partUndone: (gone: string, again: readonly string[], left: readonly string[], title: string): string => {
    const named = (titles: readonly string[]) => listed(titles.map((one) => `“${one}”`));
    const then = again.length === 0 ? '' : `, and did ${named(again)} again`;
    const but = left.length === 0 ? '' : `; ${named(left)} ${left.length === 1 ? 'was' : 'were'} not done again`;
    return `Took back what was done to ${gone}${then}${but}${then + but === '' ? `; now: ${title}` : ''}.`;
  },
  nothingElse: (part: string): string => `Nothing else was done than to ${part}. “Undo” takes back the last of it.`,
  allBut: (part: string): string => `everything but ${part}`,
  withoutPart: (title: string, gone: string): string => `${title}, ${gone} undone`,
  undoingPart: (gone: string, again: string): string => `Undoing what was done to ${gone}; then again: “${again}”.`,
  partUntouched: (part: string, last: string | null): string =>
    last === null
      ? `Nothing was done to ${part}: this picture is as it was made.`
      : `Nothing was done to ${part}. The last edit was “${last}”; “undo” takes it back.`,
  partForgotten: (part: string): string =>
    `I cannot take back what was done to ${part}: of the steps since then not all are kept.`,
  notWithoutPart: (part: string, title: string): string =>
    `I cannot take back what was done to ${part}: “${title}” cannot be done again without it. “Undo” takes back the last edit.`,
  redone: (steps: number, asked: number, title: string): string =>
    `Brought back ${count(steps, 'step')}${steps < asked ? ', all there were' : ''}; now: ${title}.`,
  original: (title: string): string => `Back to the original, ${title}. “Redo” brings the edits back.`,
  newPicture: (seed: number): string => `Here is seed ${seed}. “Undo” returns to the picture before.`,
  failed: (error: AppError): string => {
    switch (error.code) {
      case 'engine-stopped':
        return 'The engine stopped during this and is being started again. The picture and the history are as before; say it again.';
      case 'cancelled':
        return replies.notStarted;
      case 'internal':
        return 'Something went wrong inside SayDrag. The picture and the history are as before.';
      default:
        return error.message;
    }
  },

  noKeyPoints: (error: AppError): string => `The parts of this picture could not be found: ${error.message}`,

  notAnEdit: (text: string): string =>
    `“${text}” is a command of a conversation; here one edit is expected, for example “open the mouth”.`,
} as const;
