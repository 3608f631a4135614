/** Sentences and figures the page makes from its state: names, progress in quarters, lengths, shares. */
import { pointName } from '../../../src/core/index.ts';
import type { DragFigures, DragView } from './page-state.ts';

/** "eye_left" as a person says it. */
export const plainName = pointName;

const quarters = ['', 'A quarter of the way.', 'Half way.', 'Three quarters of the way.', 'Nearly there.'];

/** What a screen reader hears during a drag: four times at most. */
export const progressInQuarters = (drag: DragView | null): string => {
  if (drag === null || drag.phase === 'over') return '';
  if (drag.phase === 'stopping') return 'Stopping.';
  return quarters[Math.min(4, Math.floor(drag.done * 4))] ?? '';
};

/** A number stays on one line with its unit. */
export const keepTogether = (text: string): string =>
  text.replaceAll(/(\d) (?=(?:%|px|s|steps?)(?:\P{L}|$))/gu, '$1\u00a0');

export const pixels = (px: number): string => (px < 10 ? px.toFixed(1) : px.toFixed(0));

/** How far a point went of how far it was asked to go, both as exactly as the way is long. */
export const wentOf = (wentPx: number, askedPx: number): string => {
  const digits = askedPx < 10 ? 1 : 0;
  return `${wentPx.toFixed(digits)} of ${askedPx.toFixed(digits)} px`;
};

export const seconds = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`;

/** A share 0..1 of the full range, as a percentage that does not hide small changes. */
export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

const reasons: Readonly<Record<DragFigures['reason'], string>> = {
  reached: 'Reached',
  'step-limit': 'Step limit',
  stalled: 'Stalled',
  cancelled: 'Stopped',
};
export const reasonWord = (reason: DragFigures['reason']): string => reasons[reason];
