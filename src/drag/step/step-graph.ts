/**
 * One drag step as one graph: features of the present latent, tracking, motion and mask loss, gradient, Adam.
 * The host hands in the state and gets the next one; nothing else crosses.
 */
import {
  add,
  concat,
  detach,
  floor,
  Graph,
  grad,
  greater,
  mul,
  type Precision,
  select,
  slice,
  type Value,
} from '../graph/index.ts';
import type { Generator } from '../stylegan2/generator.ts';
import { featuresOf, type RowOf } from '../stylegan2/synthesis.ts';
import type { Window } from '../stylegan2/window.ts';
import { planWindows, type WindowPlan } from '../stylegan2/window-plan.ts';
import { windowsOf } from '../stylegan2/windows.ts';
import { adam } from './adam.ts';
import { lengthsOf, type StepDesign } from './design.ts';
import { likelyLoss, type Spread } from './likely.ts';
import { maskLoss, tilesLoss } from './mask.ts';
import { distances, motionLoss } from './motion.ts';
import { coordinates } from './points.ts';
import { type FeatureView, wholeView, windowView } from './sampling.ts';
import { track } from './tracking.ts';

/** Rows that the optimiser holds: one in W, which stands for all the trainable rows. */
export const parameterRows = (design: StepDesign): number => (design.space === 'w' ? 1 : design.trainableRows);

/** Cells a side of the mask that the graph wants. */
export const maskSize = (design: StepDesign, generator: Generator): number =>
  design.rules.maskGrid === 'picture' ? generator.imageSize : design.featureBlock;

/** The latent's rows: the trainable ones from `parameters`, the rest from `base` [rows, width]. */
const rowsFrom = (parameters: Value, base: Value, design: StepDesign): RowOf => {
  return (row) => {
    if (row >= design.trainableRows) return slice(base, 0, row, row + 1);
    return design.space === 'w' ? parameters : slice(parameters, 0, row, row + 1);
  };
};

/** Pixels around a handle that its patch may read: the patch surrounds it, the shift adds one, and interpolation. */
const patchReachPx = (design: StepDesign, generator: Generator): number =>
  Math.ceil(lengthsOf(design, generator).motionRadiusPx) + (design.rules.patchGrid === 'stretched' ? 2 : 1);

/** Pixels around a handle that one step may read: tracking moves it first. */
const reachPx = (design: StepDesign, generator: Generator): number =>
  lengthsOf(design, generator).trackingRadiusPx + patchReachPx(design, generator);

/** Cells a side of a window that holds what lies so near to a point, wherever it is. */
const countFor = (reach: number, { featureBlock }: StepDesign, { imageSize }: Generator): number =>
  Math.ceil((2 * reach * featureBlock) / imageSize) + 2;

/** Cells a side of a window: it holds what a step may read of the feature map. */
export const windowCount = (design: StepDesign, generator: Generator): number =>
  countFor(reachPx(design, generator), design, generator);

const planFor = (design: StepDesign, generator: Generator): WindowPlan => {
  const count = windowCount(design, generator);
  const gradientCount = countFor(patchReachPx(design, generator), design, generator);
  return planWindows(generator, design.featureBlock, [
    { windows: design.pointCapacity, count, gradientCount },
    { windows: design.tiles, count, gradientCount: count },
  ]);
};

/** True where windows cost less than the whole map does; the numbers are the same. */
export const windowsPay = (design: StepDesign, generator: Generator): boolean => {
  const { cost, wholeCost } = planFor(design, generator);
  return cost < wholeCost;
};

/** The window of what lies so near to each point: [P, 2] in pixels -> its first cell on the feature map. */
const windowAround = (points: Value, reach: number, design: StepDesign, generator: Generator): Window => {
  const scale = design.featureBlock / generator.imageSize;
  const shift = (0.5 - reach) * scale - 0.5;
  const { x, y } = coordinates(points);
  const first = floor(add(mul(concat([y, x], 0), scale), shift));
  return { first, count: countFor(reach, design, generator) };
};

/** The features that a step reads. */
interface StepFeatures {
  /** Around the handles; constant to differentiation where `patch` is another one. */
  readonly tracking: FeatureView;
  /** Around points that tracking found. */
  patch(points: Value): FeatureView;
  /** With a mask, the cells that its term compares. */
  readonly compared: Value | null;
}

const readFeatures = (
  graph: Graph,
  generator: Generator,
  design: StepDesign,
  points: Value,
  rows: RowOf,
): StepFeatures => {
  const { featureBlock, masked } = design;
  const { imageSize } = generator;
  if (!design.windows) {
    const features = featuresOf(graph, generator, featureBlock, rows);
    const view = wholeView(features, imageSize);
    return { tracking: view, patch: () => view, compared: masked ? features : null };
  }
  const window = windowAround(points, reachPx(design, generator), design, generator);
  const { wholeLayers } = planFor(design, generator);
  const featuresIn = windowsOf(graph, generator, featureBlock, rows, wholeLayers);
  const { features, narrowed } = featuresIn(window);
  return {
    tracking: windowView(features, window, featureBlock, imageSize),
    patch: (tracked) => {
      const own = windowAround(tracked, patchReachPx(design, generator), design, generator);
      return windowView(narrowed(own), own, featureBlock, imageSize);
    },
    compared: masked ? featuresIn(tilesWindow(graph, design, window.count)).features : null,
  };
};

/** Tiles whose first cells the host gives as (column, row). */
const tilesWindow = (graph: Graph, design: StepDesign, count: number): Window => {
  const { x, y } = coordinates(graph.input('tiles', [design.tiles, 2]));
  return { first: concat([y, x], 0), count };
};

const maskTerm = (compared: Value, isFirst: Value, generator: Generator, design: StepDesign): Value => {
  const { graph, shape } = compared;
  const given = graph.input('firstFeatures', shape);
  if (design.windows) {
    const [tiles = 0, , count = 0] = shape;
    return tilesLoss(compared, given, graph.input('keep', [tiles, 1, count, count]), design.featureBlock);
  }
  // In the first step the map is its own reference: the term is 0 and so is its derivative (sign(0) = 0).
  const first = select(greater(isFirst, 0.5), detach(compared), given);
  const cells = maskSize(design, generator);
  return maskLoss(compared, first, graph.input('keep', [1, 1, cells, cells]));
};

/**
 * What the loss is multiplied by on the way back in half precision, a power of two: as a mean over a patch's pixels and
 * channels it sends numbers of 1e-6 into the convolutions, below the smallest normal one of 16 bits, 6e-5. With the mean
 * undone each layer's largest are 0.002 to 30 on the lion, up to 470 on random weights at 512 px with a mask; 65504 is the limit.
 */
const gradientScale = (design: StepDesign, generator: Generator, channels: number): number => {
  const pixels = Math.PI * lengthsOf(design, generator).motionRadiusPx ** 2;
  return 2 ** Math.round(Math.log2(channels * Math.max(1, pixels)));
};

/** What a step's graph is made of beside its design. */
export interface StepExtras {
  readonly precision?: Precision;
  /** Of the model's own latents, where the drag is held among them. */
  readonly spread?: Spread | null;
}

/** What stays with the model from step to step (the runtime's `carry`): its first outputs. What is read less stands last. */
export const carriedByStep = {
  parametersNext: 'parameters',
  firstMomentNext: 'firstMoment',
  secondMomentNext: 'secondMoment',
  referencesNext: 'references',
} as const;

/**
 * Inputs: parameters, firstMoment, secondMoment [R, width], base [rows, width], points, targets [P, 2], paused [P, 1],
 * references [P, C], isFirst, stepSize, correction [1, 1]; with a mask maskWeight [] and
 *   on the whole map keep [1, 1, K, K], firstFeatures [1, C, H, H],
 *   in windows tiles [T, 2], keep [T, 1, n, n], firstFeatures [T, C, n, n].
 * With the spread of the model's latents the loss holds the latent near them.
 * Outputs: those of `carriedByStep` in the shapes of their inputs, pointsNext [P, 2], distances [P, 1], loss [],
 * latentNext (parametersNext once more, to be read) and gradient [R, width]; with a mask on the whole map: features
 * [1, C, H, H].
 */
export const stepGraph = (
  generator: Generator,
  design: StepDesign,
  { precision = 'single', spread = null }: StepExtras = {},
): Graph => {
  const graph = new Graph(precision);
  const parameterShape = [parameterRows(design), generator.width];
  const [parameters, firstMoment, secondMoment] = [
    graph.input('parameters', parameterShape),
    graph.input('firstMoment', parameterShape),
    graph.input('secondMoment', parameterShape),
  ];
  const base = graph.input('base', [generator.rows, generator.width]);
  const points = graph.input('points', [design.pointCapacity, 2]);
  const targets = graph.input('targets', [design.pointCapacity, 2]);
  const rows = rowsFrom(parameters, base, design);
  const { tracking, patch, compared } = readFeatures(graph, generator, design, points, rows);
  const references = graph.input('references', [design.pointCapacity, tracking.channels]);
  const isFirst = graph.input('isFirst', [1, 1]);

  const { imageSize } = generator;
  const lengths = lengthsOf(design, generator);
  const inputs = { features: tracking, points, references, isFirst };
  const tracked = track(inputs, imageSize, lengths.trackingRadiusPx, design.rules.trackingNorm);
  const paused = graph.input('paused', [design.pointCapacity, 1]);
  const near = patch(tracked.points);
  const motion = motionLoss(near, tracked.points, targets, paused, imageSize, lengths.motionRadiusPx, design.rules);
  const kept = compared && mul(maskTerm(compared, isFirst, generator, design), graph.input('maskWeight', []));
  const pulled = kept ? add(motion, kept) : motion;
  const loss = spread ? add(pulled, likelyLoss(parameters, slice(base, 0, 0, parameterRows(design)), spread)) : pulled;
  const scale = precision === 'half' ? gradientScale(design, generator, tracking.channels) : 1;
  const [scaled] = grad(scale === 1 ? loss : mul(loss, scale), [parameters]);
  if (!scaled) throw new RangeError('The step has no gradient.');
  const gradient = scale === 1 ? scaled : mul(scaled, 1 / scale);
  const state = { parameters, firstMoment, secondMoment };
  const next = adam(state, gradient, graph.input('stepSize', [1, 1]), graph.input('correction', [1, 1]));
  graph.output('parametersNext', next.parameters);
  graph.output('firstMomentNext', next.firstMoment);
  graph.output('secondMomentNext', next.secondMoment);
  graph.output('referencesNext', tracked.references);
  graph.output('pointsNext', tracked.points);
  graph.output('distances', distances(tracked.points, targets));
  graph.output('loss', loss);
  graph.output('latentNext', next.parameters);
  graph.output('gradient', gradient);
  if (compared && !design.windows) graph.output('features', compared);
  return graph;
};
