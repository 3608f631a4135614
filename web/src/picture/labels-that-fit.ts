/**
 * Which names can stand beside their points at once: none lies over another, over another point, or leaves the picture.
 * Earlier points go before later ones. Widths are estimated from the letters, on the safe side.
 */
import type { CanvasPoint } from './canvas-point.ts';

/** As src/styles/manual.css draws them, in shares of the root's font size. */
const letter = 0.47;
const padding = 1;
const height = 1.375;
/** From the point's middle to its name. */
const gapPx = 21;
const markPx = 7;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export type LabelSide = 'left' | 'right';

const labelBox = ({ x, y }: CanvasPoint, side: LabelSide, name: string, rootFontPx: number): Box => {
  const width = (name.length * letter + padding) * rootFontPx;
  const half = (height * rootFontPx) / 2;
  const left = side === 'left' ? x - gapPx - width : x + gapPx;
  return { left, right: left + width, top: y - half, bottom: y + half };
};

/** On which side of its point each name fits, towards the middle of the picture rather than away from it; null: on none. */
export const labelsThatFit = (
  points: readonly CanvasPoint[],
  names: readonly string[],
  sidePx: number,
  rootFontPx: number,
): readonly (LabelSide | null)[] => {
  const marks = points.map(({ x, y }) => ({
    left: x - markPx,
    right: x + markPx,
    top: y - markPx,
    bottom: y + markPx,
  }));
  const taken: Box[] = [];
  const fits = (box: Box, index: number): boolean =>
    box.left >= 0 &&
    box.right <= sidePx &&
    box.top >= 0 &&
    box.bottom <= sidePx &&
    !taken.some((other) => overlap(other, box)) &&
    !marks.some((mark, at) => at !== index && overlap(mark, box));
  return points.map((point, index) => {
    const sides: readonly LabelSide[] = point.x > sidePx / 2 ? ['left', 'right'] : ['right', 'left'];
    for (const side of sides) {
      const box = labelBox(point, side, names[index] ?? '', rootFontPx);
      if (!fits(box, index)) continue;
      taken.push(box);
      return side;
    }
    return null;
  });
};
