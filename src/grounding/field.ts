/** How a recipe's field displaces a point, for a factor of the usual amount (1 = usual, 0 = not at all, < 0 = the other way). */
import { type ImageVector, imageVector } from '../core/index.ts';
import { depthOf, eyeDepth, fromHead, type HeadFrame, meanPoint, type PointTable, toHead } from './head-frame.ts';
import type { Field, Recipes } from './recipe-schema.ts';

export interface Scene {
  readonly points: PointTable;
  readonly frame: HeadFrame;
  readonly recipes: Recipes;
}

const nothing = imageVector(0, 0);

/** In pixels. Zero for a point that the scene does not have. */
export const displacement = (scene: Scene, field: Field, name: string, factor: number): ImageVector => {
  const { points, frame } = scene;
  const point = points.get(name);
  if (point === undefined) return nothing;
  switch (field.kind) {
    case 'shift': {
      const outward = name.endsWith('_left') ? -1 : name.endsWith('_right') ? 1 : 0;
      return fromHead(frame, (field.right + field.out * outward) * factor, field.down * factor);
    }
    case 'slide':
      return imageVector(field.right * frame.size * factor, field.down * frame.size * factor);
    case 'towards': {
      const goal = points.get(field.point);
      if (goal === undefined) return nothing;
      const share = Math.min(field.share * factor, field.most);
      return imageVector((goal.x - point.x) * share, (goal.y - point.y) * share);
    }
    case 'scale': {
      const centre = meanPoint(points, field.about);
      if (centre === null) return nothing;
      const growth = field.ratio ** factor - 1;
      const from = toHead(frame, centre);
      const at = toHead(frame, point);
      return fromHead(
        frame,
        field.along === 'down' ? 0 : (at.x - from.x) * growth,
        field.along === 'right' ? 0 : (at.y - from.y) * growth,
      );
    }
    case 'rotate': {
      const centre = meanPoint(points, field.about);
      if (centre === null) return nothing;
      const angle = (field.degrees * factor * Math.PI) / 180;
      const [x, y] = [point.x - centre.x, point.y - centre.y];
      return imageVector(x * Math.cos(angle) - y * Math.sin(angle) - x, x * Math.sin(angle) + y * Math.cos(angle) - y);
    }
    case 'turn':
      return turned(scene, field, name, factor);
    default:
      return field satisfies never;
  }
};

/**
 * The point's place in the head follows from where it appears and its depth; from there it is turned anew.
 * Horizontally: seen = own cos a + depth sin a, so own = (seen - depth sin a) / cos a; the same upwards with the nod.
 */
const turned = (scene: Scene, field: Extract<Field, { kind: 'turn' }>, name: string, factor: number): ImageVector => {
  const { frame, recipes, points } = scene;
  const point = points.get(name);
  if (point === undefined) return nothing;
  const depth = depthOf(recipes, name);
  const towards = (from: number, degrees: number, mostDegrees: number) => {
    const most = (mostDegrees * Math.PI) / 180;
    return Math.min(Math.max(from + (degrees * factor * Math.PI) / 180, -most), most);
  };
  const along = (seenFromEyes: number, from: number, to: number) => {
    const seen = seenFromEyes + eyeDepth(recipes) * Math.sin(from);
    const own = (seen - depth * Math.sin(from)) / Math.cos(from);
    return own * (Math.cos(to) - Math.cos(from)) + depth * (Math.sin(to) - Math.sin(from));
  };
  const at = toHead(frame, point);
  const turn = towards(frame.turn, field.rightDegrees, recipes.head.maxTurnDegrees);
  const nod = towards(frame.nod, field.upDegrees, recipes.head.maxNodDegrees);
  return fromHead(frame, along(at.x, frame.turn, turn), -along(-at.y, frame.nod, nod));
};
