/** Where the steps of a history stand in its drawing: one row a step, oldest first, and a lane for every branch. */
import type { HistoryView } from '../../../src/protocol/page-effects.ts';

type Step = HistoryView['steps'][number];

export interface TreeRow {
  readonly step: Step;
  readonly lane: number;
  /** The row and lane of the step it was made from; null for the picture of a seed. */
  readonly from: { readonly row: number; readonly lane: number } | null;
}

/** The first step made from another goes on in its lane; later ones take the leftmost lane that nothing passes. */
export const treeRows = (steps: readonly Step[]): readonly TreeRow[] => {
  const rows: TreeRow[] = [];
  const lastChild = new Map<number, number>();
  for (const [row, { parent }] of steps.entries()) if (parent !== null) lastChild.set(parent, row);
  // A lane is free for a line from `since` down when no step stands there since, and none still waits for its next one.
  const isTaken = (lane: number, since: number): boolean =>
    rows.some((other, at) => other.lane === lane && Math.max(at, lastChild.get(other.step.step) ?? at) > since);
  for (const [row, step] of steps.entries()) {
    const parentRow = rows.findIndex((other) => other.step.step === step.parent);
    const parent = rows[parentRow];
    const first = parent !== undefined && !rows.some((other) => other.step.parent === step.parent);
    let lane = first ? parent.lane : 0;
    const since = parent === undefined ? row - 1 : parentRow;
    if (!first) while (isTaken(lane, since)) lane++;
    rows.push({ step, lane, from: parent === undefined ? null : { row: parentRow, lane: parent.lane } });
  }
  return rows;
};
