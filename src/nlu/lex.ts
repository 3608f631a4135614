/** Words to items: the longest phrase known at each place, amounts, and what is left over as unknown. */
import type { Domain } from '../core/index.ts';
import { amountAt } from './amounts.ts';
import type { Item, Meaning } from './items.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { corrected } from './spelling.ts';
import type { Token } from './tokens.ts';

function phraseAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { meaning: Meaning; length: number } | undefined {
  const longest = lexicon.longestFrom.get(tokens[at] ?? '') ?? 0;
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const meaning = lexicon.phrases.get(tokens.slice(at, at + length).join(' '));
    if (meaning) return { meaning, length };
  }
  return undefined;
}

const slips = new WeakMap<Lexicon, Map<Token, string | undefined>>();
const mostSlips = 2000;

/** A sentence is read several ways, and its unknown words are looked up each time. */
function slipOf(word: Token, lexicon: Lexicon): string | undefined {
  const known = slips.get(lexicon) ?? new Map<Token, string | undefined>();
  slips.set(lexicon, known);
  if (known.has(word)) return known.get(word);
  if (known.size >= mostSlips) known.clear();
  const slip = corrected(word, lexicon.correctable);
  known.set(word, slip);
  return slip;
}

/** "make it face left": a verb there, a part in "move the face left". */
function facesSomewhere(tokens: readonly Token[], at: number, before: Item | undefined): boolean {
  if (!/^faces?$/.test(tokens[at] ?? '')) return false;
  const onward = tokens.slice(at + 1, at + 4).join(' ');
  if (!/^(?:to the |towards the |to its |to my )?(?:left|right)\b/.test(onward)) return false;
  return before === undefined || ['subject', 'pronoun', 'join', 'make', 'to', 'be'].includes(before.type);
}

export function lex(tokens: readonly Token[], domain: Domain): readonly Item[] {
  const lexicon = lexiconOf(domain);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(tokens, at, lexicon);
    const amount = amountAt(tokens, at);
    const take = (meaning: Meaning, length: number) => {
      items.push({ ...meaning, text: tokens.slice(at, at + length).join(' ') } as Item);
      at += length;
    };
    if (facesSomewhere(tokens, at, items.at(-1))) take({ type: 'concept', concept: 'turn', adjective: false }, 1);
    else if (amount && amount.length >= (phrase?.length ?? 0))
      take({ type: 'amount', amount: amount.amount }, amount.length);
    else if (phrase) take(phrase.meaning, phrase.length);
    else {
      const slip = slipOf(tokens[at] ?? '', lexicon);
      take((slip !== undefined && lexicon.phrases.get(slip)) || { type: 'unknown' }, 1);
    }
  }
  return items;
}
