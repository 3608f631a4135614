/** The figures of judged sentences as Markdown. */
import type { JudgedTurn } from './conversations.ts';
import type { Judged } from './evaluate.ts';
import type { Verdict } from './judge.ts';
import { noiseKinds } from './noise.ts';

const percent = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);

const row = (name: string, verdicts: readonly Verdict[]): string => {
  const cells = (['right', 'declined', 'refused', 'wrong'] as const).map((verdict) =>
    percent(verdicts.filter((found) => found === verdict).length, verdicts.length),
  );
  return `| ${[name, String(verdicts.length), ...cells].join(' | ')} |`;
};

const head = '| | sentences | right | declined | refused | wrong |\n| --- | --- | --- | --- | --- | --- |';

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(Math.floor(share * values.length), values.length - 1)] ?? 0;

export interface Table {
  readonly name: string;
  readonly judged: readonly Judged[];
}

const layers = [
  ['control words', 'control'],
  ['edits', 'edit'],
  ['what nobody can do', 'refusal'],
] as const;

export const reportOf = (tables: readonly Table[], turns: readonly JudgedTurn[], model: string | null): string => {
  const all = tables.flatMap(({ judged }) => judged);
  const plain = all.filter(({ noise }) => noise === null);
  const verdicts = (judged: readonly Judged[]) => judged.map(({ rules }) => rules);
  const lines = [
    ...tables.map(({ name, judged }) => row(name, verdicts(judged.filter(({ noise }) => noise === null)))),
    row('all', verdicts(plain)),
    ...layers.map(([name, layer]) => row(`of these, ${name}`, verdicts(plain.filter((one) => one.layer === layer)))),
    ...noiseKinds.map((kind) =>
      row(
        { homophone: 'misheard: sounds alike', dropped: 'misheard: a word lost', foreign: 'misheard: a word too many' }[
          kind
        ],
        verdicts(all.filter(({ noise }) => noise === kind)),
      ),
    ),
    ...(model === null
      ? []
      : [
          row(
            `all, with ${model} behind the rules`,
            plain.flatMap((one) => (one.model === null ? [] : [one.model])),
          ),
        ]),
  ];
  const times = all.map(({ ms }) => ms);
  return [
    '*right*: one of the meanings written down beforehand, amounts in bands. *declined*: refused where that is no fault,',
    'but not what was hoped for. *refused*: should have been understood. *wrong*: something else would have been done.',
    'A misheard sentence is judged by what was meant, so a lost “left” that acts on both is wrong.',
    '',
    head,
    ...lines,
    '',
    ...(turns.length === 0
      ? []
      : [
          `Conversations, by what each turn drags or takes back: ${turns.filter(({ right }) => right).length} of ${turns.length} turns right in ${new Set(turns.map(({ talk }) => talk)).size} conversations.`,
          '',
        ]),
    `The rules took ${quantile(times, 0.5).toFixed(2)} ms a sentence (median), ${quantile(times, 0.99).toFixed(1)} ms (99th percentile of ${times.length}).`,
  ].join('\n');
};

/** What went otherwise than hoped, for whoever mends it. */
export const failuresOf = (judged: readonly Judged[], turns: readonly JudgedTurn[] = []): string =>
  [
    ...judged
      .filter(({ noise, rules, model }) => noise === null && (model ?? rules) !== 'right')
      .map(
        ({ rules, model, heard, said }) => `${(model ?? rules).padEnd(9)} ${heard}\n          ${said.slice(0, 160)}`,
      ),
    ...turns
      .filter(({ right }) => !right)
      .map(({ talk, turn, answered }) => `turn      ${talk}: ${turn.said}\n          ${answered.slice(0, 160)}`),
  ].join('\n');
