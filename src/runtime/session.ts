/**
 * The one file that imports onnxruntime-node: opens a model in the calling process.
 * A run blocks the event loop until it is done; the child process (./child) exists for callers who cannot have that.
 */
import './no-telemetry.ts';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import * as ort from 'onnxruntime-node';
import { AppError } from '../core/index.ts';
import { CarriedState } from './carried-state.ts';
import { collectGrown } from './collect-arrays.ts';
import type { ModelOptions, ModelRunner, ModelSource, ProviderName } from './port.ts';
import { firstThatServes, runtimeName, type Served } from './providers.ts';
import { type ModelFiles, weightBytes, writeModel } from './split-model.ts';
import { checkInputs, fromTensor, toTensor } from './tensors.ts';

// What goes wrong is thrown and reported with its reason; the library's own lines on stderr would only repeat it.
ort.env.logLevel = 'fatal';

/** More threads than this gain nothing on operations as small as ours. */
const mostThreads = 8;

/**
 * Every core: threads that wait spin for a moment only, so the rest of the program finds its time. On the lion with two
 * cores a step takes 16 ms instead of 23, a frame 26 instead of 40; beside programs that ask for four cores more it is
 * still the faster one. Results do not depend on the number.
 */
const defaultThreads = (): number => Math.min(mostThreads, availableParallelism());

type OrtSession = Served<ort.InferenceSession>;

/** Providers whose results can stay where they are. CUDA's come back: this binding has no tensors in CUDA memory. */
const onDevice: ReadonlySet<ProviderName> = new Set(['webgpu', 'webgpu-software']);

/**
 * The CPU provider's arena keeps what a run once needed, in powers of two: 400 MB more for pictures of a 512 px generator,
 * 15 MB for a step. Without it every map above a megabyte comes fresh from the system, page by page, and two threads wait
 * for each other there: a step took 48 ms, with it 41. Weights in it would be rounded up too, so they stay outside.
 */
const settingsFor = (provider: ProviderName, options: ModelOptions) =>
  ({
    executionProviders: [runtimeName(provider)],
    // Results differ between levels, so the level is pinned (they are equal across thread counts).
    graphOptimizationLevel: 'all',
    logSeverityLevel: 4,
    enableCpuMemArena: options.runsOften === true,
    // A plan of the memory would be a second arena of the size of all that a run needs at once.
    enableMemPattern: false,
    // Threads that wait spin for as long as the next operation takes to come, and no longer: a millisecond of it saves one
    // of 40 a step on a quiet machine and takes a third more on a busy one.
    extra: {
      session: {
        intra_op: { allow_spinning: '1', spin_duration_us: '50' },
        use_device_allocator_for_initializers: '1',
        // Packing is for matrix products (convolutions have a layout of their own); those with large weights have one row.
        ...(options.runsOften ? { disable_prepacking: '1' } : {}),
      },
    },
    intraOpNumThreads: options.threads ?? defaultThreads(),
    ...(options.profileTo === undefined ? {} : { enableProfiling: true, profileFilePrefix: options.profileTo }),
    ...(options.carry && onDevice.has(provider)
      ? { preferredOutputLocation: Object.fromEntries(Object.keys(options.carry).map((name) => [name, 'gpu-buffer'])) }
      : {}),
  }) satisfies ort.InferenceSession.SessionOptions;

const openSession = (source: string | Uint8Array, options: ModelOptions): Promise<OrtSession> =>
  firstThatServes(options, (provider) => {
    const settings = settingsFor(provider, options);
    return typeof source === 'string'
      ? ort.InferenceSession.create(source, settings)
      : ort.InferenceSession.create(source, settings);
  });

interface Opened extends OrtSession {
  readonly files?: ModelFiles;
}

const openPath = async (path: string, options: ModelOptions): Promise<Opened> => {
  if ((await stat(path).catch(() => null))?.isFile()) return openSession(path, options);
  throw new AppError('bad-model-files', `The model file ${path} does not exist or is not a file.`);
};

/** Collecting takes as long as opening a small model, so weights of fewer bytes wait for the next time. */
const manyWeights = 64e6;

/** The files go as soon as the system lets them. */
const openFiles = async (files: ModelFiles, bytes: number, options: ModelOptions): Promise<Opened> => {
  // Where the process offers it (the child processes do), weights that made the model are given back before
  // onnxruntime makes its own: whoever built them has let go of them by now.
  await setImmediate();
  if (bytes > manyWeights) globalThis.gc?.();
  try {
    return { ...(await openSession(files.path, options)), files };
  } finally {
    files.remove();
  }
};

/** Not async: a waiting function would hold the source, and with it all the weights, until the session is open. */
const openSource = (source: ModelSource, options: ModelOptions): Promise<Opened> => {
  if (typeof source === 'string') return openPath(source, options);
  if (source instanceof Uint8Array) return openSession(source, options);
  if (source.weights.length === 0) return openSession(source.model, options);
  const bytes = weightBytes(source);
  return openFiles(writeModel(source), bytes, options);
};

const runnerOf = (
  { session, provider, refused, files }: Opened,
  { carry = {}, profileTo }: ModelOptions,
): ModelRunner => {
  const state = new CarriedState(session.outputNames, carry);
  const answered = session.outputNames.filter((name) => !(name in carry));
  let closed = false;
  return {
    provider,
    refused,
    inputNames: session.inputNames,
    outputNames: answered,
    async run(inputs, outputs = answered) {
      if (closed) throw new AppError('bad-input', 'The model was closed; open it again before running it.');
      checkInputs(session, inputs, state.inputs);
      collectGrown();
      const given = Object.entries(inputs).map(([name, value]): [string, ort.Tensor] => [name, toTensor(value)]);
      try {
        const feeds = { ...Object.fromEntries(state.inputs), ...Object.fromEntries(given) };
        const results = await session.run(feeds, state.fetchedFor(outputs));
        state.take(results);
        return Object.fromEntries(outputs.map((name) => [name, fromTensor(name, results[name])]));
      } catch (error) {
        if (error instanceof AppError) throw error;
        const message = error instanceof Error ? error.message : String(error);
        throw new AppError('engine-failed', `A model run failed on ${provider}: ${message}`, { cause: error });
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      state.dispose();
      if (profileTo !== undefined) session.endProfiling();
      await session.release();
      files?.remove();
    },
  };
};

/**
 * Opens an ONNX model in this process.
 * @throws AppError no-provider when none of the providers starts; bad-model-files when the file cannot be read or the
 *   weights cannot be written to a temporary file.
 */
export const openModel = (source: ModelSource, options: ModelOptions = {}): Promise<ModelRunner> => {
  try {
    return openSource(source, options).then((opened) => runnerOf(opened, options));
  } catch (error) {
    return Promise.reject(error);
  }
};
