/** The program of the engine's process: the local engine behind messages. Started by ./engine-process.ts only. */
import type { ImagePoint, Kept, Latent } from '../core/index.ts';
import { type RefusedProvider, serveChild } from '../runtime/index.ts';
import { KeptOnce, type KeptSent } from './kept-once.ts';
import { createLocalEngine } from './local-engine.ts';
import type { DragRequest, DragResult, DragStep, EngineOptions, GeneratorInfo, PartLook } from './port.ts';

export interface EngineChildSettings {
  readonly modelFolder: string;
  readonly options: EngineOptions;
  /** Providers given up before this process was started. */
  readonly givenUp: readonly RefusedProvider[];
}
export interface EngineChildInfo extends GeneratorInfo {
  /** Of the finder of parts. */
  readonly fingerprint: string;
}
export interface RenderPayload {
  readonly latent: Latent;
  readonly kept: Kept | null;
}
export interface LookPayload extends RenderPayload {
  readonly point: ImagePoint;
}
export interface FindPayload extends RenderPayload {
  readonly looks: readonly PartLook[];
}
export interface SamplePayload {
  readonly seed: number;
  readonly psi: number | null;
}

type Drag = AsyncGenerator<DragStep, DragResult, void>;
export type SentDrag = AsyncGenerator<KeptSent<DragStep>, KeptSent<DragResult>, void>;

async function* withKeptOnce(drag: Drag): SentDrag {
  const kept = new KeptOnce();
  for (;;) {
    const { done, value } = await drag.next();
    if (done) return kept.pack(value);
    yield kept.pack(value);
  }
}

serveChild(async (settings) => {
  const { modelFolder, options, givenUp } = settings as EngineChildSettings;
  const engine = await createLocalEngine(modelFolder, options);
  return {
    info: {
      ...engine.info,
      refused: [...givenUp, ...engine.info.refused],
      fingerprint: engine.parts.fingerprint,
    } satisfies EngineChildInfo,
    calls: {
      sample: (payload) => {
        const { seed, psi } = payload as SamplePayload;
        return psi === null ? engine.sample(seed) : engine.sample(seed, psi);
      },
      render: (payload) => {
        const { latent, kept } = payload as RenderPayload;
        return engine.render(latent, kept);
      },
      prepare: (payload) => engine.prepare(payload as DragRequest),
      look: (payload) => {
        const { latent, kept, point } = payload as LookPayload;
        return engine.parts.look(latent, kept, point);
      },
      find: (payload) => {
        const { latent, kept, looks } = payload as FindPayload;
        return engine.parts.find(latent, kept, looks);
      },
    },
    streams: {
      drag: (payload, signal) => withKeptOnce(engine.drag(payload as DragRequest, signal)),
      suggest: (_, signal) => engine.parts.suggest(signal),
    },
  };
});
