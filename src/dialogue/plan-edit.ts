/** A sentence that is one edit, read and planned on a picture that has no history. */
import { AppError, type DragPlan, type EditCommand } from '../core/index.ts';
import type { SeedPicture } from './desk.ts';
import type { EditParts } from './parts.ts';
import { replies } from './replies.ts';

/** @throws AppError not-understood for a sentence that is no edit */
export const readEdit = (parts: EditParts, text: string): EditCommand => {
  const understanding = parts.understand(text.trim(), parts.domain);
  if (understanding.kind === 'not-understood') {
    throw new AppError('not-understood', understanding.text, { details: { suggestions: understanding.suggestions } });
  }
  if (understanding.command.kind !== 'edit') throw new AppError('not-understood', replies.notAnEdit(text.trim()));
  return understanding.command;
};

/** @throws AppError not-understood for a command that this picture does not allow */
export const planOn = (parts: EditParts, { keyPoints, picture }: SeedPicture, command: EditCommand): DragPlan => {
  const grounding = parts.ground(command, keyPoints, picture.size);
  if (grounding.kind === 'refused') throw new AppError('not-understood', grounding.text);
  return grounding.plan;
};

/** Suggestions that the engine is made ready for: on the lion they take a quarter of a second and 40 MB each. */
const preparedSuggestions = 3;

/**
 * While a newcomer looks at the first picture: makes the engine ready for the edits that are suggested first. Others of as
 * many points find it ready too. Never fails: an engine that cannot prepare a drag says why when the drag is asked for,
 * and a picture that does not allow a suggestion is told so when it is tried.
 */
export const prepareFirstEdits = async (parts: EditParts, first: SeedPicture): Promise<void> => {
  if (parts.engine.prepare === undefined) return;
  for (const sentence of parts.domain.suggestions.slice(0, preparedSuggestions)) {
    try {
      const { points, mask } = planOn(parts, first, readEdit(parts, sentence));
      await parts.engine.prepare({ latent: first.latent, points, mask, settings: parts.settings });
    } catch {
      // Said then, as above.
    }
  }
};
