/**
 * Numbers that are misheard for each other, thirty for thirteen: where only one of the two is on the screen, that one was said.
 */
import type { Command, Place } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { findPlace } from './places.ts';

const soundsLike = (value: number): number | null => {
  if (value >= 13 && value <= 19) return (value - 10) * 10;
  return value >= 30 && value <= 90 && value % 10 === 0 ? value / 10 + 10 : null;
};

/** Bare: while choices stand, it is one of those. */
const isShown = (desk: Desk, value: number, bare: boolean): boolean => {
  const { choices } = desk.board;
  return bare && choices.length > 0
    ? value <= choices.length
    : !('refused' in findPlace(desk, { at: 'number', value }));
};

/** What was heard, with the numbers that are there. */
export const withNumbersShown = (desk: Desk, command: Command): Command => {
  const right = (value: number, bare: boolean): number => {
    const other = soundsLike(value);
    return other !== null && !isShown(desk, value, bare) && isShown(desk, other, bare) ? other : value;
  };
  const placed = (place: Place): Place =>
    place.at === 'number' ? { ...place, value: right(place.value, false) } : place;
  switch (command.kind) {
    case 'number':
      return { ...command, value: right(command.value, true) };
    case 'what-is':
      return { ...command, value: right(command.value, false) };
    case 'handle':
    case 'target':
    case 'pick':
    case 'move':
      return { ...command, place: placed(command.place) };
    case 'drag':
      return { ...command, from: placed(command.from), to: placed(command.to) };
    default:
      return command;
  }
};
