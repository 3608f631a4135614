/**
 * Which cases are measured when. A tenth of the cases of every task, then another tenth, so that a run cut short is
 * balanced; within a case method by method, so that what else the machine does burdens all of them alike.
 */
import type { DragMode } from '../../drag/index.ts';
import type { Stage } from './stage.ts';
import type { Row, RowName, Store } from './store.ts';
import { casesOf, measure, methodsOf, type TaskName } from './tasks.ts';

const rounds = 10;

export interface EvaluationPlan {
  readonly tasks: readonly TaskName[];
  readonly modes: readonly DragMode[];
  readonly cases: number;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
  /** What is measured next. */
  readonly next: RowName;
}

/** In the order in which they are measured. */
export const rowNames = ({ tasks, modes, cases }: EvaluationPlan): readonly RowName[] => {
  const names: RowName[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) {
      const begin = (of: number): number => Math.ceil((of * casesOf(task, cases)) / rounds);
      for (let index = begin(round); index < begin(round + 1); index++) {
        for (const method of methodsOf(task, modes)) names.push({ task, index, method });
      }
    }
  }
  return names;
};

const same = (a: RowName) => (b: RowName) => a.task === b.task && a.index === b.index && a.method === b.method;

export type RowKey = Pick<Row, 'weights' | 'code' | 'provider'>;

/** The newest row of each name. With `older`, rows of earlier code count where there is none of the present one. */
export const rowsFor = (
  rows: readonly Row[],
  names: readonly RowName[],
  { weights, code, provider }: RowKey,
  older: boolean,
): readonly Row[] => {
  const fitting = rows.filter((row) => row.weights === weights && row.provider === provider);
  return names.flatMap((name) => {
    const own = fitting.filter(same(name));
    const present = own.findLast((row) => row.code === code) ?? (older ? own.at(-1) : undefined);
    return present ?? [];
  });
};

/** Measures what is missing, row by row. Ends early once `mayGoOn` says no, or throws `cancelled` on the signal. */
export async function* measureMissing(
  stage: Stage,
  store: Store,
  key: RowKey,
  names: readonly RowName[],
  options: { readonly older: boolean; readonly signal: AbortSignal; readonly mayGoOn: () => boolean },
): AsyncGenerator<EvaluationProgress, void, void> {
  const known = rowsFor(store.rows, names, key, options.older);
  const missing = names.filter((name) => !known.some(same(name)));
  let done = names.length - missing.length;
  for (const next of missing) {
    if (!options.mayGoOn()) return;
    yield { done, total: names.length, next };
    const values = await measure(stage, next.task, next.index, next.method, options.signal);
    await store.add({ ...key, ...next, values: { ...values } as Row['values'] });
    done++;
  }
}
