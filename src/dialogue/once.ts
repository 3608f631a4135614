/** One sentence on the picture of one seed, without a conversation: for the HTTP API and the command line. */
import type { DragPlan, EditCommand, Picture } from '../core/index.ts';
import { type SeedPicture, seedPicture } from './desk.ts';
import { type EditOutcome, type EditSink, runEdit } from './edit-runner.ts';
import type { EditParts } from './parts.ts';
import { planOn, readEdit } from './plan-edit.ts';

export interface OncePlan {
  readonly command: EditCommand;
  readonly start: SeedPicture;
  readonly plan: DragPlan;
}

/** @throws AppError not-understood for a sentence that is no edit, or one that this picture does not allow */
export const planOnce = async (parts: EditParts, seed: number, text: string): Promise<OncePlan> => {
  const command = readEdit(parts, text);
  const start = await seedPicture(parts, seed);
  return { command, start, plan: planOn(parts, start, command) };
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
