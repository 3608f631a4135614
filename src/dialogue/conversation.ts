/**
 * One conversation: takes sentences, buttons and points, and decides when each runs.
 *
 * During an edit: stop, cancel and help act at once. Undo takes the running edit back (its first step). Whatever asks
 * for another picture or another amount (original, new image, seed, half, the other way) stops the running edit,
 * keeps what it reached, and then acts. Another edit, "more" and "again" wait their turn, three at most, and say so.
 */
import {
  AppError,
  type ControlCommand,
  type EditCommand,
  type KeyPoint,
  type Picture,
  type PlannedPoint,
  toAppError,
} from '../core/index.ts';
import type { ConversationState, HistoryView, Overlay, TaughtPhrase } from '../protocol/index.ts';
import { Desk, seedPicture } from './desk.ts';
import { editByHand, editBySentence, editFurther, editRescaled } from './edit-work.ts';
import { checkPointsByHand } from './hand-points.ts';
import { type Interruption, type Job, JobLine } from './job-line.ts';
import type { ConversationParts } from './parts.ts';
import { backToOriginal, redo, showSeed, undo } from './picture-work.ts';
import type { Conversation, ConversationListener, Frame } from './port.ts';
import { replies } from './replies.ts';

/** Edits of one conversation that may wait while another runs. */
export const maxWaitingEdits = 3;

class TalkingConversation implements Conversation {
  readonly id: string;
  readonly #desk: Desk;
  readonly #line: JobLine;
  readonly #stopListening: () => void;

  constructor(desk: Desk, line: JobLine) {
    this.id = desk.id;
    this.#desk = desk;
    this.#line = line;
    this.#stopListening = desk.parts.engine.onStatus((status) =>
      desk.outbox.event({ name: 'engine-status', body: status }),
    );
  }

  get state(): ConversationState {
    return this.#desk.state;
  }

  get keyPoints(): readonly KeyPoint[] {
    return this.#desk.history.current.keyPoints;
  }

  get overlay(): Overlay {
    return this.#desk.overlay;
  }

  get history(): HistoryView {
    return this.#desk.historyView;
  }

  knowPhrases(_phrases: readonly TaughtPhrase[]): void {}

  pictureOf(step: number): Picture | null {
    return this.#desk.history.get(step)?.picture ?? null;
  }

  filmOf(_step: number): readonly Picture[] | null {
    return null;
  }

  get frame(): Frame {
    return this.#desk.outbox.frame;
  }

  subscribe(listener: ConversationListener): () => void {
    return this.#desk.outbox.subscribe(listener);
  }

  async say(text: string): Promise<void> {
    const sentence = text.trim();
    const { parts, outbox } = this.#desk;
    if (sentence !== '') outbox.message('said', sentence);
    const understanding = parts.understand(sentence, parts.domain);
    if (understanding.kind === 'not-understood') {
      outbox.message('answer', understanding.text, understanding.suggestions);
      return;
    }
    const { command } = understanding;
    await (command.kind === 'edit'
      ? this.#edit(sentence, command)
      : command.kind === 'start' || command.kind === 'instead'
        ? undefined
        : this.control(command));
  }

  async control(command: ControlCommand): Promise<void> {
    const desk = this.#desk;
    switch (command.kind) {
      case 'stop':
        return this.#halt('stop', replies.nothingRuns);
      case 'cancel':
        return this.#halt('cancel', replies.nothingToCancel);
      case 'help':
        return desk.outbox.message('answer', replies.help(desk.parts.domain), desk.parts.domain.suggestions);
      case 'undo':
        return this.#undo(command.steps);
      case 'redo':
        return this.#atOnce(null, async () => redo(desk, command.steps));
      case 'original':
        return this.#atOnce('stop', async () => backToOriginal(desk));
      case 'new-image':
        return this.#atOnce('stop', () => showSeed(desk, desk.parts.randomSeed()));
      case 'seed':
        return this.#atOnce('stop', () => showSeed(desk, command.seed));
      case 'rescale':
        return this.#atOnce('stop', (signal) => editRescaled(desk, command.factor, signal));
      case 'further':
        return command.factor < 0
          ? this.#atOnce('stop', (signal) => editFurther(desk, command.factor, 1, signal))
          : this.#inTurn((signal) => editFurther(desk, command.factor, 1, signal));
      case 'again':
        return this.#inTurn((signal) => editFurther(desk, null, command.times, signal));
      default:
        return desk.outbox.message('answer', replies.nothingRuns);
    }
  }

  async dragPoints(points: readonly PlannedPoint[], keep: 'nothing' | 'background'): Promise<void> {
    checkPointsByHand(points, this.#desk.parts.engine.info.imageSize);
    await this.#inTurn((signal) => editByHand(this.#desk, points, keep, signal));
  }

  async close(): Promise<void> {
    this.#line.dropWaiting();
    this.#line.interrupt('cancel');
    await this.#line.next(async () => {});
    this.#stopListening();
  }

  #edit(text: string, command: EditCommand): Promise<void> {
    return this.#inTurn((signal) => editBySentence(this.#desk, text, command, signal));
  }

  async #halt(how: Interruption, otherwise: string): Promise<void> {
    const { outbox } = this.#desk;
    const running = this.#line.interrupt(how) !== 'idle';
    const dropped = this.#line.dropWaiting();
    if (dropped > 0) outbox.message('notice', replies.dropped(dropped));
    if (!running) return outbox.message('answer', otherwise);
    await this.#line.next(async () => {});
  }

  /** An edit that runs is the first step that is taken back, unless it reached its end in the same moment. */
  #undo(steps: number): Promise<void> {
    const { history } = this.#desk;
    const stood = history.current.id;
    const cancelled = this.#line.interrupt('cancel') === 'now';
    return this.#atOnce(null, async () => {
      const left = cancelled && history.current.id === stood ? steps - 1 : steps;
      if (left > 0) undo(this.#desk, left);
    });
  }

  #inTurn(job: Job): Promise<void> {
    const { outbox } = this.#desk;
    if (this.#line.busy) {
      if (this.#line.full) {
        outbox.message('answer', replies.tooManyWaiting(maxWaitingEdits));
        return Promise.resolve();
      }
      outbox.message('notice', replies.waits(this.#line.waiting + 1));
    }
    return this.#line.last(this.#guarded(job));
  }

  #atOnce(interruption: Interruption | null, job: Job): Promise<void> {
    if (interruption !== null) this.#line.interrupt(interruption);
    return this.#line.next(this.#guarded(job));
  }

  /** A job whose failure is said and ends there: the conversation goes on. */
  #guarded(job: Job): Job {
    return async (signal) => {
      this.#desk.tellState();
      try {
        await job(signal);
      } catch (thrown) {
        const error = toAppError(thrown);
        const kind = error.code === 'cancelled' ? 'notice' : 'error';
        this.#desk.outbox.message(kind, replies.failed(error));
      }
    };
  }
}

/** @throws AppError what the engine or the detector reports for the first picture */
export const createConversation = async (parts: ConversationParts, id: string, seed: number): Promise<Conversation> => {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new AppError('bad-input', `A seed is a whole number from 0 to 4294967295, not ${seed}.`);
  }
  const line: JobLine = new JobLine(maxWaitingEdits, () => desk.tellState());
  const desk: Desk = new Desk(id, parts, await seedPicture(parts, seed), () => line.busy);
  return new TalkingConversation(desk, line);
};
