/** Rows of measurements as Markdown. A method is compared with another on the cases that all of them have. */

import type { DragMode } from '../../drag/index.ts';
import { mean, quantile, standardError, visibleStep } from './measures.ts';
import type { Row } from './store.ts';
import { methodsOf, type TaskName } from './tasks.ts';
import { maxSteps } from './timed-drag.ts';

const number = (row: Row, name: string): number => {
  const value = row.values[name];
  return typeof value === 'number' ? value : Number.NaN;
};
const numbers = (row: Row, name: string): readonly number[] => {
  const value = row.values[name];
  return Array.isArray(value) ? value : [];
};
const isNumber = (value: number): boolean => !Number.isNaN(value);

const fixed = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const percent = (value: number, digits = 0): string => (Number.isNaN(value) ? '–' : `${fixed(100 * value, digits)} %`);
const withError = (values: readonly number[], digits: number): string =>
  values.length < 2
    ? fixed(mean(values), digits)
    : `${fixed(mean(values), digits)} ± ${fixed(standardError(values), digits)}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Group {
  readonly label: string;
  readonly rows: readonly Row[];
}

/**
 * A task's rows by method, on the cases that all methods have and none skips. Where a method has more of them, it gets
 * a second line with all.
 */
export const grouped = (rows: readonly Row[], task: TaskName, modes: readonly DragMode[]): readonly Group[] => {
  const own = rows.filter((row) => row.task === task && !('skipped' in row.values));
  const methods = methodsOf(task, modes).filter((method) => own.some((row) => row.method === method));
  const indices = [...new Set(own.map(({ index }) => index))];
  const shared = new Set(
    indices.filter((index) =>
      methods.every((method) => own.some((row) => row.method === method && row.index === index)),
    ),
  );
  return methods.flatMap((method): Group[] => {
    const all = own.filter((row) => row.method === method);
    const common = all.filter(({ index }) => shared.has(index));
    const lines = common.length === 0 ? [] : [{ label: method, rows: common }];
    return all.length > common.length ? [...lines, { label: `${method}, all its cases`, rows: all }] : lines;
  });
};

const costHead = ['steps', 's', 'core s', 'ms a step', 'stalled', 'at the limit'];
const costCells = (rows: readonly Row[]): string[] => {
  const share = (reason: string): string =>
    percent(mean(rows.map(({ values }) => (values['reason'] === reason ? 1 : 0))));
  const of = (name: string): number => mean(rows.map((row) => number(row, name)));
  const perStep = (1000 * of('coreSeconds')) / (of('steps') + 1);
  return [
    fixed(of('steps'), 0),
    fixed(of('seconds'), 1),
    fixed(of('coreSeconds'), 1),
    fixed(perStep, 0),
    share('stalled'),
    share('step-limit'),
  ];
};

/** Where `reference` stops, as published; `paper` and `fast` stop nearer. By each mode's own tracking. */
const arrivedPx = 2;

const landmarkTable = (rows: readonly Row[], modes: readonly DragMode[]): string => {
  const tasks = ['landmark-1', 'landmark-5', 'landmark-all'] as const;
  const lines = tasks.flatMap((task) =>
    grouped(rows, task, modes).map(({ label, rows: own }) => {
      const column = (name: string): number[] => own.map((row) => number(row, name));
      const points = task === 'landmark-all' ? `all: ${fixed(mean(column('points')), 1)}` : task.slice(-1);
      const before = fixed(mean(column('beforePx')), 2);
      const farthest = column('farthestPx').filter(isNumber);
      const there = farthest.filter((px) => px <= arrivedPx).length;
      const after = withError(column('afterPx'), 2);
      return [points, label, `${own.length}`, before, after, `${there} of ${farthest.length}`, ...costCells(own)];
    }),
  );
  const head = ['points', 'mode', 'cases', 'no edit, px', 'after, px', `all within ${arrivedPx} px`, ...costHead];
  return table(head, lines);
};

const backTable = (rows: readonly Row[], modes: readonly DragMode[]): string => {
  const withBack = rows.filter((row) => isNumber(number(row, 'leftPicture')));
  const lines = grouped(withBack, 'landmark-1', modes).map(({ label, rows: own }) => {
    const of = (name: string): number => mean(own.map((row) => number(row, name)));
    const latent = mean(own.map((row) => number(row, 'leftLatent') / number(row, 'wayLatent')).filter(isNumber));
    const arrived = mean(own.map(({ values }) => (values['backReason'] === 'reached' ? 1 : 0)));
    const pictures = [percent(of('wayPicture'), 1), percent(of('leftPicture'), 1)];
    const home = withError(
      own.map((row) => number(row, 'homePx')),
      2,
    );
    return [
      label,
      `${own.length}`,
      ...pictures,
      fixed(of('wayLatent'), 1),
      fixed(of('leftLatent'), 1),
      percent(latent),
      home,
      fixed(of('backSteps'), 0),
      percent(arrived),
    ];
  });
  const head = [
    'mode',
    'cases',
    'picture: way',
    'left',
    'latent: way',
    'left',
    'left of the way',
    'point from home, px',
    'steps back',
    'back reached',
  ];
  return table(head, lines);
};

const maskedTable = (rows: readonly Row[], modes: readonly DragMode[]): string => {
  const lines = grouped(rows, 'masked', modes).map(({ label, rows: own }) => {
    const column = (name: string): number[] => own.map((row) => number(row, name));
    const outside = [
      percent(mean(column('outsideMean')), 2),
      percent(Math.max(...column('outsideMean')), 2),
      percent(mean(column('outsideVisible')), 1),
    ];
    return [label, `${own.length}`, percent(mean(column('share'))), ...outside, ...costCells(own)];
  });
  return table(
    [
      'mode',
      'cases',
      'done',
      'change outside: mean',
      'worst case',
      `pixels changed by ${visibleStep} of 255`,
      ...costHead,
    ],
    lines,
  );
};

const maskedByEdit = (rows: readonly Row[], modes: readonly DragMode[]): string => {
  const own = rows.filter(({ task, values }) => task === 'masked' && !('skipped' in values));
  const asked = [...new Set(own.map(({ values }) => `${values['asked']}`))];
  const lines = asked.map((edit) => [
    edit,
    ...modes.map((mode) => {
      const of = own.filter((row) => row.method === mode && row.values['asked'] === edit);
      const outside = percent(mean(of.map((row) => number(row, 'outsideMean'))), 2);
      return of.length === 0
        ? '–'
        : `${percent(mean(of.map((row) => number(row, 'share'))))}; ${outside} (${of.length})`;
    }),
  ]);
  return table(['edit', ...modes.map((mode) => `${mode}: done; outside (cases)`)], lines);
};

/** From this share of the picture's width on a point counts as one that moves, or as lost. */
const movingShare = 0.03;
const lostShare = 0.04;

const trackingTable = (rows: readonly Row[], modes: readonly DragMode[], imageSize: number): string => {
  const lines = grouped(rows, 'tracking', modes).map(({ label, rows: own }) => {
    const errors = own.flatMap((row) => numbers(row, 'errorsPx'));
    const ways = own.flatMap((row) => numbers(row, 'waysPx'));
    const moving = errors.filter((_, at) => (ways[at] ?? 0) >= movingShare * imageSize);
    const lost = mean(errors.map((error) => (error > lostShare * imageSize ? 1 : 0)));
    const movingLost = mean(moving.map((error) => (error > lostShare * imageSize ? 1 : 0)));
    const onWay = mean(own.flatMap((row) => numbers(row, 'allErrorsPx').slice(1)));
    const spread = [fixed(quantile(errors, 0.5), 2), fixed(quantile(errors, 0.95), 2)];
    return [
      label,
      `${own.length}`,
      `${errors.length}`,
      fixed(onWay, 2),
      fixed(mean(errors), 2),
      ...spread,
      percent(lost),
      `${moving.length}`,
      fixed(mean(moving), 2),
      percent(movingLost),
    ];
  });
  const head = [
    'tracker',
    'paths',
    'points',
    'on the way, px',
    'at the end, px',
    'median',
    '95 %',
    'lost',
    'moving points',
    'at the end, px',
    'lost',
  ];
  return table(head, lines);
};

/** "10 turn, 2 place": which kinds the measured paths are of. */
const kindsOf = (rows: readonly Row[]): string => {
  const kinds = new Map<number, string>();
  for (const { task, index, values } of rows) {
    if (task === 'tracking' && typeof values['path'] === 'string') kinds.set(index, values['path']);
  }
  const names = [...new Set(kinds.values())];
  return names.map((name) => `${[...kinds.values()].filter((kind) => kind === name).length} ${name}`).join(', ');
};

export interface TableContext {
  readonly model: string;
  readonly imageSize: number;
  readonly provider: string;
  readonly weights: string;
  readonly code: string;
  readonly modes: readonly DragMode[];
  readonly wanted: number;
}

/** The whole section, of the rows there are. */
export const evaluationText = (rows: readonly Row[], context: TableContext): string => {
  const { model, imageSize, provider, weights, code, modes, wanted } = context;
  const earlier = rows.filter((row) => row.code !== code).length;
  const earlierText =
    earlier === 0 ? '' : ` ${earlier} of the ${rows.length} measurements are of earlier code (\`--older\`).`;
  return `Made by \`saydrag eval --write\`; do not edit by hand. Model ${model}, ${imageSize} px, provider ${provider}; weights
${weights}, code and settings ${code}; ${rows.length} of ${wanted} measurements done.${earlierText}

The cases are fixed: their seeds begin at 20000, a range that no recipe, setting or weight was chosen on. Modes are
compared on the cases that all of them have; where one has more, a second line has them all. Cases are measured mode by
mode in turn. **s** is wall time on a machine that did other work besides, **core s** the processor time of the process
with the engine (opening a mode's graph not counted): compare modes by the latter. A drag ends after ${maxSteps} steps at most;
\`reference\` has no rule for stalls, so it goes on to the limit. ± is the standard error of the mean.

### Landmarks: to where another picture has them
Points that the detector sees in both pictures are dragged in picture A to where they are in picture B: 1, 5, or all (16 at
most, the engine's limit). **no edit** is their mean distance to those places before, **after** the mean distance after the
drag, both by the detector, which itself errs by a pixel or so. **all within ${arrivedPx} px**: drags that ended with every point that near to its
target as the mode itself tracks it, which is where \`reference\` stops; the others stop nearer, so “stalled” is not the same for
all. A and B are unrelated lions, so many targets cannot be met.

${landmarkTable(rows, modes)}

### There and back
The drags of one point above, and from where each ended back to its handle. **picture** is the mean absolute difference to
the first picture (share of the full range), **latent** the Euclidean distance in W+: after the way there, and what is left of it
after the way back. **point from home** is by the detector.

${backTable(rows, modes)}

### Change outside the mask
Recipes of the usual amount with a mask ("keep the background", "only the ears" …). **done** is the share of the asked ways that
the moving points went, by the detector: a mode that moves nothing changes nothing outside either. **change outside** is the mean
absolute difference over the pixels that the mask keeps wholly (above 0.99), as a share of the full range.

${maskedTable(rows, modes)}

${maskedByEdit(rows, modes)}

### Tracking
Series of 17 pictures along straight paths in the renderer's factors (turns, places, mouth and lids, shapes, all of these), up to
${fixed(0.012 * imageSize, 1)} px from picture to picture, nothing dragged. A tracker is told where the points are in the first picture. **Exact**: the
positions compared with, which the renderer computes from the factors (\`training/lion/make_tracking_paths.py\`), for the picture
that it would draw. **Approximate**: the pictures tracked in are the generator's of the same factors, which differ from the
renderer's; the row \`detector\` (its movement since the first picture, no tracking) says what an observer of the generator's
pictures finds. \`paper\` and \`fast\` track by the same rules. The pixel template is 11 x 11 px of the first picture, searched as far
as \`fast\` searches. **lost**: more than ${percent(lostShare)} of the width off at the end; **moving points** went ${percent(movingShare)} of it or more.

Paths measured, by kind: ${kindsOf(rows)}.

${trackingTable(rows, modes, imageSize)}`;
};
