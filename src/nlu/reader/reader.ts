/**
 * From the network's answers to one command: what is asked for first, then of every part its actions, the side and the
 * amount, then what must stay. Several networks of one file are averaged: where they disagree, none is sure.
 */
import type { Amount, Command, Constraint, Domain, PartEdit, Side } from '../../core/index.ts';
import { findContradiction, withoutRepeats } from '../contradictions.ts';
import { inWords } from './in-words.ts';
import { intents, isControlIntent, type Labels, labelsOf } from './labels.ts';
import { type Answers, Network, sigmoid, softmax, type Tensors } from './network.ts';
import type { ReadCommand, SentenceReader } from './port.ts';
import { marksOf } from './words.ts';

/** As the rules read nothing said, "a bit", "a lot"; in the network's order. */
const factors = [1, 0.4, 1.8] as const;
const sides = ['left', 'right', 'both'] as const satisfies readonly Side[];
const limitKinds = ['keep', 'only'] as const;

const averaged = (lists: readonly Float32Array[]): Float32Array =>
  new Float32Array(lists[0]?.length ?? 0).map(
    (_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0) / lists.length,
  );

/** The greatest, and its place. */
const likeliest = (chances: Float32Array): { readonly at: number; readonly chance: number } => {
  const chance = Math.max(...chances);
  return { at: chances.indexOf(chance), chance };
};

/** The network's heads, and how many answers each has: a part's actions, amounts, and sides where it has two. */
export const headsOf = ({ parts, regions }: Labels): ReadonlyMap<string, number> =>
  new Map([
    ...parts.map(({ name, actions, paired }): [string, number] => [
      `part.${name}`,
      actions.length + factors.length + (paired ? sides.length : 0),
    ]),
    ...regions.map((name): [string, number] => [`region.${name}`, limitKinds.length]),
  ]);

interface Read<T> {
  readonly found: T;
  readonly chance: number;
}

/** The edits of one part: every action that is likelier asked for than not. */
const editsOf = (
  { name, actions, paired }: Labels['parts'][number],
  chances: { readonly actions: Float32Array; readonly amount: Float32Array; readonly side: Float32Array },
): Read<readonly PartEdit[]> => {
  const asked = actions.filter((_, at) => (chances.actions[at] ?? 0) > 0.5);
  let chance = actions.reduce((product, _, at) => {
    const one = chances.actions[at] ?? 0;
    return product * Math.max(one, 1 - one);
  }, 1);
  if (asked.length === 0) return { found: [], chance };
  const amount = likeliest(chances.amount);
  const side = paired ? likeliest(chances.side) : null;
  // An amount that is not quite met is still what was asked for: it counts half.
  chance *= Math.sqrt(amount.chance) * (side?.chance ?? 1);
  const wanted: Amount = { kind: 'relative', factor: factors[amount.at] ?? 1 };
  const found = asked.map((action) => ({
    part: name,
    action,
    side: side === null ? null : (sides[side.at] ?? 'both'),
    amount: wanted,
  }));
  return { found, chance };
};

/** What is done in place of the last edit, where one stands. */
const insteadOf = (read: ReadCommand | null, stands: boolean): ReadCommand | null => {
  if (read?.command.kind !== 'edit' || !stands) return read;
  return { ...read, command: { kind: 'instead', edit: read.command } };
};

/** @throws AppError bad-model-files, bad-checkpoint */
export const createSentenceReader = (
  { tensors, metadata }: { readonly tensors: Tensors; readonly metadata: Readonly<Record<string, string>> },
  domain: Domain,
): SentenceReader => {
  const labels = labelsOf(metadata, domain);
  const heads = headsOf(labels);
  const networks = Array.from(
    { length: labels.members },
    (_, at) => new Network(tensors, `${at}.`, labels.intents.length, heads),
  );

  const limitsOf = (answers: readonly Answers[]): Read<readonly Constraint[]> => {
    const found: Constraint[] = [];
    let chance = 1;
    for (const region of labels.regions) {
      const chances = averaged(
        answers.map(({ heads: all }) => (all.get(`region.${region}`) ?? new Float32Array(2)).map(sigmoid)),
      );
      for (const [at, kind] of limitKinds.entries()) {
        const one = chances[at] ?? 0;
        chance *= Math.max(one, 1 - one);
        const paired = labels.parts.some(({ name, paired: two }) => name === region && two);
        if (one > 0.5) found.push({ kind, region, side: paired ? 'both' : null });
      }
    }
    return { found, chance };
  };

  const editOf = (answers: readonly Answers[], chance: number): ReadCommand | null => {
    const edits: PartEdit[] = [];
    let confidence = chance;
    for (const part of labels.parts) {
      const rows = answers.map(({ heads: all }) => all.get(`part.${part.name}`) ?? new Float32Array());
      const count = part.actions.length;
      const of = (begin: number, size: number) => rows.map((row) => softmax(row.subarray(begin, begin + size)));
      const read = editsOf(part, {
        actions: averaged(rows.map((row) => row.subarray(0, count).map(sigmoid))),
        amount: averaged(of(count, factors.length)),
        side: part.paired ? averaged(of(count + factors.length, sides.length)) : new Float32Array(),
      });
      edits.push(...read.found);
      confidence *= read.chance;
    }
    const limits = limitsOf(answers);
    if (edits.length === 0) return null;
    const limited = withoutRepeats({ edits, constraints: limits.found });
    if (findContradiction(limited, domain) !== undefined) return null;
    const command: Command = { kind: 'edit', ...limited };
    return { command, words: inWords(command, domain), confidence: confidence * limits.chance };
  };

  return {
    read: (text, { last, takenBack } = { last: null, takenBack: false }) => {
      const marks = marksOf(last, takenBack);
      const answers = networks.map((network) => network.of(text, marks));
      const { at, chance } = likeliest(averaged(answers.map(({ intent }) => softmax(intent))));
      const intent = labels.intents[at] ?? 'refuse';
      if (intent === 'edit') return editOf(answers, chance);
      if (intent === 'instead') return insteadOf(editOf(answers, chance), last !== null && !takenBack);
      if (!isControlIntent(intent)) return null;
      const [words, command] = intents[intent];
      return { command, words, confidence: chance };
    },
  };
};
