/** Pictures of 8-bit RGB, row by row: from the network's colours, and smaller ones for frames. */
import type { Picture } from '../core/index.ts';

/** Colours [1, 3, S, S] in about -1..1. */
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

/** The mean of each square of pixels; `size` divides the picture's. */
export const shrink = (picture: Picture, size: number): Picture => {
  const side = picture.size / size;
  if (side === 1) return picture;
  const sums = new Float32Array(3 * size * size);
  for (let y = 0; y < picture.size; y++) {
    for (let x = 0; x < picture.size; x++) {
      const from = 3 * (y * picture.size + x);
      const to = 3 * (Math.floor(y / side) * size + Math.floor(x / side));
      for (let channel = 0; channel < 3; channel++) {
        sums[to + channel] = (sums[to + channel] ?? 0) + (picture.rgb[from + channel] ?? 0);
      }
    }
  }
  return { size, rgb: Uint8Array.from(sums, (sum) => Math.round(sum / side ** 2)) };
};

/** Mean absolute difference of two pictures of one size, in levels of 255. */
export const meanDifference = (a: Picture, b: Picture): number =>
  a.rgb.reduce((sum, value, at) => sum + Math.abs(value - (b.rgb[at] ?? Number.NaN)), 0) / a.rgb.length;
