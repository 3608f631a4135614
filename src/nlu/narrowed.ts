/**
 * Right after an edit of several things, what of it was meant: "just the ears, leave the mouth as it was", "not both, only
 * the left", "only the left eye", "not the mouth". The same edit for that alone, in the place of the last one.
 */
import type { Command, Domain, EditCommand, PartEdit } from '../core/index.ts';
import { namedRegion } from './grammar/slots.ts';
import { lex } from './lex.ts';
import { separator, type Token } from './tokens.ts';

const opening = /^(?:(?:no|nope|nah|sorry|ok|please|wait|oh|but|and|well|i meant|i mean|i wanted|then|that is) )+/;
const ending = /(?: (?:please|i meant|i mean|though|actually|instead|rather))+$/;
const onlyBefore = /^(?:i )?(?:just|only)(?: (?:meant|wanted|mean|want|do|take))? (.+)$/;
const onlyBehind = /^(.+) (?:only|alone|by itself|by themselves)$/;
const notBoth =
  /^(?:(?:not|rather than|instead of) (?:both|the two|all|the pair|both sides)(?: of (?:them|those|these))?(?: of .+)?|(?:just|only) one(?: of (?:them|those))?(?: side)?|one(?: side)? only)$/;
const asBefore =
  '(?:as|like|how|the way) (?:it|they|he|she|that) (?:was|were|is|are|looked)(?: before)?|as before|like before|back(?: (?:how|as|the way) (?:it|they) (?:was|were))?';
const left = '(?:leave|keep|put|have|let|set|take)';
const takenOff = new RegExp(
  `^(?:${left} (.+?)(?: (?:stay|be))? (?:${asBefore})|(?:put|take|bring) back (.+)|undo (.+)|(.+?) (?:should|can|must|may|shall|goes|go|stays?)(?: (?:stay|be|go|remain))? (?:${asBefore}))$`,
);
const denied = /^(?:but )?not (.+)$/;
/** These take nothing off by themselves: "keep the mouth" is for what comes. */
const besides = new RegExp(
  `^(?:${left} (.+?)(?: (?:alone|out|out of it|as is|the same))?|without (.+)|(.+?) (?:was|were|is|are) (?:fine|good|ok|great|right|alright|nice|better)(?: before| as (?:it|they) (?:was|were))?|(.+?) (?:can |should )?stays?)$`,
);

type Which = { readonly part: string | null; readonly side: 'left' | 'right' | null; readonly at?: number };

const ordinals: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, last: -1 };

const whichOf = (words: string, domain: Domain): Which | null => {
  const [, side] = /^(?:on )?(?:the )?(?:one on the )?(left|right)(?: (?:one|side|hand side))?$/.exec(words) ?? [];
  if (side === 'left' || side === 'right') return { part: null, side };
  const [, nth] = /^(?:the )?(first|second|third|last)(?: (?:one|thing|part))?$/.exec(words) ?? [];
  if (nth !== undefined) return { part: null, side: null, at: ordinals[nth] ?? 0 };
  const region = namedRegion(lex(words.split(' '), domain));
  if (!region?.isPart) return null;
  return { part: region.region, side: region.side === 'left' || region.side === 'right' ? region.side : null };
};

const group = (found: RegExpExecArray | null): string | null =>
  found?.slice(1).find((one) => one !== undefined) ?? null;

/** What stays of the edits; all where it is about none of them. */
const kept = (edits: readonly PartEdit[], { part, side, at }: Which): readonly PartEdit[] => {
  if (at !== undefined) return edits.length < 2 ? edits : edits.slice(at, at === -1 ? undefined : at + 1);
  const about = edits.filter((edit) => (part === null ? edit.side !== null : edit.part === part));
  if (side === null) return about;
  const sided = about.flatMap((edit) => (edit.side === 'both' || edit.side === side ? [{ ...edit, side }] : []));
  // "only the right" of a pair leaves what was done to no pair
  return part === null && sided.length > 0
    ? edits.flatMap((edit) => (edit.side === null ? [edit] : sided.filter((one) => one.part === edit.part)))
    : sided;
};

const without = (edits: readonly PartEdit[], { part, side, at }: Which): readonly PartEdit[] => {
  if (at !== undefined || (part === null && side === null)) return edits;
  const other = side === 'left' ? 'right' : 'left';
  return edits.flatMap((edit) => {
    if (part === null ? edit.side === null : edit.part !== part) return [edit];
    if (side === null) return [];
    return edit.side === 'both' ? [{ ...edit, side: other } as const] : edit.side === side ? [] : [edit];
  });
};

/** @param tokens without hesitation, with separators */
export const narrowedTo = (tokens: readonly Token[], last: EditCommand | null, domain: Domain): Command | null => {
  // "Just right" is praise.
  if (/^(?:just|only) right$/.test(tokens.join(' '))) return null;
  const several = last !== null && (last.edits.length > 1 || last.edits.some(({ side }) => side === 'both'));
  if (!several || tokens.length > 16) return null;
  const pieces = tokens
    .join(' ')
    .split(/ , (?:and |but )?| but | and (?=leave|keep|put|not|undo|take)| (?=not (?:the|both|all)\b)/)
    .map((piece) => piece.replace(opening, '').replace(ending, ''))
    .filter((piece) => piece !== '' && piece !== separator && !/^(?:no|sorry|oh|wait|ok)$/.test(piece));
  let [only, denying, bare]: readonly [Which | null, boolean, Which | null] = [null, false, null];
  const off: Which[] = [];
  const beside: Which[] = [];
  for (const piece of pieces) {
    if (notBoth.test(piece)) {
      denying = true;
      continue;
    }
    const limited = group(onlyBefore.exec(piece)) ?? group(onlyBehind.exec(piece));
    const target = limited === null ? null : whichOf(limited, domain);
    if (target !== null && only === null) {
      only = target;
      continue;
    }
    const gone = group(takenOff.exec(piece)) ?? group(denied.exec(piece));
    const goneWhich = gone === null ? null : whichOf(gone, domain);
    if (goneWhich !== null) {
      off.push(goneWhich);
      continue;
    }
    const other = group(besides.exec(piece));
    const otherWhich = other === null ? null : whichOf(other, domain);
    if (otherWhich !== null) {
      beside.push(otherWhich);
      continue;
    }
    bare = bare === null ? whichOf(piece, domain) : null;
    if (bare === null) return null;
  }
  const meant = only ?? (denying || off.length > 0 ? bare : null);
  if ((bare !== null && bare !== meant) || (meant === null && (off.length === 0 || beside.length > 0))) return null;
  // What is left alone is something else of the same edit; else it is for what comes.
  const named = [...off, ...beside];
  if (
    !named.every(({ part, side }) =>
      last.edits.some(
        (edit) => (part ?? edit.part) === edit.part && (side === null || edit.side === 'both' || edit.side === side),
      ),
    )
  )
    return null;
  const edits = off.reduce(without, meant === null ? last.edits : kept(last.edits, meant));
  const same = JSON.stringify(edits) === JSON.stringify(last.edits);
  return edits.length === 0 || same ? null : { kind: 'instead', edit: { ...last, edits } };
};
