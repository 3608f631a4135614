/**
 * Feature maps in windows: the lower layers whole, the others only in the cells that a window of the last map depends on
 * (./window.ts). The numbers are those of the whole map, borders included, because
 *   - cells off the picture are set to zero after every layer (there the whole map's convolutions see zero padding),
 *   - of the transposed convolution's H + 1 cells, those outside 0 ... H are zero too,
 *   - the noise is cut with the same window.
 *
 * The way back may be narrower: a loss that reads only some cells of a window needs the derivative of those alone.
 * `narrowed` gives them with a derivative that runs in the windows which they depend on; the numbers it takes from the
 * layers on the way are picked from those of the larger windows.
 */
import {
  abs,
  add,
  clip,
  convolve,
  convolveDoubling,
  convolveHalving,
  detach,
  evenFirst,
  type Graph,
  matmul,
  mul,
  reshape,
  standIn,
  sub,
  swapLast,
  type Value,
  type Weights,
  withDerivative,
} from '../graph/index.ts';
import type { Generator } from './generator.ts';
import { hat, tableOf } from './grid.ts';
import {
  activation,
  lowestMap,
  modulation,
  type PlacedLayer,
  type RowOf,
  styledLayer,
  styledLayers,
  withNoiseAndBias,
} from './synthesis.ts';
import { byAxis, cut, cutPlane, insideMask, pick, picking, type Window, windowBelow, windowsIn } from './window.ts';

/**
 * The blur after the transposed convolution, both axes: [2 P, m, T] with the T cells that are given by their places behind
 * cell 2 `input.first`, m cells from `output.first` on.
 * Cell o weighs o - 1 ... o + 2 by [1, 3, 3, 1] / 4, which is the hat max(0, 1 - |t - (o + 1/2)| / 2) on whole numbers.
 */
const blurRows = (input: Window, output: Window, size: number, places: readonly number[]): Value => {
  const { graph } = input.first;
  const [axes, cells] = [2 * windowsIn(input), places.length];
  const halfPlaces = tableOf(graph, output.count, cells, (cell, at) => ((places[at] ?? 0) - cell - 0.5) / 2);
  const away = add(reshape(sub(input.first, mul(output.first, 0.5)), [axes, 1, 1]), halfPlaces);
  // The doubled map has size + 1 cells, from 0 on: cell t is one of them where |t - size / 2| is not more than size / 2.
  const fromMiddle = tableOf(graph, 1, cells, (_, at) => ((places[at] ?? 0) - size / 2) / 2);
  const onMap = sub(size / 4 + 0.5, abs(add(reshape(input.first, [axes, 1, 1]), fromMiddle)));
  return mul(hat(away), mul(clip(onMap, 0, 0.5), 2));
};

/**
 * The transposed convolution and the blur: x [P, I, n, n] -> [P, O, m, m]. Forward the cells are those that read nothing
 * but given cells, in the order in which they are computed; backward all, in their own order.
 */
const doubledIn = (x: Value, weight: Weights, input: Window, output: Window, size: number): Value => {
  const { count } = output;
  const y = convolveDoubling(detach(x), weight, false);
  const [points = 0, channels = 0, cells = 0] = y.shape;
  const { rows, columns } = byAxis(blurRows(input, output, size, evenFirst(input.count, false)));
  const across = matmul(reshape(y, [points, channels * cells, cells]), swapLast(columns));
  const down = reshape(across, [points, channels, cells, count]);
  const value = matmul(reshape(rows, [points, 1, count, cells]), down);
  return withDerivative(value, x, (cotangent) => {
    const all = 2 * input.count + 1;
    const places = Array.from({ length: all }, (_, at) => at);
    const back = byAxis(blurRows(input, output, size, places));
    const up = matmul(swapLast(reshape(back.rows, [points, 1, count, all])), cotangent);
    const spread = matmul(reshape(up, [points, channels * all, count]), back.columns);
    return convolveHalving(reshape(spread, [points, channels, all, all]), weight);
  });
};

/** A layer in windows: what it computes on the way, [P, C, n, n] each. */
interface WindowedLayer {
  readonly placed: PlacedLayer;
  readonly style: Value;
  readonly demodulation: Value;
  readonly output: Window;
  /** Before demodulation. */
  readonly convolved: Value;
  /** Before the activation. */
  readonly inactive: Value;
}

const convolvedIn = ({ layer, up, size }: PlacedLayer, x: Value, input: Window, output: Window): Value =>
  up ? doubledIn(x, layer.weight, input, output, size) : convolve(x, layer.weight, 0);

/** Demodulation, noise, bias. */
const inactiveIn = ({ layer, size }: PlacedLayer, convolved: Value, demodulation: Value, output: Window): Value => {
  const noise = convolved.graph.constant({ shape: [size, size], data: layer.noise.data });
  return withNoiseAndBias(
    layer,
    mul(convolved, demodulation),
    layer.noiseStrength === 0 ? null : cutPlane(noise, output),
  );
};

/** Zero off the map. */
const activeIn = (generator: Generator, { size }: PlacedLayer, inactive: Value, output: Window): Value =>
  mul(activation(generator, inactive), insideMask(output, size));

/** Each layer's window for a window of the last one, the first layer's input before them. */
const windowsFor = (layers: readonly PlacedLayer[], last: Window): Window[] => {
  const downwards = [last];
  for (const { up } of layers.toReversed()) downwards.push(windowBelow(up, downwards.at(-1) ?? last));
  return downwards.toReversed();
};

const at = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index];
  if (item === undefined) throw new RangeError(`There are ${list.length} windows; number ${index} was asked for.`);
  return item;
};

export interface WindowedFeatures {
  /** The windows of the last map: [P, C, n, n]. */
  readonly features: Value;
  /** Cells of windows that lie inside, [P, C, m, m], with a derivative that runs in what these alone depend on. */
  narrowed(window: Window): Value;
}

/**
 * The feature map after the block of that size, to be read in windows: the lowest `wholeLayers` layers are computed once,
 * whole, the others in each window that is asked for.
 */
export const windowsOf = (
  graph: Graph,
  generator: Generator,
  size: number,
  row: RowOf,
  wholeLayers: number,
): ((window: Window) => WindowedFeatures) => {
  const layers = styledLayers(generator, size);
  const whole = layers
    .slice(0, wholeLayers)
    .reduce((x, placed) => styledLayer(graph, generator, placed, x, row), lowestMap(graph, generator));
  const upper = layers.slice(wholeLayers).map((placed) => ({ placed, ...modulation(graph, placed.layer, row) }));

  return (window) => {
    const windows = windowsFor(layers.slice(wholeLayers), window);
    const start: Start = { whole, window: at(windows, 0), features: cut(whole, at(windows, 0)) };
    let { features } = start;
    const computed = upper.map(({ placed, style, demodulation }, index): WindowedLayer => {
      const [input, output] = [at(windows, index), at(windows, index + 1)];
      const convolved = convolvedIn(placed, mul(features, style), input, output);
      const inactive = inactiveIn(placed, convolved, demodulation, output);
      features = activeIn(generator, placed, inactive, output);
      return { placed, style, demodulation, output, convolved, inactive };
    });
    return { features, narrowed: (narrow) => narrowedTo(generator, start, computed, narrow) };
  };
};

/** What the windowed layers start from: windows of the highest whole map. */
interface Start {
  readonly whole: Value;
  readonly window: Window;
  readonly features: Value;
}

const narrowedTo = (generator: Generator, start: Start, computed: readonly WindowedLayer[], narrow: Window): Value => {
  const windows = windowsFor(
    computed.map(({ placed }) => placed),
    narrow,
  );
  const first = at(windows, 0);
  let features = standIn(pick(start.features, picking(start.window, first)), cut(start.whole, first));
  computed.forEach(({ placed, style, demodulation, output: wide, ...numbers }, index) => {
    const [input, output] = [at(windows, index), at(windows, index + 1)];
    const picked = picking(wide, output);
    const convolved = standIn(
      pick(numbers.convolved, picked),
      convolvedIn(placed, mul(features, style), input, output),
    );
    const inactive = standIn(pick(numbers.inactive, picked), inactiveIn(placed, convolved, demodulation, output));
    features = activeIn(generator, placed, inactive, output);
  });
  return features;
};
