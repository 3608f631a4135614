/** What stays by its place, said where others paint: squares of the grid, and halves of the picture. */
import { type ControlCommand, type Half, squareRegion } from '../../core/index.ts';
import { type Bound, type Rule, rule } from './rule.ts';

const halves: Readonly<Record<Half, string>> = {
  'left half': 'left half|left side of the picture',
  'right half': 'right half|right side of the picture',
  'top half': '(top|upper) half|top of the picture',
  'bottom half': '(bottom|lower) half|bottom of the picture',
};
const keep = '(keep|protect|lock|freeze|preserve)';
const free = '(unprotect|unlock|unfreeze|release|free)';

const protect = (kind: 'keep' | 'only', region: string): ControlCommand => ({
  kind: 'protect',
  constraints: [{ kind, region, side: null }],
});
/** Which grid the numbers are of is the dialogue's: "square 17" of a dense one, "square 5 3" of one in another. */
const square =
  (make: (region: string) => ControlCommand) =>
  ({ cells }: Bound): ControlCommand =>
    make(squareRegion(cells));

export const squareRules: readonly Rule[] = [
  rule(
    `${keep} [the] [grid] square <cells> / ${keep} grid <cells>`,
    square((region) => protect('keep', region)),
    'points',
  ),
  rule(
    `only [the] [grid] square <cells>`,
    square((region) => protect('only', region)),
    'points',
  ),
  rule(
    `${free} [the] [grid] square <cells> / ${free} grid <cells>`,
    square((region) => ({ kind: 'unprotect', region, side: null })),
    'points',
  ),
  rule(`${keep} (this|that|the) square`, protect('keep', 'square'), 'points'),
  rule('only (this|that|the) square', protect('only', 'square'), 'points'),
  rule(`${free} (this|that|the) square`, { kind: 'unprotect', region: 'square', side: null }, 'points'),
  ...Object.entries(halves).flatMap(([region, words]) => [
    rule(`${keep} [the] (${words}) [as it is]`, protect('keep', region)),
    rule(`only [change] [the] (${words})`, protect('only', region)),
    rule(`${free} [the] (${words})`, { kind: 'unprotect', region, side: null }),
  ]),
];
