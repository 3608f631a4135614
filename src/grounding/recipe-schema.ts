/**
 * The form of models/<name>/recipes.json: how each action of each part moves points, as data.
 * Lengths are in head sizes (HeadFrame.size), so that they mean the same at every zoom; "right" and "down" follow the
 * head's own axes unless a field says otherwise. In the recipes of a paired part `{side}` and `{other}` inside a
 * point's name stand for left and right; `out` points away from the middle of the face.
 */
import { z } from 'zod';

const pointName = z.string().min(1);

export const fieldSchema = z.discriminatedUnion('kind', [
  /** Along the head's axes. */
  z.strictObject({
    kind: z.literal('shift'),
    right: z.number().default(0),
    down: z.number().default(0),
    out: z.number().default(0),
  }),
  /** Along the picture's axes. */
  z.strictObject({ kind: z.literal('slide'), right: z.number().default(0), down: z.number().default(0) }),
  /** A share of the way to another point, never more than `most`. */
  z.strictObject({
    kind: z.literal('towards'),
    point: pointName,
    share: z.number(),
    most: z.number().default(1),
  }),
  /** Away from the mean of some points (ratio > 1) or towards it, along one of the head's axes or both. */
  z.strictObject({
    kind: z.literal('scale'),
    about: z.array(pointName).min(1),
    along: z.enum(['both', 'right', 'down']).default('both'),
    ratio: z.number().positive(),
  }),
  /** Around the mean of some points, clockwise on the screen. */
  z.strictObject({ kind: z.literal('rotate'), about: z.array(pointName).min(1), degrees: z.number() }),
  /** The head's turn in space, from the depths of its points: positive looks to the viewer's right, and up. */
  z.strictObject({
    kind: z.literal('turn'),
    rightDegrees: z.number().default(0),
    upDegrees: z.number().default(0),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;

export const measureSchema = z.discriminatedUnion('kind', [
  /** The mean distance of pairs of points, in head sizes or as a share of the picture. */
  z.strictObject({
    kind: z.literal('gap'),
    pairs: z.array(z.tuple([pointName, pointName])).min(1),
    unit: z.enum(['head', 'picture']),
  }),
  /** How far the mean of `points` lies from the mean of `from` along an axis of the head, in head sizes. */
  z.strictObject({
    kind: z.literal('offset'),
    points: z.array(pointName).min(1),
    from: z.array(pointName).min(1),
    along: z.enum(['right', 'down', 'out']),
  }),
  /** Where the mean of `points` lies in the picture, as a share of its size. */
  z.strictObject({ kind: z.literal('place'), points: z.array(pointName).min(1), along: z.enum(['right', 'down']) }),
  /** The head's tilt in degrees, clockwise on the screen. */
  z.strictObject({ kind: z.literal('tilt') }),
]);
export type Measure = z.infer<typeof measureSchema>;

export const recipeSchema = z.strictObject({
  /** In order of importance: the first point is the one that stands for the whole when pixels are asked for. */
  moves: z
    .array(
      z.strictObject({
        points: z.array(pointName).min(1),
        by: fieldSchema,
        /** True: left out where hidden; false: the edit is refused then. */
        optional: z.boolean().default(false),
      }),
    )
    .min(1),
  /** How many moving points must be left once hidden optional ones are out. */
  atLeast: z.number().int().min(1).default(1),
  /** Points that keep their place; left out where hidden. The last are dropped first when there are too many. */
  holds: z.array(pointName).default([]),
  /** What the action changes, for "already so", for "twice as …" and for the evaluation. */
  measure: measureSchema,
  /** Beyond this measure there is nothing left to do. */
  already: z.strictObject({ when: z.enum(['above', 'below']), value: z.number(), text: z.string().min(1) }).optional(),
  /**
   * Regions that the action may change: all else is kept, unless the command says "only …" itself or another edit in it
   * frees everything. A hold pulls only once it has slipped; a mask holds from the first step.
   */
  frees: z.array(z.string()).default([]),
  /** A relative amount is cut so that the measure does not pass this value. */
  limit: z.number().optional(),
  /** True where the whole head moves: points of other edits in the same command are carried along. */
  pose: z.boolean().default(false),
});
export type Recipe = z.infer<typeof recipeSchema>;

const shapeSchema = z.discriminatedUnion('kind', [
  /** The convex hull of points. */
  z.strictObject({ kind: z.literal('hull'), points: z.array(pointName).min(1) }),
  /** The ellipse through the ends of two axes that need not be at right angles. */
  z.strictObject({
    kind: z.literal('ellipse'),
    left: pointName,
    right: pointName,
    top: pointName,
    bottom: pointName,
  }),
]);
export type Shape = z.infer<typeof shapeSchema>;

export const regionSchema = z.strictObject({
  /** True: the region is all that lies outside the shapes. */
  outside: z.boolean().default(false),
  shapes: z.array(shapeSchema).min(1),
  /** The shapes are grown by this many head sizes. */
  margin: z.number().min(0),
  /** Width of the soft edge in head sizes. */
  soft: z.number().positive(),
});
export type Region = z.infer<typeof regionSchema>;

export const recipesSchema = z.strictObject({
  /** Every key point the recipes know. */
  points: z.record(
    pointName,
    z.strictObject({
      /** For people, after "the": "tip of the left ear". */
      label: z.string().min(1),
      /** Distance in front of the axis the head turns about, in head sizes. */
      depth: z.number(),
      /** What to do where it is hidden: "open the left eye first". Otherwise turning the head is proposed. */
      ifHidden: z.string().optional(),
    }),
  ),
  head: z.strictObject({
    /** The points of the head's horizontal axis. */
    left: pointName,
    right: pointName,
    /** A point well in front of that axis: its place beside it tells how far the head is turned. */
    front: pointName,
    /** How far below the axis `front` lies in a head that looks straight ahead. */
    frontDown: z.number(),
    /** The head is never asked to turn farther than this. */
    maxTurnDegrees: z.number().positive().max(80),
    maxNodDegrees: z.number().positive().max(80),
  }),
  /** Points of a lower confidence count as hidden. */
  visibleAbove: z.number().min(0).max(1),
  parts: z.record(z.string(), z.record(z.string(), recipeSchema)),
  regions: z.record(z.string(), regionSchema),
});
export type Recipes = z.infer<typeof recipesSchema>;
