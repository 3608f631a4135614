/**
 * Numbers in a sentence for the network, which has no place for them: the measure is taken out before it reads, and then put
 * behind its reading in plain words, for the rules to read as they read any ("make the nose longer" "by 25 percent").
 * A small count is the steps of "undo", "redo" and "again"; half of the last edit is "less" with a number. Any other number is
 * left to the rules.
 */
import { type Command, type Domain, type EditCommand, usualAmount } from '../../core/index.ts';
import { numberAt } from '../numbers.ts';
import type { Understand } from '../port.ts';
import { tokenise } from '../tokens.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand } from './port.ts';

type Measure = (read: ReadCommand, domain: Domain, understand: Understand) => ReadCommand | null;

export interface Measured {
  /** The sentence without the measure. */
  readonly text: string;
  /** What was read of the text, with the measure; null where it does not fit. */
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
  twice: 100,
  double: 100,
  triple: 200,
};

/** "Fifteen per cent", "a dozen pixels": in digits, where a unit follows. */
const spelled =
  /\b((?:(?:[a-z]+teen|[a-z]+ty|ten|eleven|twelve|hundred|and|one|two|three|four|five|six|seven|eight|nine|a dozen|a hundred)[ -])+)(?=(?:px|pixels?|per ?cent|degrees?|times)\b)/gi;
const inDigits = (text: string): string =>
  text.replace(spelled, (run: string) => {
    const tokens = tokenise(run.replace(/\ba dozen\b/i, 'twelve'));
    const number = numberAt(tokens, 0);
    return number?.length === tokens.length ? `${number.value} ` : run;
  });

/** How an amount may be put, and how the rules would have it put. */
const amounts: readonly (readonly [RegExp, (found: string) => string | null])[] = [
  [new RegExp(`${about}(\\d{1,3}(?:\\.\\d+)?)\\s*(?:px|pixels?)\\b`, 'i'), (found) => `${found} pixels`],
  [new RegExp(`${about}(\\d{1,3})\\s*(?:%|per ?cent\\b)`, 'i'), (found) => `${found} percent`],
  [new RegExp(`${about}(\\d{1,3})\\s*(?:degrees?\\b|°)`, 'i'), (found) => `${found} degrees`],
  [
    new RegExp(`${about}(\\d(?:\\.\\d+)?)\\s*(?:x|times)(?=\\W|$)`, 'i'),
    (found) => (Number(found) > 1 ? `${Math.round(100 * (Number(found) - 1))} percent` : null),
  ],
  [
    new RegExp(`${about}(?:an?|one) (half|third|quarter|fifth)\\b`, 'i'),
    (found) => `${percentOf[found.toLowerCase()]} percent`,
  ],
  [
    /\b(twice|double|triple)\b(?: (?:as \w+|it|the (?:size|length|width)))?/i,
    (found) => `${percentOf[found.toLowerCase()]} percent`,
  ],
];

/** How something is, and no measure: "half shut". */
const halfWay = /\bhalf[ -](?:shut|closed|open|asleep|hidden|covered|way)\b/i;
const half = /\bhalf\b/i;
const number = new RegExp(
  String.raw`\d|%|\bper ?cent\b|\bpixels?\b|\bdegrees?\b|\b(?:${counts.join('|')}|twenty|thirty|fifty|hundred|twice|double|triple|thirds?|quarter|half)\b`,
  'i',
);

/** The one edit that was read, as far as is said. */
const asFar =
  (amount: string): Measure =>
  (read, domain, understand) => {
    if (read.command.kind !== 'edit' || read.command.edits.length !== 1) return null;
    const plain: EditCommand = {
      ...read.command,
      edits: read.command.edits.map((edit) => ({ ...edit, amount: usualAmount })),
      constraints: [],
    };
    const found = understand(`${inWords(plain, domain)} by ${amount}`, domain);
    if (found.kind !== 'command' || found.command.kind !== 'edit') return null;
    const command = { ...found.command, constraints: read.command.constraints };
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

/** Null where there is a number that only the rules could read. */
export const measured = (said: string): Measured | null => {
  const text = inDigits(said);
  if (!number.test(text.replace(halfWay, ''))) return { text, measure: (read) => read };
  for (const [pattern, put] of amounts) {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) continue;
    const [amount, rest] = [put(found), text.replace(pattern, '')];
    return amount === null || number.test(rest) ? null : { text: rest, measure: asFar(amount) };
  }
  if (half.test(text)) return number.test(text.replace(half, '')) ? null : { text, measure: halved };
  const counted = count.exec(text)?.[0].toLowerCase();
  if (counted === undefined) return null;
  const rest = text.replace(count, '');
  const times = numberAt([counted], 0)?.value;
  return times === undefined || number.test(rest) ? null : { text: rest, measure: soOften(times) };
};
