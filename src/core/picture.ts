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
