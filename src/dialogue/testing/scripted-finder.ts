/**
 * A finder of parts that computes nothing: a look is the place where it was taken, and in the picture of another seed
 * every place has moved right by the seed's last digit. It is sure unless it is told otherwise.
 */
import { AppError, type ImagePoint, imagePoint, type Latent } from '../../core/index.ts';
import type { PartFinder, PartLook } from '../../drag/port.ts';

export interface ScriptedFinder extends PartFinder {
  /** From now on nothing is found for sure, and it may also be there. */
  unsureWith(...others: readonly ImagePoint[]): void;
  failWith(reason: Error | null): void;
  readonly suggestions: { asked: number };
}

const shiftOf = ({ values }: Latent): number => (values[0] ?? 0) % 10;

export const scriptedFinder = (): ScriptedFinder => {
  let others: readonly ImagePoint[] = [];
  let failure: Error | null = null;
  const suggestions = { asked: 0 };
  const lookAt = (x: number, y: number): PartLook => ({ values: Float32Array.of(x, y, 1) });
  return {
    fingerprint: 'scripted',
    suggestions,
    unsureWith: (...places) => {
      others = places;
    },
    failWith: (reason) => {
      failure = reason;
    },
    look: async (latent, _, point) => lookAt(point.x - shiftOf(latent), point.y),
    find: async (latent, _, looks) => {
      if (failure !== null) throw failure;
      if (looks.some(({ values }) => values.length !== 3))
        throw new AppError('bad-input', 'A look has another length.');
      return looks.map(({ values: [x = 0, y = 0, count = 1] }) => ({
        point: imagePoint(x / count + shiftOf(latent), y / count),
        confidence: others.length === 0 ? 0.9 : 0.3,
        others,
      }));
    },
    async *suggest() {
      suggestions.asked++;
      yield 0;
      return [lookAt(3, 4), lookAt(8, 11)];
    },
  };
};
