/** "only the left one", "keep the background", "not the right ear": narrows the edits or becomes a constraint. */
import { type Constraint, type Domain, nounFor, type PartEdit, type Side } from '../core/index.ts';
import type { Target } from './noun-phrase.ts';
import { contradiction, nonsense, type Refusal } from './refusals.ts';
import { wholeName } from './resolve.ts';
import type { Limit } from './share.ts';

export interface Limited {
  readonly edits: readonly PartEdit[];
  readonly constraints: readonly Constraint[];
}

/**
 * Which parts lie within which, so that "only the face" goes with opening the mouth and "only the ears" does not.
 * By the part names a domain is likely to use; a name that is not here contains only itself.
 */
const contains: Readonly<Record<string, readonly string[]>> = {
  face: ['mouth', 'eyes', 'muzzle', 'nose'],
  head: ['face', 'mouth', 'eyes', 'muzzle', 'nose', 'ears', 'mane', 'hair'],
};

export function liesWithin(part: string, region: string): boolean {
  return part === region || region === wholeName || (contains[region]?.includes(part) ?? false);
}

const otherSide = { left: 'right', right: 'left' } as const;

function oneSide(side: Side | null): 'left' | 'right' | undefined {
  return side === 'left' || side === 'right' ? side : undefined;
}

/** The pair a side without a noun speaks of: that of the last edit of a paired part. */
function lastPaired(edits: readonly PartEdit[]): string | undefined {
  return edits.findLast((edit) => edit.side !== null)?.part;
}

/** Narrows the edits of a paired part to one side; undefined where that is not what they are about. */
function narrowed(edits: readonly PartEdit[], part: string, side: 'left' | 'right'): readonly PartEdit[] | undefined {
  const of = edits.filter((edit) => edit.part === part);
  if (of.length === 0 || of.some((edit) => edit.side !== 'both' && edit.side !== side)) return undefined;
  return edits.map((edit) => (edit.part === part ? { ...edit, side } : edit));
}

/** "the other one" is the side that the edit of that pair leaves alone. */
function sideOfOne(
  said: 'left' | 'right' | 'other',
  pair: string | undefined,
  edits: readonly PartEdit[],
): 'left' | 'right' | undefined {
  if (said !== 'other') return said;
  const changed = oneSide(edits.findLast(({ part }) => part === pair)?.side ?? null);
  return changed && otherSide[changed];
}

function regionOf(target: Target, domain: Domain): { region: string; side: Side | null } | undefined {
  if (target.kind === 'part') return { region: target.part.name, side: oneSide(target.side) ?? null };
  if (target.kind === 'region') return { region: target.name, side: null };
  const whole = domain.parts.some((part) => part.name === wholeName);
  return target.kind === 'subject' && whole ? { region: wholeName, side: null } : undefined;
}

function named(domain: Domain, region: string, side: Side | null): string {
  const part = domain.parts.find((one) => one.name === region);
  return part ? nounFor(part, side) : `the ${region}`;
}

/** Applies one limit to what the sentence asks for so far. */
export function limit(so: Limited, { kind, target, text }: Limit, domain: Domain): Limited | Refusal {
  const { edits, constraints } = so;
  const wanted = kind === 'only' ? 'only' : 'keep';
  if (target.kind === 'rest') {
    if (kind === 'only') return nonsense(domain, text);
    const only = edits.map(
      (edit): Constraint => ({ kind: 'only', region: edit.part, side: oneSide(edit.side) ?? null }),
    );
    return { edits, constraints: [...constraints, ...only] };
  }
  if (target.kind === 'one' && target.side === 'other') return nonsense(domain, text);
  const pair = target.kind === 'one' ? lastPaired(edits) : target.kind === 'part' ? target.part.name : undefined;
  const side =
    target.kind === 'one'
      ? sideOfOne(target.side, pair, edits)
      : target.kind === 'part'
        ? oneSide(target.side)
        : undefined;
  if (target.kind === 'one' && (pair === undefined || side === undefined)) return nonsense(domain, text);
  if (pair !== undefined && side !== undefined && edits.some((edit) => edit.part === pair)) {
    const left = narrowed(edits, pair, wanted === 'only' ? side : otherSide[side]);
    // "close the left eye but leave the right one open": the other one is kept in so many words
    const kept: readonly Constraint[] =
      kind === 'keep' &&
      target.kind === 'one' &&
      edits.every((edit) => edit.part !== pair || edit.side === otherSide[side])
        ? [{ kind: 'keep', region: pair, side }]
        : [];
    return left
      ? { edits: left, constraints: [...constraints, ...kept] }
      : contradiction(domain, `${named(domain, pair, side)} cannot both change and stay as it is`);
  }
  const place = regionOf(target, domain);
  return place ? { edits, constraints: [...constraints, { kind: wanted, ...place }] } : nonsense(domain, text);
}
