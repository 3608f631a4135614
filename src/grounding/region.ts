/**
 * "keep …" and "only …" as soft masks. A region is a union of shapes spanned by key points, grown by a margin and
 * with a soft edge: a signed distance (pixels, negative inside) to each shape, the least of them, through a smooth step.
 */
import {
  type Constraint,
  distance,
  type ImagePoint,
  imagePoint,
  type KeyPoint,
  type Rectangle,
  rectangleOf,
  type SoftMask,
} from '../core/index.ts';
import { headFrame, type PointTable } from './head-frame.ts';
import type { Recipes, Region, Shape } from './recipe-schema.ts';
import { forSide, sidesOf } from './side.ts';

/** How much of a pixel lies in the region, 0..1. */
type Cover = (at: ImagePoint) => number;

/** The key points before the edit, and where the edit takes them. */
export interface Moment {
  readonly before: PointTable;
  readonly after: PointTable;
  /** The ways of the points that the edit moves. */
  readonly ways: readonly { readonly handle: ImagePoint; readonly target: ImagePoint }[];
  /** Pixels in a head size. */
  readonly headPx: number;
}

/**
 * Around a target "only" frees as much as the point goes, up to this share of a head size: what goes far takes along what
 * is beside it. The hull of an opening mouth's few points would cut its jaw to a wedge.
 */
const mostAround = 0.45;

/** Null where there is no constraint, or none names a place, or a region of the recipes. */
export const constraintMask = (
  constraints: readonly Constraint[],
  recipes: Recipes,
  moment: Moment,
  imageSize: number,
): SoftMask | null => {
  const keeps: Cover[] = [];
  const onlys: Cover[] = [];
  for (const { kind, region: name, side } of constraints) {
    const place = rectangleOf(name);
    if (place !== null) {
      const cover = rectangleCover(place, imageSize);
      if (kind === 'keep') keeps.push(cover);
      else onlys.push(cover);
      continue;
    }
    const region = recipes.regions[name];
    if (region === undefined) continue;
    // What may change is free at its old place and at its new one; what must stay is kept at its old place.
    const both = moment.before === moment.after ? [moment.before] : [moment.before, moment.after];
    const moving = kind === 'only' || region.outside ? both : [moment.before];
    const cover = regionCover(region, sidesOf(side), moving, moment.headPx);
    if (kind === 'keep') keeps.push(cover);
    else onlys.push(cover, aroundTargets(moment, region.soft * moment.headPx));
  }
  if (keeps.length === 0 && onlys.length === 0) return null;
  const most = (covers: readonly Cover[], at: ImagePoint) => covers.reduce((m, cover) => Math.max(m, cover(at)), 0);
  const keep = new Float32Array(imageSize * imageSize);
  for (let y = 0; y < imageSize; y++) {
    for (let x = 0; x < imageSize; x++) {
      const at = imagePoint(x, y);
      const outsideOnly = onlys.length === 0 ? 0 : 1 - most(onlys, at);
      keep[y * imageSize + x] = Math.max(most(keeps, at), outsideOnly);
    }
  }
  return { size: imageSize, keep };
};

/** What must stay in the picture as it stands, for drags by hand and to be looked at. Null where it cannot be told. */
export const createMask =
  (recipes: Recipes) =>
  (constraints: readonly Constraint[], keyPoints: readonly KeyPoint[], imageSize: number): SoftMask | null => {
    const points: PointTable = new Map(keyPoints.map(({ name, point }) => [name, point]));
    const frame = headFrame(points, recipes);
    // Places need no head: they can be told in any picture.
    const told = frame === null ? constraints.filter(({ region }) => rectangleOf(region) !== null) : constraints;
    return constraintMask(
      told,
      recipes,
      { before: points, after: points, ways: [], headPx: frame?.size ?? imageSize / 2 },
      imageSize,
    );
  };

/** Soft over two hundredths of the width, half of it on each side. */
const rectangleCover = ({ left, top, width, height }: Rectangle, imageSize: number): Cover => {
  const softPx = Math.max(imageSize / 50, 1);
  const within = (at: number, from: number, length: number): number => {
    // A side at the picture's edge has nothing beyond.
    const begin = from <= 0 ? Number.NEGATIVE_INFINITY : from * imageSize - 0.5;
    const end = from + length >= 1 ? Number.POSITIVE_INFINITY : (from + length) * imageSize - 0.5;
    return falling(Math.max(begin - at, at - end) + softPx / 2, softPx);
  };
  return ({ x, y }) => within(x, left, width) * within(y, top, height);
};

const aroundTargets = ({ ways, headPx }: Moment, softPx: number): Cover => {
  const discs = ways.map(({ handle, target }) => ({
    target,
    radiusPx: Math.min(distance(handle, target), mostAround * headPx),
  }));
  return (at) => {
    const nearest = Math.min(...discs.map(({ target, radiusPx }) => distance(at, target) - radiusPx));
    return falling(nearest, Math.max(softPx, 1));
  };
};

/** 1 up to distance 0, falling to 0 over the soft edge. */
const falling = (distancePx: number, softPx: number): number => {
  const t = Math.min(Math.max(1 - distancePx / softPx, 0), 1);
  return t * t * (3 - 2 * t);
};

const regionCover = (
  region: Region,
  sides: readonly ('left' | 'right')[],
  moments: readonly PointTable[],
  headPx: number,
): Cover => {
  const softPx = Math.max(region.soft * headPx, 1);
  const marginPx = region.margin * headPx;
  const shapes = moments.flatMap((points) =>
    region.shapes.flatMap((shape) => {
      const [first = 'left', ...rest] = sides;
      const needed = isSided(shape) ? [first, ...rest] : [first];
      return needed.flatMap((side) => placed(shape, side, points) ?? []);
    }),
  );
  return (at) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const { box, distance } of shapes) {
      if (isNear(at, box, marginPx + softPx)) nearest = Math.min(nearest, distance(at));
    }
    const inside = falling(nearest - marginPx, softPx);
    return region.outside ? 1 - inside : inside;
  };
};

const isSided = (shape: Shape): boolean => JSON.stringify(shape).includes('{');

type SignedDistance = (at: ImagePoint) => number;

/** A shape in the picture. The box spares the distance of all that is far away. */
interface Placed {
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly distance: SignedDistance;
}

const boxAround = (points: readonly ImagePoint[]): Placed['box'] => ({
  left: Math.min(...points.map(({ x }) => x)),
  right: Math.max(...points.map(({ x }) => x)),
  top: Math.min(...points.map(({ y }) => y)),
  bottom: Math.max(...points.map(({ y }) => y)),
});

const isNear = ({ x, y }: ImagePoint, { left, right, top, bottom }: Placed['box'], withinPx: number): boolean =>
  x > left - withinPx && x < right + withinPx && y > top - withinPx && y < bottom + withinPx;

const placed = (shape: Shape, side: 'left' | 'right', points: PointTable): Placed | null => {
  const find = (name: string) => points.get(forSide(name, side));
  if (shape.kind === 'hull') {
    const found = shape.points.flatMap((name) => find(name) ?? []);
    return found.length === 0 ? null : { box: boxAround(found), distance: toPolygon(convexHull(found)) };
  }
  const [left, right, top, bottom] = [find(shape.left), find(shape.right), find(shape.top), find(shape.bottom)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
  const [cx, cy] = [(left.x + right.x + top.x + bottom.x) / 4, (left.y + right.y + top.y + bottom.y) / 4];
  // The corners of the parallelogram that the two axes span hold the ellipse.
  const corners = [-0.5, 0.5].flatMap((s) =>
    [-0.5, 0.5].map((t) =>
      imagePoint(
        cx + s * (right.x - left.x) + t * (bottom.x - top.x),
        cy + s * (right.y - left.y) + t * (bottom.y - top.y),
      ),
    ),
  );
  return { box: boxAround(corners), distance: toEllipse(left, right, top, bottom) };
};

/** Andrew's monotone chain, anticlockwise on the screen's axes; fewer than three points stay as they are. */
export const convexHull = (points: readonly ImagePoint[]): readonly ImagePoint[] => {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly ImagePoint[]) => {
    const chain: ImagePoint[] = [];
    for (const p of ordered) {
      for (;;) {
        const [a, b] = [chain.at(-2), chain.at(-1)];
        if (a === undefined || b === undefined) break;
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
};

const toPolygon = (corners: readonly ImagePoint[]): SignedDistance => {
  const edges = corners.map((a, i) => {
    const b = corners[(i + 1) % corners.length] ?? a;
    const [ex, ey] = [b.x - a.x, b.y - a.y];
    return { x: a.x, y: a.y, ex, ey, length2: ex * ex + ey * ey };
  });
  return (at) => {
    let nearest2 = Number.POSITIVE_INFINITY;
    let inside = edges.length > 2;
    for (const { x, y, ex, ey, length2 } of edges) {
      const [dx, dy] = [at.x - x, at.y - y];
      const t = length2 === 0 ? 0 : Math.min(Math.max((dx * ex + dy * ey) / length2, 0), 1);
      const [nx, ny] = [dx - ex * t, dy - ey * t];
      nearest2 = Math.min(nearest2, nx * nx + ny * ny);
      if (ex * dy - ey * dx < 0) inside = false;
    }
    return inside ? -Math.sqrt(nearest2) : Math.sqrt(nearest2);
  };
};

/** p = centre + u s + v t with s² + t² = 1 on the edge; the distance is taken along the ray from the centre. */
const toEllipse = (left: ImagePoint, right: ImagePoint, top: ImagePoint, bottom: ImagePoint): SignedDistance => {
  const [cx, cy] = [(left.x + right.x + top.x + bottom.x) / 4, (left.y + right.y + top.y + bottom.y) / 4];
  const [ux, uy] = [(right.x - left.x) / 2, (right.y - left.y) / 2];
  const [vx, vy] = [(bottom.x - top.x) / 2, (bottom.y - top.y) / 2];
  const det = ux * vy - uy * vx;
  if (Math.abs(det) < 1e-6) return toPolygon(convexHull([left, right, top, bottom]));
  const shortest = Math.min(Math.hypot(ux, uy), Math.hypot(vx, vy));
  return ({ x, y }) => {
    const [dx, dy] = [x - cx, y - cy];
    const radius = Math.hypot((dx * vy - dy * vx) / det, (dy * ux - dx * uy) / det);
    const far = Math.hypot(dx, dy);
    return radius < 1e-6 ? -shortest : far - far / radius;
  };
};

const keepBackground: Constraint = { kind: 'keep', region: 'background', side: null };

/** A mask that keeps everything but the subject. */
export const createBackgroundMask = (recipes: Recipes) => {
  const maskOf = createMask(recipes);
  return (keyPoints: readonly KeyPoint[], imageSize: number): SoftMask | null =>
    maskOf([keepBackground], keyPoints, imageSize);
};
