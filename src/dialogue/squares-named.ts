/** "Top left", "the one in the middle": squares of the keypad grid by where they lie, while it is shown. 1 is the top left. */
import type { Command } from '../core/index.ts';
import type { Board } from './board.ts';

const rows: Readonly<Record<string, number>> = { top: 0, upper: 0, middle: 1, bottom: 2, lower: 2 };
const columns: Readonly<Record<string, number>> = { left: 0, middle: 1, right: 2 };

const named =
  /^(?:(?:now|and|ok|okay|um|uh|the|that|one|square|bit|part|corner|in|on|at|to|go|take) )*(top|upper|middle|bottom|lower)?(?: ?(left|middle|right))?(?: (?:one|square|corner|bit|part|side|please|now|of (?:that|it|them|those)))*$/;

export const squareNamed = (board: Board, said: string): Command | null => {
  if (!board.isShown('grid')) return null;
  const words = said
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .replace(/\b(?:centre|center)\b/g, 'middle')
    .replace(/\bhand side\b/g, 'side')
    .replace(/\b(left|right) (top|bottom|upper|lower)\b/g, '$2 $1');
  const [, row, column] = named.exec(words) ?? [];
  if (row === undefined && column === undefined) return null;
  return { kind: 'number', value: 3 * (rows[row ?? 'middle'] ?? 1) + (columns[column ?? 'middle'] ?? 1) + 1 };
};
