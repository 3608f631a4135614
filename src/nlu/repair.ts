/**
 * "No, I meant the left", "not the left, the right", "the other one too", "the same with the ears": requests that only
 * mean something after another one. What they change is said here; what it is changed on is the dialogue's.
 */
import {
  type Action,
  actions,
  type Command,
  type ControlCommand,
  type Correction,
  type Domain,
  type EditCommand,
  type Side,
} from '../core/index.ts';
import { namedRegion } from './grammar/slots.ts';
import { lex } from './lex.ts';
import { separator, type Token } from './tokens.ts';

/** An edit that the tokens ask for, or null. */
export type ReadEdit = (tokens: readonly Token[]) => EditCommand | null;
export type ReadControl = (tokens: readonly Token[]) => ControlCommand | undefined;

type Fragment = Pick<Correction, 'part' | 'side'>;

const otherOne = /^(?:the )?(?:other|opposite)(?: (?:one|side|left|right))?$/;
const otherWay = /^(?:the )?(?:(?:other|opposite) (?:way|direction)|opposite)(?: (?:a?round))?$/;
const bareSide = /^(?:(?:on|to) )?(?:the |my )?(left|right)(?: (?:one|side|hand side))?$/;
const both = /^(?:both|both of them|the both|both sides|the two|all of them)$/;

/** "no, down": the way, whatever it is called with the part. */
const upright = /^(?:it )?(up|down)(?:wards)?$/;

/** "longer, not wider", "tilted, not turned": what was to be done with it; which way it goes is as before. */
const deedMeant = (tokens: readonly Token[], domain: Domain): Action | null => {
  const [word = '', not, other = '', ...more] = tokens.filter((token) => token !== separator);
  if (not !== 'not' || more.length > 0) return null;
  const [item, denied] = lex([word, other], domain);
  if (item?.type !== 'concept' || denied?.type !== 'concept') return null;
  return actions.find((action) => action === item.concept || action === `${item.concept}-left`) ?? null;
};

const sideOf = (word: string | undefined): Side | null => (word === 'left' || word === 'right' ? word : null);

/** "the left ear of the big cat in the picture" */
const mostFragmentWords = 10;

/** "the left", "the other one", "the left ear": nothing but which. */
const fragmentOf = (tokens: readonly Token[], domain: Domain): Fragment | null => {
  if (tokens.length > mostFragmentWords) return null;
  const words = tokens.join(' ');
  if (otherOne.test(words)) return { part: null, side: 'other' };
  if (both.test(words)) return { part: null, side: 'both' };
  const bare = bareSide.exec(words);
  if (bare) return { part: null, side: sideOf(bare[1]) };
  const other = /^(?:the )?other (.+)$/.exec(words);
  const region = namedRegion(lex((other?.[1] ?? words).split(' '), domain));
  if (!region?.isPart) return null;
  return { part: region.region, side: other ? 'other' : region.side };
};

/** "that's the wrong ear", "wrong one": the other one was meant */
const wrongOne = /^(?:(?:no|sorry|that is|it is|this is|you did|you took) )*(?:the )?wrong (one|side|[a-z]+)$/;

const meant =
  /^(?:(?:no|nope|nah|oh|sorry|wait|oops|forgive me|excuse me|pardon(?: me)?|my (?:mistake|bad)|wrong (?:way|side|one|direction)) )*(?:i (?:meant|mean|said|wanted|was saying)|it should (?:be|have been)|make (?:that|it)|rather|correction|that should be) /;
/** "to the right instead", "close it instead" */
const insteadOf = /^(?:instead|rather)$/;
const justNo = /^(?:(?:no|nope|nah|wrong|not (?:this|that)(?: one)?) )+/;
/** "Just right" is praise. */
const only = /^(?:only|just) (?!right$)/;

/** "the mane, not him", "the mouth, not everything" */
const deniedWhole = /^(?:him|her|it|all of (?:him|her|it)|everything|the whole (?:thing|picture|image|lion|animal))$/;

/** "not the left, the right" and "the right, not the left": what is left when the denied is gone. */
const withoutDenied = (tokens: readonly Token[], domain: Domain): readonly Token[] | null => {
  const spoken = tokens.filter((token) => token !== separator && token !== 'but');
  const names = (from: number, to: number) => to > from && fragmentOf(spoken.slice(from, to), domain) !== null;
  const not = spoken.indexOf('not');
  if (not < 0) return null;
  const isDenied = names(not + 1, spoken.length) || deniedWhole.test(spoken.slice(not + 1).join(' '));
  if (not > 0) return names(0, not) && isDenied ? spoken.slice(0, not) : null;
  for (let cut = spoken.length - 1; cut > 1; cut--) {
    if (names(1, cut) && names(cut, spoken.length)) return spoken.slice(cut);
  }
  return null;
};

const sorry =
  /^(?:(?:no|nope|nah|wait|oh|well|ah|but) )*(?:sorry|oops|ups|whoops|my mistake|my bad|excuse me|forgive me|pardon)(?: (?:no|sorry))* (?:it (?:was|is) )?(?:for )?/;
const saidFirst =
  /^(?:(?:no|nope|nah|wait|oh|well|ah|but|sorry|oops|forgive me|excuse me|pardon(?: me)?|my (?:mistake|bad)|wrong (?:way|side|one|direction)) )*(?:the [a-z]+ (?=i (?:meant|wanted) the ))?(?:(?:i|we) (?:(?:only|just|really|actually) )*(?:(?:meant|mean|wanted|intended)(?: to say| to have)?|(?:was|am) (?:thinking|talking|speaking) (?:of|about)|had in mind)|(?:what|the one) (?:i|we) (?:meant|wanted) (?:was|is|were)|(?:that|it|this) was (?:meant )?for) /;
const saidLast =
  / (?:(?:is|was|are|were) )?(?:what |the ones? )?(?:that )?(?:(?:i|we) (?:(?:only|just|really|actually) )*(?:meant|mean|wanted|intended|(?:was|am) (?:thinking|talking|speaking) (?:of|about)|had in mind)(?: to say)?|(?:was|were|is|are) meant)$/;
const itWas = /^(?:(?:no|nope|nah|wait|oh|well|ah|but) )*(?:(?:it|that) (?:was|is) )?/;
const limiting = /^(?:only|just) | (?:only|alone|please|instead|rather)$/g;

/** "the ears I meant", "no, I wanted to say the ears", "sorry, the right one": which was meant, wherever that is said. */
const whichMeant = (spoken: readonly Token[], domain: Domain): Fragment | null => {
  const words = spoken.join(' ');
  const first = saidFirst.exec(words)?.[0] ?? sorry.exec(words)?.[0];
  const last = saidLast.exec(words);
  if (first === undefined && last === null) return null;
  const which = first !== undefined ? words.slice(first.length) : words.slice(0, last?.index).replace(itWas, '');
  const bare = which.replace(saidLast, '').replace(limiting, '').replace(limiting, '').split(' ');
  return fragmentOf(withoutDenied(bare, domain) ?? bare, domain);
};

const repaired = (fragment: Fragment): ControlCommand => ({
  kind: 'repair',
  correction: { ...fragment, action: null },
});

/** "undo that and do the left instead" */
const undoing =
  /^(?:(?:no|please) )*(?:undo|take back|revert|scratch|scrap|forget) (?:that|it|this|the last one) (?:(?:,|and|then|but) )*(?:(?:do|take|use|try|make it) )?/;

/** "I changed my mind, to the right rather" */
const changedMind =
  /^(?:(?:no|oh|hm|well|sorry|wait) )*(?:i (?:have )?changed my mind|on second thoughts?)(?: ,)? (?=.)/;

const outcry =
  /^(?:(?:ay|aye|ooh|oh|ah|ugh|eh|haha|hehe|lol|naw|no|nope|nah) (?:, )?)+(?=(?:no|not|sorry|i|that|wrong) )/;
const notIt =
  /^(no (?:, )?)?(?:(?:that|this|it) is )?(?:just )?(?:wrong|not (?:it|right|what i (?:meant|wanted))) (?:, )?(?=i (?:mean|meant|said|wanted) )/;
const deniedFirst =
  /^((?:no|sorry) (?:, )?)*(?:(?:that|it) (?:is|was) )?not (?!what )(?:just |only )?(?:the |his |her |its )?[a-z]+(?: [a-z]+)? (?:, )?(?:but )?(?=i (?:mean|meant|said|wanted) )/;
const apology = /(?: ,)? (?:(?:i am )?(?:so )?sorry|my (?:mistake|bad|fault|error)|i made a mistake|silly me|oops)$/;

/** "wider I mean, not long" */
const meantLast =
  /^((?:no|sorry) (?:, )?)?(?:wrong (?:, )?)?((?:a (?:bit|little|lot) )?(?!other )[a-z]+er) (?:, )?i (?:meant|mean|said)( (?:, )?not [a-z ]+)?$/;
/** "no, not larger, smaller" */
const degreeLast = /^((?:no|sorry) (?:, )?)?not ([a-z]+er) (?:, )?(?:but )?([a-z]+er)$/;

/** "Ay no, not the nose, I meant the mouth, my mistake": what was meant, in the order in which the rest reads it, without what only says that it was mistaken. */
const plainlyMeant = (said: string): string =>
  said
    .replace(apology, '')
    .replace(outcry, 'no ')
    .replace(deniedFirst, 'no ')
    .replace(notIt, 'no ')
    .replace(meantLast, (_, no: string | undefined, deed: string, denied = '') => `${no ?? ''}i meant ${deed}${denied}`)
    .replace(degreeLast, '$1i meant $3 not $2');

/** "Raise it", "open the mouth": of "open mouth" it could be either. */
export const order =
  /^(?:(?:raise|lower|lift|drop|turn|tilt|rotate|move|shift|push|pull|drag|make|put|bring|widen|lengthen|shorten|enlarge|shrink) |(?:open|close|shut|narrow) (?:the|his|her|its|your|it|them|him|both) ?)/;

/** "No raise it", without a pause, of what was just done. Of anything else it may be "now" that was misheard. */
const ordered = (tokens: readonly Token[], last: EditCommand | null, readEdit: ReadEdit): EditCommand | null => {
  const said = tokens.join(' ');
  const edit = order.test(said) && !/ (?:too|as well|also)$/.test(said) ? readEdit(tokens) : null;
  const isOfLast = edit?.edits.every(({ part }) => last?.edits.some((done) => done.part === part));
  return isOfLast ? edit : null;
};

/** @param said with separators, hesitation taken off */
export const repairOf = (
  said: readonly Token[],
  last: EditCommand | null,
  domain: Domain,
  readEdit: ReadEdit,
  readControl: ReadControl,
): Command | null => {
  const tokens = plainlyMeant(said.join(' ')).replace(changedMind, '').split(' ');
  if (insteadOf.test(tokens.at(-1) ?? '')) {
    const meantRather = tokens.slice(0, -1).filter((token, at, all) => token !== separator || at < all.length - 1);
    const which = fragmentOf(meantRather, domain);
    if (which) return repaired(which);
    const edit = readEdit(meantRather);
    if (edit) return { kind: 'instead', edit };
  }
  const spoken = tokens.filter((token) => token !== separator);
  const words = spoken.join(' ');
  const undone = undoing.exec(words)?.[0];
  if (undone !== undefined) {
    const which = fragmentOf(
      words
        .slice(undone.length)
        .replace(/ (?:instead|rather)$/, '')
        .split(' '),
      domain,
    );
    if (which) return repaired(which);
  }
  const bare = words.replace(saidFirst, '').replace(meant, '').replace(justNo, '');
  if (bare !== words && otherWay.test(bare)) return { kind: 'further', factor: -2 };
  const which = whichMeant(spoken, domain);
  if (which) return repaired(which);
  const [, wrong] = wrongOne.exec(words) ?? [];
  const turned = wrong === undefined ? null : fragmentOf(['other', wrong], domain);
  if (turned) return repaired(turned);
  if (whoseSide.test(words)) return repaired({ part: null, side: 'other' });
  const explicit = meant.exec(words)?.[0];
  const denying = explicit ?? justNo.exec(words)?.[0];
  const rest =
    denying === undefined
      ? tokens
      : tokens.filter((token) => token !== separator).slice(denying.trim().split(' ').length);
  const positive = withoutDenied(rest, domain);
  if (positive) {
    const fragment = fragmentOf(positive, domain);
    if (fragment) return repaired(fragment);
  }
  if (denying === undefined) {
    const said = deedMeant(rest, domain);
    if (said !== null) return { kind: 'repair', correction: { part: null, side: null, action: said } };
    const limited = only.test(words) ? spoken.slice(1) : spoken.at(-1) === 'only' ? spoken.slice(0, -1) : null;
    const fragment = limited && fragmentOf(limited, domain);
    return fragment && fragment.part === null && fragment.side !== 'both' ? repaired(fragment) : null;
  }
  const fragment = fragmentOf(rest, domain);
  if (fragment) return repaired(fragment);
  const deed = deedMeant(rest, domain);
  if (deed !== null) return { kind: 'repair', correction: { part: null, side: null, action: deed } };
  const [, way] = upright.exec(rest.join(' ')) ?? [];
  if (way !== undefined)
    return { kind: 'repair', correction: { part: null, side: null, action: way === 'up' ? 'look-up' : 'look-down' } };
  // "no mouth open" asks for the opposite as likely as not; after a pause, "no, open the mouth" does not.
  const isRequest = explicit !== undefined || tokens.indexOf(separator) > 0;
  const edit = isRequest ? readEdit(rest) : ordered(rest, last, readEdit);
  if (edit) return { kind: 'instead', edit };
  const control = explicit === undefined ? undefined : readControl(rest);
  if (explicit === undefined || control) return control ?? null;
  const alone = rest.length === 1 && !/^make\b/.test(explicit) ? deedMeant([...rest, 'not', ...rest], domain) : null;
  return alone === null ? null : { kind: 'repair', correction: { part: null, side: null, action: alone } };
};

/** "My left, not his": it went the way that looks so from the picture. */
const whoseSide =
  /^(?:no )?(?:(?:i mean|i meant|on|to|it is|that is) )*(?:my|your|his|its|her) (?:left|right)(?: (?:side|one|hand))? (?:and )?not (?:my|your|his|its|her|hers|mine|yours|the lion 's)(?: own)?(?: (?:left|right|side|one))?$/;

const opening =
  /^(?:(?:and|now|also|then|do|plus|next|great|perfect|ok|okay|cool|nice|good|thanks|alright|right|well|yes|yeah|lovely|fine|so|super|oh|haha|lol|while (?:we|you) are at it) )+/;
const also = /\b(?:and|now|also|then|do|plus|next)\b/;
const too = /(?: (?:too|as well|also|please|again|now|of course))+$/;
const same = /^(?:do |and |now |again )*(?:the )?same (?:thing )?(?:again )?(?:with|for|to|on) /;

const sameWords = '(?:exactly )?(?:the )?same(?: thing| way)?(?: again)?|likewise|ditto';
const sameBehind = new RegExp(`^(?:do )?(.+?) (?:(?:is|are|do|gets?) )?(?:${sameWords})(?: too| as well| also)*$`);
const sameBefore = new RegExp(
  `^(?:(?:do|make|now|and|again) )*(?:(?:${sameWords})(?: (?:but|only|just))?(?: (?:with|for|to|on|at|goes for))?|(?:repeat|mirror|copy|do) (?:that|it|this)(?: again)?(?: same| very same| same thing| thing)* (?:with|for|to|on|onto)) (.+)$`,
);

/** "mouth, same please", "the right one likewise", "ditto for the other": which it is to be done with. */
const sameOf = (words: string, domain: Domain): Fragment | null => {
  // "Right" and "do" open a sentence, or belong to it: "right one, same", "do that to the right one".
  for (const plain of [words.replace(too, ''), words.replace(opening, '').replace(too, '')]) {
    const which = sameBehind.exec(plain)?.[1] ?? sameBefore.exec(plain)?.[1];
    const bare = which?.replace(too, '');
    const found =
      bare && (fragmentOf(bare.split(' '), domain) ?? fragmentOf(bare.replace(opening, '').split(' '), domain));
    if (found) return found;
  }
  return null;
};

/** "The ears the same" right after an edit of something else is that edit for them; else they are kept as they are. */
export const sameAsDone = (
  tokens: readonly Token[],
  last: EditCommand | null,
  domain: Domain,
): ControlCommand | null => {
  const spoken = tokens.filter((token) => token !== separator).join(' ');
  const fragment = last === null ? null : sameOf(spoken, domain);
  const done = last?.edits.some(({ part, side }) => part === fragment?.part && (fragment.side ?? side) === side);
  return fragment === null || done ? null : { kind: 'same-for', ...fragment };
};

/** "The left also, otherwise he looks crooked": why it is asked for. */
const why = / , (?:because|since|cause|otherwise|or else|so that|as|for) .+$/;

/** The last edit's action on another part or side. @param said as it was said, "now" included */
export const sameForOf = (said: readonly Token[], domain: Domain): ControlCommand | null => {
  const tokens = said.join(' ').replace(why, '').split(' ');
  const spoken = tokens.filter((token) => token !== separator);
  const words = spoken.join(' ');
  const either = sameOf(words, domain);
  if (either) return { kind: 'same-for', ...either };
  const found = same.exec(words.replace(opening, ''))?.[0];
  const bare = words.replace(opening, '').replace(same, '').replace(opening, '').replace(too, '');
  const fragment = fragmentOf(bare.split(' '), domain);
  if (!fragment) return null;
  const marked = found !== undefined || too.test(words) || also.test(opening.exec(words)?.[0] ?? '');
  // "the ears" alone asks for nothing; "the other one" can only mean this.
  return marked ||
    fragment.side === 'other' ||
    (fragment.part === null && fragment.side !== null && /one$|both/.test(words))
    ? { kind: 'same-for', ...fragment }
    : null;
};
