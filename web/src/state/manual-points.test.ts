import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPoints } from '../../../src/protocol/events.ts';
import {
  isReady,
  type ManualAction,
  type ManualState,
  noManualPoints,
  pointsToSend,
  reduceManual,
} from './manual-points.ts';

const play = (...actions: readonly ManualAction[]): ManualState =>
  actions.reduce((state, action) => reduceManual(state, action, 128), noManualPoints);
const click = (x: number, y: number, label: string | null = null): ManualAction => ({
  kind: 'placed',
  at: { x, y },
  label,
});

describe('points by hand', () => {
  it('[P8] the first click is a handle, the second its target, the third another handle', () => {
    const state = play(click(10.4, 20.6, 'nose'), click(30, 40), click(50, 60));
    expect(pointsToSend(state)).toEqual([{ handle: { x: 10, y: 21 }, target: { x: 30, y: 40 }, label: 'nose' }]);
    expect(state.pairs).toHaveLength(2);
    expect(isReady(state)).toBe(false);
    expect(isReady(reduceManual(state, { kind: 'open-dropped' }, 128))).toBe(true);
  });

  it('[P50] a taught place gives its handle its name', () => {
    const state = play(click(10, 20), click(30, 40), { kind: 'renamed', id: 1, label: 'nose tip' });
    expect(pointsToSend(state).map(({ label }) => label)).toEqual(['nose tip']);
  });

  it('[P8] a pair whose target lies on its handle is not ready to go', () => {
    const state = play({ kind: 'pair-added', at: { x: 5, y: 5 }, label: null });
    expect(isReady(state)).toBe(false);
    expect(isReady(reduceManual(state, { kind: 'moved', id: 1, end: 'target', to: { x: 5, y: 6 } }, 128))).toBe(true);
  });

  it('[P8] whatever is clicked or typed, points are whole pixels inside the picture and at most as many as allowed', () => {
    const anywhere = fc.record({
      x: fc.double({ noNaN: true, min: -1e4, max: 1e4 }),
      y: fc.double({ noNaN: true, min: -1e4, max: 1e4 }),
    });
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 60 }), (places) => {
        const sent = pointsToSend(play(...places.map(({ x, y }) => click(x, y))));
        const all = sent.flatMap(({ handle, target }) => [handle, target]);
        return (
          sent.length <= maxPoints &&
          all.every(
            ({ x, y }) => Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x <= 127 && y <= 127,
          )
        );
      }),
    );
    expect(play(...Array.from({ length: 80 }, (_, i) => click(i, i))).pairs).toHaveLength(maxPoints);
  });
});
