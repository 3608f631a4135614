/** A model's checked answer → what is proposed: the last gate, where the same rules hold as for any sentence. */
import type { Amount, Constraint, Domain, EditCommand, PartEdit } from '../../core/index.ts';
import { findContradiction, withoutRepeats } from '../contradictions.ts';
import { type Mark, pointsOf } from './marks.ts';
import type { Interpretation } from './port.ts';
import type { AmountName, Reply } from './schema.ts';

/** As the rules read "a tiny bit", "a bit", nothing said, "a lot". */
const factors: Readonly<Record<AmountName, number>> = { tiny: 0.2, little: 0.4, usual: 1, much: 1.8 };
const resizing = new Set(['bigger', 'smaller', 'wider', 'narrower', 'longer', 'shorter']);
const growing = new Set(['bigger', 'wider', 'longer']);

/** Said back to the model, for its one repair. */
export class Unusable extends Error {}

const amountOf = ({ target, amount, percent, pixels }: Reply['edits'][number], action: string): Amount => {
  const given = [amount, percent, pixels].filter((value) => value !== null).length;
  if (given > 1) throw new Unusable(`${target} has more than one of amount, percent and pixels`);
  if (pixels !== null) return { kind: 'pixels', px: pixels };
  if (percent !== null) {
    const ratio = percent / 100;
    const fits = resizing.has(action) && (growing.has(action) ? ratio > 1 : ratio < 1);
    if (!fits) {
      throw new Unusable(
        `percent ${percent} does not fit ${target}: it is the new size, only for bigger or smaller things`,
      );
    }
    return { kind: 'scale', ratio };
  }
  return { kind: 'relative', factor: factors[amount ?? 'usual'] };
};

const editOf = (edit: Reply['edits'][number], domain: Domain): PartEdit => {
  const [name = '', action] = edit.target.split('.');
  const part = domain.parts.find((one) => one.name === name);
  const known = part?.actions.find((one) => one === action);
  if (part === undefined || known === undefined) throw new Unusable(`${edit.target} is not known`);
  // A model that leaves the side of a pair out means both; one that names a side of a single part says nothing by it.
  const side = part.paired ? (edit.side ?? 'both') : null;
  return { part: name, action: known, side, amount: amountOf(edit, known) };
};

const commandOf = (edits: Reply['edits'], limits: Reply['limits'], domain: Domain): EditCommand => {
  if (edits.length === 0) throw new Unusable('the outcome needs edits, but the list is empty');
  const constraints = limits.map(({ kind, region }): Constraint => {
    const paired = domain.parts.some((part) => part.name === region && part.paired);
    return { kind, region, side: paired ? 'both' : null };
  });
  const limited = withoutRepeats({ edits: edits.map((edit) => editOf(edit, domain)), constraints });
  const contradiction = findContradiction(limited, domain);
  if (contradiction !== undefined) throw new Unusable(contradiction.text);
  return { kind: 'edit', ...limited };
};

/** @throws Unusable with what is wrong */
export const interpretationOf = (
  reply: Reply,
  domain: Domain,
  marks: readonly Mark[],
  imageSize: number,
): Interpretation => {
  switch (reply.outcome) {
    case 'impossible':
    case 'unclear':
      return { kind: 'declined', why: reply.outcome };
    case 'edit': {
      if (new Set(reply.edits.map(({ choice }) => choice)).size > 1) {
        throw new Unusable('outcome edit has edits of several choices; use outcome choices, or choice 1 for all');
      }
      const command = commandOf(reply.edits, reply.limits, domain);
      return { kind: 'proposal', proposal: { kind: 'edit', command } };
    }
    case 'points': {
      const points = pointsOf(reply.moves, marks, imageSize);
      if (points === null) throw new Unusable('the moves name no point, one twice, or one that has no room to move');
      const keep = reply.limits.some(({ kind, region }) => kind === 'keep' && region === 'background');
      return { kind: 'proposal', proposal: { kind: 'points', points, keep: keep ? 'background' : 'nothing' } };
    }
    case 'choices': {
      const numbers = [...new Set(reply.edits.map(({ choice }) => choice))].sort((a, b) => a - b);
      const all = numbers.map((number) =>
        commandOf(
          reply.edits.filter(({ choice }) => choice === number),
          reply.limits,
          domain,
        ),
      );
      const choices = all.filter(
        (one, i) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i,
      );
      const [only, ...more] = choices;
      if (only === undefined) throw new Unusable('outcome choices needs at least two ways');
      return more.length === 0
        ? { kind: 'proposal', proposal: { kind: 'edit', command: only } }
        : { kind: 'choices', choices };
    }
    default:
      return reply.outcome satisfies never;
  }
};
