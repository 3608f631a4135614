/** The figures of judged sentences as Markdown. */
import type { JudgedTurn } from './conversations.ts';
import type { Judged } from './evaluate.ts';
import type { Verdict } from './judge.ts';
import { noiseKinds } from './noise.ts';

const percent = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);

const share = (verdicts: readonly Verdict[], verdict: Verdict): string =>
  percent(verdicts.filter((found) => found === verdict).length, verdicts.length);

/** The rules alone, and what the program does. */
const row = (name: string, judged: readonly Judged[]): string => {
  const [rules, read] = [judged.map((one) => one.rules), judged.map((one) => one.read)];
  const alone = [share(rules, 'right'), share(rules, 'wrong')];
  const both = (['right', 'declined', 'refused', 'wrong'] as const).map((verdict) => share(read, verdict));
  const offered = percent(judged.filter((one) => one.offered).length, judged.length);
  return `| ${[name, String(judged.length), ...alone, ...both, offered].join(' | ')} |`;
};

const head =
  '| | sentences | rules alone: right | wrong | the program: right | declined | refused | wrong | not done, but the right one offered by number |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |';

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(Math.floor(share * values.length), values.length - 1)] ?? 0;

export interface Table {
  readonly name: string;
  readonly judged: readonly Judged[];
}

/** Who stands behind the rules where they refuse. */
export interface Behind {
  /** The model's name. */
  readonly name: string;
  /** How many recorded answers there are; null where the model itself was asked. */
  readonly recorded: number | null;
}

const layers = [
  ['control words', 'control'],
  ['edits', 'edit'],
  ['what nobody can do', 'refusal'],
] as const;

/** The layers one behind the other, by what a sentence asks for. */
const layerTable = (plain: readonly Judged[], behind: Behind | null): readonly string[] => {
  const kinds = [['all', null], ...layers] as const;
  const line = (name: string, verdictOf: (one: Judged) => Verdict | null): string => {
    const cells = kinds.map(([, layer]) => {
      const verdicts = plain.flatMap((one) => (layer === null || one.layer === layer ? (verdictOf(one) ?? []) : []));
      return `${share(verdicts, 'right')}; ${share(verdicts, 'wrong')}`;
    });
    return `| ${[name, ...cells].join(' | ')} |`;
  };
  const third = behind && (behind.recorded === null ? `then the model ${behind.name}` : `then ${behind.name} answers`);
  return [
    ...(behind?.recorded == null
      ? []
      : [
          behind.name === 'hand-written'
            ? `**The last line is no model's quality**: ${behind.recorded} answers were written by hand, because no model could be reached,`
            : `The last line replays ${behind.recorded} recorded answers of ${behind.name},`,
          'and went through connection, schema, checks, repair and caps like those of a model; only their sentences are asked.',
          '',
        ]),
    `| right; wrong | ${kinds.map(([name]) => name).join(' | ')} |`,
    `| --- | ${kinds.map(() => '---').join(' | ')} |`,
    line('the rules', ({ rules }) => rules),
    line('then the second hearing', ({ again }) => again),
    line('then the reader', ({ read }) => read),
    ...(third === null ? [] : [line(third, ({ model }) => model)]),
    '',
  ];
};

const noiseNames = {
  homophone: 'misheard: sounds alike',
  dropped: 'misheard: a word lost',
  foreign: 'misheard: a word too many',
} as const;

/** Of the wrong copies that lost a word, those that say as they stand just what was done. */
const asTheyStand = (all: readonly Judged[], list: ReadonlySet<string>): readonly string[] => {
  const lost = all.filter(({ noise }) => noise === 'dropped');
  const wrong = lost.filter(({ read }) => read === 'wrong');
  const plain = wrong.filter(({ heard }) => list.has(heard));
  if (list.size === 0) return [];
  return [
    `Of the ${wrong.length} copies that lost a word and were wrong, ${plain.length} say as they stand just what was done (“open the mouth”, once “don't open the mouth”; judged by`,
    `hand, test/language/as-they-stand.tsv): nobody could tell. The other ${wrong.length - plain.length} are ${percent(wrong.length - plain.length, lost.length)}.`,
    '',
  ];
};

export const reportOf = (
  tables: readonly Table[],
  turns: readonly JudgedTurn[],
  behind: Behind | null,
  list: ReadonlySet<string> = new Set(),
): string => {
  const all = tables.flatMap(({ judged }) => judged);
  const plain = all.filter(({ noise }) => noise === null);
  const lines = [
    ...tables.map(({ name, judged }) =>
      row(
        name,
        judged.filter(({ noise }) => noise === null),
      ),
    ),
    row('all', plain),
    ...layers.map(([name, layer]) =>
      row(
        `of these, ${name}`,
        plain.filter((one) => one.layer === layer),
      ),
    ),
    ...noiseKinds.map((kind) =>
      row(
        noiseNames[kind],
        all.filter(({ noise }) => noise === kind),
      ),
    ),
  ];
  const times = all.map(({ ms }) => ms);
  return [
    '*right*: one of the meanings written down beforehand, amounts in bands. *declined*: refused where that is no fault,',
    'but not what was hoped for. *refused*: should have been understood. *wrong*: something else would have been done.',
    'A misheard sentence is judged by what was meant, so a lost “left” that acts on both is wrong. The *second hearing* takes',
    'a refused sentence for what it sounds like, or leaves out talk around it; what is refused still, the *reader* takes, a small',
    'network, where it is sure (decisions/0010, 0012, 0019). *The program* is all three.',
    '',
    head,
    ...lines,
    '',
    ...asTheyStand(all, list),
    ...layerTable(plain, behind),
    ...(turns.length === 0
      ? []
      : [
          `Conversations, by what each turn drags or takes back: ${turns.filter(({ right }) => right).length} of ${turns.length} turns right in ${new Set(turns.map(({ talk }) => talk)).size} conversations; in ${turns.filter(({ nothing }) => nothing).length} nothing was done, or it was asked.`,
          '',
        ]),
    `An answer took ${quantile(times, 0.5).toFixed(2)} ms a sentence (median), ${quantile(times, 0.99).toFixed(1)} ms (99th percentile of ${times.length}).`,
  ].join('\n');
};

/** What went otherwise than hoped, for whoever mends it. */
export const failuresOf = (judged: readonly Judged[], turns: readonly JudgedTurn[] = []): string =>
  [
    ...judged
      .filter(({ noise, read, model }) => noise === null && (model ?? read) !== 'right')
      .map(({ read, model, heard, said }) => `${(model ?? read).padEnd(9)} ${heard}\n          ${said.slice(0, 160)}`),
    ...judged
      .filter(({ noise, read }) => noise !== null && read === 'wrong')
      .map(({ noise, heard, said }) => `${noise}   ${heard}\n          ${said.slice(0, 160)}`),
    ...turns
      .filter(({ right }) => !right)
      .map(
        ({ talk, turn, answered, nothing }) =>
          `${nothing ? 'nothing' : 'turn   '}   ${talk}: ${turn.said}\n          ${answered.slice(0, 160)}`,
      ),
  ].join('\n');
