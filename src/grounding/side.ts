/** Left and right in the names of key points. */
import type { Side } from '../core/index.ts';

export type OneSide = 'left' | 'right';

export const sidesOf = (side: Side | null): readonly OneSide[] =>
  side === null || side === 'both' ? ['left', 'right'] : [side];

export const otherSide = (side: OneSide): OneSide => (side === 'left' ? 'right' : 'left');

/** A recipe's point name for one side: "ear_tip_{side}" becomes "ear_tip_left". */
export const forSide = (name: string, side: OneSide): string =>
  name.replaceAll('{side}', side).replaceAll('{other}', otherSide(side));
