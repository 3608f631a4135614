/**
 * What the rest of SayDrag may ask of the ONNX runtime: open a model, run it, hear which provider serves.
 * Only this folder imports onnxruntime-node. `openModel` (./session.ts) runs in the calling process and blocks its
 * event loop for as long as a run takes; servers use a model opened by a child process (./child) instead, which
 * offers the same `ModelRunner`.
 */

/** Execution providers by the names users write. `webgpu-software` is WebGPU on a software adapter (lavapipe, ...). */
export const providerNames = ['webgpu', 'webgpu-software', 'cpu', 'cuda', 'coreml', 'dml'] as const;
export type ProviderName = (typeof providerNames)[number];

/** What is tried when nothing is configured, in this order. */
export const defaultProviders: readonly ProviderName[] = ['webgpu', 'cpu'];

export type TensorData = Float32Array | Int32Array | BigInt64Array | Uint8Array;

/** A dense tensor, row-major. The element type follows from the array's class (Uint8Array: uint8). */
export interface TensorValue {
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export type TensorMap = Readonly<Record<string, TensorValue>>;

/**
 * An ONNX model whose large weights stand beside it: the model names `externalWeightsFile` as their place, each part
 * begins at its offset there. The runtime maps them from a file instead of copying them several times over.
 */
export interface SplitModel {
  readonly model: Uint8Array;
  readonly weights: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
}
export const externalWeightsFile = 'weights.bin';

/** A path to an ONNX file, its bytes, or a model with weights beside it. */
export type ModelSource = string | Uint8Array | SplitModel;

export interface ModelOptions {
  /** Tried in order; the first that starts serves. Default: webgpu, then cpu. */
  readonly providers?: readonly ProviderName[];
  /** Threads within an operation. Default: one a core, at most 8. */
  readonly threads?: number;
  /**
   * State that stays with the model: output name -> input name. Such an output is not answered (unless it is asked for
   * by another name); the next run takes it as that input where none is given. On a GPU it never leaves the device.
   * The outputs named must be the model's first ones.
   */
  readonly carry?: Readonly<Record<string, string>>;
  /**
   * For graphs that run again and again on small maps, on the CPU provider: the memory of a run's results is kept for the
   * next run, and small matrices of weights are read where they are mapped instead of once more for each operation.
   */
  readonly runsOften?: boolean;
  /** Start of the name of a file that gets onnxruntime's record of every operation when the model is closed. */
  readonly profileTo?: string;
}

/** A provider that was tried and does not serve, with the reason. */
export interface RefusedProvider {
  readonly provider: string;
  readonly reason: string;
}

export interface ModelRunner {
  /** The provider that serves. */
  readonly provider: ProviderName;
  readonly refused: readonly RefusedProvider[];
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /**
   * Runs the model once. `outputs` limits what is computed for the caller; default: every output.
   * @throws AppError bad-input for a missing or unknown input; engine-failed when the run fails.
   */
  run(inputs: TensorMap, outputs?: readonly string[]): Promise<TensorMap>;
  close(): Promise<void>;
}
