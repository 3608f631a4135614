/** What the works of one conversation share: its parts, its history, its way out, and the picture that stands. */
import {
  type ControlCommand,
  type Domain,
  type EditCommand,
  type KeyPoint,
  type Latent,
  type Picture,
  type SoftMask,
  toAppError,
} from '../core/index.ts';
import type { ConversationEvent, ConversationState, HistoryView, Overlay } from '../protocol/index.ts';
import { Board } from './board.ts';
import { fittingSuggestions } from './fitting.ts';
import { Gate } from './gate.ts';
import type { History, HistoryNode } from './history.ts';
import { Outbox } from './outbox.ts';
import type { ConversationParts, EditParts } from './parts.ts';
import type { KeptConversation } from './port.ts';
import { Previews } from './previews.ts';
import type { Reel } from './reel.ts';
import { replies } from './replies.ts';
import { Sight } from './sight.ts';

export interface SeedPicture {
  readonly seed: number;
  readonly latent: Latent;
  readonly picture: Picture;
  readonly keyPoints: readonly KeyPoint[];
}

export const seedPicture = async (parts: EditParts, seed: number): Promise<SeedPicture> => {
  const latent = await parts.engine.sample(seed);
  const picture = await parts.engine.render(latent);
  return { seed, latent, picture, keyPoints: await parts.detector.detect(picture) };
};

export const seedNode = ({ seed, latent, picture, keyPoints }: SeedPicture, parent: number | null) => ({
  parent,
  title: replies.title.seed(seed),
  seed,
  latent,
  kept: null,
  picture,
  keyPoints,
  edit: null,
});

/** A mask is soft: more cells than this would not be seen. */
const shownMaskSize = 64;

export class Desk {
  readonly id: string;
  readonly parts: ConversationParts;
  readonly history: History;
  readonly outbox: Outbox;
  readonly board = new Board();
  readonly gate = new Gate();
  readonly previews = new Previews();
  /** The frames of the newest edits, by the node they led to; of the running edit under `null`. */
  readonly reels = new Map<number | null, Reel>();
  /** How the edit that led to a picture ended, in words. */
  readonly resultOf = new WeakMap<HistoryNode, string>();
  /** What "stop" is to return to: the newest frame that was seen when it was said; null: what was reached. */
  stopAt: number | null = null;
  /** The edit that was asked for last, for "it" and "the other one", whether or not it could be done. */
  lastCommand: EditCommand | null = null;
  /** What was set by degrees just before: "more" is about that. */
  adjusted: ControlCommand | null = null;
  /** Phrases that were taught, and the sentences that they stand for. */
  readonly phrases = new Map<string, string>();
  /** The named places of the pictures. */
  readonly sight: Sight;
  /** Says a sentence anew; the conversation does it. */
  say: (text: string) => Promise<void> = async () => {};
  /** Does something when its turn has come; "stop" ends it. */
  inTurn: (about: string, job: (signal: AbortSignal) => Promise<void>) => Promise<void> = async () => {};
  #looking: Promise<void> | null = null;
  /** What was said last, what it may have been, and which picture stood then. */
  said: { readonly text: string; readonly heard: readonly string[]; readonly stood: number } | null = null;
  /** The sentence before, where it was not understood: a correction can only be about that. */
  refused: string | null = null;
  /** How often the engine was lost during an edit, by its seed and title. */
  readonly crashes = new Map<string, number>();
  readonly #isBusy: () => boolean;
  #drags = 0;
  #stood: HistoryNode;
  /** What was told last, by event. */
  readonly #told = new Map<string, string>();

  constructor(id: string, parts: ConversationParts, history: History, isBusy: () => boolean, messages = 0) {
    this.id = id;
    this.parts = parts;
    this.history = history;
    this.sight = new Sight(parts.teaching ?? null, parts.domain);
    this.#stood = this.history.current;
    this.outbox = new Outbox(history.current.picture, messages);
    this.#isBusy = isBusy;
  }

  get kept(): KeptConversation {
    return { history: this.history.kept, standing: this.board.standing, messages: this.outbox.messages };
  }

  get state(): ConversationState {
    const { info } = this.parts.engine;
    const { current, undoSteps, redoSteps } = this.history;
    return {
      conversationId: this.id,
      model: info.name,
      imageSize: info.imageSize,
      provider: info.provider,
      seed: current.seed,
      undoSteps,
      redoSteps,
      title: current.title,
      busy: this.#isBusy(),
      suggestions: [...fittingSuggestions(this)],
    };
  }

  get overlay(): Overlay {
    const { picture } = this.history.current;
    return this.board.view(
      this.points,
      picture.size,
      replies.constraint,
      this.board.isShown('mask') ? this.#mask() : null,
    );
  }

  get historyView(): HistoryView {
    const { current, nodes } = this.history;
    return {
      current: current.id,
      steps: nodes.map(({ id, parent, title, seed, edit }) => ({
        step: id,
        parent,
        title,
        name: this.history.nameOf(id),
        seed,
        edited: edit !== null,
      })),
    };
  }

  /** What happens when an edit has been paused for too long; the conversation decides. */
  pausedTooLong: () => void = () => {};

  /** Tells the state when it differs from what was told last. */
  tellState(): void {
    this.#tell({ name: 'state-changed', body: this.state });
  }

  /** What is suggested follows what is on the screen. */
  tellOverlay(): void {
    this.#tell({ name: 'overlay-changed', body: this.overlay });
    this.tellState();
  }

  #tell(event: ConversationEvent): void {
    const text = JSON.stringify(event.body);
    if (text === this.#told.get(event.name)) return;
    this.#told.set(event.name, text);
    this.outbox.event(event);
  }

  /** Shows a node of the history as the picture that stands. */
  stand(node: HistoryNode): void {
    const { picture, dragId } = this.outbox.frame;
    if (picture !== node.picture || dragId !== null) this.outbox.show(node.picture, null);
    if (node.picture !== this.#stood.picture) {
      this.board.pictureChanged();
    }
    this.#stood = node;
    this.tellPoints();
    void this.looking();
    this.tellHistory();
    this.tellState();
  }

  /** The model's words and the parts that were taught. */
  get domain(): Domain {
    return this.sight.domain;
  }

  /** The named places of the standing picture, by number; those that it does not show have no confidence. */
  get points(): readonly KeyPoint[] {
    return this.sight.points(this.history.current);
  }

  /** Where the named places are, to draw them. */
  get shownPoints(): readonly KeyPoint[] {
    return this.points.filter(({ confidence }) => confidence > 0);
  }

  tellPoints(): void {
    this.outbox.event({ name: 'key-points-changed', body: { keyPoints: this.shownPoints.map((one) => ({ ...one })) } });
    this.tellOverlay();
  }

  /** Null when all that is sought in the standing picture was looked for; else done when it was. */
  looking(): Promise<void> | null {
    if (!this.sight.isStale(this.history.current)) return null;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Another picture may stand by the time that one was looked through. */
  async #look(): Promise<void> {
    try {
      for (let node = this.history.current; this.sight.isStale(node); node = this.history.current) {
        await this.sight.look(node);
        this.tellPoints();
      }
    } catch (thrown) {
      this.outbox.message('error', replies.noKeyPoints(toAppError(thrown)));
    }
  }

  tellHistory(): void {
    this.#tell({ name: 'history-changed', body: this.historyView });
  }

  /** Remembers the reel of a finished edit, and forgets all but the newest two. */
  keepReel(node: number, reel: Reel): void {
    this.reels.delete(null);
    this.reels.set(node, reel);
    for (const id of [...this.reels.keys()].slice(0, -2)) this.reels.delete(id);
  }

  /** The frames of the edit that led to a step, first to last. */
  film(step: number): readonly Picture[] | null {
    const pictures = this.reels.get(step)?.frames.map(({ picture }) => picture);
    const last = this.history.get(step)?.picture;
    return pictures === undefined || last === undefined ? null : [...pictures, last];
  }

  /** What must stay of the standing picture. */
  standingMask(): SoftMask | null {
    const { keyPoints, picture } = this.history.current;
    return this.parts.maskOf(this.board.standing, keyPoints, picture.size);
  }

  /** As a page draws it: small, one byte a cell. */
  #mask(): Overlay['mask'] {
    const mask = this.standingMask();
    if (mask === null) return null;
    const size = Math.min(mask.size, shownMaskSize);
    const bytes = new Uint8Array(size * size);
    for (let i = 0; i < bytes.length; i++) {
      const x = Math.floor(((i % size) * mask.size) / size);
      const y = Math.floor((Math.floor(i / size) * mask.size) / size);
      bytes[i] = Math.round((mask.keep[y * mask.size + x] ?? 0) * 255);
    }
    return { size, keep: Buffer.from(bytes).toString('base64') };
  }

  nextDragId(): string {
    return `d${++this.#drags}`;
  }
}
