/** The standing picture in words, for whoever does not see it: what the recipes can tell of it, and what is hidden. */
import { type EditCommand, type Part, pointName, type Side, usualAmount } from '../core/index.ts';
import { leastConfidence } from './board.ts';
import type { Desk } from './desk.ts';

const mostHidden = 4;

const sidesOf = ({ paired }: Part): readonly (Side | null)[] => (paired ? ['left', 'right'] : [null]);

/** "the mouth is wide open": an edit that is refused because it is so already tells how it is. */
export const howItIs = ({ parts, history }: Desk): readonly string[] => {
  const { keyPoints, picture } = history.current;
  const told = parts.domain.parts.flatMap((part) =>
    sidesOf(part).flatMap((side) =>
      part.actions.flatMap((action) => {
        const command: EditCommand = {
          kind: 'edit',
          edits: [{ part: part.name, action, side, amount: usualAmount }],
          constraints: [],
        };
        const grounding = parts.ground(command, keyPoints, picture.size);
        if (grounding.kind !== 'refused' || grounding.reason !== 'already-so') return [];
        return [grounding.text.replace(/( already)?\.$/, '').replace(/^T/, 't')];
      }),
    ),
  );
  return [...new Set(told)];
};

/** The named points that this picture does not show; a few. */
export const hiddenIn = ({ history }: Desk): readonly string[] => {
  const hidden = history.current.keyPoints.filter(({ confidence }) => confidence < leastConfidence);
  const names = hidden.slice(0, mostHidden).map(({ name }) => `the ${pointName(name)}`);
  return hidden.length > mostHidden ? [...names, `${hidden.length - mostHidden} more`] : names;
};
