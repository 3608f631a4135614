/** Key points of lions for tests: exact ones from the renderer, mirrored ones and arbitrary ones. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { imagePoint, type KeyPoint } from '../../core/index.ts';

const file = z
  .object({
    imageSize: z.number(),
    names: z.array(z.string()),
    heads: z.array(z.object({ about: z.string(), points: z.array(z.tuple([z.number(), z.number(), z.number()])) })),
  })
  .parse(JSON.parse(readFileSync(new URL('./heads.json', import.meta.url), 'utf8')));

export const imageSize = file.imageSize;
export const pointNames: readonly string[] = file.names;

export const heads: readonly { readonly about: string; readonly keyPoints: readonly KeyPoint[] }[] = file.heads.map(
  ({ about, points }) => ({
    about,
    keyPoints: points.map(
      ([x, y, confidence], i): KeyPoint => ({ name: file.names[i] ?? '', point: imagePoint(x, y), confidence }),
    ),
  }),
);

/** Looks straight ahead, mouth closed, eyes open. */
export const frontalHead = (): readonly KeyPoint[] => heads[0]?.keyPoints ?? [];
/** Mouth open. */
export const openMouthHead = (): readonly KeyPoint[] => heads[1]?.keyPoints ?? [];
/** Left eye closed, right eye open. */
export const leftEyeClosedHead = (): readonly KeyPoint[] => heads[4]?.keyPoints ?? [];

export const mirrorName = (name: string): string =>
  name.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'));

/** The same head in a mirror. */
export const mirrorHead = (keyPoints: readonly KeyPoint[]): readonly KeyPoint[] =>
  keyPoints.map(({ name, point, confidence }) => ({
    name: mirrorName(name),
    point: imagePoint(imageSize - 1 - point.x, point.y),
    confidence,
  }));

export const withConfidence = (keyPoints: readonly KeyPoint[], name: string, confidence: number): readonly KeyPoint[] =>
  keyPoints.map((point) => (point.name === name ? { ...point, confidence } : point));

/** One of the heads with every point displaced by up to 4 px and any confidence. */
export const shakenHead: fc.Arbitrary<readonly KeyPoint[]> = fc
  .tuple(
    fc.constantFrom(...heads),
    fc.array(
      fc.record({ x: fc.double({ min: -4, max: 4, noNaN: true }), y: fc.double({ min: -4, max: 4, noNaN: true }) }),
      {
        minLength: file.names.length,
        maxLength: file.names.length,
      },
    ),
    fc.array(fc.boolean(), { minLength: file.names.length, maxLength: file.names.length }),
  )
  .map(([head, by, visible]) =>
    head.keyPoints.map(({ name, point }, i) => ({
      name,
      point: imagePoint(point.x + (by[i]?.x ?? 0), point.y + (by[i]?.y ?? 0)),
      confidence: visible[i] === true ? 1 : 0.1,
    })),
  );

/** Points anywhere in and around the picture: nothing like a head. */
export const scatteredPoints: fc.Arbitrary<readonly KeyPoint[]> = fc
  .array(
    fc.record({
      x: fc.double({ min: -20, max: imageSize + 20, noNaN: true }),
      y: fc.double({ min: -20, max: imageSize + 20, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: file.names.length, maxLength: file.names.length },
  )
  .map((points) =>
    points.map(({ x, y, confidence }, i) => ({ name: file.names[i] ?? '', point: imagePoint(x, y), confidence })),
  );
