/**
 * What the rest of SayDrag may ask of a drag engine (DragGAN, Pan et al. 2023) on a StyleGAN2 generator.
 * The real one runs in a child process (src/runtime); a scripted fake for tests is in ./testing.
 */
import type { ImagePoint, Kept, Latent, Picture, PlannedPoint, SoftMask } from '../core/index.ts';
import type { ModelOptions } from '../runtime/index.ts';
import type { Precision } from './graph/index.ts';

/**
 * reference: reproduces the published code step by step. paper: follows the paper where that code differs.
 * fast: the same quality with windows around the handles.
 */
export const dragModes = ['reference', 'paper', 'fast'] as const;
export type DragMode = (typeof dragModes)[number];

/** How a step's convolutions are computed: in 32 bits or, on WebGPU alone, in 16. Pictures always are in 32. */
export const precisions = ['single', 'half'] as const satisfies readonly Precision[];
export type { Precision };

export interface EngineOptions extends ModelOptions {
  /** Default: single. */
  readonly precision?: Precision;
}

export interface GeneratorInfo {
  readonly name: string;
  readonly imageSize: number;
  /** Style vectors of a W+ latent and their width: 12 x 512 at 128 px. */
  readonly rows: number;
  readonly width: number;
  /** The execution provider that serves: "cpu", "webgpu" … */
  readonly provider: string;
  readonly precision: Precision;
  /** Providers tried before it, each with the reason why it does not serve. */
  readonly refused: readonly { readonly provider: string; readonly reason: string }[];
}

export interface DragSettings {
  readonly mode: DragMode;
  readonly space: 'w' | 'w+';
  readonly learningRate: number;
  readonly maxSteps: number;
  /** Weight of the mask term (lambda of the paper's equation 1). */
  readonly maskWeight: number;
  /** A frame is synthesised every so many steps; always for the last one. 0: only the last. */
  readonly frameEverySteps: number;
  /**
   * Width and height of the frames on the way, a power of two up to the picture's size: as large as they are shown.
   * The picture's own size when nothing is said; the last frame always has it.
   */
  readonly frameSize?: number | undefined;
}

export interface DragRequest {
  readonly latent: Latent;
  /** What the picture of `latent` keeps of the edits before; null or left out: nothing. */
  readonly kept?: Kept | null | undefined;
  readonly points: readonly PlannedPoint[];
  /** What must stay. In mode `fast` it stays exactly; in the others it is pulled to stay, as the paper has it. */
  readonly mask: SoftMask | null;
  /** What is not given comes from the model's own defaults. */
  readonly settings: Partial<DragSettings>;
}

export interface DragStep {
  /** Optimiser steps done so far: 0 for the first tracking. */
  readonly step: number;
  readonly maxSteps: number;
  /** The handles where tracking found them, in the request's order. */
  readonly points: readonly ImagePoint[];
  readonly loss: number;
  /** The largest distance of a handle to its target, in pixels. */
  readonly farthestPx: number;
  readonly frame: Picture | null;
  /** The latent that `frame` shows; null where there is no frame. */
  readonly latent: Latent | null;
  /** What `frame` keeps besides: the two together are its picture. Null where it keeps nothing, or there is no frame. */
  readonly kept: Kept | null;
}

export interface DragResult {
  readonly latent: Latent;
  /** What `picture` keeps besides: hand both to the next drag or to `render`. */
  readonly kept: Kept | null;
  readonly picture: Picture;
  readonly points: readonly ImagePoint[];
  readonly steps: number;
  /** `reached`: every point that moves has arrived; a point that only holds its place does not count against it. */
  readonly reason: 'reached' | 'step-limit' | 'stalled' | 'cancelled';
  /** Points that stopped short of their targets, as places in the request's list. */
  readonly stuck: readonly number[];
}

export interface DragEngine {
  readonly info: GeneratorInfo;

  /** The latent of a seed (0 … 2^32 - 1), the same on every machine, truncated towards w_avg by `psi`. */
  sample(seed: number, psi?: number): Promise<Latent>;

  /**
   * Synthesises the picture of a latent and what it keeps.
   * @throws AppError bad-input when the latent's shape is not the model's, or what is kept has another size.
   */
  render(latent: Latent, kept?: Kept | null): Promise<Picture>;

  /**
   * Drags. Yields after every iteration, returns the end result. Aborting the signal ends it between two iterations
   * with reason `cancelled` and the latent reached so far. One drag at a time: a second one throws `busy`.
   * @throws AppError bad-plan (no points, more than 16, outside the picture, mask of another size, not finite),
   *   engine-stopped when the process died; the next call runs on a new one.
   */
  drag(request: DragRequest, signal: AbortSignal): AsyncGenerator<DragStep, DragResult, void>;

  /**
   * Makes ready what this drag would need, so that the first step of one like it (as many points, a mask or none) comes a
   * third of a second sooner. @throws AppError as `drag` does before its first step
   */
  prepare?(request: DragRequest): Promise<void>;

  /** Called with a sentence for people whenever the process was lost and when the new one serves. */
  onStatus(listener: (status: EngineStatus) => void): () => void;

  close(): Promise<void>;
}

export interface EngineStatus {
  readonly state: 'ready' | 'restarting' | 'failed';
  readonly text: string;
}

/** What a place of a picture is known by: numbers of one generator, of no use to another. They can be added up. */
export interface PartLook {
  readonly values: Float32Array;
}

export interface FoundPart {
  readonly point: ImagePoint;
  /** 0 … 1; from 0.5 on the place is known. */
  readonly confidence: number;
  /** Places elsewhere that are like it too, best first. */
  readonly others: readonly ImagePoint[];
}

/** Finds places of one generator's pictures again in its other pictures, by the generator's own features. */
export interface PartFinder {
  /** Names generator and features: looks of another one mean nothing here. */
  readonly fingerprint: string;

  /** The look of a place. @throws AppError bad-input for a point outside the picture, and like `render` */
  look(latent: Latent, kept: Kept | null, point: ImagePoint): Promise<PartLook>;

  /**
   * Where each look is in a picture, in order; sums of looks are as good as one, and better.
   * @throws AppError bad-input for looks of another length, and like `render`
   */
  find(latent: Latent, kept: Kept | null, looks: readonly PartLook[]): Promise<readonly FoundPart[]>;

  /**
   * Places that all pictures of the model have and that are told apart well, in reading order; nobody had to name them.
   * The same at every call; computed at the first one, which takes seconds. Yields the share that is done.
   * @throws AppError cancelled when the signal was aborted
   */
  suggest(signal: AbortSignal): AsyncGenerator<number, readonly PartLook[], void>;
}
