/** What a command line says about where and how the engine computes. */
import type { EngineOptions, Precision } from '../drag/index.ts';
import type { ProviderName } from '../runtime/index.ts';

export interface EngineFlags {
  readonly provider?: readonly ProviderName[];
  readonly precision?: Precision;
}

/** What is not said is left out. */
export const engineOptions = ({
  provider,
  precision,
}: EngineFlags): Pick<EngineOptions, 'providers' | 'precision'> => ({
  ...(provider === undefined ? {} : { providers: provider }),
  ...(precision === undefined ? {} : { precision }),
});
