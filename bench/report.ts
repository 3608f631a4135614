/** What bench/engine.ts writes down. */
import type { DragCase } from './drag-case.ts';
import type { Rates, Work } from './floor.ts';
import type { Machine, Memory } from './machine.ts';
import type { PyTorchAbout, PyTorchVariant } from './pytorch.ts';

export interface OursResult {
  /** And how, where not in single precision: “webgpu in half precision”. */
  readonly provider: string;
  readonly loadMs: number;
  readonly firstMs: number;
  readonly stepMs: number;
  readonly fastestStepMs: number;
  readonly processorMs: number | null;
  readonly pictureMs: number;
  readonly lagP99Ms: number;
  readonly memory: Memory | null;
}

export interface TheirsResult extends PyTorchVariant {
  readonly device: 'cpu' | 'cuda';
  readonly stepMs: number;
  readonly fastestStepMs: number;
  readonly processorMs: number;
  readonly peakMb: number;
  readonly deviceMb: number | null;
}

/** Mode `reference` and PyTorch after the same steps from the same latent. */
export interface Agreement {
  readonly steps: number;
  readonly pointsPx: number;
  readonly lossShare: number;
}

export interface CaseResult {
  readonly drag: DragCase;
  readonly work: Work;
  readonly floorMs: number;
  readonly ours: readonly OursResult[];
  readonly theirs: readonly TheirsResult[];
  readonly agreement: Agreement | null;
}

export interface Report {
  readonly date: string;
  readonly machine: Machine;
  readonly threads: number;
  readonly pytorch: PyTorchAbout | string;
  readonly rates: Rates;
  readonly cases: readonly CaseResult[];
}
