/**
 * "His ears look tiny", "the mane is big": how something is, and not what it should be. Alone it may be a complaint or
 * praise, so both ways are asked about; before a request it is a remark and left out.
 */
import type { Domain } from '../core/index.ts';
import { actionFor } from './concepts.ts';
import type { Gap } from './gaps.ts';
import type { Item } from './items.ts';
import { lex } from './lex.ts';
import { nounPhraseAt, type Target } from './noun-phrase.ts';
import { imperative } from './phrases.ts';
import { inverse } from './slots.ts';
import { separator, type Token } from './tokens.ts';
import { requestAfterRemark } from './topic.ts';

const states = /^(?:is|are|looks?|seems?|appears?)$/;

type Size = Extract<Item, { readonly type: 'concept' }>;

interface Described {
  readonly target: Extract<Target, { readonly kind: 'part' }>;
  readonly how: Size;
}

/** A part, "is" or "looks", perhaps how much, and how it is; compared ("bigger") it is a wish. */
const describedIn = (items: readonly Item[]): Described | null => {
  const noun = nounPhraseAt(items, 0);
  if (typeof noun !== 'object' || noun.target.kind !== 'part') return null;
  const [state, ...rest] = items.slice(noun.end);
  const how = rest.at(-1);
  const plain = how?.type === 'concept' && how.adjective && how.concept in inverse && !/er$/.test(how.text);
  const between = rest.slice(0, -1).every(({ type, text }) => type === 'amount' || text === 'quite');
  return state !== undefined && states.test(state.text) && plain && between ? { target: noun.target, how } : null;
};

export const describedGap = (items: readonly Item[]): Gap | null => {
  const found = describedIn(items);
  if (found === null) return null;
  const { part, side } = found.target;
  const ways = [inverse[found.how.concept], found.how.concept].flatMap(
    (concept) => actionFor(part, concept, undefined) ?? [],
  );
  return { of: 'wish', fills: ways.map((action) => imperative(part, action, side).split(' ')) };
};

/** The request after such a remark; null where there is none. */
export const requestAfterDescription = (tokens: readonly Token[], domain: Domain): readonly Token[] | null => {
  const cut = tokens.indexOf(separator);
  if (cut < 3 || describedIn(lex(tokens.slice(0, cut), domain)) === null) return null;
  return requestAfterRemark(tokens, domain) ?? tokens.slice(cut + 1);
};
