/** The picture with its numbered points drawn on it, large enough to be read: a dot at the point, its number in a box beside it. */
import type { Picture } from '../../core/index.ts';
import type { Mark } from './marks.ts';

const leastSize = 384;

/** Digits of 3 x 5 cells, row by row. */
const digits = [
  '111101101101111',
  '010110010010111',
  '111001111100111',
  '111001111001111',
  '101101111001001',
  '111100111001111',
  '111100111101111',
  '111001001001001',
  '111101111101111',
  '111101111001111',
];
const cellPx = 2;
const digitWidthPx = 3 * cellPx + cellPx;
const boxHeightPx = 5 * cellPx + 4;
const dotPx = 2;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + boxHeightPx && b.y < a.y + boxHeightPx;

/** Each source pixel as a square of `times` pixels. */
const enlarged = ({ size, rgb }: Picture, times: number): { size: number; rgb: Uint8Array } => {
  const large = size * times;
  const out = new Uint8Array(large * large * 3);
  for (let y = 0; y < large; y++) {
    for (let x = 0; x < large; x++) {
      const from = (Math.floor(y / times) * size + Math.floor(x / times)) * 3;
      out.set(rgb.subarray(from, from + 3), (y * large + x) * 3);
    }
  }
  return { size: large, rgb: out };
};

/** Where a number stands without hiding another: to the right of its dot first, then around it, farther each time. */
const placeOf = (x: number, y: number, width: number, size: number, taken: readonly Box[]): Box => {
  for (let ring = 0; ring < 5; ring++) {
    const gap = 4 + ring * 6;
    const across = [gap, -gap - width, -width / 2, -width / 2, gap, -gap - width, gap, -gap - width];
    const down = [0, 0, -gap, gap, -gap, -gap, gap, gap];
    for (const [i, dx] of across.entries()) {
      const box = { x: Math.round(x + dx), y: Math.round(y + (down[i] ?? 0) - boxHeightPx / 2), width };
      const inside = box.x >= 0 && box.y >= 0 && box.x + width <= size && box.y + boxHeightPx <= size;
      if (inside && !taken.some((other) => meet(box, other))) return box;
    }
  }
  return {
    x: Math.min(Math.max(Math.round(x), 0), size - width),
    y: Math.min(Math.max(Math.round(y), 0), size - boxHeightPx),
    width,
  };
};

export const markedPicture = (picture: Picture, marks: readonly Mark[]): Picture => {
  const times = Math.max(1, Math.ceil(leastSize / picture.size));
  const { size, rgb } = enlarged(picture, times);
  const fill = (x0: number, y0: number, width: number, height: number, colour: readonly [number, number, number]) => {
    for (let y = Math.max(y0, 0); y < Math.min(y0 + height, size); y++) {
      for (let x = Math.max(x0, 0); x < Math.min(x0 + width, size); x++) rgb.set(colour, (y * size + x) * 3);
    }
  };
  const taken: Box[] = [];
  for (const { number, keyPoint } of marks) {
    const x = Math.round((keyPoint.point.x + 0.5) * times);
    const y = Math.round((keyPoint.point.y + 0.5) * times);
    fill(x - dotPx - 1, y - dotPx - 1, 2 * dotPx + 3, 2 * dotPx + 3, [0, 0, 0]);
    fill(x - dotPx, y - dotPx, 2 * dotPx + 1, 2 * dotPx + 1, [255, 230, 0]);
    const text = String(number);
    const box = placeOf(x, y, text.length * digitWidthPx + 4, size, taken);
    taken.push(box);
    fill(box.x, box.y, box.width, boxHeightPx, [0, 0, 0]);
    for (const [i, digit] of [...text].entries()) {
      for (const [cell, on] of [...(digits[Number(digit)] ?? '')].entries()) {
        if (on !== '1') continue;
        const left = box.x + 3 + i * digitWidthPx + (cell % 3) * cellPx;
        fill(left, box.y + 2 + Math.floor(cell / 3) * cellPx, cellPx, cellPx, [255, 255, 255]);
      }
    }
  }
  return { size, rgb };
};
