/**
 * Writes the tables of measurements into docs/performance.md, between the markers there; the prose around is by hand.
 * `node bench/performance-page.ts .build/bench/engine-A.json .build/bench/engine-B.json`: runs of one machine; where
 * several measured a case on a provider, the last one named counts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dragModes } from '../src/drag/index.ts';
import { titleOf } from './drag-case.ts';
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

/** The least and the most of some numbers. */
const range = (values: readonly number[], text: (value: number) => string): string => {
  const [least, most] = [text(Math.min(...values)), text(Math.max(...values))];
  return least === most ? least : `${least} to ${most}`;
};

/** Where, when and beside what it was measured: a line for each setting of machine and libraries. */
const aboutRuns = (reports: readonly Report[]): string => {
  const settings = new Map<string, Report[]>();
  for (const report of reports) {
    const { machine, threads } = report;
    const key =
      `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${threads} threads; ` +
      `Node ${machine.node}, onnxruntime ${machine.onnxruntime}`;
    settings.set(key, [...(settings.get(key) ?? []), report]);
  }
  const lines = [...settings].map(([setting, runs]) => {
    const dates = runs.map(({ date }) => date).toSorted();
    const compared = runs.flatMap(({ pytorch }) => (typeof pytorch === 'string' ? [] : [pytorch]));
    const torch = [...new Set(compared.map((about) => `PyTorch ${about.torch}, ${about.card ?? 'no card'}`))];
    return (
      `${setting}${torch.map((about) => `, ${about}`).join('')}. ${runs.length === 1 ? 'One run' : `${runs.length} runs`}, ` +
      `${[...new Set([dates[0], dates.at(-1)])].join(' to ')}; load average at the end ` +
      `${range(
        runs.map(({ machine }) => machine.load),
        String,
      )}, of programs before and beside. One thread reached ` +
      `${range(
        runs.map(({ rates }) => rates.convolutionGflops),
        whole,
      )} GFLOP/s of processor time on 3x3 convolutions of ` +
      `512 channels and read ${range(
        runs.map(({ rates }) => rates.readGbs),
        once,
      )} GB/s.`
    );
  });
  return `Measured on ${lines.join('\n\nMeasured on ')}`;
};

const keyOf = ({ result, ours }: Ours): string => titleOf(result.drag) + ours.provider;
const order = ({ result: { drag } }: Ours): number[] => [
  drag.model.imageSize,
  drag.model.channelBase,
  dragModes.indexOf(drag.mode),
  Number(drag.masked),
  drag.points,
];
const inOrder = (a: Ours, b: Ours): number => {
  const other = order(b);
  return (
    order(a)
      .map((value, at) => value - (other[at] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
};

const textOf = (reports: readonly Report[]): string => {
  const measured = reports.flatMap((report) =>
    report.cases.flatMap((result) => result.ours.map((ours) => ({ report, result, ours }))),
  );
  const rows = [...new Map(measured.map((row) => [keyOf(row), row])).values()].toSorted(inOrder);
  const compared = rows.flatMap((row): Compared[] => row.result.theirs.map((theirs) => ({ ...row, theirs })));
  const used = reports.filter((report) => rows.some((row) => row.report === report));
  return [
    aboutRuns(used),
    ...(compared.length > 0 ? ['### Against PyTorch', tableOf(comparisonColumns, compared)] : []),
    '### Steps',
    tableOf(stepColumns, rows),
  ].join('\n\n');
};

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report);
if (reports.length === 0) throw new Error('Name the files that bench/engine.ts wrote.');
const [before, rest] = readFileSync(page, 'utf8').split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`${page} lacks the lines "${begin}" and "${end}".`);
writeFileSync(page, `${before}${begin}\n\n${textOf(reports)}\n\n${end}${after}`);
