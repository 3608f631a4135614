/**
 * Every phrase that can be said now, as the tokens that a model writes: which tokens may follow the ones so far.
 * A tree of tokens; a slot ("drag <place> to <place>") is a tree of its own that is entered and left again, so that
 * thousands of numbers and places are held once.
 */
import type { SpokenGrammar } from '../../nlu/port.ts';

interface Node {
  readonly next: Map<number, Node>;
  /** Slots that may begin here, with the node after each. */
  readonly slots: Map<string, Node>;
  end: boolean;
}

const node = (): Node => ({ next: new Map(), slots: new Map(), end: false });

/** A place in the tree; inside of a slot, where it goes on after it. */
interface Place {
  readonly at: Node;
  readonly after: Node | null;
}
export type Places = readonly Place[];

const slotName = /^<([a-z]+)>$/;

export class PhraseGraph {
  readonly #root = node();
  readonly #slots = new Map<string, Node>();
  readonly start: Places;

  /**
   * `tokensOf` is asked once for each word, which it is given with the space before it; the first word of a phrase only
   * where `beginsWithSpace`.
   */
  constructor(
    { phrases, slots }: SpokenGrammar,
    tokensOf: (word: string) => readonly number[],
    beginsWithSpace = true,
  ) {
    const known = new Map<string, readonly number[]>();
    const tokens = (word: string): readonly number[] => {
      const found = known.get(word) ?? tokensOf(word);
      known.set(word, found);
      return found;
    };
    for (const [name, words] of Object.entries(slots)) {
      const root = node();
      for (const one of words) this.#add(root, one, tokens, ' ');
      this.#slots.set(name, root);
    }
    for (const phrase of phrases) this.#add(this.#root, phrase, tokens, beginsWithSpace ? ' ' : '');
    this.start = this.#entered({ at: this.#root, after: null });
  }

  #add(root: Node, phrase: string, tokens: (word: string) => readonly number[], before: string): void {
    let at = root;
    for (const [index, word] of phrase.split(' ').entries()) {
      const slot = slotName.exec(word)?.[1];
      if (slot === undefined) {
        for (const token of tokens(`${index === 0 ? before : ' '}${word}`)) {
          const next = at.next.get(token) ?? node();
          at.next.set(token, next);
          at = next;
        }
        continue;
      }
      if (!this.#slots.has(slot) || root !== this.#root) {
        throw new RangeError(`The phrase "${phrase}" has a slot <${slot}> that has no words, or stands in a slot.`);
      }
      const next = at.slots.get(slot) ?? node();
      at.slots.set(slot, next);
      at = next;
    }
    at.end = true;
  }

  /** A place with all that can be entered from it without a token: slots that begin, and what follows one that ends. */
  #entered(place: Place): Place[] {
    const { at, after } = place;
    const inside = [...at.slots].flatMap(([name, next]) => {
      const root = this.#slots.get(name);
      return root ? [{ at: root, after: next }] : [];
    });
    return [place, ...inside, ...(after !== null && at.end ? this.#entered({ at: after, after: null }) : [])];
  }

  /** The places after one more token; none where no phrase goes on so. */
  step(places: Places, token: number): Places {
    return places.flatMap(({ at, after }) => {
      const next = at.next.get(token);
      return next ? this.#entered({ at: next, after }) : [];
    });
  }

  /** What may come next; a phrase may end here where `ends` says so. */
  allowed(places: Places): { readonly tokens: ReadonlySet<number>; readonly ends: boolean } {
    return {
      tokens: new Set(places.flatMap(({ at }) => [...at.next.keys()])),
      ends: places.some(({ at, after }) => at.end && after === null),
    };
  }

  /** Are these tokens, without an end token, a whole phrase? */
  holds(tokens: readonly number[]): boolean {
    return this.allowed(tokens.reduce<Places>((places, token) => this.step(places, token), this.start)).ends;
  }
}
