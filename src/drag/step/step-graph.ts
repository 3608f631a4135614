/**
 * One drag step as one graph: features of the present latent, tracking, motion and mask loss, gradient, Adam.
 * The host hands in the state and gets the next one; nothing else crosses.
 */
import { add, concat, detach, floor, Graph, grad, greater, mul, select, slice, type Value } from '../graph/index.ts';
import type { Generator } from '../stylegan2/generator.ts';
import { featuresOf, type RowOf } from '../stylegan2/synthesis.ts';
import { type Window, windowCost, windowedFeatures } from '../stylegan2/windows.ts';
import { adam } from './adam.ts';
import { lengthsOf, type StepDesign } from './design.ts';
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

/** Pixels around a handle that one step may read: tracking moves it, its patch surrounds it, the shift adds one. */
const reachPx = (design: StepDesign, generator: Generator): number => {
  const { trackingRadiusPx, motionRadiusPx } = lengthsOf(design, generator);
  return trackingRadiusPx + Math.ceil(motionRadiusPx) + (design.rules.patchGrid === 'stretched' ? 2 : 1);
};

/** Cells a side of a window: it holds what a step may read of the feature map. */
export const windowCount = (design: StepDesign, generator: Generator): number =>
  Math.ceil((2 * reachPx(design, generator) * design.featureBlock) / generator.imageSize) + 2;

/** True where windows cost less than the whole map does; the numbers are the same. */
export const windowsPay = (design: StepDesign, generator: Generator): boolean => {
  const cost = windowCost(generator, design.featureBlock, windowCount(design, generator));
  return (design.pointCapacity + design.tiles) * cost.window < cost.whole;
};

/** The window around each point: [P, 2] in pixels -> its first cell on the feature map. */
const windowAround = (points: Value, design: StepDesign, generator: Generator): Window => {
  const scale = design.featureBlock / generator.imageSize;
  const shift = (0.5 - reachPx(design, generator)) * scale - 0.5;
  const first = (centre: Value): Value => floor(add(mul(centre, scale), shift));
  const { x, y } = coordinates(points);
  return { row: first(y), column: first(x), count: windowCount(design, generator) };
};

/** The window around each point, followed by the tiles whose first cells are given [T, 2] as (column, row). */
const withTiles = (around: Window, tiles: Value): Window => {
  const { x, y } = coordinates(tiles);
  return { row: concat([around.row, y], 0), column: concat([around.column, x], 0), count: around.count };
};

/** What the loss reads: the map at the handles, and, with a mask, the cells that its term compares. */
const readFeatures = (
  graph: Graph,
  generator: Generator,
  design: StepDesign,
  points: Value,
  rows: RowOf,
): { view: FeatureView; compared: Value | null } => {
  const { featureBlock, masked, pointCapacity } = design;
  if (!design.windows) {
    const features = featuresOf(graph, generator, featureBlock, rows);
    return { view: wholeView(features, generator.imageSize), compared: masked ? features : null };
  }
  const own = windowAround(points, design, generator);
  const window = masked ? withTiles(own, graph.input('tiles', [design.tiles, 2])) : own;
  const features = windowedFeatures(graph, generator, featureBlock, rows, window);
  const handles = slice(features, 0, 0, pointCapacity);
  return {
    view: windowView(handles, own, featureBlock, generator.imageSize),
    compared: masked ? slice(features, 0, pointCapacity, pointCapacity + design.tiles) : null,
  };
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
 * Outputs: those of `carriedByStep` in the shapes of their inputs, pointsNext [P, 2], distances [P, 1], loss [],
 * latentNext (parametersNext once more, to be read) and gradient [R, width]; with a mask on the whole map: features
 * [1, C, H, H].
 */
export const stepGraph = (generator: Generator, design: StepDesign): Graph => {
  const graph = new Graph();
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
  const { view, compared } = readFeatures(graph, generator, design, points, rows);
  const references = graph.input('references', [design.pointCapacity, view.channels]);
  const isFirst = graph.input('isFirst', [1, 1]);

  const { imageSize } = generator;
  const lengths = lengthsOf(design, generator);
  const inputs = { features: view, points, references, isFirst };
  const tracked = track(inputs, imageSize, lengths.trackingRadiusPx, design.rules.trackingNorm);
  const paused = graph.input('paused', [design.pointCapacity, 1]);
  const motion = motionLoss(view, tracked.points, targets, paused, imageSize, lengths.motionRadiusPx, design.rules);
  const kept = compared && mul(maskTerm(compared, isFirst, generator, design), graph.input('maskWeight', []));
  const loss = kept ? add(motion, kept) : motion;
  const [gradient] = grad(loss, [parameters]);
  if (!gradient) throw new RangeError('The step has no gradient.');
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
