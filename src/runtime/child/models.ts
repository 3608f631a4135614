/**
 * Models run in a child process: the child's calls and the parent's `ModelRunner` that uses them. A model outlives its
 * process: after a restart it is opened again at its next run.
 */
import { AppError } from '../../core/index.ts';
import type { ModelOptions, ModelRunner, ModelSource, TensorMap } from '../port.ts';
import { openModel } from '../session.ts';
import type { ChildHost } from './host.ts';
import type { Call } from './serve.ts';

interface OpenRequest {
  readonly source: ModelSource;
  readonly options: ModelOptions;
}
interface RunRequest {
  readonly handle: number;
  readonly inputs: TensorMap;
  readonly outputs: readonly string[] | null;
}
type Opened = Pick<ModelRunner, 'provider' | 'refused' | 'inputNames' | 'outputNames'> & { readonly handle: number };

/** The child's side. */
export const modelCalls = (): Readonly<Record<'model-open' | 'model-run' | 'model-close', Call>> => {
  const models = new Map<number, ModelRunner>();
  return {
    async 'model-open'(payload) {
      const { source, options } = payload as OpenRequest;
      const model = await openModel(source, options);
      const handle = models.size + 1;
      models.set(handle, model);
      const { provider, refused, inputNames, outputNames } = model;
      return { handle, provider, refused, inputNames, outputNames } satisfies Opened;
    },
    async 'model-run'(payload) {
      const { handle, inputs, outputs } = payload as RunRequest;
      const model = models.get(handle);
      if (!model) throw new AppError('internal', `The child process has no model ${handle}.`);
      return model.run(inputs, outputs ?? undefined);
    },
    async 'model-close'(payload) {
      await models.get(payload as number)?.close();
    },
  };
};

/** The parent's side: opens a model in the child. The event loop of the caller stays free while it runs. */
export const openModelInChild = async (
  host: ChildHost,
  source: ModelSource,
  options: ModelOptions = {},
): Promise<ModelRunner> => {
  const open = async () => {
    const opened = (await host.call('model-open', { source, options } satisfies OpenRequest)) as Opened;
    return { opened, generation: host.generation };
  };
  let current = await open();
  let closed = false;
  return {
    get provider() {
      return current.opened.provider;
    },
    get refused() {
      return current.opened.refused;
    },
    inputNames: current.opened.inputNames,
    outputNames: current.opened.outputNames,
    async run(inputs, outputs) {
      if (closed) throw new AppError('bad-input', 'The model was closed; open it again before running it.');
      await host.ready();
      if (current.generation !== host.generation) current = await open();
      const request: RunRequest = { handle: current.opened.handle, inputs, outputs: outputs ?? null };
      return (await host.call('model-run', request)) as TensorMap;
    },
    async close() {
      if (closed) return;
      closed = true;
      if (current.generation === host.generation) await host.call('model-close', current.opened.handle);
    },
  };
};
