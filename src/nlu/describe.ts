/**
 * A command in words, before it is carried out: "Opening the mouth a bit, keeping the background."
 * Sides are the viewer's, also where the user spoke of the lion's own: so a mistake is heard before it is seen.
 */
import {
  type Amount,
  type Constraint,
  capital,
  type Domain,
  type EditCommand,
  listed,
  nounFor,
  type PartEdit,
  type UndoPartCommand,
  withThe,
} from '../core/index.ts';
import { gerundParts } from './phrases.ts';
import { wholeName } from './resolve.ts';

const comparisons: Readonly<Record<string, string>> = {
  bigger: 'big',
  smaller: 'big',
  longer: 'long',
  shorter: 'long',
  wider: 'wide',
  narrower: 'wide',
};

function relativeWords(factor: number): string {
  if (factor === 1) return '';
  const known: Readonly<Record<string, string>> = { 0.2: 'a tiny bit', 0.4: 'a bit', 0.5: 'halfway', 1.8: 'a lot' };
  return known[String(factor)] ?? (factor < 1 ? 'a bit' : 'a lot');
}

/** "a lot bigger" but "the mouth a lot": size words take the amount before them. */
function amountWords(amount: Amount, result: string): string {
  const size = result in comparisons;
  switch (amount.kind) {
    case 'relative': {
      const words = relativeWords(amount.factor);
      if (words === '') return result;
      return size ? `${words === 'halfway' ? 'somewhat' : words} ${result}` : `${result} ${words}`;
    }
    case 'pixels': {
      const px = `${amount.px} ${amount.px === 1 ? 'pixel' : 'pixels'}`;
      return size ? `${px} ${result}` : `${result} by ${px}`;
    }
    case 'degrees':
      return `${result} by ${amount.degrees} ${amount.degrees === 1 ? 'degree' : 'degrees'}`;
    case 'scale': {
      const base = comparisons[result];
      if (base === undefined) return `${result} to ${Math.round(amount.ratio * 100)} percent`;
      if (amount.ratio === 2) return `twice as ${base}`;
      if (amount.ratio === 0.5) return `half as ${base}`;
      return `${Math.round(Math.abs(amount.ratio - 1) * 100)} percent ${result}`;
    }
    default:
      return amount satisfies never;
  }
}

/** "opening the mouth a bit", "making the left ear 20 percent bigger" */
export function describeEdit(edit: PartEdit, domain: Domain): string {
  const part = domain.parts.find((one) => one.name === edit.part);
  if (!part) throw new Error(`The domain "${domain.name}" has no part "${edit.part}".`);
  const { verb, result } = gerundParts(edit.action);
  return [verb, nounFor(part, edit.side), amountWords(edit.amount, result).trim()]
    .filter((word) => word !== '')
    .join(' ');
}

function place({ region, side }: Constraint, domain: Domain): string {
  const part = domain.parts.find((one) => one.name === region);
  return part ? nounFor(part, side) : withThe(region);
}

/** "undoing what was done to the ears" */
function describeUndoing({ part, side, also = [], except }: UndoPartCommand, domain: Domain): string {
  const nouns = [{ part, side }, ...also].map((one) => {
    const known = domain.parts.find(({ name }) => name === one.part);
    if (!known) throw new Error(`The domain "${domain.name}" has no part "${one.part}".`);
    return `${nounFor(known, one.side)}${one.part === wholeName ? ' as a whole' : ''}`;
  });
  return `undoing ${except ? 'everything but ' : ''}what was done to ${listed(nouns)}`;
}

/** The whole sentence, with a capital and a full stop. */
export function describe(command: EditCommand | UndoPartCommand, domain: Domain): string {
  if (command.kind === 'undo-part') return `${capital(describeUndoing(command, domain))}.`;
  const edits = listed(command.edits.map((edit) => describeEdit(edit, domain)));
  const kept = command.constraints.filter((one) => one.kind === 'keep').map((one) => place(one, domain));
  const only = command.constraints.filter((one) => one.kind === 'only').map((one) => place(one, domain));
  const limits = [
    kept.length > 0 ? `keeping ${listed(kept)}` : '',
    only.length > 0 ? `changing only ${listed(only)}` : '',
  ].filter((words) => words !== '');
  const sentence = [edits, ...limits].join(', ');
  return `${capital(sentence)}.`;
}
