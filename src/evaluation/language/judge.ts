/** Compares what was understood with what a sentence means. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Amount,
  type Command,
  type Constraint,
  type EditCommand,
  isSmallTalk,
  type PartEdit,
  type Understanding,
} from '../../core/index.ts';
import { intents, isControlIntent } from '../../nlu/index.ts';
import type { Band, ControlValue, ExpectedConstraint, ExpectedEdit, Reading, Sentence } from './sentences.ts';

/**
 * right: one of its readings. declined: refused, where that is no fault but not what was hoped for. refused: not
 * understood although it should be. wrong: something else would have been done.
 */
export type Verdict = 'right' | 'declined' | 'refused' | 'wrong';

/** "A bit" is 0.4 and nothing said 1 in this program; where "a lot" begins is for whoever understands. */
const usualFrom = 0.75;
const usualTo = 1.35;
const tolerance = 0.03;

const near = (value: number, expected: number): boolean => Math.abs(value - expected) <= Math.abs(expected) * tolerance;

const inBand = (amount: Amount, band: Band): boolean => {
  switch (band.kind) {
    case 'any':
      return true;
    case 'pixels':
      return amount.kind === 'pixels' && near(amount.px, band.px);
    case 'ratio':
      return amount.kind === 'scale' && near(amount.ratio, band.ratio);
    case 'less':
      return amount.kind === 'relative' && amount.factor < usualFrom;
    case 'usual':
      return amount.kind === 'relative' && amount.factor >= usualFrom && amount.factor <= usualTo;
    case 'more':
      return amount.kind === 'relative' && amount.factor > usualTo;
    default:
      return band satisfies never;
  }
};

const sameEdit = (edit: PartEdit, expected: ExpectedEdit): boolean =>
  edit.part === expected.part &&
  edit.action === expected.action &&
  edit.side === expected.side &&
  inBand(edit.amount, expected.band);

/** Each item has its own partner, in any order. */
const paired = <A, B>(found: readonly A[], expected: readonly B[], same: (a: A, b: B) => boolean): boolean => {
  const left = [...found];
  for (const item of expected) {
    const at = left.findIndex((candidate) => same(candidate, item));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
};

const numberFits = (found: unknown, value: ControlValue): boolean => {
  if (value === 'any') return true;
  // Names are kept in small letters.
  if (typeof value === 'object') return found === value.equals || found === String(value.equals).toLowerCase();
  if (typeof found !== 'number') return false;
  if (value === 'negative') return found < 0;
  return value === 'less' ? found >= 0 && found < 1 : found > 1;
};

/** A correction with nothing before it is done as an edit. */
const alone = (command: Command): Command => (command.kind === 'instead' ? command.edit : command);

/** "Close the left eye, not the right one", "open the mouth, only the mouth": a limit that says the edits over again. */
const restates = ({ kind, region, side }: Constraint, edits: readonly PartEdit[]): boolean =>
  kind === 'only'
    ? edits.every((edit) => edit.part === region && (side === null || side === edit.side))
    : side !== null && edits.some((edit) => edit.part === region && edit.side !== 'both' && edit.side !== side);

const sameLimits = ({ edits, constraints }: EditCommand, expected: readonly ExpectedConstraint[]): boolean => {
  const same = (found: readonly Constraint[]): boolean =>
    paired(found, expected, (a, b) => a.kind === b.kind && a.region === b.region);
  return same(constraints) || same(constraints.filter((limit) => !restates(limit, edits)));
};

export const fits = (said: Command, reading: Reading): boolean => {
  if (reading.kind === 'refuse') return false;
  const command = alone(said);
  if (reading.kind === 'edit') {
    return (
      command.kind === 'edit' &&
      paired(command.edits, reading.edits, sameEdit) &&
      sameLimits(command, reading.constraints)
    );
  }
  // "Again" is more of the last edit, once more as far.
  if (command.kind === 'again' && reading.name === 'further')
    return reading.value === 'any' || reading.value === 'more';
  // "Scratch that" takes the last sentence back.
  if (command.kind === 'scratch' && reading.name === 'undo') return numberFits(1, reading.value);
  // How to save is help.
  if (command.kind === 'tell' && command.about === 'saving' && reading.name === 'help') return true;
  if (isControlIntent(reading.name) && isDeepStrictEqual(command, intents[reading.name][1])) return true;
  if (command.kind !== reading.name) return false;
  const { kind, ...rest } = command;
  return numberFits(Object.values(rest)[0], reading.value);
};

export const judge = (understood: Understanding, { readings }: Pick<Sentence, 'readings'>): Verdict => {
  const isRight = understood.kind === 'command' && readings.some((reading) => fits(understood.command, reading));
  if (isRight) return 'right';
  // An answer to small talk does nothing, as a refusal does nothing.
  if (understood.kind === 'command' && !isSmallTalk(understood.command)) return 'wrong';
  if (readings[0]?.kind === 'refuse') return 'right';
  return readings.some(({ kind }) => kind === 'refuse') ? 'declined' : 'refused';
};
