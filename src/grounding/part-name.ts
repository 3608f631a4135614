/** How refusals name a part: "the left eye", "the ears", "the mouth". */
import type { Domain, PartEdit } from '../core/index.ts';

export const partName = ({ part, side }: Pick<PartEdit, 'part' | 'side'>, domain: Domain): string => {
  const known = domain.parts.find(({ name }) => name === part);
  if (known === undefined) return `the ${part}`;
  if (!known.paired) return `the ${known.singular}`;
  return side === 'left' || side === 'right' ? `the ${side} ${known.singular}` : `the ${known.plural}`;
};
