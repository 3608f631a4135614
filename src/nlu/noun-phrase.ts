/**
 * "the lion's left ear", "both eyes", "the ear on the right", "the left one": which part, which side.
 * Left and right are the viewer's, also of "his left eye": so people mean it (decisions/0005). "Its left eye", and whatever
 * is its "own", are the subject's, and the subject looks at the viewer, so its left is the viewer's right.
 */
import type { Part, Side } from '../core/index.ts';
import type { Item } from './items.ts';

export type Target = (
  | { readonly kind: 'part'; readonly part: Part; readonly side: Side | null }
  | { readonly kind: 'region'; readonly name: string }
  | { readonly kind: 'subject' }
  /** `ofSubject`: "him" is the lion, where "it" is what was spoken of. */
  | { readonly kind: 'pronoun'; readonly many: boolean; readonly ofSubject: boolean }
  /** "the left one", "the other one", of a pair named before; "the other ear" says which pair. */
  | { readonly kind: 'one'; readonly side: 'left' | 'right' | 'other'; readonly of?: Part }
  | { readonly kind: 'rest'; readonly alone: boolean }
) & {
  /** True where only a side of a pair was named, or both on purpose. */
  readonly sideSaid: boolean;
  readonly only: boolean;
};

export type NounPhrase = { readonly target: Target; readonly end: number } | 'impossible' | undefined;

const mirrored = { left: 'right', right: 'left' } as const;

function isSide(item: Item | undefined): item is Item & { type: 'direction'; direction: 'left' | 'right' } {
  return item?.type === 'direction' && (item.direction === 'left' || item.direction === 'right');
}

/** Whether `item` can follow a side that belongs to it: "left eye", "left one"; not "left the head". */
function takesSide(item: Item | undefined): boolean {
  return (item?.type === 'part' && item.part.paired) || item?.type === 'one';
}

/**
 * Where what a subject owns begins: the index after "lion's", "lion" in "lion left eye", "the lion his" in "the lion his
 * ears"; undefined if it owns nothing.
 */
function ownedAt(items: readonly Item[], subject: number): number | undefined {
  const owner = items[subject + 1];
  const marked =
    owner?.type === 'possessor-mark' || (owner?.type === 'possessive' && /^(?:its|his|her)$/.test(owner.text));
  let at = marked ? subject + 2 : subject + 1;
  const owned = at;
  if (items[at]?.type === 'own') at += 1;
  if (isSide(items[at]) && takesSide(items[at + 1])) at += 1;
  if (items[at]?.type === 'part') return owned;
  return marked && (items[at]?.type === 'one' || items[at]?.type === 'dimension') ? owned : undefined;
}

interface Modifiers {
  only: boolean;
  owned: boolean;
  /** The sides are the subject's own. */
  mirrors: boolean;
  single: boolean;
  both: boolean;
  side: 'left' | 'right' | null;
}

/** "of the lion", "in the picture": says whose part it is, and so whose left. */
function skipOwner(items: readonly Item[], at: number): number {
  if (items[at]?.type !== 'of') return at;
  let i = at + 1;
  while (items[i]?.type === 'the') i += 1;
  const owner = items[i];
  const picture = owner?.type === 'part' && owner.part.name === 'whole';
  // "the eyes of him"
  const him = owner?.type === 'pronoun' && /^(?:him|her|it)$/.test(owner.text);
  return owner?.type === 'subject' || picture || him ? i + 1 : at;
}

function finishPart(items: readonly Item[], at: number, part: Part, said: Modifiers): NounPhrase {
  let { side } = said;
  let end = skipOwner(items, at + 1);
  const place = items[end];
  let flipped = false;
  if (isSide(place) && place.how === 'on') {
    if (side) return 'impossible';
    side = place.direction;
    flipped = true; // "on its left" is mirrored by the lexicon already
    end = skipOwner(items, end + 1);
  }
  if (!part.paired) {
    if (side || said.both) return 'impossible';
    return { target: { kind: 'part', part, side: null, sideSaid: false, only: said.only }, end };
  }
  if (side && said.both) return 'impossible';
  if (side && said.mirrors && !flipped) side = mirrored[side];
  const chosen: Side = side ?? (said.single ? 'left' : 'both');
  const sideSaid = side !== null || said.single || said.both;
  return { target: { kind: 'part', part, side: chosen, sideSaid, only: said.only }, end };
}

/** The noun phrase that begins at item `start`. 'impossible' for what cannot be: "the left mouth". */
export function nounPhraseAt(items: readonly Item[], start: number): NounPhrase {
  const said: Modifiers = { only: false, owned: false, mirrors: false, single: false, both: false, side: null };
  for (let at = start; at < items.length; at++) {
    const item = items[at];
    const pointed = said.owned || said.both || said.single || said.side !== null;
    const plain = { sideSaid: false, only: said.only };
    switch (item?.type) {
      case 'the': {
        // "close an eye"
        const next = items[at + 1];
        const one = next?.type === 'part' && next.part.paired && next.text === next.part.singular;
        if (one && /^an?$/.test(item.text)) said.single = true;
        break;
      }
      case 'own':
        said.mirrors = items[at - 1]?.type !== 'viewer';
        break;
      case 'viewer':
        said.owned = false;
        break;
      case 'possessive':
        said.owned = true;
        said.mirrors = /^it/.test(item.text);
        break;
      case 'only':
      case 'just':
        said.only = true;
        break;
      case 'other': {
        const next = items[at + 1];
        const target = { kind: 'one', side: 'other', sideSaid: true, only: said.only } as const;
        if (pointed) return undefined;
        if (next?.type === 'one') return { target, end: at + 2 };
        return next?.type === 'part' && next.part.paired
          ? { target: { ...target, of: next.part }, end: at + 2 }
          : undefined;
      }
      case 'both':
        said.both = true;
        break;
      case 'direction': {
        const next = items[at + 1];
        const toOne = next?.type === 'own' ? items[at + 2] : next;
        if (!isSide(item) || item.how !== 'bare' || !takesSide(toOne) || said.side) return undefined;
        said.side = item.direction;
        break;
      }
      case 'subject': {
        const owned = ownedAt(items, at);
        if (owned === undefined) return pointed ? 'impossible' : { target: { kind: 'subject', ...plain }, end: at + 1 };
        said.owned = true;
        at = owned - 1;
        break;
      }
      case 'one': {
        if (said.side) {
          const side = said.mirrors ? mirrored[said.side] : said.side;
          return { target: { kind: 'one', side, sideSaid: true, only: said.only }, end: at + 1 };
        }
        const place = items[at + 1];
        if (isSide(place) && place.how === 'on') {
          return { target: { kind: 'one', side: place.direction, sideSaid: true, only: said.only }, end: at + 2 };
        }
        said.single = true;
        break;
      }
      case 'part':
        return finishPart(items, at, item.part, said);
      case 'region':
        return pointed ? 'impossible' : { target: { kind: 'region', name: item.name, ...plain }, end: at + 1 };
      case 'pronoun': {
        // "make them ears bigger"
        const next = items[at + 1];
        const demonstrates = item.text === 'them' && next?.type === 'part' && next.text === next.part.plural;
        if (demonstrates && next.part.paired) break;
        const ofSubject = /^(?:he|she|him|her)$/.test(item.text);
        return pointed
          ? 'impossible'
          : { target: { kind: 'pronoun', many: item.many, ofSubject, ...plain }, end: at + 1 };
      }
      case 'rest':
        return pointed ? 'impossible' : { target: { kind: 'rest', alone: item.alone, ...plain }, end: at + 1 };
      default:
        return undefined;
    }
  }
  return undefined;
}
