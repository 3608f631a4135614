/** The machine a figure was measured on, and what a process has used of it so far. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly onnxruntime: string;
  /** Processes that wanted a core over the last minute: above `cores` the machine was shared. */
  readonly load: number;
}

const installed = (name: string): string => {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

export const describeMachine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.versions.node,
  onnxruntime: installed('onnxruntime-node'),
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
});

/** Processor milliseconds a process has used; null where the system does not say. The kernel counts in tens. */
export const processorMs = (processId: number | null): number | null => {
  if (process.platform !== 'linux' || processId === null) return null;
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

export interface Memory {
  /** What it has in memory now, and the most it ever had; files it maps included. */
  readonly residentMb: number;
  readonly peakMb: number;
}

/** Memory of a process; null where the system does not say. */
export const memoryOf = (processId: number | null): Memory | null => {
  if (process.platform !== 'linux' || processId === null) return null;
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const megabytes = (field: string): number =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};
