/**
 * Tables of sentences with what they mean, one a line, `#` for remarks:
 *
 *   make the left ear a bit bigger => ears.bigger@left ~
 *   open the mouth, keep the background => mouth.open | keep background
 *   bigger eyes, smaller ears => eyes.bigger@both; ears.smaller@both
 *   chin up => head.raise || refuse
 *   undo that => undo 1
 *
 * Amounts are bands: nothing said is about the usual amount, `~` clearly less, `+` clearly more, `*` any, `=12px` pixels,
 * `x1.2` a ratio. A control word has the name of its command, or of the reader's answer (`text-bigger`). After the former:
 * a number, `~` less than one, `+` more than one, `-` less than none. Readings are parted by `||`; the first is the one hoped for, and where `refuse` is a later one, declining is no fault.
 */
import { type Action, actions, type Side } from '../../core/index.ts';

export type Band =
  | { readonly kind: 'less' | 'usual' | 'more' | 'any' }
  | { readonly kind: 'pixels'; readonly px: number }
  | { readonly kind: 'ratio'; readonly ratio: number };

export interface ExpectedEdit {
  readonly part: string;
  readonly action: Action;
  readonly side: Side | null;
  readonly band: Band;
}

export interface ExpectedConstraint {
  readonly kind: 'keep' | 'only';
  readonly region: string;
}

export type Reading =
  | { readonly kind: 'refuse' }
  | {
      readonly kind: 'edit';
      readonly edits: readonly ExpectedEdit[];
      readonly constraints: readonly ExpectedConstraint[];
    }
  | { readonly kind: 'control'; readonly name: string; readonly value: ControlValue };

export type ControlValue = 'any' | 'less' | 'more' | 'negative' | { readonly equals: number | string };

export interface Sentence {
  readonly text: string;
  readonly readings: readonly Reading[];
  /** The heading it stands under: "# eyes". */
  readonly group: string;
  readonly line: number;
}

const isAction = (word: string): word is Action => (actions as readonly string[]).includes(word);

const bandOf = (text: string): Band | null => {
  if (text === '') return { kind: 'usual' };
  if (text === '~') return { kind: 'less' };
  if (text === '+') return { kind: 'more' };
  if (text === '*') return { kind: 'any' };
  const px = /^=(\d+(?:\.\d+)?)px$/.exec(text)?.[1];
  if (px !== undefined) return { kind: 'pixels', px: Number(px) };
  const ratio = /^x(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  return ratio === undefined ? null : { kind: 'ratio', ratio: Number(ratio) };
};

const editOf = (text: string): ExpectedEdit | null => {
  const match = /^([a-z]+)\.([a-z-]+)(?:@(left|right|both))?\s*(\S*)$/.exec(text);
  const [, part = '', action = '', side = null, amount = ''] = match ?? [];
  const band = bandOf(amount);
  if (match === null || band === null || !isAction(action)) return null;
  return { part, action, side: side === 'left' || side === 'right' || side === 'both' ? side : null, band };
};

const constraintOf = (text: string): ExpectedConstraint | null => {
  const [kind, region = '', more] = text.split(/\s+/);
  return (kind === 'keep' || kind === 'only') && region !== '' && more === undefined ? { kind, region } : null;
};

const controlValueOf = (word: string | undefined): ControlValue => {
  if (word === undefined || word === '*') return 'any';
  if (word === '~') return 'less';
  if (word === '+') return 'more';
  if (word === '-') return 'negative';
  return { equals: Number.isNaN(Number(word)) ? word : Number(word) };
};

const allOf = <T>(found: readonly (T | null)[]): readonly T[] | null => {
  const sure = found.filter((item) => item !== null);
  return sure.length === found.length ? sure : null;
};

/** One reading; null when it is not of the notation. */
export const readingOf = (text: string): Reading | null => {
  if (text === 'refuse') return { kind: 'refuse' };
  const [before = '', ...limits] = text.split(' | ');
  if (before.includes('.') && !/^[a-z-]+ [\d.]+$/.test(before)) {
    const edits = allOf(before.split(';').map((part) => editOf(part.trim())));
    const constraints = allOf(limits.map((part) => constraintOf(part.trim())));
    return edits === null || constraints === null ? null : { kind: 'edit', edits, constraints };
  }
  const [name = '', value, more] = before.split(/\s+/);
  if (limits.length > 0 || more !== undefined || !/^[a-z-]+$/.test(name)) return null;
  return { kind: 'control', name, value: controlValueOf(value) };
};

/** @throws Error naming the line that is not of the notation */
export const sentencesOf = (table: string): readonly Sentence[] => {
  let group = '';
  return table.split('\n').flatMap((line, i) => {
    if (line.startsWith('#')) {
      group = line.slice(1).trim();
      return [];
    }
    if (line.trim() === '') return [];
    const [text = '', expected = '', more] = line.split(' => ');
    const readings = allOf(expected.split('||').map((part) => readingOf(part.trim())));
    if (readings === null || text.trim() === '' || more !== undefined) {
      throw new Error(`Line ${i + 1} of the table is not “sentence => meaning”: ${line}`);
    }
    return [{ text: text.trim(), readings, group, line: i + 1 }];
  });
};
