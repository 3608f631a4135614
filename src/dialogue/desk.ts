/** What the works of one conversation share: its parts, its history, its way out, and the picture that stands. */
import type { KeyPoint, Latent, Picture } from '../core/index.ts';
import type { ConversationEvent, ConversationState, HistoryView, Overlay } from '../protocol/index.ts';
import { Board } from './board.ts';
import { History, type HistoryNode } from './history.ts';
import { Outbox } from './outbox.ts';
import type { ConversationParts, EditParts } from './parts.ts';
import { replies } from './replies.ts';

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
  name: null,
  edit: null,
});

export class Desk {
  readonly id: string;
  readonly parts: ConversationParts;
  readonly history: History;
  readonly outbox: Outbox;
  readonly board = new Board();
  /** How often the engine was lost during an edit, by its seed and title. */
  readonly crashes = new Map<string, number>();
  readonly #isBusy: () => boolean;
  #drags = 0;
  #stood: HistoryNode;
  /** What was told last, by event. */
  readonly #told = new Map<string, string>();

  constructor(id: string, parts: ConversationParts, first: SeedPicture, isBusy: () => boolean) {
    this.id = id;
    this.parts = parts;
    this.history = new History(seedNode(first, null));
    this.#stood = this.history.current;
    this.outbox = new Outbox(first.picture);
    this.#isBusy = isBusy;
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
      suggestions: [...this.parts.domain.suggestions],
    };
  }

  get overlay(): Overlay {
    const { picture, keyPoints } = this.history.current;
    return this.board.view(keyPoints, picture.size, replies.constraint, null);
  }

  get historyView(): HistoryView {
    const { current, nodes } = this.history;
    return {
      current: current.id,
      steps: nodes.map(({ id, parent, title, name, seed, edit }) => ({
        step: id,
        parent,
        title,
        name,
        seed,
        edited: edit !== null,
      })),
    };
  }

  /** Tells the state when it differs from what was told last. */
  tellState(): void {
    this.#tell({ name: 'state-changed', body: this.state });
  }

  tellOverlay(): void {
    this.#tell({ name: 'overlay-changed', body: this.overlay });
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
    if (node !== this.#stood) this.board.pictureChanged();
    this.#stood = node;
    this.outbox.event({
      name: 'key-points-changed',
      body: { keyPoints: node.keyPoints.map((keyPoint) => ({ ...keyPoint })) },
    });
    this.tellOverlay();
    this.#tell({ name: 'history-changed', body: this.historyView });
    this.tellState();
  }

  nextDragId(): string {
    return `d${++this.#drags}`;
  }
}
