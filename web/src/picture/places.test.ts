import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasToImage, imageToCanvas } from './canvas-point.ts';
import { labelsThatFit } from './labels-that-fit.ts';
import { spreadApart } from './spread-apart.ts';

const within = (max: number) => fc.double({ min: 0, max, noNaN: true });

describe('places on the picture', () => {
  it('[P9] image space to canvas and back is the identity at every size', () => {
    fc.assert(
      fc.property(within(127), within(127), fc.integer({ min: 64, max: 2000 }), (x, y, sidePx) => {
        const back = canvasToImage(imageToCanvas({ x, y }, 128, sidePx), 128, sidePx);
        return Math.abs(back.x - x) < 1e-9 && Math.abs(back.y - y) < 1e-9;
      }),
    );
    expect(imageToCanvas({ x: 0, y: 127 }, 128, 512)).toEqual({ x: 2, y: 510 });
  });

  it('[P10] buttons for up to 32 points never overlap and stay on the picture', () => {
    const place = fc.record({ x: within(320), y: within(320) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 32 }), (points) => {
        const placed = spreadApart(points, 26, 320);
        const apart = placed.every((a, i) =>
          placed.every((b, j) => i === j || Math.abs(a.x - b.x) >= 26 || Math.abs(a.y - b.y) >= 26),
        );
        return apart && placed.every(({ x, y }) => x >= 13 && y >= 13 && x <= 307 && y <= 307);
      }),
    );
    expect(spreadApart([{ x: 40, y: 40 }], 26, 320)).toEqual([{ x: 40, y: 40 }]);
  });

  it('[P10] names stand beside their points where they fit: over no other name or point, and on the picture', () => {
    const points = [
      { x: 40, y: 40 },
      { x: 70, y: 40 },
      { x: 300, y: 100 },
      { x: 160, y: 6 },
    ];
    expect(labelsThatFit(points, ['left eye', 'left pupil', 'ear', 'mane top'], 320, 16)).toEqual([
      // On its right is the pupil, on its left there is no room.
      null,
      'right',
      'left',
      // It would leave the picture above.
      null,
    ]);
    expect(
      labelsThatFit(
        [
          { x: 100, y: 40 },
          { x: 130, y: 40 },
        ],
        ['chin', 'lip'],
        320,
        16,
      ),
    ).toEqual(['left', 'right']);
    expect(
      labelsThatFit(
        [
          { x: 100, y: 40 },
          { x: 100, y: 45 },
        ],
        ['chin', 'lip'],
        320,
        16,
      ),
    ).toEqual(['right', 'left']);
  });
});
