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
  evenFirst,
  type Graph,
  matmul,
  mul,
  reshape,
  standIn,
  sub,
  swapLast,
  type Value,
} from '../graph/index.ts';
import type { Generator } from './generator.ts';
import { counting, onGrid } from './grid.ts';
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
import { cut, insideMask, pick, picking, type Window, windowBelow } from './window.ts';

/**
 * The blur after the transposed convolution, for one axis: [P, m, T] with T cells from 2 `from` on in the order of
 * `evenFirst`, m cells from `to` on.
 * Cell o weighs o - 1 ... o + 2 by [1, 3, 3, 1] / 4, which is the hat max(0, 1 - |t - (o + 1/2)| / 2) on whole numbers.
 */
const blurRows = (from: Value, inputCount: number, to: Value, count: number, size: number): Value => {
  const points = from.shape[0] ?? 0;
  const places = Float32Array.from(evenFirst(inputCount));
  const cells = places.length;
  const order = from.graph.constant({ shape: [1, 1, cells], data: places });
  const start = mul(from, 2);
  const centres = add(sub(to, start), add(counting(from, count, 1, count), 0.5));
  const away = abs(sub(reshape(centres, [points, count, 1]), order));
  const hats = clip(sub(1, mul(away, 0.5)), 0, 1);
  return mul(hats, onGrid(add(reshape(start, [points, 1, 1]), order), size + 1));
};

/** The blur of both axes: y [P, C, T, T] -> [P, C, m, m]. */
const blur = (y: Value, input: Window, output: Window, size: number): Value => {
  const [points = 0, channels = 0, cells = 0] = y.shape;
  const columns = blurRows(input.column, input.count, output.column, output.count, size);
  const rows = blurRows(input.row, input.count, output.row, output.count, size);
  const across = matmul(reshape(y, [points, channels * cells, cells]), swapLast(columns));
  const { count } = output;
  return matmul(reshape(rows, [points, 1, count, cells]), reshape(across, [points, channels, cells, count]));
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
  up ? blur(convolveDoubling(x, layer.weight), input, output, size) : convolve(x, layer.weight, 0);

/** Demodulation, noise, bias. */
const inactiveIn = ({ layer, size }: PlacedLayer, convolved: Value, demodulation: Value, output: Window): Value => {
  const noise = convolved.graph.constant({ shape: [1, 1, size, size], data: layer.noise.data });
  return withNoiseAndBias(layer, mul(convolved, demodulation), layer.noiseStrength === 0 ? null : cut(noise, output));
};

/** Zero off the map. */
const activeIn = (generator: Generator, { size }: PlacedLayer, inactive: Value, output: Window): Value =>
  mul(activation(generator, inactive), insideMask(output, size));

/** Each layer's window for a window of the last one, the first layer's input before them. */
const windowsFor = (layers: readonly PlacedLayer[], last: Window): Window[] =>
  layers.reduceRight((windows, { up }) => [windowBelow(up, windows[0] ?? last), ...windows], [last]);

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
    let features = cut(whole, at(windows, 0));
    const computed = upper.map(({ placed, style, demodulation }, index): WindowedLayer => {
      const [input, output] = [at(windows, index), at(windows, index + 1)];
      const convolved = convolvedIn(placed, mul(features, style), input, output);
      const inactive = inactiveIn(placed, convolved, demodulation, output);
      features = activeIn(generator, placed, inactive, output);
      return { placed, style, demodulation, output, convolved, inactive };
    });
    return { features, narrowed: (narrow) => narrowedTo(generator, whole, computed, narrow) };
  };
};

const narrowedTo = (generator: Generator, whole: Value, computed: readonly WindowedLayer[], narrow: Window): Value => {
  const windows = windowsFor(
    computed.map(({ placed }) => placed),
    narrow,
  );
  let features = cut(whole, at(windows, 0));
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
