/**
 * The engine's point tracking along a given series of latents, with nothing dragged: so that it can be measured where
 * the true positions are known. Same features, distance, radius and rounding as the steps of a drag in that mode
 * (always on the whole map: the windows of `fast` give the same numbers).
 */
import { AppError, type ImagePoint, imagePoint, type Latent } from '../core/index.ts';
import { openModel } from '../runtime/index.ts';
import { Graph, type Precision, slice, toOnnx } from './graph/index.ts';
import { readModelFolder } from './model-folder.ts';
import type { DragMode, EngineOptions } from './port.ts';
import { settleRequest } from './request.ts';
import { lengthsOf, type StepDesign } from './step/design.ts';
import { wholeView } from './step/sampling.ts';
import { track } from './step/tracking.ts';
import type { Generator } from './stylegan2/generator.ts';
import { featuresOf } from './stylegan2/synthesis.ts';

/** Points that one run follows; a call with more is refused. */
const mostPoints = 32;

export interface Follower {
  /** Pixels a side that tracking searches around a point's last place. */
  readonly radiusPx: number;
  /** The handles in every picture: the first ones as they are (rounded where the mode rounds), then as tracked. */
  follow(latents: readonly Latent[], handles: readonly ImagePoint[]): Promise<readonly (readonly ImagePoint[])[]>;
  close(): Promise<void>;
}

const trackingGraph = (
  generator: Generator,
  design: StepDesign,
  radiusPx: number,
  precision: Precision | undefined,
): Graph => {
  const graph = new Graph(precision);
  const latent = graph.input('latent', [generator.rows, generator.width]);
  const points = graph.input('points', [mostPoints, 2]);
  const features = featuresOf(graph, generator, design.featureBlock, (row) => slice(latent, 0, row, row + 1));
  const view = wholeView(features, generator.imageSize);
  const references = graph.input('references', [mostPoints, view.channels]);
  const isFirst = graph.input('isFirst', [1, 1]);
  const inputs = { features: view, points, references, isFirst };
  const tracked = track(inputs, generator.imageSize, radiusPx, design.rules.trackingNorm);
  graph.output('pointsNext', tracked.points);
  graph.output('referencesNext', tracked.references);
  return graph;
};

/** @throws AppError bad-model-files, bad-checkpoint, no-provider */
export const openFollower = async (folder: string, mode: DragMode, options: EngineOptions = {}): Promise<Follower> => {
  const model = await readModelFolder(folder);
  const { generator } = model;
  const { rows, width } = generator;
  const nowhere = { handle: imagePoint(0, 0), target: imagePoint(1, 1), label: '', moves: true };
  const latent = { rows, width, values: new Float32Array(rows * width) };
  const { design } = settleRequest({ latent, points: [nowhere], mask: null, settings: { mode } }, model);
  const radiusPx = lengthsOf(design, generator).trackingRadiusPx;
  const runner = await openModel(toOnnx(trackingGraph(generator, design, radiusPx, options.precision)), options);
  const channels = generator.blocks.find(({ size }) => size === design.featureBlock)?.channels ?? 0;
  const whole = (value: number): number => (design.rules.wholePixels ? Math.round(value) : value);
  return {
    radiusPx,
    async follow(latents, handles) {
      if (handles.length === 0 || handles.length > mostPoints) {
        throw new AppError('bad-plan', `1 to ${mostPoints} points can be followed, not ${handles.length}.`);
      }
      let points = new Float32Array(2 * mostPoints);
      handles.forEach(({ x, y }, at) => {
        points.set([whole(x), whole(y)], 2 * at);
      });
      let references = new Float32Array(mostPoints * channels);
      const places: ImagePoint[][] = [];
      for (const [frame, { values }] of latents.entries()) {
        const outputs = await runner.run({
          latent: { shape: [rows, width], data: values },
          points: { shape: [mostPoints, 2], data: points },
          references: { shape: [mostPoints, channels], data: references },
          isFirst: { shape: [1, 1], data: Float32Array.of(frame === 0 ? 1 : 0) },
        });
        const [found, kept] = [outputs['pointsNext']?.data, outputs['referencesNext']?.data];
        if (!(found instanceof Float32Array) || !(kept instanceof Float32Array)) {
          throw new TypeError('The tracking graph did not answer points and references.');
        }
        [points, references] = [found.slice(), kept.slice()];
        places.push(handles.map((_, at) => imagePoint(points[2 * at] ?? 0, points[2 * at + 1] ?? 0)));
      }
      return places;
    },
    close: () => runner.close(),
  };
};
