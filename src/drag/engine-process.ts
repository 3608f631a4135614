/**
 * The drag engine in a child process of its own, so that the caller's event loop stays free: one step is the unit of
 * work, cancellation is heard between two. The same process also runs other small models (the key-point detector):
 * one process a device keeps memory down, and a detector's run waits for at most one step.
 */
import { AppError, type Latent, type Picture } from '../core/index.ts';
import {
  ChildHost,
  defaultProviders,
  type ModelOptions,
  type ModelRunner,
  type ModelSource,
  openModelInChild,
} from '../runtime/index.ts';
import type {
  EngineChildInfo,
  EngineChildSettings,
  FindPayload,
  LookPayload,
  RenderPayload,
  SamplePayload,
  SentDrag,
} from './engine-child.ts';
import { KeptOnce } from './kept-once.ts';
import type {
  DragEngine,
  DragResult,
  DragStep,
  EngineOptions,
  FoundPart,
  GeneratorInfo,
  PartFinder,
  PartLook,
} from './port.ts';

export interface EngineProcessOptions extends EngineOptions {
  /** Folder with generator.safetensors and model.json. */
  readonly modelFolder: string;
}

export interface EngineProcess {
  readonly engine: DragEngine;
  /** Finds places again, by what the same generator makes of them. */
  readonly parts: PartFinder;
  /** Opens an ONNX model in the engine's process; it is opened again by itself when the process was lost. */
  openModel(source: ModelSource, options?: ModelOptions): Promise<ModelRunner>;
  /** The process that serves, for measuring; null when there is none. */
  readonly processId: number | null;
  close(): Promise<void>;
}

/** Source and build keep their own extension, so the child is started in the form the caller runs in. */
const childEntry = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './engine-child.ts' : './engine-child.js', import.meta.url);

async function* received(drag: SentDrag): AsyncGenerator<DragStep, DragResult, void> {
  const kept = new KeptOnce();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await drag.next();
      ended = done === true;
      if (done) return kept.unpack<DragResult>(value);
      yield kept.unpack<DragStep>(value);
    }
  } finally {
    // A reader that goes away ends the drag.
    if (!ended) await drag.return(undefined as never);
  }
}

const engineOf = (host: ChildHost): DragEngine => ({
  get info() {
    return host.info as GeneratorInfo;
  },
  async sample(seed, psi) {
    return (await host.call('sample', { seed, psi: psi ?? null } satisfies SamplePayload)) as Latent;
  },
  async render(latent, kept = null) {
    return (await host.call('render', { latent, kept } satisfies RenderPayload)) as Picture;
  },
  async prepare(request) {
    await host.call('prepare', request);
  },
  drag: (request, signal) => received(host.stream('drag', request, signal) as SentDrag),
  onStatus: (listener) => host.onStatus(listener),
  close: () => host.close(),
});

const partsOf = (host: ChildHost): PartFinder => ({
  get fingerprint() {
    return (host.info as EngineChildInfo).fingerprint;
  },
  async look(latent, kept, point) {
    return (await host.call('look', { latent, kept, point } satisfies LookPayload)) as PartLook;
  },
  async find(latent, kept, looks) {
    return (await host.call('find', { latent, kept, looks } satisfies FindPayload)) as readonly FoundPart[];
  },
  suggest: (signal) => host.stream('suggest', null, signal) as AsyncGenerator<number, readonly PartLook[], void>,
});

/** A graphics driver may end the whole process while it is opened: then the processor serves, if it is on the list. */
const startHost = async (settings: EngineChildSettings): Promise<ChildHost> => {
  const start = (own: EngineChildSettings): Promise<ChildHost> =>
    ChildHost.start({ entry: childEntry(), settings: own, name: 'drag engine' });
  const providers = settings.options.providers ?? defaultProviders;
  const others = providers.filter((provider) => provider !== 'cpu');
  try {
    return await start(settings);
  } catch (error) {
    const crashed = error instanceof AppError && error.code === 'engine-stopped';
    if (!crashed || others.length === 0 || others.length === providers.length) throw error;
    const givenUp = others.map((provider) => ({ provider, reason: error.message }));
    return start({ ...settings, options: { ...settings.options, providers: ['cpu'] }, givenUp });
  }
};

/**
 * Starts the engine's process.
 * @throws AppError as `createLocalEngine` does; engine-stopped when the process cannot be started.
 */
export const createEngineProcess = async (options: EngineProcessOptions): Promise<EngineProcess> => {
  const { modelFolder, precision = 'single', ...modelOptions } = options;
  const host = await startHost({ modelFolder, options: { ...modelOptions, precision }, givenUp: [] });
  return {
    engine: engineOf(host),
    parts: partsOf(host),
    openModel: (source, own = modelOptions) => openModelInChild(host, source, own),
    get processId() {
      return host.processId;
    },
    close: () => host.close(),
  };
};

/** The engine alone; closing it ends its process. Same errors as `createEngineProcess`. */
export const createDragEngine = async (options: EngineProcessOptions): Promise<DragEngine> =>
  (await createEngineProcess(options)).engine;
