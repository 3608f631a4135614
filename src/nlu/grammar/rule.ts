/** A rule of the closed grammar: how it is said, and the command that its slots make. */
import type { ControlCommand, Direction, Place, Side } from '../../core/index.ts';
import type { SlotValue } from './slots.ts';

/** The values of a rule's slots, in the order in which they stand. */
export class Bound {
  readonly #values: readonly SlotValue[];

  constructor(values: readonly SlotValue[]) {
    this.#values = values;
  }

  #all<Slot extends SlotValue['slot']>(slot: Slot): (SlotValue & { readonly slot: Slot })[] {
    return this.#values.filter((value): value is SlotValue & { readonly slot: Slot } => value.slot === slot);
  }

  number(at = 0): number | null {
    return this.#all('number')[at]?.value ?? null;
  }
  place(at = 0): Place | null {
    return this.#all('place')[at]?.place ?? null;
  }
  get cells(): readonly number[] {
    return this.#all('cells')[0]?.cells ?? [];
  }
  get direction(): Direction | null {
    return this.#all('direction')[0]?.direction ?? null;
  }
  get region(): { readonly region: string; readonly side: Side | null } | null {
    const found = this.#all('region')[0];
    return found ? { region: found.region, side: found.side } : null;
  }
  get regions(): readonly { readonly region: string; readonly side: Side | null }[] {
    return this.#all('region');
  }
  words(at = 0): string {
    return this.#all('words')[at]?.words ?? '';
  }
}

/**
 * When a phrase is worth hearing: always, while numbers or a grid can be named, or never: rare and wordy ways to say what
 * has a short one are understood, but a recogniser is not led along them.
 */
export type Moment = 'always' | 'points' | 'never';

export interface Rule {
  readonly said: string;
  readonly means: (bound: Bound) => ControlCommand | null;
  readonly moment: Moment;
}

export const rule = (said: string, means: Rule['means'] | ControlCommand, moment: Moment = 'always'): Rule => ({
  said,
  means: typeof means === 'function' ? means : () => means,
  moment,
});

/** One rule for each value of a command's field: how each is said. */
export const each = <Value extends string>(
  said: Readonly<Record<Value, string>>,
  make: (value: Value) => ControlCommand,
  moment: Moment = 'always',
): readonly Rule[] => (Object.keys(said) as Value[]).map((value) => rule(said[value], make(value), moment));

/** What one slot says, made into a command; without it the rule does not fit. */
const reading =
  <Read>(read: (bound: Bound) => Read | null, make: (value: Read) => ControlCommand | null): Rule['means'] =>
  (bound) => {
    const value = read(bound);
    return value === null ? null : make(value);
  };

export const withNumber = (make: (value: number) => ControlCommand, least = 0): Rule['means'] =>
  reading((bound) => {
    const value = bound.number();
    return value !== null && value >= least ? value : null;
  }, make);

export const withPlace = (make: (place: Place) => ControlCommand): Rule['means'] =>
  reading((bound) => bound.place(), make);

export const withRegion = (
  make: (region: { readonly region: string; readonly side: Side | null }) => ControlCommand | null,
): Rule['means'] => reading((bound) => bound.region, make);

export const withWords = (make: (words: string) => ControlCommand | null): Rule['means'] =>
  reading((bound) => bound.words(), make);
