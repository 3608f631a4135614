/**
 * Sentences judged by their effect: each is understood, planned and dragged on pictures of seeds that nothing was tuned on, and
 * the factors are read before and after. Did the named one go the asked way, by about as much, and did the others stay?
 */
import type { Domain, EditCommand } from '../../core/index.ts';
import type { DragEngine } from '../../drag/index.ts';
import type { Ground, KeyPointDetector, Shown } from '../../grounding/index.ts';
import type { Understand } from '../../nlu/index.ts';
import type { Deed, KeptDeeds } from './deeds.ts';
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
}

const commandOf = ({ understand, domain }: EffectParts, sentence: string): EditCommand => {
  const understood = understand(sentence, domain);
  if (understood.kind === 'command' && understood.command.kind === 'edit') return understood.command;
  throw new Error(`“${sentence}” of the table of effects is not understood as an edit.`);
};

const deedOf = async (parts: EffectParts, sentence: string, seed: number, signal: AbortSignal): Promise<Deed> => {
  const { engine, detector, ground, shown } = parts;
  const command = commandOf(parts, sentence);
  const latent = await engine.sample(seed);
  const before = await engine.render(latent);
  const pointsBefore = await detector.detect(before);
  const grounding = ground(command, pointsBefore, before.size);
  if (grounding.kind === 'refused') {
    return { sentence, seed, refused: grounding.reason, shown: null, witnesses: { near: [], far: [] }, pictures: null };
  }
  const { points, mask } = grounding.plan;
  const steps = engine.drag({ latent, points, mask, settings: { frameEverySteps: 0 } }, signal);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  const after = step.value.picture;
  const pointsAfter = await detector.detect(after);
  const witnesses = witnessesOf(points, pointsBefore, pointsAfter, before.size);
  const share = shown(command, points, pointsBefore, pointsAfter, before.size)[0]?.share ?? null;
  return { sentence, seed, refused: null, shown: share, witnesses, pictures: { before, after } };
};

const judged = async (reader: FactorReader, expected: ExpectedEffect, deed: Deed): Promise<Effect> => {
  const { seed, refused, shown, witnesses, pictures } = deed;
  if (pictures === null) return { expected, seed, refused, changes: new Map(), shown, witnesses };
  const [was, is] = [await reader.read(pictures.before), await reader.read(pictures.after)];
  const changes = new Map([...was].map(([factor, value]) => [factor, (is.get(factor) ?? value) - value]));
  return { expected, seed, refused, changes, shown, witnesses };
};

/** Seed by seed, all sentences on each, so that a run that is cut short has tried every sentence alike. */
export async function* evaluateEffects(
  parts: EffectParts,
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
