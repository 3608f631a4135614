/**
 * Requests that lack a half: "the ears", "bigger", "left". What is missing is asked for, with sentences that would work.
 * And the request that newcomers make most and no drag can do: another colour.
 */
import type { Domain } from '../core/index.ts';
import { saidOf } from './gaps-unread.ts';
import type { Item } from './items.ts';
import { asWritten, colourless, missingAction, missingThing, type Refusal } from './refusals.ts';
import type { Token } from './tokens.ts';

const colours =
  /^(?:colou?r|colou?rs|colou?red|paint|red|blue|green|yellow|orange|purple|violet|pink|brown|black|white|gr[ae]y|golden|silver|brighter|darker)$/;
const aroundThing = new Set<Item['type']>([
  'the',
  'of',
  'both',
  'direction',
  'possessive',
  'viewer',
  'subject',
  'possessor-mark',
  'only',
  'other',
  'one',
]);
const aroundAction = new Set<Item['type']>(['concept', 'direction', 'amount', 'more', 'less', 'to', 'the', 'too']);

export const fragmentOf = (
  request: readonly Token[],
  items: readonly Item[],
  domain: Domain,
  isEdit: (sentence: string) => boolean,
): Refusal | null => {
  if (request.some((word) => colours.test(word))) return colourless(domain);
  const named = items.flatMap((item) => (item.type === 'part' ? [item.part] : []));
  const [thing] = named;
  if (thing !== undefined) {
    const alone = named.length === 1 && items.every(({ type }) => type === 'part' || aroundThing.has(type));
    return alone ? missingAction(thing) : null;
  }
  if (items.length === 0 || !items.every(({ type }) => aroundAction.has(type))) return null;
  const words = request.join(' ');
  const ways = domain.parts.flatMap((part) => saidOf(items, part).map(asWritten).filter(isEdit).slice(0, 1));
  return ways.length === 0 ? null : missingThing(words, ways);
};
