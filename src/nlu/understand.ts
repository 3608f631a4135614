/** One utterance to a command: control words first, over the whole utterance, then sentences about parts. */
import {
  type Command,
  type ControlCommand,
  type Domain,
  type EditCommand,
  firstVersion,
  nounFor,
  type Understanding,
} from '../core/index.ts';
import { briefly } from './brief.ts';
import { controlWord } from './controls.ts';
import { withoutCourtesy } from './courtesy.ts';
import { moreOfBefore, stepByDeeds, undoOfDeed } from './deeds.ts';
import { deniedControl } from './denied.ts';
import { requestAfterDescription } from './described.ts';
import { withoutFillers, withoutHesitation, withoutOpening } from './fillers.ts';
import { fragmentOf } from './fragments.ts';
import { gapOf } from './gaps.ts';
import { gapOfUnread } from './gaps-unread.ts';
import { asksHowItIs } from './how-it-is.ts';
import {
  anotherDegree,
  complained,
  directedAgain,
  sameWayAgain,
  soMuchMore,
  undoneBut,
  withAmountOf,
  withoutSameAmount,
} from './in-context.ts';
import { lex } from './lex.ts';
import { narrowedTo } from './narrowed.ts';
import { ofTheSubject, paraphrased, unwished } from './paraphrases.ts';
import type { SpokenContext, Understand } from './port.ts';
import {
  asWritten,
  howTo,
  isRefusal,
  missingWord,
  nonsense,
  nothingSaid,
  openWish,
  type Refusal,
  toldHowItIs,
  whichOfPair,
} from './refusals.ts';
import { repairOf, sameAsDone, sameForOf } from './repair.ts';
import { type Chosen, understandSentence } from './sentence.ts';
import { smallTalk } from './small-talk.ts';
import { teachingOf } from './teaching.ts';
import { type Token, tokenise } from './tokens.ts';
import { wishOf } from './wishes.ts';

/** Longer than anything a person says in one breath; an answer must come within milliseconds. */
const mostWords = 80;

/** "Now the ears": what a politeness may be elsewhere says here that it goes on. */
const next: ReadonlySet<Token> = new Set(['now']);

/** The words of an utterance, without hesitation and courtesy. */
const saidIn = (text: string): readonly Token[] => ofTheSubject(withoutCourtesy(withoutHesitation(tokenise(text))));

/** What is asked for, in plain words. May be empty. */
const requestOf = (said: readonly Token[]): readonly Token[] =>
  withoutFillers(paraphrased(withoutFillers(unwished(said))));

/** "how can I make the mane bigger" */
const asksHow =
  /^(?:tell me |show me )?how (?:do|can|could|would|should|might) (?:i|you|we|one) (?:get you to |say )?(.+)$/;

type Said = EditCommand | ControlCommand;

/** The part that the last edit was about, for "it" and for verbs without a noun. */
const lastChosen = ({ last }: SpokenContext, domain: Domain): readonly Chosen[] => {
  const edit = last?.edits.at(-1);
  const part = domain.parts.find(({ name }) => name === edit?.part);
  return edit && part ? [{ part, side: edit.side }] : [];
};

/** A step that is named by what was done, with that. */
const withDeeds = (command: ControlCommand, domain: Domain): ControlCommand => {
  if (command.kind !== 'go-to-step' || typeof command.step !== 'string' || command.step === firstVersion)
    return command;
  const by = stepByDeeds(command.step, domain);
  return by === null ? command : { ...command, by };
};

/** A sentence about parts: on its own, and where that is not enough, about what was spoken of before. */
const sentence = (tokens: readonly Token[], domain: Domain, context: SpokenContext): Said | Refusal => {
  const items = lex(tokens, domain);
  const alone = understandSentence(items, domain, []);
  const before = lastChosen(context, domain);
  const pointsBack = items.some(({ type }) => type === 'pronoun' || type === 'one' || type === 'other');
  if (before.length === 0 || (!isRefusal(alone) && !pointsBack)) return alone;
  const inContext = understandSentence(items, domain, before);
  // Where neither can be done, what "it" points to tells more.
  return isRefusal(inContext) && !(isRefusal(alone) && pointsBack) ? alone : inContext;
};

/** Hundreds of parts may have been taught; an answer must come within milliseconds. The model's own come first. */
const mostFills = 24;

/** A refusal for any other reason says more than that a word is missing. */
const mayLackAWord: ReadonlySet<Refusal['reason']> = new Set(['nonsense', 'unknown-region']);

const grows = ({ found }: { readonly found: Said }): boolean =>
  found.kind === 'edit' &&
  found.edits.every(({ action, amount }) => action === 'bigger' && amount.kind === 'scale' && amount.ratio > 1);

/** Where a word is missing: what it may have been, as a question; or, where one thing alone can fill the gap, that. */
const askedFor = (
  tokens: readonly Token[],
  domain: Domain,
  context: SpokenContext,
  find: typeof gapOf,
): Understanding | null => {
  const gap = find(lex(tokens, domain), domain, lastChosen(context, domain));
  if (gap === null) return null;
  const all = gap.fills.slice(0, mostFills).flatMap((words) => {
    const filled = tokenise(asWritten(words));
    const found = sentence(filled, domain, context);
    const gaps = gapOf(lex(filled, domain), domain, []) !== null;
    return isRefusal(found) || gaps ? [] : [{ found, way: asWritten(words), key: JSON.stringify(found) }];
  });
  // "turn the face" is "turn the head": offered once
  const read = all.filter(({ key }, at) => all.findIndex((one) => one.key === key) === at);
  const [only, ...others] = read;
  if (only === undefined) return null;
  // "Ears 1.3x": what is said to be so many times as much grows.
  const [grown] = gap.of === 'action' && tokens.at(-1) === 'times' && read.length === 2 ? read.filter(grows) : [];
  if (grown !== undefined) return { kind: 'command', command: grown.found };
  if (gap.of === 'side' && others.length === 0) return { kind: 'command', command: only.found };
  const ask = { side: whichOfPair, wish: toldHowItIs, thing: missingWord, amount: missingWord, action: missingWord }[
    gap.of
  ];
  return ask(
    tokens.join(' '),
    read.map(({ way }) => way),
  );
};

/** "start opening": with the part that it can only mean where none is named. */
const started = (tokens: readonly Token[], domain: Domain, context: SpokenContext): EditCommand | null => {
  const editOf = (words: readonly Token[]): EditCommand | null => {
    const found = sentence(words, domain, context);
    return !isRefusal(found) && found.kind === 'edit' ? found : null;
  };
  const named = editOf(tokens);
  if (named) return named;
  const able = domain.parts
    .filter(({ paired }) => !paired)
    .flatMap((part) => editOf([...tokens, ...tokenise(nounFor(part, null))]) ?? []);
  return able.length === 1 ? (able[0] ?? null) : null;
};

/** As `understand`, and what is refused stays so, also where the word that is missing can be asked for. */
export const understandAsSaid: Understand = (text, domain, context = { last: null }): Understanding => {
  const done = (command: Command): Understanding => ({ kind: 'command', command });
  const said = saidIn(text.slice(0, 4000));
  const request = requestOf(said);
  if (said.length > mostWords) return nonsense(domain, `${request.slice(0, 8).join(' ')} …`);
  const control =
    controlWord(said, domain) ?? controlWord(withoutOpening(said), domain) ?? controlWord(request, domain);
  if (control) return done(withDeeds(control, domain));
  const talk = smallTalk(tokenise(text.slice(0, 4000))) ?? asksHowItIs(said, domain);
  if (request.length === 0) return talk ? done(talk) : nothingSaid(domain);
  const corrected = context.justDone === false ? null : context.last;
  const referred =
    complained(said, context.last, domain) ??
    undoneBut(said, context.last, domain) ??
    narrowedTo(said, corrected, domain) ??
    sameAsDone(said, corrected, domain);
  if (referred) return done(referred);

  const readControl = (tokens: readonly Token[]) => controlWord(tokens, domain);
  const readEdit = (tokens: readonly Token[]): EditCommand | null => {
    const found = sentence(requestOf(tokens), domain, context);
    return !isRefusal(found) && found.kind === 'edit' ? found : null;
  };
  const isUnderstood = (tokens: readonly Token[]) => readControl(tokens) !== undefined || readEdit(tokens) !== null;
  const denied = deniedControl(said, domain) ?? deniedControl(request, domain);
  if (denied) return isRefusal(denied) ? denied : done(denied);
  const taught = teachingOf(said, isUnderstood);
  if (taught) return done(taught);

  const [, wanted] = asksHow.exec(said.join(' ')) ?? [];
  if (wanted !== undefined && readEdit(tokenise(wanted))) return howTo(wanted);

  const begins = /^(?:start|begin)$/.test(request[0] ?? '') ? started(request.slice(1), domain, context) : null;
  if (begins) return done({ kind: 'start', edit: begins });
  const described = requestAfterDescription(request, domain);
  const asked = described && sentence(described, domain, context);
  if (asked && !isRefusal(asked)) return done(asked);
  const found = sentence(request, domain, context);
  if (!isRefusal(found)) return askedFor(request, domain, context, gapOf) ?? done(found);
  const referring =
    repairOf(said, context.last, domain, readEdit, readControl) ??
    sameForOf(withoutCourtesy(withoutHesitation(tokenise(text.slice(0, 4000)), next)), domain);
  if (referring) return done(referring);
  const brief = briefly(request, context.last);
  if (brief) return isRefusal(brief) ? brief : done(brief);
  const more = soMuchMore(request, context.last);
  if (more) return done(more);
  const before = moreOfBefore(request, context, domain) ?? undoOfDeed(request, context, domain);
  if (before) return done(before);
  const sameFar = withoutSameAmount(request);
  const onward =
    sameWayAgain(request, context.last) ??
    anotherDegree(request, context.last, domain) ??
    directedAgain(sameFar ?? request, context.last, domain);
  const again = onward && sentence(onward, domain, context);
  if (again && !isRefusal(again)) return done(sameFar ? withAmountOf(context.last, again) : again);
  const wish = wishOf(request, domain.subjects);
  const ways = wish?.ways.filter((way) => !isRefusal(understandSentence(lex(tokenise(way), domain), domain))) ?? [];
  if (wish && ways.length > 1) return openWish(wish.mood, ways);
  return talk ? done(talk) : found;
};

/** What is refused, with what may be missing in it; `found` is what `understandAsSaid` made of the same. */
export const orAsked = (found: Understanding, text: string, domain: Domain, context: SpokenContext): Understanding => {
  if (found.kind === 'command' || found.reason === 'gap') return found;
  const request = requestOf(saidIn(text.slice(0, 400)));
  const asked = mayLackAWord.has(found.reason) ? askedFor(request, domain, context, gapOfUnread) : null;
  if (asked?.kind === 'command') return asked;
  const offered = new Set<string>();
  const isEdit = (words: string) => {
    const found = understandSentence(lex(tokenise(words), domain), domain);
    const key = JSON.stringify(found);
    if (isRefusal(found) || offered.has(key)) return false;
    offered.add(key);
    return true;
  };
  const half = fragmentOf(request, lex(request, domain), domain, isEdit);
  const refused = asked ?? found;
  return half ? { ...half, reason: refused.reason, suggestions: asked?.suggestions ?? half.suggestions } : refused;
};

export const understand: Understand = (text, domain, context = { last: null }) =>
  orAsked(understandAsSaid(text, domain, context), text, domain, context);
