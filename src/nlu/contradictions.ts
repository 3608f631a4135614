/** What cannot be carried out together: open and close, change and keep, only here and yet there. */
import { type Constraint, type Domain, nounFor, type PartEdit, sidesMeet } from '../core/index.ts';
import { opposite } from './concepts.ts';
import { type Limited, liesWithin } from './limits.ts';
import { imperative } from './phrases.ts';
import { contradiction, type Refusal } from './refusals.ts';
import { wholeName } from './resolve.ts';

const isSame = (one: PartEdit, other: PartEdit): boolean =>
  one.part === other.part && one.action === other.action && one.side === other.side;

const saysHowMuch = ({ amount }: PartEdit): boolean => amount.kind !== 'relative' || amount.factor !== 1;

/** Said before with as much, or elsewhere with how much. */
const repeats = (edit: PartEdit, i: number, all: readonly PartEdit[]): boolean =>
  all.some(
    (one, at) =>
      at !== i &&
      isSame(one, edit) &&
      (JSON.stringify(one.amount) === JSON.stringify(edit.amount) ? at < i : saysHowMuch(one) && !saysHowMuch(edit)),
  );

/** The same thing said twice is said once: "bigger, a lot bigger" is a lot bigger. */
export function withoutRepeats(limited: Limited): Limited {
  return {
    edits: limited.edits.filter((edit, i, all) => !repeats(edit, i, all)),
    constraints: limited.constraints.filter(
      (one, i, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i,
    ),
  };
}

function describeEdit(domain: Domain, edit: PartEdit): string {
  const part = domain.parts.find((one) => one.name === edit.part);
  return part ? imperative(part, edit.action, edit.side) : edit.part;
}

function placeOf(domain: Domain, { region, side }: Constraint): string {
  const part = domain.parts.find((one) => one.name === region);
  return part ? nounFor(part, side) : `the ${region}`;
}

export function findContradiction({ edits, constraints }: Limited, domain: Domain): Refusal | undefined {
  for (const [i, edit] of edits.entries()) {
    for (const other of edits.slice(i + 1)) {
      if (edit.part !== other.part || !sidesMeet(edit.side, other.side)) continue;
      if (other.action === opposite(edit.action) || other.action === edit.action) {
        return contradiction(domain, `${describeEdit(domain, edit)} and ${describeEdit(domain, other)}`);
      }
    }
    for (const keep of constraints.filter((one) => one.kind === 'keep')) {
      const all =
        keep.region === wholeName || (edit.part === wholeName && domain.parts.some((one) => one.name === keep.region));
      const it = edit.part === keep.region && sidesMeet(edit.side, keep.side);
      if (all || it) return contradiction(domain, `${describeEdit(domain, edit)} and keep ${placeOf(domain, keep)}`);
    }
    const only = constraints.filter((one) => one.kind === 'only');
    const within = only.some((one) => liesWithin(edit.part, one.region) && sidesMeet(edit.side, one.side));
    if (only.length > 0 && !within) {
      return contradiction(
        domain,
        `${describeEdit(domain, edit)} and change only ${only.map((one) => placeOf(domain, one)).join(' and ')}`,
      );
    }
  }
  for (const keep of constraints.filter((one) => one.kind === 'keep')) {
    const both = constraints.some(
      (one) => one.kind === 'only' && one.region === keep.region && sidesMeet(one.side, keep.side),
    );
    if (both) return contradiction(domain, `keep ${placeOf(domain, keep)} and change only ${placeOf(domain, keep)}`);
  }
  return undefined;
}
