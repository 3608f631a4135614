/**
 * Which of the edits before words speak of, by their part ("the left ear") or by what was done ("the tilting"); and "a bit more
 * with the head", "tilt more", "the right one a little more": such an edit again, though others came since.
 */
import {
  actions,
  type ControlCommand,
  type Domain,
  type EditCommand,
  isOfDeed,
  type NamedDeed,
  type PartEdit,
  type Side,
  type StepByDeeds,
  sidesMeet,
} from '../core/index.ts';
import { amountAt } from './amounts.ts';
import { namedRegion } from './grammar/slots.ts';
import { lex } from './lex.ts';
import type { SpokenContext } from './port.ts';
import { separator, type Token } from './tokens.ts';

/** "The mane thing", "that tilting of his" */
const about =
  /^(?:(?:the|that|this|his|her|its|all|all of) )*(.+?)(?: (?:thing|stuff|bit|part|business|change|edit|one))?$/;

/** Null where the words are of no part and no kind of deed. */
export const deedNamed = (words: string, domain: Domain): NamedDeed | null => {
  const [, bare = words] = about.exec(words) ?? [];
  const items = lex(bare.split(' '), domain);
  const named = namedRegion(items);
  if (named?.isPart) return { part: named.region, side: named.side };
  const [deed, ...others] = items;
  if (deed?.type !== 'concept' || others.length > 0) return null;
  const { concept } = deed;
  return { actions: actions.filter((action) => action === concept || action.startsWith(`${concept}-`)) };
};

const whenDone =
  /^(before|only|just|first) (?:(?:i|we|you) (?:did|do|touched|changed|edited|made|started(?: on| with)?|did anything to) )?(.+)$/;

/** Names of an edit that do not say what it did. The first "frame" or "state" is none: that is the original. */
const anyDeed =
  /^(?:cut|trim|chop|edit|change|try|attempt|go|move|tweak|adjustment|modification|enlargement|reduction|improvement|correction)$/;

/** "Before the ears and the mouth", "only the ears", "first opening"; null where the words are no such step's. */
export const stepByDeeds = (words: string, domain: Domain): StepByDeeds | null => {
  const [, said, what = ''] = whenDone.exec(words) ?? [];
  if (said === undefined) return null;
  const when = said === 'before' || said === 'first' ? said : 'only';
  const deeds = what.split(/ (?:and|or) (?:the )?/).map((one) => deedNamed(one, domain));
  if (!deeds.includes(null)) return { when, deeds: deeds.filter((deed) => deed !== null) };
  return when === 'first' && anyDeed.test(what) ? { when, deeds: [] } : null;
};

const joint = '(?:(?:and|now|then|ok|so|but) )*';
const again =
  '(?:a (?:little |tiny |wee )?bit|a little|little|a tiny|slightly|a touch|a tad|a hair|a lot|much|way|far|even|some|still)';
const before = new RegExp(`^${joint}(?:(${again}) )?(more|less) (?:with|on|of|for|in|to) (.+)$`);
const behind = new RegExp(`^${joint}(.+?) (?:(${again}) )?(more|less)(?: (?:still|yet|than that))?$`);
const oneSide = /^(?:the )?(left|right)(?: (?:one|side))?$/;

/** How far, of the usual. */
const factorOf = (words: string | undefined): number => {
  const amount =
    words === undefined ? undefined : amountAt(words.replace(/^little$/, 'a little').split(' '), 0)?.amount;
  return amount?.kind === 'relative' ? amount.factor : 1;
};

/** @param tokens of the request, in plain words */
export const moreOfBefore = (
  tokens: readonly Token[],
  { last, takenBack = false, earlier = last?.edits ?? [] }: SpokenContext,
  domain: Domain,
): EditCommand | ControlCommand | null => {
  const said = tokens.filter((token) => token !== separator).join(' ');
  const [, much, way, what] = before.exec(said) ?? [];
  const [, whatFirst, muchBehind, wayBehind] = way === undefined ? (behind.exec(said) ?? []) : [];
  const words = what ?? whatFirst;
  if (words === undefined) return null;
  const side = oneSide.exec(words)?.[1];
  const named = side === undefined ? deedNamed(words, domain) : null;
  const meant = earlier.findLast((deed) =>
    side === undefined
      ? named !== null && isOfDeed(deed, named)
      : deed.side !== null && sidesMeet(deed.side, side as Side),
  );
  if (!meant) return null;
  const factor = factorOf(much ?? muchBehind);
  const edit: PartEdit = {
    ...meant,
    side: (side as Side | undefined) ?? meant.side,
    amount: { kind: 'relative', factor },
  };
  const [only, ...others] = takenBack ? [] : (last?.edits ?? []);
  const isLast =
    others.length === 0 && only?.part === edit.part && only.action === edit.action && only.side === edit.side;
  if ((way ?? wayBehind) === 'less') return isLast ? { kind: 'rescale', factor: factor < 1 ? 0.8 : 0.6 } : null;
  return isLast ? { kind: 'further', factor } : { kind: 'edit', edits: [edit], constraints: [] };
};

const takenBackBy =
  /^(?:(?:and|now|then|ok|so|but|no|nah|actually|please|just) )*(?:undo|scratch|scrap|kill|drop|lose|ditch|nix|remove|cancel|revert|reverse|take back|get rid of) ((?:the|that|this|his|her|its) .+)$/;

/**
 * "Scratch the tilt", "lose that turn": the last edit, with what "more" made of it, where it was one; else what was done to
 * that part, where nothing else was.
 * @param tokens of the request, in plain words
 */
export const undoOfDeed = (
  tokens: readonly Token[],
  { last, takenBack = false, lastSteps = 1, earlier = last?.edits ?? [] }: SpokenContext,
  domain: Domain,
): ControlCommand | null => {
  const said = tokens.filter((token) => token !== separator).join(' ');
  const named = deedNamed(takenBackBy.exec(said)?.[1] ?? '', domain);
  if (named === null) return null;
  const isMeant = (deed: PartEdit): boolean => isOfDeed(deed, named);
  if (!takenBack && last?.edits.every(isMeant) === true) return { kind: 'undo', steps: lastSteps };
  const one = earlier.findLast(isMeant);
  if (one === undefined || !earlier.filter(({ part }) => part === one.part).every(isMeant)) return null;
  return { kind: 'undo-part', part: one.part, side: one.side === 'both' ? null : one.side };
};
