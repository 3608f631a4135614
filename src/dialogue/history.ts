/**
 * The history of one conversation: nodes that are never overwritten, and a cursor on the one that stands.
 *
 * A node knows two others: `parent`, the picture it was made from, and `before`, the picture that stood when it was
 * made. They differ when an edit is redone from its start ("half"): its parent is the edit's start, and "undo" still
 * takes back what was said last. Undo and redo walk along `before`.
 */
import type { DragPlan, EditCommand, ImagePoint, ImageVector, Kept, KeyPoint, Latent, Picture } from '../core/index.ts';
import type { DragResult, DragSettings } from '../drag/port.ts';

export interface EditRecord {
  /** The sentence that began it, without the "more" and "half" said since. */
  readonly about: string;
  /** What its plan said it does: "Opening the mouth." */
  readonly says: string;
  /** What the sentence meant; null for a drag by hand. */
  readonly command: EditCommand | null;
  readonly plan: DragPlan;
  readonly settings: Partial<DragSettings>;
  /** The displacement of each point of the plan that one "more" stands for. */
  readonly unit: readonly ImageVector[];
  /** True when it went the other way than its sentence says. */
  readonly turned: boolean;
  /** Where the drag left the points. */
  readonly endPoints: readonly ImagePoint[];
  readonly steps: number;
  readonly reason: DragResult['reason'];
}

export interface HistoryNode {
  readonly id: number;
  readonly parent: number | null;
  readonly before: number | null;
  /** "seed 7", or the sentence that led here. */
  readonly title: string;
  readonly seed: number;
  readonly latent: Latent;
  /** What the picture keeps of earlier ones, besides its latent. */
  readonly kept: Kept | null;
  readonly picture: Picture;
  readonly keyPoints: readonly KeyPoint[];
  /** A name it was given by the user. */
  readonly name: string | null;
  /** Null for the picture of a seed. */
  readonly edit: EditRecord | null;
}
export type NewNode = Omit<HistoryNode, 'id' | 'before'>;
export type EditedNode = HistoryNode & { readonly edit: EditRecord };

/** A node is about 140 KB at 128 px and 1.8 MB at 512 px. */
export const maxHistoryNodes = 60;

const isEdited = (node: HistoryNode | undefined): node is EditedNode => node !== undefined && node.edit !== null;

export class History {
  readonly #nodes = new Map<number, HistoryNode>();
  readonly #maxNodes: number;
  #redo: number[] = [];
  #current: HistoryNode;
  #nextId = 1;

  constructor(first: NewNode, maxNodes = maxHistoryNodes) {
    this.#maxNodes = maxNodes;
    this.#current = { ...first, id: 0, before: null };
    this.#nodes.set(0, this.#current);
  }

  get current(): HistoryNode {
    return this.#current;
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** All nodes that are kept, in the order in which they were made. */
  get nodes(): readonly HistoryNode[] {
    return [...this.#nodes.values()].sort((a, b) => a.id - b.id);
  }

  get undoSteps(): number {
    return this.#trail().length - 1;
  }

  get redoSteps(): number {
    return this.#redo.length;
  }

  get(id: number | null): HistoryNode | null {
    return id === null ? null : (this.#nodes.get(id) ?? null);
  }

  /** Adds what was made and lets it stand. What had been undone stays stored but is no longer reached by "redo". */
  add(made: NewNode): HistoryNode {
    const node: HistoryNode = { ...made, id: this.#nextId++, before: this.#current.id };
    this.#nodes.set(node.id, node);
    this.#current = node;
    this.#redo = [];
    this.#forgetOldest();
    return node;
  }

  /** Goes back by up to `steps` and says by how many. */
  undo(steps: number): number {
    let gone = 0;
    while (gone < steps) {
      const before = this.get(this.#current.before);
      if (before === null) break;
      this.#redo.push(this.#current.id);
      this.#current = before;
      gone++;
    }
    return gone;
  }

  redo(steps: number): number {
    let gone = 0;
    while (gone < steps) {
      const id = this.#redo.pop();
      const node = id === undefined ? null : this.get(id);
      if (node === null) break;
      this.#current = node;
      gone++;
    }
    return gone;
  }

  /** Goes back to the picture of the seed; how many steps that were. */
  toOriginal(): number {
    const back = this.#trail().findIndex((node) => node.edit === null);
    return this.undo(Math.max(back, 0));
  }

  /**
   * The edit that "again" and "more" speak of: the one that led to the standing picture, else the one undone last,
   * else the newest of all (so that "again" repeats an edit on a new picture).
   */
  lastEdit(): EditedNode | null {
    return this.lastEditOfPicture() ?? [...this.#nodes.values()].reverse().find(isEdited) ?? null;
  }

  /** The edit that "half" and "double" speak of: of the standing picture, or the one undone last. */
  lastEditOfPicture(): EditedNode | null {
    if (isEdited(this.#current)) return this.#current;
    const undone = this.get(this.#redo.at(-1) ?? null) ?? undefined;
    return isEdited(undone) ? undone : null;
  }

  /** From the standing node back to the first. */
  #trail(): HistoryNode[] {
    const trail = [this.#current];
    for (let node = this.get(this.#current.before); node !== null; node = this.get(node.before)) trail.push(node);
    return trail;
  }

  /** Keeps the number of nodes bounded: branches that were left go first, then the oldest edits of the trail. */
  #forgetOldest(): void {
    while (this.#nodes.size > this.#maxNodes) {
      const trail = new Set(this.#trail().map((node) => node.id));
      const needed = new Set([this.#current.id, this.#current.before, this.#current.parent]);
      const oldest = [...this.#nodes.values()];
      const gone =
        oldest.find((node) => !trail.has(node.id) && !needed.has(node.id)) ??
        oldest.find((node) => node.edit !== null && !needed.has(node.id)) ??
        oldest.find((node) => !needed.has(node.id));
      if (gone === undefined) return;
      this.#nodes.delete(gone.id);
      for (const node of this.#nodes.values()) {
        if (node.before !== gone.id && node.parent !== gone.id) continue;
        const healed = {
          ...node,
          before: node.before === gone.id ? gone.before : node.before,
          parent: node.parent === gone.id ? gone.parent : node.parent,
        };
        this.#nodes.set(node.id, healed);
        if (node.id === this.#current.id) this.#current = healed;
      }
    }
  }
}
