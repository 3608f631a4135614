/** What an action changes, as one number from key points: before, as planned, and after the drag. */
import { headFrame, meanPoint, type PointTable, toHead } from './head-frame.ts';
import type { Measure, Recipes } from './recipe-schema.ts';

/** Null where a point is missing. Head sizes, shares of the picture or degrees, as the measure says. */
export const measured = (measure: Measure, points: PointTable, recipes: Recipes, imageSize: number): number | null => {
  const frame = headFrame(points, recipes);
  if (frame === null) return null;
  switch (measure.kind) {
    case 'gap': {
      const unit = measure.unit === 'head' ? frame.size : imageSize;
      const gaps = measure.pairs.flatMap(([from, to]) => {
        const a = points.get(from);
        const b = points.get(to);
        return a === undefined || b === undefined ? [] : [Math.hypot(a.x - b.x, a.y - b.y) / unit];
      });
      return gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    }
    case 'offset': {
      const to = meanPoint(points, measure.points);
      const from = meanPoint(points, measure.from);
      if (to === null || from === null) return null;
      const [a, b] = [toHead(frame, to), toHead(frame, from)];
      if (measure.along === 'down') return a.y - b.y;
      const outward = measure.along === 'out' && measure.points[0]?.endsWith('_left') ? -1 : 1;
      return (a.x - b.x) * outward;
    }
    case 'place': {
      const mean = meanPoint(points, measure.points);
      return mean === null ? null : (measure.along === 'right' ? mean.x : mean.y) / imageSize;
    }
    case 'tilt':
      return (Math.atan2(frame.right.y, frame.right.x) * 180) / Math.PI;
    default:
      return measure satisfies never;
  }
};
