/** Checks points set by hand before anything is started. */
import { AppError, distance, type ImagePoint, type PlannedPoint } from '../core/index.ts';

const isInside = ({ x, y }: ImagePoint, imageSize: number): boolean =>
  x >= 0 && y >= 0 && x <= imageSize - 1 && y <= imageSize - 1;

/** @throws AppError bad-plan */
export const checkPointsByHand = (points: readonly PlannedPoint[], imageSize: number): void => {
  const fail = (message: string) => {
    throw new AppError('bad-plan', message);
  };
  for (const { handle, target, label } of points) {
    for (const [what, point] of [
      ['handle', handle],
      ['target', target],
    ] as const) {
      if (isInside(point, imageSize)) continue;
      fail(
        `The ${what} of “${label}” lies at ${point.x}, ${point.y}, outside the picture of ${imageSize} by ${imageSize} ` +
          `pixels. Set it between 0 and ${imageSize - 1}.`,
      );
    }
  }
  if (!points.some(({ moves, handle, target }) => moves && distance(handle, target) > 0)) {
    fail('None of the points has a target away from its handle. Move at least one target.');
  }
};
