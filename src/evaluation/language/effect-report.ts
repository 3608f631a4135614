/** Effects as a table: how often the right way, how much, and what else changed. */
import type { Effect } from './effects.ts';
import type { ReadFactor } from './factor-reader.ts';

/** A factor that is read worse than this, or whose reading does not follow it when it changes alone, judges nothing. */
const leastCorrelation = 0.6;
const leastResponse = 0.33;
/** Below this share of the asked change the conversation says so too. */
const leastShown = 1 / 3;
/** Others may change by so much of their range. */
const mostDrift = 0.15;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percent = (share: number): string => (Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–');
const tenths = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–');
const share = (count: number, of: number): number => (of === 0 ? Number.NaN : count / of);

interface Measured {
  /** Null where a named factor is not trusted. */
  readonly right: boolean | null;
  /** Mean change of the named factors in the asked direction; null likewise. */
  readonly change: number | null;
  /** The other factors, changed by how much. */
  readonly others: readonly { readonly factor: string; readonly change: number }[];
}

const measured = (effect: Effect, trusted: ReadonlySet<string>): Measured => {
  const { moves, along } = effect.expected;
  const isJudged = moves.every(({ factor }) => trusted.has(factor));
  const changes = moves.map(({ factor, sign }) => sign * (effect.changes.get(factor) ?? Number.NaN));
  const named = new Set([...moves.map(({ factor }) => factor), ...along]);
  const others = [...effect.changes]
    .filter(([factor]) => trusted.has(factor) && !named.has(factor))
    .map(([factor, change]) => ({ factor, change: Math.abs(change) }));
  return {
    right: isJudged ? changes.every((change) => change > 0) : null,
    change: isJudged ? changes.reduce((a, b) => a + b, 0) / changes.length : null,
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
  const judged = done.filter(({ right }) => right !== null);
  const shown = effects.flatMap((effect) => effect.shown ?? []);
  const cells = [
    name,
    `${done.length} of ${effects.length}`,
    percent(share(judged.filter(({ right }) => right).length, judged.length)),
    percent(median(judged.flatMap(({ change }) => change ?? []))),
    percent(median(shown)),
    shown.length === 0 ? '–' : `${shown.filter((one) => one < leastShown).length} of ${shown.length}`,
    percent(share(others.filter(({ change }) => change < mostDrift).length, others.length)),
    most === undefined ? '–' : `${most[0]} ${percent(most[1])}`,
    percent(share(near.filter((along) => along > 0).length, near.length)),
    tenths(median(effects.flatMap(({ witnesses }) => witnesses.far))),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const effectReport = (effects: readonly Effect[], factors: readonly ReadFactor[]): string => {
  const follows = ({ correlation, response }: ReadFactor) =>
    correlation >= leastCorrelation && response >= leastResponse;
  const trusted = new Set(factors.filter(follows).map(({ name }) => name));
  const sentences = [...new Set(effects.map(({ expected }) => expected.sentence))];
  const seeds = effects.map(({ seed }) => seed);
  const unread = factors.filter(({ name }) => !trusted.has(name)).map(({ name }) => name);
  return [
    `Seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}, on which nothing was tuned; dragged as the page drags, with its looks at the points. *right way* and`,
    `*median change*: the factor that the sentence names, as a share of its whole range, read before and after by a regressor. Not judged (–) where it reads`,
    `the factor badly: correlation over different pictures below ${leastCorrelation}, or a reading that follows less than a third of a factor that changes alone.`,
    ...(unread.length === 0 ? [] : [`These are ${unread.join(', ')}.`]),
    '*by key points*: the share of the asked change that the key-point detector finds, by the measure of the recipe (median); *below a third*: drags with less',
    'than that of it, which the conversation says. *others*: readings of other factors that changed by less than 15 %; *most*: the other factor with the',
    'greatest median change. *went along*: key points that the plan did not use, within 15 % of the width of a moving handle, that went its way (moving or',
    'growing parts take their neighbours along; what only changes its form need not). *far points*: how far those beyond 30 % went, as a share of the width',
    '(median). What is missing of *dragged* was declined.',
    '',
    '| sentence | dragged | right way | median change | by key points | below a third | others below 15 % | most | went along | far points |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...sentences.map((sentence) =>
      rowOf(
        sentence,
        effects.filter(({ expected }) => expected.sentence === sentence),
        trusted,
      ),
    ),
    rowOf('**all**', effects, trusted),
  ].join('\n');
};
