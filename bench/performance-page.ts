/**
 * Writes the tables of measurements into docs/performance.md, between the markers there; the prose around is by hand.
 * `node bench/performance-page.ts .build/bench/engine-A.json .build/bench/engine-B.json`: runs of one machine, in turn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CaseResult, OursResult, Report, TheirsResult } from './report.ts';
import { type Column, tableOf } from './table.ts';

const begin = '<!-- bench/engine.ts: begin -->';
const end = '<!-- bench/engine.ts: end -->';

const whole = (value: number | null | undefined): string => (typeof value === 'number' ? value.toFixed(0) : '–');
const once = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
const perSecond = (ms: number): string => (1000 / ms).toFixed(1);

/** A case on one provider. */
interface Ours {
  readonly result: CaseResult;
  readonly ours: OursResult;
}
interface Compared extends Ours {
  readonly theirs: TheirsResult;
}

const sizeOf = ({ model: { imageSize, channelBase } }: CaseResult['drag']): string =>
  `${imageSize}${imageSize === 256 && channelBase === 32768 ? ' (wide)' : ''}`;

const caseColumns: readonly Column<Ours>[] = [
  ['px', ({ result }) => sizeOf(result.drag)],
  ['mode', ({ result }) => result.drag.mode],
  ['points', ({ result }) => String(result.drag.points)],
  ['mask', ({ result }) => (result.drag.masked ? 'yes' : 'no')],
  ['provider', ({ ours }) => ours.provider],
];

const stepColumns: readonly Column<Ours>[] = [
  ...caseColumns,
  ['steps/s', ({ ours }) => perSecond(ours.stepMs)],
  ['ms a step, median', ({ ours }) => whole(ours.stepMs)],
  ['fastest', ({ ours }) => whole(ours.fastestStepMs)],
  ['processor ms', ({ ours }) => whole(ours.processorMs)],
  ['floor, processor ms', ({ result }) => whole(result.floorMs)],
  ['GFLOP', ({ result }) => once(result.work.gigaflops)],
  ['weights read, MB', ({ result }) => whole(result.work.weightsMb)],
  ['resident MB', ({ ours }) => whole(ours.memory?.residentMb)],
  ['peak MB', ({ ours }) => whole(ours.memory?.peakMb)],
  ['load ms', ({ ours }) => whole(ours.loadMs)],
  ['first step ms', ({ ours }) => whole(ours.firstMs)],
  ['picture ms', ({ ours }) => whole(ours.pictureMs)],
  ['caller lag p99 ms', ({ ours }) => once(ours.lagP99Ms)],
];

const variantOf = ({ device, compile, picture }: TheirsResult): string =>
  `${device}, ${compile ? 'compiled' : 'eager'}, ${picture ? 'with' : 'without'} picture`;

const comparisonColumns: readonly Column<Compared>[] = [
  ...caseColumns,
  ['PyTorch', ({ theirs }) => variantOf(theirs)],
  ['its ms a step', ({ theirs }) => whole(theirs.stepMs)],
  ['its processor ms', ({ theirs }) => whole(theirs.processorMs)],
  ['its peak MB', ({ theirs }) => whole(theirs.peakMb)],
  ['times its steps/s', ({ ours, theirs }) => once(theirs.stepMs / ours.stepMs)],
  [
    'times, in processor time',
    ({ ours, theirs }) => once(ours.processorMs === null ? null : theirs.processorMs / ours.processorMs),
  ],
  ['reference mode: points apart, px', ({ result }) => once(result.agreement?.pointsPx ?? null)],
  ['loss apart', ({ result }) => result.agreement?.lossShare.toExponential(0) ?? '–'],
];

const textOf = ({ date, machine, threads, pytorch, rates, cases }: Report): string => {
  const torch =
    typeof pytorch === 'string' ? `PyTorch: ${pytorch}` : `PyTorch ${pytorch.torch}, ${pytorch.card ?? 'no card'}`;
  const ours = cases.flatMap((result): Ours[] => result.ours.map((own) => ({ result, ours: own })));
  const compared = ours.flatMap((own): Compared[] => own.result.theirs.map((theirs) => ({ ...own, theirs })));
  return [
    `Measured ${date} on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${threads} threads; Node ` +
      `${machine.node}, onnxruntime ${machine.onnxruntime}, ${torch}. Other programs ran beside it: load ` +
      `${machine.load} on ${machine.cores} cores at the end. One thread reached ${whole(rates.convolutionGflops)} GFLOP/s ` +
      `of processor time on 3x3 convolutions of 512 channels and read ${once(rates.readGbs)} GB/s.`,
    ...(compared.length > 0 ? ['### Against PyTorch', tableOf(comparisonColumns, compared)] : []),
    '### Steps',
    tableOf(stepColumns, ours),
  ].join('\n\n');
};

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report);
if (reports.length === 0) throw new Error('Name the files that bench/engine.ts wrote.');
const [before, rest] = readFileSync(page, 'utf8').split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`${page} lacks the lines "${begin}" and "${end}".`);
writeFileSync(page, `${before}${begin}\n\n${reports.map(textOf).join('\n\n')}\n\n${end}${after}`);
