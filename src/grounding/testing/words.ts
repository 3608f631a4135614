/** Stands in for the language layer: names an edit by its fields. */
import type { EditWords } from '../port.ts';

export const plainWords: EditWords = {
  command: ({ edits, constraints }) => `${edits.length} edits, ${constraints.length} constraints.`,
  edit: ({ part, action }) => `${part} ${action}`,
};
