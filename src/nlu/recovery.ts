/**
 * A sentence that the rules refuse, as it may have been meant before it was misheard or mistyped: words that sound like
 * words of the grammar ("make the main bigger", "turn the head write"), a word in two pieces ("and do that"), a small
 * word too many. Taken only where all such readings are one and the same command, and said, never silently.
 *
 * Before that, talk around a request is left out (gist.ts). What was not heard at all cannot be found again, and an
 * unknown word within a request is never left out: "open the moth window" stays refused.
 */
import { type Domain, isSmallTalk } from '../core/index.ts';
import { phoneCodes, phonesOfWord, soundDistance } from '../phonetics/index.ts';
import { controlPhrases } from './controls.ts';
import { withoutFillers, withoutHesitation } from './fillers.ts';
import { gistsOf } from './gist.ts';
import { lexiconOf } from './lexicon.ts';
import { isNumberWord } from './numbers.ts';
import type { SpokenContext, Understand } from './port.ts';
import type { Refusal } from './refusals.ts';
import { afterRemarks } from './remarks.ts';
import { order } from './repair.ts';
import { afterOpeningMarks, selfRepairsOf } from './self-repair.ts';
import { separator, type Token, tokenise } from './tokens.ts';
import { requestAfterRemark } from './topic.ts';
import { orAsked, understandAsSaid } from './understand.ts';

/** A word alone sounds like too many others; whole utterances are compared with phrases where speech is read. */
const leastWords = 2;
/** Longer sentences have too many readings, and say enough to be said again. */
const mostWords = 16;
/** One phone of a near neighbour, in the measure of `soundDistance`; in short words only voiced for unvoiced, or the like. */
const nearSound = 0.5;
const nearSoundOfShort = 0.36;
const shortestNear = 3;
/** Neighbours tried for one word, and readings tried for one sentence: an answer must come within milliseconds. */
const mostNeighbours = 4;
const mostReadings = 40;

/** Small words that slip in between and say nothing there. At the end they would begin what was cut off. */
const slips: ReadonlySet<Token> = new Set(
  'uh um er erm oh ah like so the you well yeah just then ok now also'.split(' '),
);
/** How fast is no part of a still picture, and "very" of nothing is no amount; these may also stand at the end. */
const manners: ReadonlySet<Token> = new Set(
  'very slowly quickly carefully quietly gradually smoothly nicely'.split(' '),
);
/** These turn a sentence round, say where, or are what people ask of a lion; another word in their place would be a guess. */
const firm: ReadonlySet<Token> = new Set(
  'dance left right up down not no now never only keep but without less too more both its his her their your should must be half twice double triple very they them'.split(
    ' ',
  ),
);

interface Sounding {
  readonly word: Token;
  readonly codes: Uint8Array;
}

const soundings = new WeakMap<Domain, readonly Sounding[]>();

/** The words that a sentence can be made of, with their sounds. */
const soundingsOf = (domain: Domain): readonly Sounding[] => {
  const known = soundings.get(domain);
  if (known) return known;
  const phrases = [...lexiconOf(domain).phrases.keys(), ...controlPhrases];
  const words = new Set(phrases.flatMap((phrase) => phrase.split(' ')).filter((word) => /^[a-z]+$/.test(word)));
  const made = [...words].map((word) => ({ word, codes: phoneCodes(phonesOfWord(word)) }));
  soundings.set(domain, made);
  return made;
};

interface Neighbour {
  readonly word: Token;
  readonly distance: number;
}

/** Words of the grammar that sound like this, the nearest first. */
const neighbours = (phones: string, itself: Token, all: readonly Sounding[]): readonly Neighbour[] => {
  const codes = phoneCodes(phones);
  const found: Neighbour[] = [];
  for (const { word, codes: meant } of all) {
    if (word === itself || Math.abs(meant.length - codes.length) > 1) continue;
    const short = Math.min(codes.length, meant.length) < shortestNear;
    // "ice" may be "eyes"; "do" is not "to"
    const most = short ? (word.length >= 4 ? nearSoundOfShort : 0) : nearSound;
    const distance = soundDistance(codes, meant, most + 1e-9);
    if (distance <= most + 1e-9) found.push({ word, distance });
  }
  return found.sort((a, b) => a.distance - b.distance).slice(0, mostNeighbours);
};

/** "Years" for "ears": a glide at the beginning is easily heard or missed. */
const glide = /^[yhw]/;
const glideCost = 0.45;

const withoutGlide = (phones: string, all: readonly Sounding[]): readonly Neighbour[] => {
  if (!glide.test(phones) || phones.length <= shortestNear - 1) return [];
  return neighbours(phones.slice(1), '', all)
    .filter(({ distance, word }) => distance === 0 && word.length > 2)
    .map(({ word }) => ({ word, distance: glideCost }));
};

interface Reading {
  readonly tokens: readonly Token[];
  /** How far it is from what was heard. */
  readonly cost: number;
}

const slipCost = 0.25;
/** "left the ears" is no "left ears", and "thing the left eye" no eye of a thing. */
const places = /^(?:left|right|up|down)$/;

/** The sentence with one word exchanged, two words made one, or one small word left out; the nearest first. */
const readingsOf = (tokens: readonly Token[], all: readonly Sounding[]): readonly Reading[] => {
  const readings: Reading[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token === separator) continue;
    const between =
      token === 'the' && (places.test(tokens[at - 1] ?? '') || (at > 1 && places.test(tokens[at + 1] ?? '')));
    if (manners.has(token) || (slips.has(token) && !between && at < tokens.length - 1)) {
      readings.push({ tokens: tokens.toSpliced(at, 1), cost: slipCost });
    }
    if (token === 'a' && !/^(?:bit|little|lot|few)$/.test(tokens[at + 1] ?? ''))
      readings.push({ tokens: tokens.with(at, 'the'), cost: slipCost });
    if (!/^[a-z]+$/.test(token) || isNumberWord(token) || firm.has(token)) continue;
    const phones = phonesOfWord(token);
    for (const { word, distance } of [...neighbours(phones, token, all), ...withoutGlide(phones, all)]) {
      // A word of the grammar was hardly misheard for another one, unless both sound the same.
      if (distance > 0 && all.some((known) => known.word === token)) continue;
      readings.push({ tokens: tokens.with(at, word), cost: distance });
    }
    const next = tokens[at + 1] ?? '';
    // "and do", "a gain": a word in pieces, and no word with an ending
    if (!/^[a-z]+$/.test(next) || firm.has(next) || Math.min(token.length, next.length) > 3) continue;
    for (const { word, distance } of neighbours(phones + phonesOfWord(next), '', all)) {
      if (word === next || (word.startsWith(token) && token.length > 1)) continue;
      readings.push({ tokens: tokens.toSpliced(at, 2, word), cost: distance });
    }
  }
  return readings.sort((a, b) => a.cost - b.cost);
};

/** What could not be read; not what was read and cannot be. */
const mayBeMisheard: ReadonlySet<string> = new Set(['nonsense', 'unknown-part', 'unknown-action', 'unknown-region']);

const said = (tokens: readonly Token[]): string =>
  tokens.join(' ').replaceAll(" 's", "'s").replaceAll(` ${separator}`, ',');

/** The first reading of a sentence without the talk in it that is an edit. */
const gist = (text: string, domain: Domain, context: SpokenContext): ReturnType<Understand> | null => {
  const spoken = tokenise(text.slice(0, 400));
  const request = requestAfterRemark(spoken, domain);
  for (const tokens of [...(request === null ? [] : [request]), ...gistsOf(spoken, domain)]) {
    const found = understandAsSaid(said(tokens), domain, context);
    if (found.kind === 'command' && found.command.kind === 'edit')
      return { ...found, heardAs: said(withoutFillers(tokens)) };
  }
  return null;
};

/** The sentences that it may have been by its sound, the likeliest first. */
export const soundsOf = (tokens: readonly Token[], domain: Domain): readonly (readonly Token[])[] =>
  tokens.length > mostWords || tokens.length < leastWords
    ? []
    : readingsOf(tokens, soundingsOf(domain))
        .slice(0, mostReadings)
        .map((reading) => reading.tokens);

/** What it sounds like, if all such readings are one command. "two": whoever said it knows which. */
const sound = (text: string, domain: Domain, context: SpokenContext): ReturnType<Understand> | 'two' | null => {
  let found: (ReturnType<Understand> & { readonly key: string }) | null = null;
  for (const tokens of soundsOf(tokenise(text.slice(0, 400)), domain)) {
    const again = understandAsSaid(said(tokens), domain, context);
    // A number can stand for anything on the screen.
    if (again.kind !== 'command' || again.command.kind === 'number') continue;
    const key = JSON.stringify(again.command);
    if (found !== null && found.key !== key) return 'two';
    found ??= { ...again, heardAs: said(tokens), key };
  }
  if (found === null) return null;
  const { key: _, ...understood } = found;
  return understood;
};

/** Put right while speaking, or told before it is asked for: what is then asked for. */
const correctedAloud = (
  text: string,
  domain: Domain,
  context: SpokenContext,
  reason: Refusal['reason'],
): ReturnType<Understand> | null => {
  const spoken = tokenise(text.slice(0, 400));
  const remarked = afterRemarks(withoutHesitation(spoken), domain);
  const wanted = remarked && understandAsSaid(said(remarked.tokens), domain, context);
  if (wanted?.kind === 'command' && remarked?.fits(wanted.command) === true && !isSmallTalk(wanted.command))
    return { ...wanted, heardAs: said(withoutFillers(remarked.tokens)) };
  const marked = afterOpeningMarks(spoken);
  if (marked !== null) {
    // Something that was done is put right; where nothing was, it is what is asked for.
    const again = understandAsSaid(`${context.last === null ? '' : 'no, '}${said(marked)}`, domain, context);
    const edits = again.kind === 'command' && (again.command.kind === 'edit' || again.command.kind === 'instead');
    if (edits) return { ...again, heardAs: said(withoutFillers(marked)) };
  }
  const after = reason === 'contradiction' ? requestAfterRemark(spoken, domain) : null;
  for (const tokens of [...selfRepairsOf(spoken, domain), ...(after === null ? [] : [after])]) {
    const found = understandAsSaid(said(tokens), domain, context);
    if (found.kind === 'command' && found.command.kind === 'edit')
      return { ...found, heardAs: said(withoutFillers(tokens)) };
  }
  return null;
};

/** "No make the face narrower", said aloud, where nothing of the face was done that it could correct: it was "now". */
const nowNotNo = (text: string, domain: Domain, context: SpokenContext): ReturnType<Understand> | null => {
  const [no, ...rest] = tokenise(text.slice(0, 400));
  if (context.spoken !== true || no !== 'no' || !order.test(rest.join(' '))) return null;
  const found = understandAsSaid(said(rest), domain, context);
  return found.kind === 'command' && found.command.kind === 'edit'
    ? { ...found, heardAs: said(['now', ...rest]) }
    : null;
};

/**
 * As `understand`, with a second hearing for what that refuses: `heardAs` says what was taken for it. The sound comes
 * first: "the write eye" is the right one, and no eye with an ornament.
 */
export const understandMisheard: Understand = (text, domain, context: SpokenContext = { last: null }) => {
  const first = understandAsSaid(text, domain, context);
  const corrected = first.kind === 'command' ? null : correctedAloud(text, domain, context, first.reason);
  if (corrected !== null) return corrected;
  if (first.kind === 'command') return first;
  if (first.reason === 'nothing-to-do') return nowNotNo(text, domain, context) ?? first;
  if (!mayBeMisheard.has(first.reason)) return first;
  const heard = sound(text, domain, context);
  const meant = heard === 'two' ? null : (heard ?? gist(text, domain, context));
  return meant ?? orAsked(first, text, domain, context);
};
