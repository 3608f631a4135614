/**
 * What a request can say, each thing once: what to do, which way, how much. Every chunk of a segment must find
 * its slot here; what has no place makes the segment unreadable.
 */
import type { Chunk } from './clause-types.ts';
import { type Concept, type Direction, wideWords } from './concepts.ts';
import type { Idiom } from './idioms.ts';
import type { SpokenAmount } from './items.ts';
import { isOpeningAdverb, isOpenOrClose } from './segments.ts';

/** What "too wide" and "less wide" ask for. */
export const inverse: Partial<Record<Concept, Concept>> = {
  open: 'close',
  close: 'open',
  raise: 'lower',
  lower: 'raise',
  bigger: 'smaller',
  smaller: 'bigger',
  longer: 'shorter',
  shorter: 'longer',
  wider: 'narrower',
  narrower: 'wider',
};

export interface Slots {
  concept: Concept | undefined;
  idiom: Idiom | undefined;
  directions: Direction[];
  amount: SpokenAmount | undefined;
  inverted: boolean;
  only: boolean;
  wide: boolean;
  makes: boolean;
  more: boolean;
  is: boolean;
  dimension: Extract<Chunk, { type: 'dimension' }> | undefined;
}

export function emptySlots(): Slots {
  return {
    concept: undefined,
    idiom: undefined,
    directions: [],
    amount: undefined,
    inverted: false,
    only: false,
    wide: false,
    makes: false,
    more: false,
    is: false,
    dimension: undefined,
  };
}

/** "Very" is said of how something is: "very wide", "very far left"; "very close the eye" was never meant. */
function mayBeVery(next: Chunk | undefined, after: Chunk | undefined): boolean {
  switch (next?.type) {
    case 'concept':
      // "very thin" at the end is no verb
      return next.adjective || after?.type !== 'noun' || isOpeningAdverb(next);
    case 'idiom':
      return next.idiom.state === true;
    case 'direction':
    case 'amount':
    case 'more':
    case 'less':
      return true;
    default:
      return false;
  }
}

/** Puts one chunk into its slot; false where there is no place for it. */
export function place(slots: Slots, chunks: readonly Chunk[], at: number): boolean {
  const one = chunks[at];
  const next = chunks[at + 1];
  switch (one?.type) {
    case 'noun':
    case 'be':
    case 'just':
      return true;
    case 'make':
    case 'give':
      if (slots.makes || next === undefined) return false;
      slots.makes = true;
      return true;
    case 'is':
      slots.is = true;
      return true;
    case 'concept':
      if (isOpeningAdverb(one) && (slots.concept === 'open' || (next?.type === 'concept' && next.concept === 'open'))) {
        slots.wide = slots.wide || wideWords.has(one.text.split(' ').at(-1) ?? '');
        return true;
      }
      // "pull the mouth open"
      if (slots.concept === 'move' && slots.directions.length === 0) {
        const up = one.concept === 'raise' || one.concept === 'lower';
        // "put it a bit lower": which way; "bring him closer", "pull the mouth open": what
        if (up && one.adjective) {
          slots.directions.push(one.concept === 'raise' ? 'up' : 'down');
          return true;
        }
        if (one.text === 'lower') {
          slots.directions.push('down');
          return true;
        }
        if (isOpenOrClose(one) || one.concept === 'zoom-in' || one.concept === 'zoom-out') slots.concept = undefined;
      }
      // "make the eyes look bigger"
      if (slots.concept === 'look' && slots.directions.length === 0 && one.adjective) slots.concept = undefined;
      // "let the head hang low"
      if (slots.concept === one.concept && one.adjective && (one.concept === 'raise' || one.concept === 'lower'))
        return true;
      if (slots.concept ?? slots.idiom) return false;
      slots.concept = one.concept;
      return true;
    case 'idiom':
      // "make it look sleepy"
      if ((slots.concept === 'look' || slots.concept === 'move') && slots.directions.length === 0)
        slots.concept = undefined;
      if (slots.concept ?? slots.idiom) return false;
      slots.idiom = one.idiom;
      return true;
    case 'direction': {
      const [first] = slots.directions;
      const vertical = first === 'up' || first === 'down';
      const sideways = one.direction === 'left' || one.direction === 'right';
      if (one.how === 'on' || slots.directions.length > 1 || (first !== undefined && !(vertical && sideways)))
        return false;
      slots.directions.push(one.direction);
      return true;
    }
    case 'amount':
      // "zoom in twice" may mean two times or to double size; "twice as big" is clear.
      if (slots.amount || (slots.concept && /^(?:twice|thrice)$/.test(one.text))) return false;
      if (/(?:^| )very$/.test(one.text) && !mayBeVery(next, chunks[at + 2])) return false;
      slots.amount = one.amount;
      return true;
    case 'dimension':
      if (slots.dimension) return false;
      slots.dimension = one;
      return true;
    case 'more':
      if (slots.more) return false;
      slots.more = true;
      return true;
    case 'less':
      // "less wide", "less hair"; "open the mouth less" would need to know what was done before.
      slots.inverted = true;
      if (next?.type === 'noun' || next?.type === 'dimension') {
        slots.concept ??= 'bigger';
        return (
          at === 0 ||
          chunks
            .slice(0, at)
            .every(
              (before) =>
                before.type === 'amount' || before.type === 'make' || before.type === 'give' || before.type === 'noun',
            )
        );
      }
      return next?.type === 'concept' && (next.adjective || next.concept === 'open');
    case 'too':
      if (next === undefined) return true;
      slots.inverted = true;
      return !slots.makes && slots.concept === undefined && next.type === 'concept' && next.concept in inverse;
    case 'only':
      if (next?.type === 'concept' || next?.type === 'idiom' || next?.type === 'make') slots.only = true;
      return next !== undefined ? next.type === 'amount' || slots.only : chunks[at - 1]?.type === 'noun';
    case 'as-is':
      return slots.amount?.kind === 'times' && slots.amount.as;
    default:
      return false;
  }
}

/** "increase the width", "half the size": the size that is named says what grows. */
export function measured(slots: Slots): boolean {
  const { dimension } = slots;
  if (!dimension) return true;
  // "bump up the size"
  const [way, ...ways] = slots.directions;
  if (slots.concept === 'move' && ways.length === 0 && (way === 'up' || way === 'down')) {
    slots.concept = way === 'up' ? 'bigger' : 'smaller';
    slots.directions = [];
  }
  if (slots.concept === undefined && slots.more) {
    slots.concept = dimension.grow;
    return true;
  }
  if (slots.concept === undefined && slots.amount?.kind === 'times') {
    slots.concept = dimension.grow;
    slots.amount = { ...slots.amount, as: true };
    return true;
  }
  if (slots.concept === 'bigger') slots.concept = dimension.grow;
  else if (slots.concept === 'smaller') slots.concept = dimension.shrink;
  else return false;
  return true;
}
