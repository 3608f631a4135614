/**
 * Image space to the space of the shown picture and back. Canvas space: CSS pixels from the picture's top-left
 * corner; the picture is square with `sidePx`. Pixel centres lie on whole numbers in image space, so pixel 0 covers
 * -0.5..0.5 there.
 */
import { type ImagePoint, imagePoint } from '../../../src/core/index.ts';

export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
  readonly space?: 'canvas';
}

export const canvasPoint = (x: number, y: number): CanvasPoint => ({ x, y });

export const imageToCanvas = (point: ImagePoint, imageSize: number, sidePx: number): CanvasPoint => {
  const scale = sidePx / imageSize;
  return canvasPoint((point.x + 0.5) * scale, (point.y + 0.5) * scale);
};

export const canvasToImage = (point: CanvasPoint, imageSize: number, sidePx: number): ImagePoint => {
  const scale = imageSize / sidePx;
  return imagePoint(point.x * scale - 0.5, point.y * scale - 0.5);
};
