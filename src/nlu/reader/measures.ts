/**
 * Numbers in a sentence for the network, which has no place for them: the measure is taken out before it reads, and then put
 * behind its reading in plain words, for the rules to read as they read any ("make the nose longer" "by 25 percent").
 * A small count is the steps of "undo", "redo" and "again"; half of the last edit is "less" with a number. Any other number is
 * left to the rules, and what is read beside it is not sure.
 */
import {
  type Command,
  type Domain,
  type EditCommand,
  type PartEdit,
  spokenNames,
  usualAmount,
} from '../../core/index.ts';
import { numberAt, spokenNumber } from '../numbers.ts';
import type { Understand } from '../port.ts';
import { tokenise } from '../tokens.ts';
import { leftOfNumber } from './bounds.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand } from './port.ts';
import { mostWords, wordsOf } from './words.ts';

type Measure = (read: ReadCommand, domain: Domain, understand: Understand) => ReadCommand | null;

export interface Measured {
  /** The sentence without the measure. */
  readonly text: string;
  /** What was read of the text, with the measure, less sure where a number was not understood; null where it does not fit. */
  readonly measure: Measure;
}

const counts = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = new RegExp(`\\b(?:${counts.join('|')}|[2-9]|10)\\b(?!%|[.,]\\d)`, 'i');
const about = String.raw`(?:\b(?:by|about|exactly|around|roughly|like|only|just|some|for|to)\s+)*`;

const percentOf: Readonly<Record<string, number>> = {
  half: 50,
  third: 33,
  quarter: 25,
  fifth: 20,
  sixth: 17,
  eighth: 12.5,
  tenth: 10,
  twice: 100,
  double: 100,
  triple: 200,
};

/** "Fifteen per cent", "a dozen pixels", "one and a half times": in digits, where a unit follows. */
const spelled =
  /\b((?:(?:[a-z]+teen|[a-z]+ty|ten|eleven|twelve|hundred|\d+|and|a half|one|two|three|four|five|six|seven|eight|nine|a dozen|a hundred)[ -])+)(?=(?:px|pixels?|per ?cent|degrees?|times)\b)/gi;
const inDigits = (text: string): string =>
  text.replace(spelled, (run: string) => {
    const number = spokenNumber(tokenise(run.replace(/\ba dozen\b/i, 'twelve')));
    return number === undefined ? run : `${number} `;
  });

const ratio = (found: string): string | null => {
  const exact = Number(found);
  if (exact > 1) return `by ${Math.round(100 * (exact - 1))} percent`;
  return exact > 0 && exact < 1 ? `to ${Math.round(100 * exact)} percent` : null;
};
const fraction = '(half|third|quarter|fifth|sixth|eighth|tenth)';
const share = (found: string): string => `by ${percentOf[found.toLowerCase()]} percent`;
const shareLeft = (found: string): string => `to ${percentOf[found.toLowerCase()]} percent`;

/** How an amount may be put, and how the rules would have it put. */
const amounts: readonly (readonly [RegExp, (found: string) => string | null])[] = [
  [new RegExp(`${about}(\\d{1,3}(?:\\.\\d+)?)\\s*(?:px|pixels?)\\b`, 'i'), (found) => `by ${found} pixels`],
  [
    /\b(?:down )?(?<!\bup )to\s+(?:about |only |just |exactly )?(\d{1,3})\s*(?:%|per ?cent\b)(?: of (?:its|his|her|their|the) (?:\w+ ){0,2}size)?/i,
    (found) => `to ${found} percent`,
  ],
  [new RegExp(`${about}(\\d{1,3})\\s*(?:%|per ?cent\\b)`, 'i'), (found) => `by ${found} percent`],
  [new RegExp(`${about}(\\d{1,3})\\s*(?:degrees?\\b|°)`, 'i'), (found) => `by ${found} degrees`],
  [new RegExp(`${about}(\\d(?:\\.\\d+)?)\\s*(?:x|times)(?: (?:the|its|his) size)?(?=\\W|$)`, 'i'), ratio],
  [/\b(?:times|x)\s*(\d(?:\.\d+)?)(?=\W|$)/i, ratio],
  [new RegExp(String.raw`\b(?:to|down to) (?:about |only |just )?(?:an?|one) ${fraction}\b`, 'i'), shareLeft],
  [new RegExp(String.raw`\b(?:an?|one) ${fraction} of (?:that|this|what (?:you|i|we) did)\b`, 'i'), shareLeft],
  [new RegExp(`${about}(?:an?|one) ${fraction}\\b`, 'i'), share],
  [/\b(twice|double|triple)\b(?: (?:as \w+|it|the (?:size|length|width)))?/i, share],
];

/** A measure that no picture has: one of the small ones is a bit, else how far is left to the words around it. */
const small =
  /\b(?:an?|one|half an?|1) (?:inch|cm|centimet(?:er|re)|mm|millimet(?:er|re)|finger)\b|\b(?:a few|some|a couple of) (?:pixels|degrees)\b/i;
const vague =
  /\b(?:by )?(?:an?|one|two|three|four|five|a couple of|a few|\d+)\s*(?:inch(?:es)?|cms?|centimet(?:er|re)s?|mms?|millimet(?:er|re)s?|paces?|fingers?)\b/i;
const withoutVague = (text: string): string => text.replace(small, 'a bit').replace(vague, '');

/** How something is, and no measure: "half shut". */
const halfDone = /\bhalf[ -](?:shut|closed|open|asleep|hidden|covered|way)\b|\bhalfway\b/i;
const half = /\bhal(?:f|ve|ved|ving)\b/i;
/** "Cut the hair in half" */
const byHalf = /\b(?:in|to|by) half\b(?!-)/i;
/** Of the last edit half: "halfway between, please". */
const halfWay = /\bhalf[ -]?way\b/i;
const number = new RegExp(
  String.raw`(?<![a-wyz])\d|%|\bper ?cent\b|\bpixels?\b|\bdegrees?\b|\b(?:${counts.join('|')}|twenty|thirty|fifty|hundred|twice|double|triple|thirds?|quarter|fifth|sixth|eighth|tenth|hal(?:f|ve|ved|ving))\b`,
  'i',
);

const lastNamed = (said: string, word: string): number =>
  [...said.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].at(-1)?.index ?? -1;

/** Of several edits the one whose part was named last before the measure; undefined where not every part is named. */
const nearest = (edits: readonly PartEdit[], before: string, domain: Domain): PartEdit | undefined => {
  const said = before.toLowerCase();
  const named = edits.map((edit) => {
    const part = domain.parts.find(({ name }) => name === edit.part);
    const words = part ? spokenNames(part) : [];
    return { edit, at: Math.max(...words.map((word) => lastNamed(said, word))) };
  });
  if (edits.length > 1 && named.some(({ at }) => at < 0)) return undefined;
  return named.toSorted((a, b) => b.at - a.at)[0]?.edit;
};

/** "Dial that back by a quarter", "take it to 80 percent of that" */
const lessBy = (amount: string, read: ReadCommand): ReadCommand | null => {
  const [, way, percent] = /^(by|to) ([\d.]+) percent$/.exec(amount) ?? [];
  const factor = (way === 'by' ? 100 - Number(percent) : Number(percent)) / 100;
  if (way === undefined || factor <= 0 || factor >= 1) return null;
  return { ...read, command: { kind: 'rescale', factor }, words: `${Math.round(100 * (1 - factor))} percent less` };
};

/** What was read, one edit of it as far as is said behind its part. */
const asFar =
  (amount: string, before: string): Measure =>
  (read, domain, understand) => {
    if (read.command.kind === 'rescale') return lessBy(amount, read);
    if (read.command.kind !== 'edit') return null;
    const { edits, constraints } = read.command;
    const meant = nearest(edits, before, domain);
    if (meant === undefined) return null;
    const plain: EditCommand = { kind: 'edit', edits: [{ ...meant, amount: usualAmount }], constraints: [] };
    const found = understand(`${inWords(plain, domain)} ${amount}`, domain);
    if (found.kind !== 'command' || found.command.kind !== 'edit') return null;
    const measuredEdits = found.command.edits;
    const command: EditCommand = {
      kind: 'edit',
      edits: edits.flatMap((edit) => (edit === meant ? measuredEdits : [edit])),
      constraints,
    };
    return { ...read, command, words: inWords(command, domain) };
  };

const soOften =
  (times: number): Measure =>
  (read) => {
    const { kind } = read.command;
    if (kind === 'undo' || kind === 'redo')
      return { ...read, command: { kind, steps: times }, words: `${kind} ${times}` };
    if (kind === 'again') return { ...read, command: { kind, times }, words: `${times} times` };
    // "the two ears"
    const isPair = read.command.kind === 'edit' && read.command.edits.some(({ side }) => side === 'both');
    return times === 2 && isPair ? read : null;
  };

const halved: Measure = (read) => {
  const command: Command = { kind: 'rescale', factor: 0.5 };
  return read.command.kind === 'rescale' ? { ...read, command, words: 'half' } : null;
};

const orHalved: Measure = (read, ...rest) => halved(read, ...rest) ?? read;

/** Where a number in it was not read, the rest may be asked about at most. Of a sentence that the network would cut, nothing: an answer must come within 50 ms. */
const doubted = (text: string): Measured | null =>
  wordsOf(text).length === mostWords
    ? null
    : { text, measure: (read) => ({ ...read, confidence: Math.min(read.confidence, leftOfNumber) }) };

/** Null where nothing of it is to be read. */
export const measured = (said: string): Measured | null => {
  const text = withoutVague(inDigits(said));
  if (!number.test(text.replace(halfDone, '')))
    return { text, measure: halfWay.test(text) ? orHalved : (read) => read };
  for (const [pattern, put] of amounts) {
    const match = pattern.exec(text);
    const found = match?.[1];
    if (match === null || found === undefined) continue;
    const [amount, rest] = [put(found), text.replace(pattern, '')];
    return amount === null || number.test(rest)
      ? doubted(text)
      : { text: rest, measure: asFar(amount, text.slice(0, match.index)) };
  }
  if (half.test(text)) {
    const size = byHalf.exec(text);
    const ofSize = size === null ? () => null : asFar('by 50 percent', text.slice(0, size.index));
    const measure: Measure = (read, ...rest) => halved(read, ...rest) ?? ofSize(read, ...rest);
    return number.test(text.replace(half, '')) ? doubted(text) : { text, measure };
  }
  const counted = count.exec(text)?.[0].toLowerCase();
  if (counted === undefined) return doubted(text);
  const rest = text.replace(count, '');
  const times = numberAt([counted], 0)?.value;
  return times === undefined || number.test(rest) ? doubted(text) : { text: rest, measure: soOften(times) };
};
