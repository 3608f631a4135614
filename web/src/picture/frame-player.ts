/**
 * Decides which of the frames that arrive are shown. The newest wins: while one is being decoded, those that came in
 * between are passed over, so a slow page never lags behind. With `everyFrame` false (reduced motion, or the stream
 * paused) only the first frame of a drag and its last are shown. Keeps the picture from before the last drag.
 *
 * It knows nothing of canvases or sockets: decoding, showing and acknowledging are given to it.
 */
import type { FrameHead } from '../../../src/protocol/events.ts';

export interface FramePlayerPorts<Image> {
  decode(bytes: ArrayBuffer, mediaType: string): Promise<Image>;
  /** `before` is the picture from before the last drag, null where there is none to compare with. */
  show(image: Image, head: FrameHead, before: Image | null): void;
  /** Tells the sender that this frame was dealt with, so that it sends more. */
  acknowledge(sequence: number): void;
  /** A picture that is not needed any more. */
  dispose(image: Image): void;
  undecodable(head: FrameHead): void;
  everyFrame(): boolean;
}

interface Received {
  readonly head: FrameHead;
  readonly bytes: ArrayBuffer;
}

export class FramePlayer<Image> {
  readonly #ports: FramePlayerPorts<Image>;
  #newest = -1;
  #pending: Received | null = null;
  #held: Received | null = null;
  #decoding = false;
  #epoch = 0;
  #dragShown: string | null = null;
  #current: Image | null = null;
  #before: Image | null = null;
  #drag: 'none' | 'begun' | 'shown' = 'none';

  constructor(ports: FramePlayerPorts<Image>) {
    this.#ports = ports;
  }

  receive(head: FrameHead, bytes: ArrayBuffer): void {
    if (head.sequence <= this.#newest) return;
    this.#newest = head.sequence;
    const heldBack = head.dragId !== null && head.dragId === this.#dragShown && !this.#ports.everyFrame();
    if (heldBack) {
      this.#held = { head, bytes };
      this.#ports.acknowledge(head.sequence);
      return;
    }
    this.#dragShown = head.dragId;
    this.#held = null;
    this.#pending = { head, bytes };
    void this.#pump();
  }

  /** The next picture shown is the first of a drag: the one standing now becomes "before". */
  dragStarted(): void {
    this.#drag = 'begun';
  }

  /** Shows a frame that was held back. */
  dragEnded(): void {
    if (this.#held === null) return;
    this.#pending = this.#held;
    this.#held = null;
    void this.#pump();
  }

  /** The picture from before the last edit, fetched anew by a page that was reloaded. Null where none is missing. */
  restoreBefore(image: Image): Image | null {
    if (this.#before === null && this.#drag === 'none' && this.#current !== null) {
      this.#before = image;
      return image;
    }
    this.#ports.dispose(image);
    return null;
  }

  /** Another connection or conversation: sequence numbers may begin anew. The picture stays until one comes. */
  restart(): void {
    this.#newest = -1;
    this.#pending = null;
    this.#held = null;
    this.#dragShown = null;
    this.#drag = 'none';
    this.#epoch += 1;
  }

  async #pump(): Promise<void> {
    if (this.#decoding) return;
    this.#decoding = true;
    for (let next = this.#take(); next !== null; next = this.#take()) {
      const epoch = this.#epoch;
      try {
        const image = await this.#ports.decode(next.bytes, next.head.mediaType);
        if (epoch === this.#epoch) this.#showDecoded(image, next.head);
        else this.#ports.dispose(image);
      } catch {
        this.#ports.undecodable(next.head);
      }
      if (epoch === this.#epoch) this.#ports.acknowledge(next.head.sequence);
    }
    this.#decoding = false;
  }

  #take(): Received | null {
    const next = this.#pending;
    this.#pending = null;
    return next;
  }

  #showDecoded(image: Image, head: FrameHead): void {
    const last = this.#current;
    const beforeNow = this.#drag === 'begun' ? last : this.#drag === 'shown' ? this.#before : null;
    const ended = head.dragId === null;
    for (const old of new Set([last, this.#before])) {
      if (old !== null && old !== beforeNow) this.#ports.dispose(old);
    }
    this.#before = beforeNow;
    this.#current = image;
    this.#drag = ended ? 'none' : this.#drag === 'begun' ? 'shown' : this.#drag;
    this.#ports.show(image, head, beforeNow);
  }
}
