/**
 * Frames to one socket: at most three that the page has not acknowledged are under way. Meanwhile the newest one
 * replaces any that waits, so a slow page skips frames and a frozen one costs one picture of memory. The frame that
 * comes last is never replaced and is therefore always delivered. Encoding does not hold up the drag.
 */
import type { Frame } from '../dialogue/index.ts';
import type { FrameHead } from '../protocol/index.ts';

export const maxFramesInFlight = 3;

export type SendFrame = (head: FrameHead, bytes: Uint8Array) => void;
export type EncodeFrame = (frame: Frame) => Promise<Uint8Array>;

export class FramePump {
  readonly #send: SendFrame;
  readonly #encode: EncodeFrame;
  readonly #onFailure: (reason: unknown) => void;
  readonly #inFlight: number[] = [];
  #waiting: Frame | null = null;
  #encoding = false;
  #closed = false;

  constructor(send: SendFrame, encode: EncodeFrame, onFailure: (reason: unknown) => void) {
    this.#send = send;
    this.#encode = encode;
    this.#onFailure = onFailure;
  }

  get inFlight(): number {
    return this.#inFlight.length;
  }

  offer(frame: Frame): void {
    this.#waiting = frame;
    this.#advance();
  }

  /** The page has shown this frame: it and all before it have arrived. */
  shown(sequence: number): void {
    while ((this.#inFlight[0] ?? Number.POSITIVE_INFINITY) <= sequence) this.#inFlight.shift();
    this.#advance();
  }

  close(): void {
    this.#closed = true;
    this.#waiting = null;
  }

  #advance(): void {
    const frame = this.#waiting;
    if (frame === null || this.#closed || this.#encoding || this.#inFlight.length >= maxFramesInFlight) return;
    this.#waiting = null;
    this.#encoding = true;
    this.#encode(frame)
      .then((bytes) => {
        if (this.#closed) return;
        this.#inFlight.push(frame.sequence);
        const { sequence, dragId, picture } = frame;
        this.#send({ sequence, dragId, size: picture.size, mediaType: 'image/webp' }, bytes);
      }, this.#onFailure)
      .finally(() => {
        this.#encoding = false;
        this.#advance();
      });
  }
}
