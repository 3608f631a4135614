/**
 * Writes the tables of measurements into docs/performance.md, between the markers there; the prose around is by hand.
 * `node bench/performance-page.ts .build/bench/engine-A.json .build/bench/engine-B.json`: runs of one machine, in turn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CaseResult, OursResult, Report } from './report.ts';

const begin = '<!-- bench/engine.ts: begin -->';
const end = '<!-- bench/engine.ts: end -->';

const whole = (value: number | null | undefined): string => (typeof value === 'number' ? value.toFixed(0) : '–');
const once = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const perSecond = (ms: number): string => (1000 / ms).toFixed(1);

const nameOf = ({ drag: { model, mode, points, masked } }: CaseResult): string[] => [
  `${model.imageSize}${model.imageSize === 256 && model.channelBase === 32768 ? ' (wide)' : ''}`,
  mode,
  String(points),
  masked ? 'yes' : 'no',
];

const stepRow = (result: CaseResult, ours: OursResult): string[] => [
  ...nameOf(result),
  ours.provider,
  perSecond(ours.stepMs),
  whole(ours.stepMs),
  whole(ours.fastestStepMs),
  whole(ours.processorMs),
  whole(result.floorMs),
  once(result.work.gigaflops),
  whole(result.work.weightsMb),
  whole(ours.memory?.residentMb),
  whole(ours.memory?.peakMb),
  whole(ours.loadMs),
  whole(ours.firstMs),
  whole(ours.pictureMs),
  once(ours.lagP99Ms),
];

const steps = (cases: readonly CaseResult[]): string =>
  table(
    [
      'px',
      'mode',
      'points',
      'mask',
      'provider',
      'steps/s',
      'ms a step, median',
      'fastest',
      'processor ms',
      'floor, processor ms',
      'GFLOP',
      'weights read, MB',
      'resident MB',
      'peak MB',
      'load ms',
      'first step ms',
      'picture ms',
      'caller lag p99 ms',
    ],
    cases.flatMap((result) => result.ours.map((ours) => stepRow(result, ours))),
  );

const comparison = (cases: readonly CaseResult[]): string =>
  table(
    [
      'px',
      'mode',
      'points',
      'mask',
      'provider',
      'PyTorch',
      'its ms a step',
      'its processor ms',
      'its peak MB',
      'times its steps/s',
      'times, in processor time',
      'reference mode: points apart, px',
      'loss apart',
    ],
    cases.flatMap((result) =>
      result.ours.flatMap((ours) =>
        result.theirs.map((theirs) => [
          ...nameOf(result),
          ours.provider,
          `${theirs.device}, ${theirs.compile ? 'compiled' : 'eager'}, ${theirs.picture ? 'with' : 'without'} picture`,
          whole(theirs.stepMs),
          whole(theirs.processorMs),
          whole(theirs.peakMb),
          once(theirs.stepMs / ours.stepMs),
          once(ours.processorMs === null ? null : theirs.processorMs / ours.processorMs),
          once(result.agreement?.pointsPx ?? null),
          result.agreement?.lossShare.toExponential(0) ?? '–',
        ]),
      ),
    ),
  );

const textOf = ({ date, machine, threads, pytorch, rates, cases }: Report): string => {
  const torch =
    typeof pytorch === 'string' ? `PyTorch: ${pytorch}` : `PyTorch ${pytorch.torch}, ${pytorch.card ?? 'no card'}`;
  const compared = cases.filter(({ theirs }) => theirs.length > 0);
  return [
    `Measured ${date} on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${threads} threads; Node ` +
      `${machine.node}, onnxruntime ${machine.onnxruntime}, ${torch}. Other programs ran beside it: load ` +
      `${machine.load} on ${machine.cores} cores at the end. One thread reached ${whole(rates.convolutionGflops)} GFLOP/s ` +
      `of processor time on 3x3 convolutions of 512 channels and read ${once(rates.readGbs)} GB/s.`,
    ...(compared.length > 0 ? ['### Against PyTorch', comparison(compared)] : []),
    '### Steps',
    steps(cases),
  ].join('\n\n');
};

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report);
if (reports.length === 0) throw new Error('Name the files that bench/engine.ts wrote.');
const [before, rest] = readFileSync(page, 'utf8').split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`${page} lacks the lines "${begin}" and "${end}".`);
writeFileSync(page, `${before}${begin}\n\n${reports.map(textOf).join('\n\n')}\n\n${end}${after}`);
