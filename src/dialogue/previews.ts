/**
 * What each way to a wish would look like: short drags from the standing picture, made while the choices are read and
 * ended by whatever is said next. They leave nothing behind but a picture beside each choice.
 */
import { AppError, type Picture, toAppError } from '../core/index.ts';
import type { Choice } from './board.ts';
import type { Desk } from './desk.ts';
import { groundEdit } from './ground-edit.ts';
import { replies } from './replies.ts';

/** Enough to see where an edit goes; the edit itself goes on from the picture that stands, and further. */
const previewSteps = 40;
/** Older ones are forgotten: no page shows them any more. */
const mostKept = 12;

export class Previews {
  readonly #pictures = new Map<number, Picture>();
  #made = 0;
  #running: { readonly controller: AbortController; readonly ended: Promise<void> } | null = null;

  get running(): boolean {
    return this.#running !== null;
  }

  picture(preview: number): Picture | null {
    return this.#pictures.get(preview) ?? null;
  }

  /** Begins; every picture is told with the choices as soon as it is there. */
  make(desk: Desk): void {
    const controller = new AbortController();
    const ended = this.#make(desk, desk.board.choices, controller.signal)
      .catch((thrown: unknown) => {
        const error = toAppError(thrown);
        if (error.code !== 'cancelled') desk.outbox.message('error', replies.failed(error));
        desk.board.choices = desk.board.choices.map((choice) => ({ ...choice, previewComes: false }));
        desk.tellOverlay();
      })
      .finally(() => {
        this.#running = null;
      });
    this.#running = { controller, ended };
  }

  /** Resolves when the engine is free again. */
  async end(): Promise<void> {
    this.#running?.controller.abort('cancel');
    await this.#running?.ended;
  }

  async #make(desk: Desk, choices: readonly Choice[], signal: AbortSignal): Promise<void> {
    const shown = [...choices];
    for (const [at, choice] of choices.entries()) {
      const picture = await previewOf(desk, choice.text, signal);
      if (picture !== null) {
        this.#made += 1;
        this.#pictures.set(this.#made, picture);
        this.#pictures.delete(this.#made - mostKept);
      }
      shown[at] = { ...choice, preview: picture === null ? null : this.#made, previewComes: false };
      desk.board.choices = [...shown];
      desk.tellOverlay();
    }
  }
}

/** Null where this picture does not allow it: choosing it says why. */
const previewOf = async (desk: Desk, sentence: string, signal: AbortSignal): Promise<Picture | null> => {
  const { parts, history } = desk;
  const { current } = history;
  const understanding = parts.understand(sentence, desk.domain);
  if (understanding.kind !== 'command' || understanding.command.kind !== 'edit') return null;
  const grounded = groundEdit(desk, understanding.command, current);
  if (grounded.kind !== 'plan') return null;
  const giveBack = await parts.turns.take(signal, () => {});
  try {
    const { points, mask } = grounded.plan;
    const settings = { ...parts.settings, maxSteps: previewSteps, frameEverySteps: 0 };
    const steps = parts.engine.drag({ latent: current.latent, kept: current.kept, points, mask, settings }, signal);
    let turn = await steps.next();
    while (turn.done !== true) turn = await steps.next();
    if (signal.aborted) throw new AppError('cancelled', replies.notStarted);
    return turn.value.picture;
  } finally {
    giveBack();
  }
};
