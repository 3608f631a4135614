/**
 * The state of one drag and its advance by one step: packs it for the step's graph, runs it, unpacks the next state.
 * Owns no arithmetic.
 */
import type { ImagePoint, Latent, PlannedPoint, SoftMask } from '../../core/index.ts';
import { imagePoint } from '../../core/index.ts';
import type { ModelRunner, TensorMap, TensorValue } from '../../runtime/index.ts';
import type { Generator } from '../stylegan2/generator.ts';
import { adamNumbers } from './adam.ts';
import type { StepDesign } from './design.ts';
import { averageOverCells } from './mask.ts';
import type { Remedy } from './recovery.ts';
import { maskSize, parameterRows, windowCount } from './step-graph.ts';
import { type ComparedTiles, Tiles } from './tiles.ts';

/** Adam's moments and the handles' first features. */
interface Memory {
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  readonly references: Float32Array;
}

export interface StepState {
  readonly parameters: Float32Array;
  /** Null where the model carries it from step to step itself: then steps follow one another. */
  readonly memory: Memory | null;
  /** Pairs (x, y), padded to the graph's capacity. */
  readonly points: Float32Array;
  readonly firstFeatures: Float32Array | null;
  /** Steps done. */
  readonly step: number;
}

/** What tracking and the loss said about the latent that went in. */
export interface StepReport {
  readonly points: readonly ImagePoint[];
  /** Distance of each handle to its target, in pixels. */
  readonly distancesPx: readonly number[];
  readonly loss: number;
  /** [R, width]; null where it was not asked for. */
  readonly gradient: Float32Array | null;
}

export interface StepTask {
  readonly latent: Latent;
  readonly points: readonly PlannedPoint[];
  readonly mask: SoftMask | null;
  readonly learningRate: number;
  readonly maskWeight: number;
  /** The feature map [C, H, H] of `latent`; a masked step in windows compares with it. */
  readonly firstMap: Float32Array | null;
  /** For checks: the gradient is reported. */
  readonly reportsGradient?: boolean;
}

const tensor = (data: Float32Array, ...shape: number[]): TensorValue => ({ data, shape });
const single = (value: number, ...shape: number[]): TensorValue => ({ data: Float32Array.of(value), shape });

/** Pairs (x, y) in places 0 ... capacity - 1, zeros behind. */
const packPoints = (points: readonly ImagePoint[], design: StepDesign): Float32Array => {
  const packed = new Float32Array(2 * design.pointCapacity);
  const whole = (value: number): number => (design.rules.wholePixels ? Math.round(value) : value);
  points.forEach(({ x, y }, at) => {
    packed.set([whole(x), whole(y)], 2 * at);
  });
  return packed;
};

const outputOf = (outputs: TensorMap, name: string): Float32Array => {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`The step's graph did not answer "${name}".`);
  return data;
};

export class StepSession {
  readonly #model: ModelRunner;
  /** The model was opened with `carriedByStep`. */
  readonly #carries: boolean;
  readonly #task: StepTask;
  readonly #design: StepDesign;
  readonly #constants: TensorMap;
  readonly #tiles: Tiles | null;
  readonly #tileCells: number;
  readonly #channels: number;
  readonly #width: number;
  #stepsDone = 0;

  constructor(model: ModelRunner, generator: Generator, design: StepDesign, task: StepTask) {
    this.#model = model;
    this.#carries = !model.outputNames.includes('parametersNext');
    this.#task = task;
    this.#design = design;
    this.#width = generator.width;
    this.#channels = generator.blocks.find(({ size }) => size === design.featureBlock)?.channels ?? 0;
    const targets = packPoints(
      task.points.map(({ target }) => target),
      design,
    );
    const size = maskSize(design, generator);
    const keep = task.mask && design.masked ? this.#cells(task.mask, size) : null;
    this.#tileCells = windowCount(design, generator);
    this.#tiles = keep && design.windows ? this.#cutTiles(keep, size) : null;
    this.#constants = {
      base: tensor(task.latent.values, generator.rows, generator.width),
      targets: tensor(targets, design.pointCapacity, 2),
      ...(keep ? { maskWeight: single(task.maskWeight) } : {}),
      ...(keep && !this.#tiles ? { keep: tensor(keep, 1, 1, size, size) } : {}),
    };
  }

  #cutTiles(keep: Float32Array, size: number): Tiles {
    const { firstMap } = this.#task;
    if (!firstMap) throw new RangeError('A masked step in windows needs the feature map of the first picture.');
    return new Tiles({ features: firstMap, keep, size }, this.#tileCells, this.#design.tiles);
  }

  #cells(mask: SoftMask, size: number): Float32Array {
    return mask.size === size ? mask.keep : averageOverCells(mask.keep, mask.size, size);
  }

  begin(): StepState {
    const { latent, points } = this.#task;
    const count = parameterRows(this.#design) * this.#width;
    const { pointCapacity, featureBlock, masked, windows } = this.#design;
    return {
      parameters: latent.values.slice(0, count),
      memory: {
        firstMoment: new Float32Array(count),
        secondMoment: new Float32Array(count),
        references: new Float32Array(pointCapacity * this.#channels),
      },
      points: packPoints(
        points.map(({ handle }) => handle),
        this.#design,
      ),
      firstFeatures: masked && !windows ? new Float32Array(this.#channels * featureBlock ** 2) : null,
      step: 0,
    };
  }

  /**
   * Tracks and judges the state's latent, and makes the next one.
   * @throws RangeError for another state than the last one's next, where the model carries what is not in it.
   */
  async advance(state: StepState, remedy: Remedy | null = null): Promise<{ report: StepReport; next: StepState }> {
    if (!state.memory && state.step !== this.#stepsDone) {
      throw new RangeError(`Step ${state.step} cannot follow ${this.#stepsDone} steps: its moments are not kept.`);
    }
    const outputs = await this.#model.run(this.#inputs(state, remedy), this.#wanted(state));
    const points = outputOf(outputs, 'pointsNext');
    const distances = outputOf(outputs, 'distances');
    const firstFeatures = state.firstFeatures && state.step === 0 ? outputOf(outputs, 'features') : state.firstFeatures;
    const report = {
      points: this.#task.points.map((_, at) => imagePoint(points[2 * at] ?? 0, points[2 * at + 1] ?? 0)),
      distancesPx: this.#task.points.map((_, at) => distances[at] ?? 0),
      loss: outputOf(outputs, 'loss')[0] ?? 0,
      gradient: this.#task.reportsGradient ? outputOf(outputs, 'gradient') : null,
    };
    this.#stepsDone = state.step + 1;
    const next = {
      parameters: outputOf(outputs, 'latentNext'),
      memory: this.#carries
        ? null
        : {
            firstMoment: outputOf(outputs, 'firstMomentNext'),
            secondMoment: outputOf(outputs, 'secondMomentNext'),
            references: outputOf(outputs, 'referencesNext'),
          },
      points,
      firstFeatures,
      step: state.step + 1,
    };
    return { report, next };
  }

  /** The latent of a state: the trainable rows replaced. */
  latentOf(state: StepState): Latent {
    const { latent } = this.#task;
    const values = latent.values.slice();
    const rows = parameterRows(this.#design);
    for (let row = 0; row < this.#design.trainableRows; row++) {
      const from = (row % rows) * this.#width;
      values.set(state.parameters.subarray(from, from + this.#width), row * this.#width);
    }
    return { ...latent, values };
  }

  #inputs(state: StepState, remedy: Remedy | null): TensorMap {
    const { pointCapacity, featureBlock } = this.#design;
    const { stepSize, correction } = adamNumbers(
      state.step + 1,
      this.#task.learningRate * (remedy?.learningRateFactor ?? 1),
    );
    const paused = Float32Array.from({ length: pointCapacity }, (_, at) => Number(remedy?.paused[at] ?? false));
    return {
      ...this.#constants,
      ...(state.memory ? this.#stateInputs(state.parameters, state.memory) : {}),
      points: tensor(state.points, pointCapacity, 2),
      paused: tensor(paused, pointCapacity, 1),
      isFirst: single(state.step === 0 ? 1 : 0, 1, 1),
      stepSize: single(stepSize, 1, 1),
      correction: single(correction, 1, 1),
      ...(state.firstFeatures
        ? { firstFeatures: tensor(state.firstFeatures, 1, this.#channels, featureBlock, featureBlock) }
        : {}),
      ...(this.#tiles ? this.#tileInputs(this.#tiles.at(state.step)) : {}),
    };
  }

  #stateInputs(parameters: Float32Array, { firstMoment, secondMoment, references }: Memory): TensorMap {
    const rows = parameterRows(this.#design);
    return {
      parameters: tensor(parameters, rows, this.#width),
      firstMoment: tensor(firstMoment, rows, this.#width),
      secondMoment: tensor(secondMoment, rows, this.#width),
      references: tensor(references, this.#design.pointCapacity, this.#channels),
    };
  }

  #tileInputs({ origins, keep, features }: ComparedTiles): TensorMap {
    const [tiles, count] = [this.#design.tiles, this.#tileCells];
    return {
      tiles: tensor(origins, tiles, 2),
      keep: tensor(keep, tiles, 1, count, count),
      firstFeatures: tensor(features, tiles, this.#channels, count, count),
    };
  }

  /** What is fetched is what is used. */
  #wanted(state: StepState): readonly string[] {
    return [
      ...(this.#carries ? [] : ['firstMomentNext', 'secondMomentNext', 'referencesNext']),
      'latentNext',
      'pointsNext',
      'distances',
      'loss',
      ...(this.#task.reportsGradient ? ['gradient'] : []),
      ...(state.firstFeatures && state.step === 0 ? ['features'] : []),
    ];
  }
}
