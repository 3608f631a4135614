/** Amounts: reading them from words ("20 pixels", "twice as", "a bit") and applying them to an action. */
import { type Action, type Amount, usualAmount } from '../core/index.ts';
import { opposite, sizeConcepts } from './concepts.ts';
import type { SpokenAmount } from './items.ts';
import { numberAt } from './numbers.ts';
import type { Token } from './tokens.ts';

const relative: readonly (readonly [number, string])[] = [
  [
    0.2,
    'a tiny bit / tiny bit / a hair / a smidge / a smidgen / barely / very slightly / just a hair / ever so slightly / ever so little / a teeny bit / teeny bit / a tiny little bit / a fraction / a hint / a teensy bit / teensy bit / a crack / a sliver / a whisker / a mite / a pinch / minimally / marginally / a teeny tiny bit / the tiniest bit / the slightest bit / very little / a hairs breadth',
  ],
  [
    0.4,
    'a small bit / a little way / a notch / one notch / mildly / subtly / softly / just a bit / just a little / just slightly / a small amount / small amount / by a notch / a wee / a bit of / a wee little bit / a dash / a trifle / slightly / a bit / a little / a little bit / little bit / a touch / a tad / bit / a wee bit / not too much / not so much / not that much / somewhat / gently / lightly',
  ],
  [0.5, 'half way / halfway / partly / partially'],
  [0.25, 'a quarter of the way'],
  [0.33, 'a third of the way'],
  [
    0.8,
    'nearly / almost / mostly / almost completely / nearly completely / almost fully / nearly fully / almost entirely / almost all the way / nearly all the way / most of the way / not quite all the way / not quite completely',
  ],
  [1, 'quite / fairly / rather / pretty / moderately / visibly / a fair bit / a good bit'],
  [
    1.8,
    'quite a lot / quite a bit / considerably / noticeably / significantly / massively / hugely / enormously / tremendously / dramatically / totally / entirely / wholly / loads / tons / a ton / heavily / substantially / drastically / extremely / incredibly / ridiculously / a good deal / a heap / heaps / by a lot / to the full / ever so much / maximally / to the extreme / a lot / much / way / far / lots / very / really / very much / completely / fully / all the way / a great deal / as far as possible / as much as possible / a whole lot / so much / very very / really really / greatly / strongly / super / extra',
  ],
];
const relativePhrases = new Map(
  relative.flatMap(([factor, words]) => words.split(/\s*\/\s*/).map((phrase) => [phrase, factor] as const)),
);

/** The longest of these phrases that begins with a word, in words. */
const longestFrom = new Map<string, number>();
for (const phrase of relativePhrases.keys()) {
  const words = phrase.split(' ');
  const [first = ''] = words;
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
}

const ratios: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  doubled: 2,
  doubling: 2,
  thrice: 3,
  triple: 3,
  half: 0.5,
  halve: 0.5,
  halved: 0.5,
};

const limits = { px: 1000, degrees: 90, percent: 300, ratio: 10 } as const;

export interface ReadAmount {
  readonly amount: SpokenAmount;
  readonly length: number;
}

function measured(tokens: readonly Token[], start: number): ReadAmount | undefined {
  const to = tokens[start] === 'to';
  const at = /^(by|to|about|around)$/.test(tokens[start] ?? '') ? start + 1 : start;
  const number = numberAt(tokens, at);
  if (!number) return undefined;
  const end = at + number.length;
  const unit = tokens[end];
  const length = end + 1 - start;
  if (unit === 'pixels' && !to) return { amount: { kind: 'pixels', px: number.value }, length };
  if (unit === 'degrees' && !to) return { amount: { kind: 'degrees', degrees: number.value }, length };
  if (unit === 'percent') return { amount: { kind: 'percent', percent: number.value, to }, length };
  if (unit !== 'times' || to) return undefined;
  const as = tokens[end + 1] === 'as';
  return { amount: { kind: 'times', ratio: number.value, as }, length: length + (as ? 1 : 0) };
}

/** The amount said at token `at`, the longest reading. */
export function amountAt(tokens: readonly Token[], at: number): ReadAmount | undefined {
  const exact = measured(tokens, at);
  if (exact) return exact;
  const longest = longestFrom.get(tokens[at] ?? '') ?? 0;
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const factor = relativePhrases.get(tokens.slice(at, at + length).join(' '));
    if (factor !== undefined) return { amount: { kind: 'relative', factor }, length };
  }
  const ratio = Object.hasOwn(ratios, tokens[at] ?? '') ? ratios[tokens[at] ?? ''] : undefined;
  if (ratio === undefined) return undefined;
  const as = tokens[at + 1] === 'as';
  return { amount: { kind: 'times', ratio, as }, length: as ? 2 : 1 };
}

/** A head nods when it is raised or lowered. */
const turning = /^(?:turn|tilt)-|^(?:raise|lower)$/;

/** Growing concepts may be said with a ratio below one ("half as wide"): the action turns round. */
const growing: ReadonlySet<string> = new Set(['bigger', 'longer', 'wider']);

export interface Applied {
  readonly action: Action;
  readonly amount: Amount;
}

function scaled(action: Action, exact: number): Applied | undefined {
  const ratio = Math.round(exact * 1000) / 1000;
  const possible = ratio >= 1 / limits.ratio && ratio <= limits.ratio && ratio !== 1;
  return possible ? { action, amount: { kind: 'scale', ratio } } : undefined;
}

/**
 * What a spoken amount means for an action; undefined where it means nothing ("open the ears twice", "0 pixels").
 * A ratio is always that of the new size to the old, so it is above 1 exactly for the growing actions.
 */
export function applyAmount(action: Action, spoken: SpokenAmount | undefined): Applied | undefined {
  if (!spoken) return { action, amount: usualAmount };
  const size = sizeConcepts.has(action);
  const grows = growing.has(action);
  switch (spoken.kind) {
    case 'relative':
      return { action, amount: { kind: 'relative', factor: spoken.factor } };
    case 'pixels':
      return spoken.px > 0 && spoken.px <= limits.px
        ? { action, amount: { kind: 'pixels', px: spoken.px } }
        : undefined;
    case 'degrees':
      return turning.test(action) && spoken.degrees > 0 && spoken.degrees <= limits.degrees
        ? { action, amount: { kind: 'degrees', degrees: spoken.degrees } }
        : undefined;
    case 'percent': {
      const share = spoken.percent / 100;
      if (share <= 0 || spoken.percent > limits.percent) return undefined;
      if (!size)
        return action === 'open' || action === 'close'
          ? { action, amount: { kind: 'relative', factor: share } }
          : undefined;
      const ratio = spoken.to ? share : grows ? 1 + share : 1 - share;
      return grows === ratio > 1 ? scaled(action, ratio) : undefined;
    }
    case 'times': {
      if (!size) {
        const halves = spoken.ratio === 0.5 && !spoken.as && (action === 'open' || action === 'close');
        return halves ? { action, amount: { kind: 'relative', factor: 0.5 } } : undefined;
      }
      if (spoken.ratio > 1) return scaled(action, grows ? spoken.ratio : 1 / spoken.ratio);
      // "half as wide" turns round, "smaller, factor 0.8" does not.
      if (grows) return spoken.as ? scaled(opposite(action), spoken.ratio) : undefined;
      return scaled(action, spoken.ratio);
    }
    default:
      return spoken satisfies never;
  }
}
