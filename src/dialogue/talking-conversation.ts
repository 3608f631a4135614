/**
 * One conversation: takes sentences, buttons and points, and decides when each runs.
 *
 * During an edit: stop, cancel, pause and what only looks or talks act at once. Undo takes the running edit back (its
 * first step). What asks for another picture or amount (original, new image, seed, half, the other way) stops the running
 * edit, keeps what it reached, and acts. Another edit, "more" and "again" wait their turn, three at most, and say so.
 */
import { type Command, type ControlCommand, type KeyPoint, type Picture, toAppError } from '../core/index.ts';
import type { ConversationState, HistoryView, Overlay, PartsImportResponse, TaughtPhrase } from '../protocol/index.ts';
import { adjustedBy } from './adjusted.ts';
import {
  answered,
  chosen,
  correctHeard,
  declined,
  isCorrection,
  isReading,
  isReferring,
  nothingYet,
  offerAsked,
  rememberSaid,
} from './choosing.ts';
import type { Desk } from './desk.ts';
import {
  editAgain,
  editByHand,
  editBySentence,
  editFurther,
  editInstead,
  editRescaled,
  editSameFor,
  editUntilStopped,
} from './edit-work.ts';
import { checkPointsByHand } from './hand-points.ts';
import { backToSeen, backWithin, goToStep, scratch } from './history-work.ts';
import { immediately, isImmediate } from './immediate.ts';
import { type Interruption, type Job, type JobLine, maxWaitingEdits } from './job-line.ts';
import { editByModel, isForTheModel, modelReplies } from './model-work.ts';
import { clearScreen, drill } from './overlay-work.ts';
import { pace } from './pace-work.ts';
import { importParts } from './part-import.ts';
import { backToOriginal, redo, showSeed, undo } from './picture-work.ts';
import { needsPlaces } from './places.ts';
import { clearPoints, type HandDrag, handDrag, pick } from './points-work.ts';
import type { Asked, Conversation, ConversationListener, Frame, KeptConversation, SaidWith } from './port.ts';
import { type Corrected, correct } from './refer.ts';
import { replies } from './replies.ts';
import { type Request, requestsIn, tellTakenFor } from './said-otherwise.ts';
import { spell } from './spell.ts';
import * as talk from './talk-work.ts';
import type { TaughtPart } from './teaching.ts';
import { undoPart } from './undo-part.ts';
import { isSaidAgain, readSaid, wouldDo } from './would-do.ts';

export class TalkingConversation implements Conversation {
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
    desk.say = (text) => this.say(text);
    desk.inTurn = (about, job) => this.#inTurn(about, job);
    desk.pausedTooLong = () => {
      desk.outbox.message('notice', replies.pausedTooLong);
      line.interrupt('stop');
    };
  }

  get state(): ConversationState {
    return this.#desk.state;
  }

  get keyPoints(): readonly KeyPoint[] {
    return this.#desk.shownPoints;
  }

  get overlay(): Overlay {
    return this.#desk.overlay;
  }

  get history(): HistoryView {
    return this.#desk.historyView;
  }

  learnParts(file: string, parts: readonly TaughtPart[]): Promise<PartsImportResponse> {
    return importParts(this.#desk, file, parts);
  }

  knowPhrases(phrases: readonly TaughtPhrase[]): void {
    talk.knowPhrases(this.#desk, phrases);
  }

  sentenceFor(heard: string): string {
    return this.#desk.phrases.get(talk.phraseKey(heard)) ?? heard;
  }

  wouldDo(heard: string, how: 'said' | 'typed' = 'said'): readonly Command[] {
    return wouldDo(this.#desk, this.sentenceFor(heard.trim()), how === 'said');
  }

  isSaidAgain(heard: string): boolean {
    return isSaidAgain(this.#desk, this.sentenceFor(heard.trim()));
  }

  ask(asked: readonly Asked[]): void {
    offerAsked(this.#desk, asked);
  }

  get kept(): KeptConversation {
    return this.#desk.kept;
  }

  notice(text: string, suggestions: readonly string[] = []): void {
    this.#desk.outbox.message('notice', text, suggestions);
  }

  pictureOf(step: number): Picture | null {
    return this.#desk.history.get(step)?.picture ?? null;
  }

  previewOf(preview: number): Picture | null {
    return this.#desk.previews.picture(preview);
  }

  filmOf(step: number): readonly Picture[] | null {
    return this.#desk.film(step);
  }

  get frame(): Frame {
    return this.#desk.outbox.frame;
  }

  subscribe(listener: ConversationListener): () => void {
    return this.#desk.outbox.subscribe(listener);
  }

  async say(text: string, said: SaidWith = {}): Promise<void> {
    const sentence = text.trim();
    const { parts, outbox, previews, say } = this.#desk;
    if (previews.running) await previews.end();
    const { words, understanding } = readSaid(this.#desk, this.sentenceFor(sentence), said.spoken === true);
    if (sentence !== '' && !isReading(understanding)) outbox.message('said', sentence, [], said.spoken === true);
    const requests = requestsIn(this.#desk, words, understanding);
    if (requests.length > 0) return this.#all(sentence, requests, said);
    if (understanding.kind === 'not-understood') {
      rememberSaid(this.#desk, sentence, said.heard ?? []);
      this.#desk.refused = sentence;
      const way = { say, decline: (answer: string) => declined(this.#desk, { ...understanding, text: answer }, say) };
      const { interpret } = parts;
      if (interpret === undefined || !isForTheModel(understanding)) return way.decline(understanding.text);
      outbox.message('notice', modelReplies.planning);
      return this.#inTurn(sentence, (signal) => editByModel(this.#desk, interpret, words, understanding, way, signal));
    }
    const { command, heardAs } = understanding;
    tellTakenFor(this.#desk, command, heardAs);
    if (!isReferring(command)) rememberSaid(this.#desk, sentence, said.heard ?? []);
    if (needsPlaces(command)) await this.#desk.looking();
    const before = this.#desk.refused;
    if (!isReferring(command)) this.#desk.refused = null;
    if (before !== null && isCorrection(command)) return outbox.message('answer', replies.correctsRefused(before));
    await this.#do(words, command, said);
  }

  /** One after the other: the second is about what the first shows. */
  async #all(sentence: string, requests: readonly Request[], said: SaidWith): Promise<void> {
    if (!requests.every(({ command }) => isReferring(command))) rememberSaid(this.#desk, sentence, said.heard ?? []);
    for (const { text, command } of requests) await this.#do(text, command, said);
  }

  async control(command: ControlCommand, said: SaidWith = {}): Promise<void> {
    if (command.kind === 'microphone') return talk.setMicrophone(this.#desk, command.to, false);
    if (this.#desk.previews.running) await this.#desk.previews.end();
    if (needsPlaces(command)) await this.#desk.looking();
    await this.#do('', command, said);
  }

  async dragPoints(...[points, keep, painted]: Parameters<Conversation['dragPoints']>): Promise<void> {
    checkPointsByHand(points, this.#desk.parts.engine.info.imageSize);
    await this.#inTurn('', (signal) => editByHand(this.#desk, points, keep, signal, null, painted ?? null));
  }

  async close(): Promise<void> {
    await this.#desk.previews.end();
    this.#line.dropWaiting();
    this.#line.interrupt('cancel');
    await this.#line.next(async () => {});
    this.#stopListening();
  }

  #do(text: string, command: Command, said: SaidWith): Promise<void> | void {
    const desk = this.#desk;
    const { board } = desk;
    desk.adjusted = adjustedBy(desk.adjusted, command);
    if (!isReferring(command)) {
      board.choices = [];
      board.question = null;
      desk.tellOverlay();
    }
    if (isImmediate(command)) return immediately(desk, command, said.spoken === true);
    switch (command.kind) {
      case 'edit':
        desk.lastCommand = command;
        return this.#inTurn(text, (signal) => editBySentence(desk, text, command, signal));
      case 'start':
        desk.lastCommand = command.edit;
        return this.#inTurn(text, (signal) => editUntilStopped(desk, text, command.edit, signal));
      case 'instead':
        return this.#instead({ command: command.edit });
      case 'stop':
        return this.#stop(said.shownFrame ?? null);
      case 'cancel':
        return this.#cancel();
      case 'pause':
      case 'continue':
      case 'pace':
        return pace(desk, command);
      case 'undo':
        return this.#undo(command.steps);
      case 'redo':
        return this.#atOnce(null, async () => redo(desk, command.steps));
      case 'undo-part':
        return this.#inTurn(text, (signal) => undoPart(desk, command, signal));
      case 'back':
        return this.#atOnce('stop', async (signal) => {
          if (!(await backWithin(desk, command.share))) await editFurther(desk, -command.share, 1, signal);
        });
      case 'scratch':
        this.#line.dropWaiting();
        return this.#atOnce('cancel', async () => scratch(desk));
      case 'original':
        return this.#atOnce('stop', async () => backToOriginal(desk));
      case 'go-to-step':
        return this.#atOnce('stop', async () => goToStep(desk, command));
      case 'another-version':
        return this.#atOnce('stop', (signal) => editRescaled(desk, null, signal));
      case 'again':
        return this.#inTurn(text, (signal) => editAgain(desk, command.times, signal));
      case 'further':
        return command.factor < 0
          ? this.#atOnce('stop', (signal) => editFurther(desk, command.factor, 1, signal))
          : this.#inTurn(text, (signal) => editFurther(desk, command.factor, 1, signal));
      case 'rescale':
        return this.#atOnce('stop', (signal) => editRescaled(desk, command.factor, signal));
      case 'same-for':
        return editSameFor(desk, text, command);
      case 'repair':
        if (desk.lastCommand === null) return nothingYet(desk, replies.nothingToCorrect);
        return this.#instead(correct(desk.lastCommand, command.correction, desk.domain));
      case 'correct':
        return correctHeard(desk);
      case 'spell':
        return this.#sayInstead(spell(desk, command.word));
      case 'number':
        return this.#number(command.value);
      case 'choose':
        return this.#choose(command.value);
      case 'answer':
        // "Did you mean …?" is a question too.
        if (board.question === null && board.choices.length === 1) return this.#choose(command.yes ? 1 : null);
        return answered(desk, command.yes);
      case 'drag':
      case 'go':
      case 'nudge':
      case 'move':
        return this.#byHand(handDrag(desk, command));
      case 'new-image':
        return this.#atOnce('stop', () => showSeed(desk, desk.parts.randomSeed()));
      case 'seed':
        return this.#atOnce('stop', () => showSeed(desk, command.seed));
      case 'help':
        return talk.help(desk, this.#line.busy);
      default:
        return command satisfies never;
    }
  }

  /** The frame that was seen when the word began stays, also where the edit has ended in the meantime. */
  async #stop(shownFrame: number | null): Promise<void> {
    const desk = this.#desk;
    desk.stopAt = shownFrame;
    desk.outbox.event({ name: 'voice-silenced', body: {} });
    if (this.#line.busy || shownFrame === null) return this.#halt('stop', replies.nothingRuns);
    await this.#atOnce(null, async () => {
      if (!(await backToSeen(desk, shownFrame))) desk.outbox.message('answer', replies.nothingRuns);
    });
  }

  #cancel(): Promise<void> | void {
    const { board, outbox } = this.#desk;
    if (!this.#line.busy && (board.choices.length > 0 || board.pairs.length > 0)) {
      board.choices = [];
      return clearPoints(this.#desk);
    }
    if (!this.#line.busy && board.shown.size > 0) return clearScreen(this.#desk);
    return this.#halt('cancel', outbox.frame.dragId === null ? replies.nothingToCancel : replies.nothingRuns);
  }

  /** The last edit, where it ran, is taken back, and this is done in its place. */
  #instead(corrected: Corrected): Promise<void> | void {
    const desk = this.#desk;
    if ('refused' in corrected) return desk.outbox.message('answer', corrected.refused);
    const { lastCommand } = desk;
    desk.lastCommand = corrected.command;
    return this.#atOnce('cancel', (signal) => editInstead(desk, lastCommand, corrected.command, signal));
  }

  /** What the last sentence did is taken back, and this is said. */
  async #sayInstead(sentence: string | null): Promise<void> {
    if (sentence === null) return;
    await this.#atOnce('cancel', async () => scratch(this.#desk, false));
    await this.say(sentence);
  }

  async #choose(value: number | 'last' | null): Promise<void> {
    const found = chosen(this.#desk, value);
    if (found?.replaces) await this.#atOnce('cancel', async () => scratch(this.#desk, false));
    await found?.take();
  }

  /** A bare number is of what is on the screen. */
  #number(value: number): Promise<void> | void {
    const { board, outbox } = this.#desk;
    if (board.choices.length > 0) return this.#choose(value);
    if (board.isShown('grid') && value >= 1 && value <= 9) return drill(this.#desk, [...board.grid.cells, value]);
    if (board.gridShown || board.isShown('numbers')) return pick(this.#desk, { at: 'number', value });
    if (board.isShown('history')) return this.control({ kind: 'go-to-step', step: value });
    return outbox.message('answer', replies.noNumbers, ['show numbers', 'show grid']);
  }

  #byHand(drag: HandDrag | null): Promise<void> | void {
    if (drag === null) return;
    return this.#inTurn(drag.title, (signal) => editByHand(this.#desk, drag.points, [], signal, drag.title));
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

  /** `about`: what asked for it, in the user's words where there are any. */
  #inTurn(about: string, job: Job): Promise<void> {
    const { outbox } = this.#desk;
    const { busy } = this.#line;
    if (busy && this.#line.full) {
      outbox.message('answer', replies.tooManyWaiting(maxWaitingEdits));
      return Promise.resolve();
    }
    const done = this.#line.last(about, this.#guarded(job));
    if (busy) outbox.message('notice', replies.waits(this.#line.waiting.length));
    return done;
  }

  get waiting(): readonly string[] {
    return this.#line.waiting;
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
