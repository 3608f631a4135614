/** The program of the engine's process: the local engine behind messages. Started by ./engine-process.ts only. */
import type { Kept, Latent } from '../core/index.ts';
import { type ModelOptions, type RefusedProvider, serveChild } from '../runtime/index.ts';
import { createLocalEngine } from './local-engine.ts';
import type { DragRequest } from './port.ts';

export interface EngineChildSettings {
  readonly modelFolder: string;
  readonly options: ModelOptions;
  /** Providers given up before this process was started. */
  readonly givenUp: readonly RefusedProvider[];
}
export interface RenderPayload {
  readonly latent: Latent;
  readonly kept: Kept | null;
}
export interface SamplePayload {
  readonly seed: number;
  readonly psi: number | null;
}

serveChild(async (settings) => {
  const { modelFolder, options, givenUp } = settings as EngineChildSettings;
  const engine = await createLocalEngine(modelFolder, options);
  return {
    info: { ...engine.info, refused: [...givenUp, ...engine.info.refused] },
    calls: {
      sample: (payload) => {
        const { seed, psi } = payload as SamplePayload;
        return psi === null ? engine.sample(seed) : engine.sample(seed, psi);
      },
      render: (payload) => {
        const { latent, kept } = payload as RenderPayload;
        return engine.render(latent, kept);
      },
    },
    streams: { drag: (payload, signal) => engine.drag(payload as DragRequest, signal) },
  };
});
