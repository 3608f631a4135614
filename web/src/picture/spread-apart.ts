/**
 * Places buttons for points that may lie closer together than a finger is wide: no two of them overlap, none leaves
 * the picture, and a button moves from its point only where it must. The marks themselves are drawn at the exact
 * points; only what is pressed moves. Deterministic: earlier points keep their place before later ones.
 */
import { type CanvasPoint, canvasPoint } from './canvas-point.ts';

const overlaps = (a: CanvasPoint, b: CanvasPoint, size: number): boolean =>
  Math.abs(a.x - b.x) < size && Math.abs(a.y - b.y) < size;

/** Rings of places around a point, nearest first. */
const candidates = function* (around: CanvasPoint, stepPx: number): Generator<CanvasPoint> {
  yield around;
  for (let ring = 1; ring <= 24; ring += 1) {
    const places = 8 * ring;
    for (let place = 0; place < places; place += 1) {
      const angle = (place / places) * 2 * Math.PI + Math.PI / 2;
      yield canvasPoint(around.x + Math.cos(angle) * ring * stepPx, around.y + Math.sin(angle) * ring * stepPx);
    }
  }
};

/** Centres of square buttons of `buttonPx`, one for each point, in the order of the points. */
export const spreadApart = (points: readonly CanvasPoint[], buttonPx: number, sidePx: number): CanvasPoint[] => {
  const inset = Math.min(buttonPx / 2, sidePx / 2);
  const inside = (v: number) => Math.min(Math.max(v, inset), sidePx - inset);
  const placed: CanvasPoint[] = [];
  for (const point of points) {
    let chosen: CanvasPoint | null = null;
    for (const candidate of candidates(point, buttonPx / 3)) {
      const place = canvasPoint(inside(candidate.x), inside(candidate.y));
      chosen ??= place;
      if (placed.every((other) => !overlaps(other, place, buttonPx))) {
        chosen = place;
        break;
      }
    }
    placed.push(chosen ?? point);
  }
  return placed;
};
