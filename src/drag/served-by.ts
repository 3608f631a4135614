import type { GeneratorInfo } from './port.ts';

/** What computes, in words that also tell measurements apart. */
export const servedBy = ({ provider, precision }: Pick<GeneratorInfo, 'provider' | 'precision'>): string =>
  precision === 'half' ? `${provider} in half precision` : provider;
