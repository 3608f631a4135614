/**
 * How many of a generator's lower layers are computed whole, by the multiplications of a step forward and backward: in
 * windows a layer costs its cells for each of them, whole its map, once. The numbers are the same.
 */
import { elementCount } from '../graph/index.ts';
import type { Generator } from './generator.ts';
import { type PlacedLayer, styledLayers } from './synthesis.ts';
import { countBelow } from './window.ts';

/** Windows of one size, as many as there are points or tiles. */
export interface WindowNeed {
  readonly windows: number;
  /** Cells a side of the last map that the step reads, and of those that its gradient comes from. */
  readonly count: number;
  readonly gradientCount: number;
}

export interface WindowPlan {
  readonly wholeLayers: number;
  /** Multiplications of a step with this plan, and of one on whole maps. */
  readonly cost: number;
  readonly wholeCost: number;
}

/** Weights of one tap of the kernel. By their shapes: a look at the numbers would read them from the checkpoint. */
const perTap = ({ layer }: PlacedLayer): number => elementCount(layer.weight.shape) / 9;

/** Both ways. A doubling layer multiplies each cell of its input with its nine taps. */
const wholeCost = (placed: PlacedLayer): number =>
  2 * 9 * perTap(placed) * (placed.up ? placed.size / 2 : placed.size) ** 2;

/** Of one layer whose own map is needed in `count` cells a side: forward, and backward to the cells below. */
const forwardCost = (placed: PlacedLayer, count: number): number =>
  perTap(placed) * (placed.up ? (3 * countBelow(true, count) - 2) ** 2 : 9 * count ** 2);
const backwardCost = (placed: PlacedLayer, count: number): number =>
  9 * perTap(placed) * countBelow(placed.up, count) ** 2;

/** The cheapest plan for the features of the block of that size. */
export const planWindows = (generator: Generator, size: number, needs: readonly WindowNeed[]): WindowPlan => {
  const layers = styledLayers(generator, size);
  const all = layers.reduce((sum, placed) => sum + wholeCost(placed), 0);
  let best = { wholeLayers: layers.length, cost: all };
  let [whole, windows] = [all, 0];
  let counts = needs.map(({ count, gradientCount }) => ({ forward: count, backward: gradientCount }));
  for (const [index, placed] of [...layers.entries()].toReversed()) {
    if (index === 0) break;
    whole -= wholeCost(placed);
    counts.forEach(({ forward, backward }, need) => {
      const each = forwardCost(placed, forward) + backwardCost(placed, backward);
      windows += (needs[need]?.windows ?? 0) * each;
    });
    counts = counts.map(({ forward, backward }) => ({
      forward: countBelow(placed.up, forward),
      backward: countBelow(placed.up, backward),
    }));
    if (whole + windows < best.cost) best = { wholeLayers: index, cost: whole + windows };
  }
  return { ...best, wholeCost: all };
};
