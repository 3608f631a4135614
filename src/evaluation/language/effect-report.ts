/** Effects as a table: how often the right way, how much, and what else changed. */
import type { Effect } from './effects.ts';
import type { ReadFactor } from './factor-reader.ts';

/** A factor that is read worse than this judges nothing. */
const leastCorrelation = 0.6;
/** Others may change by so much of their range. */
const mostDrift = 0.15;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percent = (share: number): string => (Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–');
const tenths = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–');
const share = (count: number, of: number): number => (of === 0 ? Number.NaN : count / of);

interface Measured {
  readonly right: boolean;
  /** Mean change of the named factors in the asked direction. */
  readonly change: number;
  /** The other factors, changed by how much. */
  readonly others: readonly { readonly factor: string; readonly change: number }[];
}

const measured = (effect: Effect, trusted: ReadonlySet<string>): Measured => {
  const { moves, along } = effect.expected;
  const changes = moves.map(({ factor, sign }) => sign * (effect.changes.get(factor) ?? Number.NaN));
  const named = new Set([...moves.map(({ factor }) => factor), ...along]);
  const others = [...effect.changes]
    .filter(([factor]) => trusted.has(factor) && !named.has(factor))
    .map(([factor, change]) => ({ factor, change: Math.abs(change) }));
  return {
    right: changes.every((change) => change > 0),
    change: changes.reduce((a, b) => a + b, 0) / changes.length,
    others,
  };
};

const rowOf = (name: string, effects: readonly Effect[], trusted: ReadonlySet<string>): string => {
  const done = effects.filter(({ refused }) => refused === null).map((effect) => measured(effect, trusted));
  const others = done.flatMap((one) => one.others);
  const worst = new Map<string, number[]>();
  for (const { factor, change } of others) worst.set(factor, [...(worst.get(factor) ?? []), change]);
  const [most] = [...worst].map(([factor, all]) => [factor, median(all)] as const).sort((a, b) => b[1] - a[1]);
  const near = effects.flatMap(({ witnesses }) => witnesses.near);
  const cells = [
    name,
    `${done.length} of ${effects.length}`,
    percent(share(done.filter(({ right }) => right).length, done.length)),
    percent(median(done.map(({ change }) => change))),
    percent(share(others.filter(({ change }) => change < mostDrift).length, others.length)),
    most === undefined ? '–' : `${most[0]} ${percent(most[1])}`,
    percent(share(near.filter((along) => along > 0).length, near.length)),
    tenths(median(effects.flatMap(({ witnesses }) => witnesses.far))),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const effectReport = (effects: readonly Effect[], factors: readonly ReadFactor[]): string => {
  const trusted = new Set(factors.filter(({ correlation }) => correlation >= leastCorrelation).map(({ name }) => name));
  const isJudged = ({ expected }: Effect) => expected.moves.every(({ factor }) => trusted.has(factor));
  const judged = effects.filter(isJudged);
  const sentences = [...new Set(judged.map(({ expected }) => expected.sentence))];
  const untried = [...new Set(effects.filter((effect) => !isJudged(effect)).map(({ expected }) => expected.sentence))];
  const seeds = effects.map(({ seed }) => seed);
  const unread = factors.filter(({ name }) => !trusted.has(name));
  return [
    `Seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}, on which nothing was tuned. Changes are shares of a factor's whole range, read before and`,
    `after by a regressor (its own error and correlation on generated pictures: models/lion/README.md). *others*: readings of other factors that`,
    `changed by less than ${percent(mostDrift)}; *most*: the other factor with the greatest median change. A refusal is a drag that grounding declined.`,
    '*went along*: key points that the plan did not use, within 15 % of the width of a moving handle, that went its way (moving or growing parts take',
    'their neighbours along; what only changes its form need not). *far points*: how far those beyond 30 % went, as a share of the width (median).',
    ...(unread.length === 0
      ? []
      : [
          `Read too badly to judge (correlation below ${leastCorrelation}): ${unread.map(({ name }) => name).join(', ')}${untried.length > 0 ? `; so not judged: ${untried.map((text) => `“${text}”`).join(', ')}` : ''}.`,
        ]),
    '',
    '| sentence | dragged | right way | median change | others below 15 % | most | went along | far points |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...sentences.map((sentence) =>
      rowOf(
        sentence,
        judged.filter(({ expected }) => expected.sentence === sentence),
        trusted,
      ),
    ),
    rowOf('**all**', judged, trusted),
  ].join('\n');
};
