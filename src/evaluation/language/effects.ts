/**
 * Sentences judged by their effect: each is understood, planned and dragged on pictures of seeds that nothing was tuned on, and
 * the factors are read before and after. Did the named one go the asked way, by about as much, and did the others stay?
 */
import { type Deed, type DeedParts, deedOf } from '../deeds/deed.ts';
import type { KeptDeeds } from '../deeds/kept-deeds.ts';
import type { Witnesses } from '../deeds/witnesses.ts';
import type { FactorReader } from './factor-reader.ts';

export interface ExpectedEffect {
  readonly sentence: string;
  readonly moves: readonly { readonly factor: string; readonly sign: 1 | -1 }[];
  /** May change as well: the same thing seen otherwise. */
  readonly along: readonly string[];
}

/** @throws Error naming the line that is of another form */
export const effectsOf = (table: string): readonly ExpectedEffect[] =>
  table.split('\n').flatMap((line, i) => {
    if (line.startsWith('#') || line.trim() === '') return [];
    const [sentence = '', named = '', along = ''] = line.split('\t');
    const moves = named.split(' ').flatMap((word) => {
      const [, factor, sign] = /^([a-z_]+)([+-])$/.exec(word) ?? [];
      return factor === undefined ? [] : [{ factor, sign: sign === '+' ? (1 as const) : (-1 as const) }];
    });
    if (sentence === '' || moves.length === 0 || moves.length !== named.split(' ').length) {
      throw new Error(`Line ${i + 1} is not “sentence, factors with signs, factors that may move”: ${line}`);
    }
    return [{ sentence, moves, along: along.split(' ').filter((word) => word !== '') }];
  });

export interface Effect {
  readonly expected: ExpectedEffect;
  readonly seed: number;
  /** Why nothing was dragged; null where it was. */
  readonly refused: string | null;
  /** Change of each factor as a share of its range. */
  readonly changes: ReadonlyMap<string, number>;
  /** Share of the asked change that key points find, by the recipe's own measure; null where they cannot tell. */
  readonly shown: number | null;
  /** What key points tell that the plan did not use. */
  readonly witnesses: Witnesses;
}

const judged = async (reader: FactorReader, expected: ExpectedEffect, deed: Deed): Promise<Effect> => {
  const { seed, refused, shown, witnesses, pictures } = deed;
  if (pictures === null) return { expected, seed, refused, changes: new Map(), shown, witnesses };
  const [was, is] = [await reader.read(pictures.before), await reader.read(pictures.after)];
  const changes = new Map([...was].map(([factor, value]) => [factor, (is.get(factor) ?? value) - value]));
  return { expected, seed, refused, changes, shown, witnesses };
};

/** Seed by seed, all sentences on each, so that a run that is cut short has tried every sentence alike. */
export async function* evaluateEffects(
  parts: DeedParts,
  reader: FactorReader,
  kept: KeptDeeds,
  expected: readonly ExpectedEffect[],
  seeds: readonly number[],
  mayGoOn: () => boolean,
  signal: AbortSignal,
): AsyncGenerator<Effect> {
  for (const seed of seeds) {
    for (const one of expected) {
      if (!mayGoOn() || signal.aborted) return;
      const known = kept.find(one.sentence, seed);
      const deed = known ?? (await deedOf(parts, one.sentence, seed, signal));
      if (known === undefined) await kept.add(deed);
      yield await judged(reader, one, deed);
    }
  }
}
