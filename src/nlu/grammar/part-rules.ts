/** Parts that are taught and suggested: naming places, moving a number, forgetting, exporting. */
import type { ControlCommand } from '../../core/index.ts';
import { type Bound, type Rule, rule } from './rule.ts';

const withoutArticle = (name: string): string => name.replace(/^(?:the|a|an|my) /, '');

const named = (bound: Bound): ControlCommand | null => {
  const place = bound.place();
  const name = withoutArticle(bound.words());
  return place === null || name === '' ? null : { kind: 'name-part', name, place };
};

type Moved = ControlCommand & { readonly kind: 'move' };
const moving =
  (amount: Moved['amount'] | null) =>
  (bound: Bound): Moved | null => {
    const { direction } = bound;
    const value = bound.number();
    const px = bound.number(1);
    const said = amount ?? (px === null || px === 0 ? null : ({ kind: 'pixels', px } as const));
    if (direction === null || value === null || value < 1 || said === null) return null;
    return { kind: 'move', place: { at: 'number', value }, direction, amount: said };
  };
/** Moves the place of a number by a share of the picture. */
export const moveNumber = (factor: number) => moving({ kind: 'relative', factor });

export const partRules: readonly Rule[] = [
  rule('(call|name) <spot> <words>', named, 'points'),
  rule(
    '(number|point|spot|badge) <n> is [called] (the|my) <words>',
    (bound) => {
      const value = bound.number();
      return value === null || value < 1
        ? null
        : { kind: 'name-part', name: bound.words(), place: { at: 'number', value } };
    },
    'points',
  ),
  rule('move [point|number|spot|badge] <n> [to the] <direction>', moveNumber(1), 'points'),
  rule(
    'move [point|number|spot|badge] <n> (a bit|a little|a little bit|slightly) [to the] <direction> / move [point|number|spot|badge] <n> [to the] <direction> (a bit|a little|a little bit|slightly)',
    moveNumber(0.4),
    'points',
  ),
  rule(
    'move [point|number|spot|badge] <n> (a lot|far|much) [to the] <direction> / move [point|number|spot|badge] <n> [to the] <direction> (a lot|far|much)',
    moveNumber(1.8),
    'points',
  ),
  rule(
    'move [number|spot|badge] <n> [to the] <direction> [by] <n> [pixels|px] / move [number|spot|badge] <n> by <n> [pixels|px] <direction>',
    moving(null),
    'points',
  ),
  rule(
    '(suggest|find|propose) [me] [some|the] (parts|points|spots) / what could i (move|name|teach) / (suggest|find) something to (move|name)',
    { kind: 'suggest-parts' },
  ),
  rule('(export|save|share|download) [my|the|all] [taught] parts', { kind: 'export-parts' }),
  rule('(import|load) [my|the|some] [taught] parts [from a file]', { kind: 'import-parts' }),
  rule('forget [the|my] (part|point|spot|name) [called|named] <words>', (bound) => ({
    kind: 'forget-part',
    name: withoutArticle(bound.words()),
  })),
];
