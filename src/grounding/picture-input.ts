/** A picture as a detector's input: averaged over areas to another size, channels first, -1..1. */
import type { Picture } from '../core/index.ts';

/** -> [3, size, size]. Every output pixel is the mean of the area of the picture that it covers. */
export const toDetectorInput = (picture: Picture, size: number): Float32Array => {
  const spans = areaSpans(picture.size, size);
  const rows = new Float32Array(picture.size * size * 3); // [from rows, size, 3]: narrowed first, then lowered
  for (let y = 0; y < picture.size; y++) {
    for (let x = 0; x < size; x++) {
      for (const [from, weight] of spans[x] ?? []) {
        for (let c = 0; c < 3; c++) {
          const at = (y * size + x) * 3 + c;
          rows[at] = (rows[at] ?? 0) + weight * (picture.rgb[(y * picture.size + from) * 3 + c] ?? 0);
        }
      }
    }
  }
  const input = new Float32Array(3 * size * size).fill(-1);
  for (let y = 0; y < size; y++) {
    for (const [from, weight] of spans[y] ?? []) {
      for (let x = 0; x < size; x++) {
        for (let c = 0; c < 3; c++) {
          const at = (c * size + y) * size + x;
          input[at] = (input[at] ?? 0) + (weight / 127.5) * (rows[(from * size + x) * 3 + c] ?? 0);
        }
      }
    }
  }
  return input;
};

/** For every output cell the input cells under it and their shares, which add up to 1. */
const areaSpans = (from: number, to: number): readonly (readonly (readonly [number, number])[])[] =>
  Array.from({ length: to }, (_, i) => {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const span: [number, number][] = [];
    for (let cell = Math.floor(start); cell < end; cell++) {
      const overlap = Math.min(cell + 1, end) - Math.max(cell, start);
      if (overlap > 1e-9) span.push([cell, overlap / (end - start)]);
    }
    return span;
  });
