/** The network's colours [1, 3, S, S] in about -1..1 as 8-bit RGB, row by row. */
import type { Picture } from '../core/index.ts';

export const toPicture = (colours: Float32Array, size: number): Picture => {
  const plane = size * size;
  const rgb = new Uint8ClampedArray(3 * plane);
  for (let at = 0; at < plane; at++) {
    for (let channel = 0; channel < 3; channel++) {
      // Uint8ClampedArray rounds and limits to 0..255.
      rgb[3 * at + channel] = ((colours[channel * plane + at] ?? 0) + 1) * 127.5;
    }
  }
  return { size, rgb: new Uint8Array(rgb.buffer) };
};
