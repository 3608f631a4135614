/** One sentence on the picture of one seed, without a conversation: for the HTTP API and the command line. */
import { AppError, type DragPlan, type EditCommand, type Picture } from '../core/index.ts';
import { type SeedPicture, seedPicture } from './desk.ts';
import { type EditOutcome, type EditSink, runEdit } from './edit-runner.ts';
import type { EditParts } from './parts.ts';
import { replies } from './replies.ts';

export interface OncePlan {
  readonly command: EditCommand;
  readonly start: SeedPicture;
  readonly plan: DragPlan;
}

/** @throws AppError not-understood for a sentence that is no edit */
const readEdit = (parts: EditParts, text: string): EditCommand => {
  const understanding = parts.understand(text.trim(), parts.domain);
  if (understanding.kind === 'not-understood') {
    throw new AppError('not-understood', understanding.text, { details: { suggestions: understanding.suggestions } });
  }
  if (understanding.command.kind !== 'edit') throw new AppError('not-understood', replies.notAnEdit(text.trim()));
  return understanding.command;
};

/** @throws AppError not-understood for a sentence that is no edit, or one that this picture does not allow */
export const planOnce = async (parts: EditParts, seed: number, text: string): Promise<OncePlan> => {
  const command = readEdit(parts, text);
  const start = await seedPicture(parts, seed);
  const grounding = parts.ground(command, start.keyPoints, start.picture.size);
  if (grounding.kind === 'refused') throw new AppError('not-understood', grounding.text);
  return { command, start, plan: grounding.plan };
};

export interface OnceWatcher {
  /** Called with every step, and with the frames that the settings ask for. */
  readonly onEvent?: EditSink['event'];
  readonly onFrame?: (picture: Picture) => void;
}

export const editOnce = (
  parts: EditParts,
  { command, start, plan }: OncePlan,
  signal: AbortSignal,
  { onEvent = () => {}, onFrame = () => {} }: OnceWatcher = {},
): Promise<EditOutcome> => {
  const order = {
    dragId: 'once',
    latent: start.latent,
    kept: null,
    before: start.picture,
    plan,
    settings: parts.settings,
    shownIn: async (picture: Picture) =>
      parts.shown(command, plan.points, start.keyPoints, await parts.detector.detect(picture), picture.size),
  };
  return runEdit(parts.engine, order, signal, parts.nowMs, { event: onEvent, show: onFrame });
};
