/**
 * The gist of a sentence whose rest is no request: "hello there, open the mouth", "look up at the sky", "his beautiful
 * mane fuller". The strict reading wants a place for every word; where it fails, runs of words that stand where talk
 * stands are left out, the shortest first, and what remains is read as strictly as before, and said.
 * Words that could turn the meaning round are never left out, nor those that may be the verb or the thing itself, so
 * that "put a hat on the head" and "paint the mane" stay refused (docs/decisions/0010-the-gist-of-a-sentence.md).
 */
import type { Domain } from '../core/index.ts';
import type { Item } from './items.ts';
import { lex } from './lex.ts';
import { unslipped } from './slips.ts';
import { separator, type Token } from './tokens.ts';

/** From and to, as items. */
type Run = readonly [number, number];

/** Never left out: what denies, asks, compares, or makes the rest depend on something. */
const decisive =
  /^(?:not|no|never|none|nobody|nothing|neither|nor|or|if|unless|until|till|when|whenever|once|before|after|instead|rather|than|except|without|stop|undo|why|who|whom|whose|what|where|which|how|did|does|was|were|had|already|yesterday|second|third|fourth|quarter|fifth|sixth|eighth|tenth|first|last|next|other|another|same|upper|inner|outer|mean|meant|correction|subtle|slight|gentle|mild|dramatic|extreme|strong|drastic|front|back|top|bottom|middle|new|extra|missing|fake|add|remove|delete|colou?r|twice|double|triple|times|percent|pixels|degrees|\d[\d.]*)$/;

/** A sentence may begin with these and a request follow. */
const chatter = new Set(
  `hello hi hey yo oh ah aha ha haha wow oops ups sorry there dear darling sweetie honey buddy bro dude man mate friend
lovely beautiful wonderful amazing awesome great perfect nice good fine super cute thanks my so well yes yeah yep sure and now then`.split(
    /\s+/,
  ),
);

/** What may follow a request and no longer belong to it. */
const tailOpeners = new Set(
  'at for like so because cause since otherwise as in into while from towards toward over i we you they he she it this that looks lol haha bro dude man mate buddy honey darling sweetie dear lah eh huh right yeah thanks cheers xd'.split(
    ' ',
  ),
);

const does = (item: Item): boolean =>
  item.type === 'concept' || item.type === 'idiom' || item.type === 'direction' || item.type === 'amount';
const names = (item: Item): boolean => item.type === 'part' || item.type === 'region';
const limits = (item: Item): boolean =>
  item.type === 'keep' || item.type === 'as-is' || item.type === 'rest' || item.type === 'only' || item.type === 'not';
const words = (items: readonly Item[]): readonly Token[] => items.flatMap(({ text }) => text.split(' '));

/** Only talk: nothing in it that a request is made of, and nothing decisive. */
const isTalk = (items: readonly Item[]): boolean =>
  !items.some((item) => names(item) || limits(item)) && !words(items).some((word) => decisive.test(word));

/** "hello there, …", "that is lovely, and …": all before a comma. */
const greetings = (items: readonly Item[]): readonly Run[] =>
  items.flatMap((item, at): Run[] => {
    const before = items.slice(0, at);
    const ends = item.type === 'join' && item.text === ',' && at > 0;
    return ends && isTalk(before) && !before.some(does) ? [[0, at + 1]] : [];
  });

/** "yo make …", "dear could you make …": words of address and politeness without a comma. */
const addresses = (items: readonly Item[]): readonly Run[] => {
  let at = 0;
  while (at < items.length && words([items[at] as Item]).every((word) => chatter.has(word))) at += 1;
  return at > 0 && at < items.length ? [[0, at]] : [];
};

/** Why it is asked for, though it denies: "…, I can't see a thing", "…, it isn't big enough". */
const reason =
  /^(?:, )?(?:(?:because|since|cause|as|for) )?(?:(?:i|we|you|one) (?:(?:can|could) (?:not|hardly|barely|scarcely) (?:even |really |quite )?(?:see|make out|tell|recognise|read)|(?:do|did) not (?:really |quite |even )?(?:like|love|see|know|recognise))|(?:it|that|this|he|she|they) (?:(?:is|are|was|looks?) not|(?:do|does) not (?:look|seem)) (?:[a-z]+ ){1,3}enough)\b/;
const isReason = (items: readonly Item[]): boolean =>
  reason.test(words(items).join(' ')) &&
  isTalk(items.filter(({ text }) => !/^(?:(?:can|do|does|is|are) )?not$/.test(text)));

/** "… like a drum, and short": the request goes on behind the talk. */
const isMore = (tail: readonly Item[]): boolean =>
  tail.some((item, at) => at > 0 && item.type === 'join' && tail[at + 1]?.type === 'concept');

/** "… at the sky", "… for a roar pose", "…, they look half shut": from a word that opens it to the end. */
const tails = (items: readonly Item[]): readonly Run[] =>
  items.flatMap((item, at): Run[] => {
    const tail = items.slice(at);
    if (at > 0 && isReason(tail)) return [[at, items.length]];
    const [opener = ''] = words(item.type === 'join' ? items.slice(at + 1, at + 2) : tail);
    // "…, they look half shut" tells why; every other talk has a word in it that no request has.
    const describes = /^, (?:it|he|she|they) (?:is|are|looks?|seems?)\b/.test(words(tail).join(' '));
    const unknown = describes || tail.some(({ type }) => type === 'unknown');
    // "look right at me" is no "look to the right".
    const aimed =
      opener === 'at' &&
      /^(?:right|straight|up|down)$/.test(items[at - 1]?.text ?? '') &&
      /^at (?:me|us|you)\b/.test(words(tail).join(' '));
    return at > 0 && tailOpeners.has(opener) && unknown && !aimed && isTalk(tail) && !isMore(tail)
      ? [[at, items.length]]
      : [];
  });

/** "his beautiful mane", "the poor lion": unknown words between an article and what is named. */
const ornaments = (items: readonly Item[]): readonly Run[] =>
  items.flatMap((item, at): Run[] => {
    const before = items[at - 1];
    if (item.type !== 'unknown' || !['the', 'possessive', 'possessor-mark', 'concept'].includes(before?.type ?? ''))
      return [];
    let end = at;
    while (items[end]?.type === 'unknown') end += 1;
    const next = items[end];
    const named = next !== undefined && (names(next) || next.type === 'subject');
    const run = items.slice(at, end);
    return named && end - at < 3 && isTalk(run) && (before?.type !== 'concept' || before.adjective) ? [[at, end]] : [];
  });

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, [from, to]) => sum + to - from, 0);
const without = (items: readonly Item[], runs: readonly Run[]): readonly Item[] =>
  items.filter((_, at) => !runs.some(([from, to]) => at >= from && at < to));

/** All ways to leave runs out: some beginning, some end, some ornaments; the fewest words first. */
const waysOf = (items: readonly Item[]): readonly (readonly Run[])[] => {
  const within = ornaments(items);
  const beginnings: readonly (readonly Run[])[] = [
    [],
    ...[...greetings(items), ...addresses(items)].map((run) => [run]),
  ];
  const ends: readonly (readonly Run[])[] = [[], ...tails(items).map((run) => [run])];
  return beginnings
    .flatMap((begin) => ends.flatMap((end) => [[], within].map((inner) => [...begin, ...inner, ...end])))
    .filter((runs) => runs.every(([from], i) => from >= (runs[i - 1]?.[1] ?? 0)))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
};

const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  const first = tokens.findIndex((token) => token !== separator);
  const last = tokens.findLastIndex((token) => token !== separator);
  return first < 0 ? [] : tokens.slice(first, last + 1);
};

/** More ways than this are those of no sentence that a person says; of long sentences fewer are read, for the time. */
const mostWays = 60;
const mostWordsRead = 600;

/** The sentence without what may be left out of it, the fewest words left out first. */
export const gistsOf = (tokens: readonly Token[], domain: Domain): readonly (readonly Token[])[] => {
  const items = lex(unslipped(tokens, domain), domain);
  return waysOf(items)
    .slice(0, Math.min(mostWays, Math.floor(mostWordsRead / Math.max(tokens.length, 1))))
    .map((runs) => trimmed(words(without(items, runs))));
};
