/** Numbers in digits and words: "42", "forty two", "one and a half", "a hundred". */
import type { Token } from './tokens.ts';

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** What recognisers write when a number is said; only where nothing but a number can stand. */
const homophones = new Map([
  ['to', 2],
  ['too', 2],
  ['for', 4],
  ['fore', 4],
  ['won', 1],
  ['ate', 8],
  ['tree', 3],
  ['free', 3],
]);

export function isHomophone(word: Token): boolean {
  return homophones.has(word);
}

export function isNumberWord(word: Token): boolean {
  return units.includes(word) || tens.includes(word) || word === 'hundred' || word === 'thousand';
}

export interface Counted {
  readonly value: number;
  /** How many tokens it took. */
  readonly length: number;
}

/** The number that begins at token `at`, or undefined. Digits may carry decimals; words stop below a million. */
export function numberAt(tokens: readonly Token[], at: number): Counted | undefined {
  const first = tokens[at] ?? '';
  if (/^\d+(\.\d+)?$/.test(first)) return { value: Number(first), length: 1 };
  let total = 0;
  let current: number | undefined;
  let i = at;
  if (first === 'a' && (tokens[at + 1] === 'hundred' || tokens[at + 1] === 'thousand')) {
    current = 1;
    i += 1;
  }
  for (let last = 1000; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const unit = units.indexOf(token);
    const ten = tens.indexOf(token);
    if (unit >= 0 && (last > 19 || (last === 10 && unit > 0 && unit < 10))) {
      current = (current ?? 0) + unit;
      last = 1;
    } else if (ten >= 0 && last >= 100) {
      current = (current ?? 0) + (ten + 2) * 10;
      last = 10;
    } else if (token === 'hundred' && current !== undefined && current > 0 && current < 10) {
      current *= 100;
      last = 100;
    } else if (token === 'thousand' && current !== undefined && current > 0 && total === 0) {
      total = current * 1000;
      current = 0;
      last = 1000;
    } else if (
      token === 'and' &&
      last >= 100 &&
      i > at &&
      (units.includes(tokens[i + 1] ?? '') || tens.includes(tokens[i + 1] ?? ''))
    ) {
      // "a hundred and twenty"
    } else break;
  }
  return current === undefined || i === at ? undefined : { value: total + current, length: i - at };
}

/** The whole of `tokens` as one number, homophones allowed ("undo to" is undo 2). */
export function wholeNumber(tokens: readonly Token[]): number | undefined {
  const sound = tokens.length === 1 ? homophones.get(tokens[0] ?? '') : undefined;
  if (sound !== undefined) return sound;
  const counted = numberAt(tokens, 0);
  return counted && counted.length === tokens.length ? counted.value : undefined;
}

/** The whole of `tokens` as one number, with its half: "one and a half". No homophones. */
export function spokenNumber(tokens: readonly Token[]): number | undefined {
  const half = tokens.slice(-3).join(' ') === 'and a half' ? 0.5 : 0;
  const whole = half > 0 ? tokens.slice(0, -3) : tokens;
  const counted = numberAt(whole, 0);
  return counted?.length === whole.length ? counted.value + half : undefined;
}

/** 42 as "forty two"; digits from a thousand on. */
export function numberWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1000) return String(value);
  if (value < 20) return units[value] ?? String(value);
  const rest = value % (value < 100 ? 10 : 100);
  const head = value < 100 ? tens[Math.floor(value / 10) - 2] : `${units[Math.floor(value / 100)]} hundred`;
  return rest === 0 ? String(head) : `${head}${value < 100 ? '' : ' and'} ${numberWords(rest)}`;
}
