/** Pixels as the engine makes them. */
export interface Picture {
  /** Width and height in pixels: pictures are square. */
  readonly size: number;
  /** RGB, 8 bits a channel, row by row: size * size * 3 bytes. */
  readonly rgb: Uint8Array;
}

/** What must stay: 1 = keep as it is, 0 = free to change, soft in between. */
export interface SoftMask {
  readonly size: number;
  /** Row by row, size * size values in 0..1. */
  readonly keep: Float32Array;
}

/** A point of the W+ space: `rows` style vectors (one a layer) of `width` numbers, row by row. */
export interface Latent {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

/**
 * What an edit kept. A picture is told by its latent and by what it keeps: where `mask` is 1 it is `picture`, the one
 * that edit began with, whatever the latent has become. Nothing refers further back: `picture` is complete in itself.
 */
export interface Kept {
  /** Here 1 means kept exactly; between 0 and 1 both pictures show. */
  readonly mask: SoftMask;
  readonly picture: Picture;
  /** The latent that edit began with: its features join both pictures at the mask's edge. */
  readonly latent: Latent;
}
