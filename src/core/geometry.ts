/**
 * Points and pictures in the plane, branded by the space they live in; conversions between spaces happen here only.
 *
 * Image space: x to the right, y down, in pixels of the generator's picture; pixel centres lie on whole numbers,
 * so the top-left pixel is (0, 0) and the bottom-right one (size - 1, size - 1).
 * Unit space: x to the right, y down, 0..1 from edge to edge of the picture (what a key-point detector answers).
 */
declare const space: unique symbol;

interface PointIn<Space extends string> {
  readonly x: number;
  readonly y: number;
  readonly [space]?: Space;
}

export type ImagePoint = PointIn<'image'>;
export type UnitPoint = PointIn<'unit'>;
/** A displacement in image space, in pixels. */
export type ImageVector = PointIn<'image-vector'>;

export const imagePoint = (x: number, y: number): ImagePoint => ({ x, y });
export const unitPoint = (x: number, y: number): UnitPoint => ({ x, y });
export const imageVector = (x: number, y: number): ImageVector => ({ x, y });

/** Unit space to image space: an edge-to-edge fraction becomes a pixel-centre coordinate. */
export const unitToImage = (point: UnitPoint, imageSize: number): ImagePoint =>
  imagePoint(point.x * imageSize - 0.5, point.y * imageSize - 0.5);

export const translate = (point: ImagePoint, by: ImageVector): ImagePoint => imagePoint(point.x + by.x, point.y + by.y);

export const between = (from: ImagePoint, to: ImagePoint): ImageVector => imageVector(to.x - from.x, to.y - from.y);

export const distance = (a: ImagePoint, b: ImagePoint): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The nearest point inside the picture, `marginPx` away from its border at least. */
export const clampToImage = (point: ImagePoint, imageSize: number, marginPx = 0): ImagePoint => {
  const clamp = (v: number) => Math.min(Math.max(v, marginPx), imageSize - 1 - marginPx);
  return imagePoint(clamp(point.x), clamp(point.y));
};
