/**
 * Put right while speaking: "open the left, I mean the right eye", "make the ears bigger, sorry, smaller", "raise the left
 * ear, scratch that, the right ear", "make it, the nose I mean, longer". What follows the mark takes the place of the last
 * words of the same kind before it; where it is a request of its own, of all of them. What is read is decided by whoever
 * reads it, the shortest exchange first.
 */
import type { Domain } from '../core/index.ts';
import type { Item } from './items.ts';
import { lex } from './lex.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { separator, type Token } from './tokens.ts';

/** Longer sentences say enough to be said again. */
const mostWords = 40;

/** These put right wherever they stand; those of the second kind only after a pause. */
const mark =
  /^(?:(?:no|nope|sorry|oops|ups|whoops|oh|wait|hang on|hold on|ah|well|actually)(?: ,)? )*(?:i (?:mean|meant|should say|should have said|wanted to say)|scratch that|strike that|scrap that|correction|or rather|or better|no wait|wait no|no sorry|sorry no|make that)(?= |$)/;
const pausedMark =
  /^(?:(?:actually|well|oh|ah|um|uh|er|hm|but|ok) )*(?:no|nope|nah|sorry|oops|ups|whoops|wait|hang on|hold on|my mistake|my bad|rather)(?: no)?(?= |$)(?! more\b)/;

/** "Right no left", "bigger no smaller": between two of a kind no pause is needed. */
const isWay = /^(?:left|right|up|down|[a-z]{3,}er)$/;
const inOneBreath = /^(?:no|nope|sorry|wait)(?: no)? (?:to the )?(?:left|right|up|down|[a-z]{3,}er)$/;

const said = (tokens: readonly Token[]): string => tokens.join(' ');
const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  const from = tokens.findIndex((token) => token !== separator);
  const to = tokens.findLastIndex((token) => token !== separator);
  return from < 0 ? [] : tokens.slice(from, to + 1);
};

interface Mark {
  readonly at: number;
  readonly end: number;
}

/** The first mark of the last correction, with all that belongs to it: "no, sorry, I mean". */
const markOf = (tokens: readonly Token[]): Mark | null => {
  for (let at = tokens.length - 1; at > 0; at--) {
    const rest = said(tokens.slice(at));
    const paused = tokens[at - 1] === separator || (isWay.test(tokens[at - 1] ?? '') && inOneBreath.test(rest));
    const found = mark.exec(rest) ?? (paused ? pausedMark.exec(rest) : null);
    if (found === null) continue;
    const end = at + found[0].split(' ').length;
    // "no, wait, right": one mark in pieces
    const before = markOf(tokens.slice(0, at));
    return before !== null && trimmed(tokens.slice(before.end, at)).length === 0 ? { at: before.at, end } : { at, end };
  }
  return null;
};

type Kind = 'thing' | 'way' | 'state' | 'deed' | 'amount' | null;

/** What the words from an item on begin with. */
const kindOf = (items: readonly Item[], at: number): Kind => {
  const item = items[at];
  const noun = nounPhraseAt(items, at);
  if (typeof noun === 'object' || item?.type === 'the' || item?.type === 'possessive') return 'thing';
  switch (item?.type) {
    case 'direction':
      return 'way';
    case 'concept':
      return item.adjective || /^(?:open|shut|close)$/.test(item.text) ? 'state' : 'deed';
    case 'idiom':
    case 'make':
    case 'give':
      return 'deed';
    case 'amount':
    case 'more':
    case 'less':
      return 'amount';
    default:
      return null;
  }
};

const wordsOf = (items: readonly Item[]): readonly Token[] => items.flatMap(({ text }) => text.split(' '));
const turns = /\b(?:not|no|never|without|nor|but|except|keep|leave)\b/;

/** Where the things, ways, states and deeds of a sentence stand: noun phrases whole, everything else by the item. */
const spansOf = (items: readonly Item[]): readonly { readonly from: number; readonly to: number }[] => {
  const spans: { from: number; to: number }[] = [];
  for (let from = 0; from < items.length; ) {
    const noun = nounPhraseAt(items, from);
    const to = typeof noun === 'object' ? noun.end : from + 1;
    spans.push({ from, to });
    from = to;
  }
  return spans;
};

/** "The right one" with the noun of what was wrong, "close it" with what it speaks of. */
const filledIn = (meant: readonly Item[], wrong: readonly Item[]): readonly Token[] => {
  const thing = spansOf(wrong).findLast(({ from, to }) => wrong.slice(from, to).some(({ type }) => type === 'part'));
  if (thing === undefined) return wordsOf(meant);
  const noun = wordsOf(wrong.slice(thing.from, thing.to));
  return meant.flatMap((item, at) => {
    const sided = meant[at - 1]?.type === 'direction';
    if (item.type === 'one' && sided) return noun.slice(-1);
    return item.type === 'pronoun' ? noun : item.text.split(' ');
  });
};

const sides = /^(?:left|right)$/;
/** "… to the left, I mean the right": the other side in the place of the last one that was said. */
const otherSide = (wrong: readonly Token[], meant: readonly Token[]): readonly (readonly Token[])[] => {
  const [, side] = /^(?:to |on )?the (left|right)(?: (?:side|one))?$/.exec(said(meant)) ?? [];
  const at = wrong.findLastIndex((token) => sides.test(token));
  return side === undefined || at < 0 || wrong[at] === side ? [] : [wrong.with(at, side)];
};

interface Pieces {
  readonly wrong: readonly Token[];
  readonly meant: readonly Token[];
  /** What goes on after it: "make it, the nose I mean, longer". */
  readonly onward: readonly Token[];
}

const piecesOf = (tokens: readonly Token[], { at, end }: Mark): Pieces => {
  const [before, behind] = [trimmed(tokens.slice(0, at)), trimmed(tokens.slice(end))];
  const cut = before.lastIndexOf(separator);
  const late = /^i mean/.test(said(tokens.slice(at))) && (behind.length === 0 || tokens[end] === separator) && cut > 0;
  return late
    ? { wrong: trimmed(before.slice(0, cut)), meant: before.slice(cut + 1), onward: behind }
    : { wrong: before, meant: behind, onward: [] };
};

const opensWithMark =
  /^(?:(?:no|nope|nah|wait|sorry|oops|ups|whoops|hang on|hold on|oh|ah|well|actually|my mistake|my bad)(?: ,)? )+/;
/** "No need to close the eyes" puts nothing right: a pause does, or a word that only does that. */
const putsRight = /,|\b(?:wait|sorry|oops|ups|whoops|hang on|hold on|my mistake|my bad)\b/;
/** "not the ears, the eyes …": what was not meant, before what is. */
const notThat =
  /^not (?:the|its|his|her|both) (?:(?:left|right) )?[a-z]+ (?:, )?(?:but )?(?=(?:the|its|his|her|both) )/;

/** The request behind marks that open a sentence: "no wait, the right eye, close the right eye". Null where none does. */
export const afterOpeningMarks = (tokens: readonly Token[]): readonly Token[] | null => {
  const spoken = said(tokens);
  const opening = opensWithMark.exec(spoken)?.[0] ?? '';
  if (!putsRight.test(opening) || tokens.length > mostWords) return null;
  const request = spoken.slice(opening.length);
  const meant = request.replace(notThat, '').split(' ');
  return turns.test(said(meant)) ? null : meant;
};

/** The sentences that it may have been meant as, the likeliest first. */
export const selfRepairsOf = (tokens: readonly Token[], domain: Domain): readonly (readonly Token[])[] => {
  const found = tokens.length > mostWords ? null : markOf(tokens);
  if (found === null) return [];
  const { wrong, meant, onward } = piecesOf(tokens, found);
  // "open the mouth, sorry": what should have followed "no, sorry" is lost
  if (meant.length === 0) return /^(?:sorry|oops|ups|whoops)$/.test(said(tokens.slice(found.at))) ? [wrong] : [];
  if (wrong.length === 0 || turns.test(said(meant))) return [];
  // "to the lift, I mean the right": no side was said that it could take the place of
  if (/^the (?:left|right)$/.test(said(meant)) && !wrong.some((token) => sides.test(token))) return [];
  const [before, after] = [lex(wrong, domain), lex(meant, domain)];
  if (after[0]?.type === 'only' || after[0]?.type === 'just') return [[...wrong, separator, ...meant]];
  const kind = kindOf(after, 0);
  if (kind === null) return [];
  const right = filledIn(after, before);
  const whole = after.some(({ type }) => type === 'concept' || type === 'idiom') ? [[...right, ...onward]] : [];
  const exchanged = spansOf(before)
    .filter(({ from }) => kindOf(before, from) === kind)
    .toReversed()
    .flatMap(({ from, to }) => {
      const [head, tail] = [wordsOf(before.slice(0, from)), wordsOf(before.slice(to))];
      return onward.length > 0
        ? [[...head, ...right, ...onward]]
        : [
            [...head, ...right, ...tail],
            [...head, ...right],
          ];
    });
  return [...(kind === 'deed' || kind === 'thing' ? whole : []), ...otherSide(wrong, meant), ...exchanged];
};
