/**
 * What a drag keeps, sent from the engine's process once and then referred to: a picture, a mask and a latent are 2 MB at
 * 512 px, and the same for every frame of a drag.
 */
import type { Kept } from '../core/index.ts';

const asBefore = 'as before';

type Keeps = { readonly kept: Kept | null };
export type KeptSent<T extends Keeps> = Omit<T, 'kept'> & { readonly kept: Kept | null | typeof asBefore };

/** One end of a drag: each has its own. */
export class KeptOnce {
  #last: Kept | null = null;

  /** The sender's side: the same object again is not sent again. */
  pack<T extends Keeps>(value: T): KeptSent<T> {
    if (value.kept === null) return value;
    if (value.kept === this.#last) return { ...value, kept: asBefore };
    this.#last = value.kept;
    return value;
  }

  /** The receiver's side; what is packed comes in the order in which it was packed. */
  unpack<T extends Keeps>(value: KeptSent<T>): Omit<T, 'kept'> & Keeps {
    if (value.kept === asBefore) return { ...value, kept: this.#last };
    this.#last = value.kept ?? this.#last;
    return { ...value, kept: value.kept };
  }
}
