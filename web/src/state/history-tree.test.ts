import { describe, expect, it } from 'vitest';
import { wholeLens, zoomed } from './effects.ts';
import { treeRows } from './history-tree.ts';

const step = (number: number, parent: number | null) => ({
  step: number,
  parent,
  title: `step ${number}`,
  name: null,
  seed: 7,
  edited: parent !== null,
});

describe('the history as a tree', () => {
  it('[P40] goes on in one lane, branches into others, and no line runs through a step that it is not of', () => {
    const rows = treeRows([step(0, null), step(1, 0), step(2, 1), step(3, 1), step(4, 1), step(5, 3), step(6, null)]);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 0, 1, 2, 1, 0]);
    for (const [row, { lane, from }] of rows.entries()) {
      const between = rows.slice((from?.row ?? row) + 1, row);
      expect(between.some((other) => other.lane === lane && from?.lane !== lane)).toBe(false);
    }
  });

  it('[P41] comes closer to a point, goes back step by step, and never farther than the whole picture', () => {
    const closer = zoomed(wholeLens, 'in', { x: 31.5, y: 63.5 }, 128);
    expect(closer).toEqual({ scale: 1.75, x: 0.25, y: 0.5 });
    expect(zoomed(closer, 'out', null, 128)).toEqual(wholeLens);
    expect(zoomed(wholeLens, 'out', null, 128)).toEqual(wholeLens);
    expect(zoomed(zoomed(closer, 'in', null, 128), 'fit', null, 128)).toEqual(wholeLens);
  });
});
