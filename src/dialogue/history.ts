/**
 * The history of one conversation: a tree of nodes that are never overwritten, and a cursor on the one that stands.
 *
 * A node's parent is the picture it was made from. Undo and redo do not follow the tree but the way that the cursor
 * took: they also take back a jump ("go to step 4"), and "half", whose parent is the edit's start.
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
  /** "seed 7", or the sentence that led here. */
  readonly title: string;
  readonly seed: number;
  readonly latent: Latent;
  /** What the picture keeps of earlier ones, besides its latent. */
  readonly kept: Kept | null;
  readonly picture: Picture;
  readonly keyPoints: readonly KeyPoint[];
  /** Null for the picture of a seed. */
  readonly edit: EditRecord | null;
}
export type NewNode = Omit<HistoryNode, 'id'>;
export type EditedNode = HistoryNode & { readonly edit: EditRecord };

/** A whole history as values, to go on with later. */
export interface KeptHistory {
  readonly nodes: readonly HistoryNode[];
  readonly names: readonly (readonly [number, string])[];
  readonly past: readonly number[];
  readonly future: readonly number[];
  readonly current: number;
  readonly nextId: number;
}

/** A node is about 140 KB at 128 px and 1.8 MB at 512 px. */
export const maxHistoryNodes = 60;

export const isEdited = (node: HistoryNode | null | undefined): node is EditedNode => (node?.edit ?? null) !== null;

export class History {
  readonly #nodes = new Map<number, HistoryNode>();
  readonly #names = new Map<number, string>();
  readonly #maxNodes: number;
  /** Where the cursor was before, oldest first, and where undo has left, nearest last. */
  #past: number[] = [];
  #future: number[] = [];
  #current: HistoryNode;
  #nextId = 1;

  constructor(first: NewNode, maxNodes = maxHistoryNodes) {
    this.#maxNodes = maxNodes;
    this.#current = { ...first, id: 0 };
    this.#nodes.set(0, this.#current);
  }

  /** @throws Error where a node is named that is not there */
  static from(kept: KeptHistory, maxNodes = maxHistoryNodes): History {
    const known = new Map(kept.nodes.map((node) => [node.id, node]));
    const current = known.get(kept.current);
    if (current === undefined) throw new Error(`The history has no step ${kept.current}.`);
    const history = new History(current, maxNodes);
    history.#nodes.clear();
    for (const [id, node] of known) history.#nodes.set(id, node);
    for (const [id, name] of kept.names) if (known.has(id)) history.#names.set(id, name);
    history.#past = kept.past.filter((id) => known.has(id));
    history.#future = kept.future.filter((id) => known.has(id));
    history.#current = current;
    history.#nextId = Math.max(kept.nextId, ...kept.nodes.map(({ id }) => id + 1));
    return history;
  }

  get kept(): KeptHistory {
    return {
      nodes: this.nodes,
      names: [...this.#names],
      past: [...this.#past],
      future: [...this.#future],
      current: this.#current.id,
      nextId: this.#nextId,
    };
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
    return this.#past.length;
  }

  get redoSteps(): number {
    return this.#future.length;
  }

  /** What "undo" would return to, and "redo". */
  get neighbours(): { readonly undo: number | null; readonly redo: number | null } {
    return { undo: this.#past.at(-1) ?? null, redo: this.#future.at(-1) ?? null };
  }

  get(id: number | null): HistoryNode | null {
    return id === null ? null : (this.#nodes.get(id) ?? null);
  }

  nameOf(id: number): string | null {
    return this.#names.get(id) ?? null;
  }

  /** Names are of one node each: the newest wins. */
  name(id: number, name: string): void {
    for (const [other, known] of this.#names) if (known === name) this.#names.delete(other);
    this.#names.set(id, name);
  }

  isName(name: string): boolean {
    return [...this.#names.values()].includes(name);
  }

  byName(name: string): HistoryNode | null {
    return this.nodes.findLast(({ id, title }) => this.#names.get(id) === name || title === name) ?? null;
  }

  /** Adds what was made and lets it stand. What had been undone stays stored but is no longer reached by "redo". */
  add(made: NewNode): HistoryNode {
    this.addInOne([made]);
    return this.#current;
  }

  /** Adds pictures that were made each from the one before, and lets the last stand: one "undo" takes all of them back. */
  addInOne(made: readonly NewNode[]): readonly HistoryNode[] {
    const nodes: HistoryNode[] = [];
    for (const one of made) nodes.push({ ...one, id: this.#nextId++, parent: nodes.at(-1)?.id ?? one.parent });
    for (const node of nodes) this.#nodes.set(node.id, node);
    this.#past.push(this.#current.id);
    this.#current = nodes.at(-1) ?? this.#current;
    this.#future = [];
    this.#forgetOldest();
    return nodes;
  }

  /** Lets another node stand; "undo" returns. False where there is no such node. */
  jump(id: number): boolean {
    const node = this.get(id);
    if (node === null) return false;
    if (node.id === this.#current.id) return true;
    this.#past.push(this.#current.id);
    this.#current = node;
    this.#future = [];
    return true;
  }

  /** The edits that made the standing picture of the original, first to last. */
  get way(): readonly EditedNode[] {
    const way: EditedNode[] = [];
    for (let node = this.#current; isEdited(node); ) {
      way.unshift(node);
      const parent = this.get(node.parent);
      if (parent === null) break;
      node = parent;
    }
    return way;
  }

  /** False where a step between a node and its parent may have been forgotten: its edit alone did not make it then. */
  isNextToParent({ id, parent }: HistoryNode): boolean {
    if (parent === null) return false;
    for (let between = parent + 1; between < id; between++) if (!this.#nodes.has(between)) return false;
    return true;
  }

  /** How many of the newest steps carried out this command: it, and what "more" and "half" made of it. */
  stepsOf(command: EditCommand): number {
    const way = [...this.#past.map((id) => this.get(id)), this.#current].reverse();
    const other = way.findIndex((node) => node?.edit?.command !== command);
    return other < 0 ? way.length : other;
  }

  /** Goes back by up to `steps` and says by how many. */
  undo(steps: number): number {
    return this.#walk(this.#past, this.#future, steps);
  }

  redo(steps: number): number {
    return this.#walk(this.#future, this.#past, steps);
  }

  /** Goes back to the picture of the seed; how many steps that were. */
  toOriginal(): number {
    if (this.#current.edit === null) return 0;
    let root = this.#current;
    for (let up = this.get(root.parent); up !== null; up = this.get(up.parent)) root = up;
    const back = this.#past.lastIndexOf(root.id);
    if (back >= 0) return this.undo(this.#past.length - back);
    return this.jump(root.id) && root.edit === null ? 1 : 0;
  }

  /**
   * The edit that "again" and "more" speak of: the one that led to the standing picture, else the one undone last,
   * else the newest of all (so that "again" repeats an edit on a new picture).
   */
  lastEdit(): EditedNode | null {
    return this.lastEditOfPicture() ?? [...this.nodes].reverse().find(isEdited) ?? null;
  }

  /** The edit that "half" and "double" speak of: of the standing picture, or the one undone last. */
  lastEditOfPicture(): EditedNode | null {
    return isEdited(this.#current) ? this.#current : this.undoneEdit;
  }

  /** The edit that "redo" would bring back; null where nothing was undone, or something was done since. */
  get undoneEdit(): EditedNode | null {
    const undone = this.get(this.#future.at(-1) ?? null) ?? undefined;
    return isEdited(undone) ? undone : null;
  }

  #walk(from: number[], to: number[], steps: number): number {
    let gone = 0;
    while (gone < steps) {
      const node = this.get(from.pop() ?? null);
      if (node === null) break;
      to.push(this.#current.id);
      this.#current = node;
      gone++;
    }
    return gone;
  }

  /** Keeps the number of nodes bounded: branches that were left go first, then the oldest edits of the way. */
  #forgetOldest(): void {
    while (this.#nodes.size > this.#maxNodes) {
      const way = new Set([...this.#past, ...this.way.map(({ id }) => id), this.#current.id]);
      const needed = new Set([this.#current.id, this.#past.at(-1) ?? null, this.#current.parent]);
      const oldest = this.nodes;
      const free = (node: HistoryNode) => !needed.has(node.id) && !this.#names.has(node.id);
      const gone =
        oldest.find((node) => !way.has(node.id) && free(node)) ??
        oldest.find((node) => node.edit !== null && free(node)) ??
        oldest.find((node) => !needed.has(node.id));
      if (gone === undefined) return;
      this.#forget(gone);
    }
  }

  #forget(gone: HistoryNode): void {
    this.#nodes.delete(gone.id);
    this.#names.delete(gone.id);
    this.#past = this.#past.filter((id) => id !== gone.id);
    this.#future = this.#future.filter((id) => id !== gone.id);
    for (const node of this.#nodes.values()) {
      if (node.parent !== gone.id) continue;
      const healed = { ...node, parent: gone.parent };
      this.#nodes.set(node.id, healed);
      if (node.id === this.#current.id) this.#current = healed;
    }
  }
}
