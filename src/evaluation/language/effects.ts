/**
 * Sentences judged by their effect: each is understood, planned and dragged on pictures of seeds that nothing was tuned on, and
 * the factors are read before and after. Did the named one go the asked way, by about as much, and did the others stay?
 */
import type { Amount, Domain, EditCommand } from '../../core/index.ts';
import type { DragEngine } from '../../drag/index.ts';
import type { Ground, KeyPointDetector, Shown } from '../../grounding/index.ts';
import type { Understand } from '../../nlu/index.ts';
import type { FactorReader } from './factor-reader.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

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
  readonly amount: Amount;
  /** Share of the asked change that key points find, by the recipe's own measure; null where they cannot tell. */
  readonly shown: number | null;
  /** What key points tell that the plan did not use. */
  readonly witnesses: Witnesses;
}

export interface EffectParts {
  readonly engine: DragEngine;
  readonly detector: KeyPointDetector;
  readonly ground: Ground;
  readonly shown: Shown;
  readonly domain: Domain;
  readonly understand: Understand;
  readonly reader: FactorReader;
}

const commandOf = ({ understand, domain }: EffectParts, sentence: string): EditCommand => {
  const understood = understand(sentence, domain);
  if (understood.kind === 'command' && understood.command.kind === 'edit') return understood.command;
  throw new Error(`“${sentence}” of the table of effects is not understood as an edit.`);
};

const usual: Amount = { kind: 'relative', factor: 1 };

const effectOf = async (
  parts: EffectParts,
  expected: ExpectedEffect,
  seed: number,
  signal: AbortSignal,
): Promise<Effect> => {
  const { engine, detector, ground, shown, reader } = parts;
  const command = commandOf(parts, expected.sentence);
  const amount = command.edits[0]?.amount ?? usual;
  const latent = await engine.sample(seed);
  const before = await engine.render(latent);
  const pointsBefore = await detector.detect(before);
  const grounding = ground(command, pointsBefore, before.size);
  if (grounding.kind === 'refused') {
    const witnesses = { near: [], far: [] };
    return { expected, seed, refused: grounding.reason, changes: new Map(), amount, shown: null, witnesses };
  }
  const { points, mask } = grounding.plan;
  const steps = engine.drag({ latent, points, mask, settings: { frameEverySteps: 0 } }, signal);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  const after = step.value.picture;
  const [was, is] = [await reader.read(before), await reader.read(after)];
  const changes = new Map([...was].map(([factor, value]) => [factor, (is.get(factor) ?? value) - value]));
  const pointsAfter = await detector.detect(after);
  const witnesses = witnessesOf(points, pointsBefore, pointsAfter, before.size);
  const share = shown(command, points, pointsBefore, pointsAfter, before.size)[0]?.share ?? null;
  return { expected, seed, refused: null, changes, amount, shown: share, witnesses };
};

/** Seed by seed, all sentences on each, so that a run that is cut short has tried every sentence alike. */
export async function* evaluateEffects(
  parts: EffectParts,
  expected: readonly ExpectedEffect[],
  seeds: readonly number[],
  mayGoOn: () => boolean,
  signal: AbortSignal,
): AsyncGenerator<Effect> {
  for (const seed of seeds) {
    for (const one of expected) {
      if (!mayGoOn() || signal.aborted) return;
      yield await effectOf(parts, one, seed, signal);
    }
  }
}
