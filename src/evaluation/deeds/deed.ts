/** What a sentence did to the picture of a seed, and what key points tell of it. Who judges the pictures is another matter. */
import type { Domain, EditCommand, Picture } from '../../core/index.ts';
import type { DragEngine } from '../../drag/index.ts';
import type { Ground, KeyPointDetector, Shown } from '../../grounding/index.ts';
import type { Understand } from '../../nlu/index.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export interface Deed {
  readonly sentence: string;
  readonly seed: number;
  /** Why nothing was dragged; null where it was. */
  readonly refused: string | null;
  /** Share of the asked change that key points find, by the recipe's own measure; null where they cannot tell. */
  readonly shown: number | null;
  readonly witnesses: Witnesses;
  /** Null where nothing was dragged. */
  readonly pictures: { readonly before: Picture; readonly after: Picture } | null;
}

/** What a sentence is carried out with. */
export interface DeedParts {
  readonly engine: DragEngine;
  readonly detector: KeyPointDetector;
  readonly ground: Ground;
  readonly shown: Shown;
  readonly domain: Domain;
  readonly understand: Understand;
}

const commandOf = ({ understand, domain }: DeedParts, sentence: string): EditCommand => {
  const understood = understand(sentence, domain);
  if (understood.kind === 'command' && understood.command.kind === 'edit') return understood.command;
  throw new Error(`“${sentence}” of the table of effects is not understood as an edit.`);
};

export const deedOf = async (parts: DeedParts, sentence: string, seed: number, signal: AbortSignal): Promise<Deed> => {
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
