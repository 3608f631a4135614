/** The closed grammar beside the fixed phrases of `controls.ts`: what has slots, and what is drawn over the picture. */
import type { ControlCommand, Domain } from '../../core/index.ts';
import type { Token } from '../tokens.ts';
import { pageRules } from './page-rules.ts';
import { partRules } from './part-rules.ts';
import { firstWords, matchPattern, type Pattern, patternsOf, sayings } from './pattern.ts';
import { pictureRules } from './picture-rules.ts';
import { pointRules } from './point-rules.ts';
import { Bound, type Moment, type Rule } from './rule.ts';
import { readSlot } from './slots.ts';
import { squareRules } from './square-rules.ts';
import { undoPartRules } from './undo-part-rules.ts';
import { wordyRules } from './wordy-rules.ts';

interface Compiled {
  readonly pattern: Pattern;
  readonly rule: Rule;
}

const compiled: readonly Compiled[] = [
  ...pictureRules,
  ...pageRules,
  ...squareRules,
  ...pointRules,
  ...partRules,
  ...wordyRules,
  ...undoPartRules,
].flatMap((rule) => patternsOf(rule.said).map((pattern) => ({ pattern, rule })));

/** Patterns by the word that they begin with; those that begin with a slot are asked for every utterance. */
const byFirstWord = new Map<Token, Compiled[]>();
const beginWithSlot: Compiled[] = [];
for (const one of compiled) {
  const words = firstWords(one.pattern);
  if (words === null) beginWithSlot.push(one);
  else for (const word of new Set(words)) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), one]);
}

/** The command that the whole utterance is by this grammar, if it is one. */
export function closedCommand(tokens: readonly Token[], domain: Domain): ControlCommand | undefined {
  const read = readSlot(domain);
  for (const { pattern, rule } of [...(byFirstWord.get(tokens[0] ?? '') ?? []), ...beginWithSlot]) {
    const values = matchPattern(pattern, tokens, read);
    const command = values && rule.means(new Bound(values));
    if (command) return command;
  }
  return undefined;
}

/** Every phrase of the grammar that is worth hearing and for which `fill` has words, with the moment in which it is worth hearing. */
export function closedSayings(
  fill: (slot: string) => readonly string[],
  ways?: 'every-way',
): readonly { readonly text: string; readonly moment: Moment }[] {
  return compiled
    .filter(({ rule }) => rule.moment !== 'never')
    .flatMap(({ pattern, rule }) => sayings(pattern, fill, ways).map((text) => ({ text, moment: rule.moment })));
}
