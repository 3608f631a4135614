/**
 * Conversations with what each turn must do, and an engine that obeys at once: every point arrives, pictures and points
 * stay as they were, so that only the language and the conversation are judged. A turn is right when it drags the same
 * points the same way as the sentence that it stands for.
 */
import { z } from 'zod';
import {
  AppError,
  type DragPlan,
  imagePoint,
  type KeyPoint,
  type Latent,
  type Picture,
  type PlannedPoint,
} from '../../core/index.ts';
import { type ConversationParts, createConversation, freeTurns } from '../../dialogue/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep } from '../../drag/index.ts';

export type Expected =
  | { readonly kind: 'drag'; readonly sentence: string; readonly times: number }
  | { readonly kind: 'nothing' | 'undone' | 'redone' | 'original' };

export interface Turn {
  readonly said: string;
  readonly expected: Expected;
}

export interface Talk {
  readonly name: string;
  readonly turns: readonly Turn[];
}

const expectedOf = (text: string): Expected => {
  if (text === 'nothing' || text === 'undone' || text === 'redone' || text === 'original') return { kind: text };
  const [, sentence = text, times = '1'] = /^(.*) x(-?[\d.]+)$/.exec(text) ?? [];
  return { kind: 'drag', sentence, times: Number(times) };
};

/** @throws Error naming the line that is out of place */
export const talksOf = (table: string): readonly Talk[] => {
  const talks: { name: string; turns: Turn[] }[] = [];
  let said: string | null = null;
  for (const [i, line] of table.split('\n').entries()) {
    if (line.trim() === '') continue;
    const text = line.slice(2).trim();
    if (line.startsWith('# ')) {
      talks.push({ name: text, turns: [] });
    } else if (line.startsWith('> ') && said === null && talks.length > 0) {
      said = text;
    } else if (line.startsWith('= ') && said !== null) {
      talks.at(-1)?.turns.push({ said, expected: expectedOf(text) });
      said = null;
    } else {
      throw new Error(`Line ${i + 1} is out of place: “# name”, then “> said” and “= expected” in turn: ${line}`);
    }
  }
  return talks.filter(({ turns }) => turns.length > 0);
};

/** The engine, and what it was asked for. */
export interface ObedientEngine extends DragEngine {
  readonly requests: readonly DragRequest[];
}

export const obedientEngine = (picture: Picture): ObedientEngine => {
  const requests: DragRequest[] = [];
  const latent: Latent = { rows: 1, width: 1, values: new Float32Array(1) };
  async function* drag(request: DragRequest): AsyncGenerator<DragStep, DragResult, void> {
    requests.push(request);
    const points = request.points.map(({ target }) => target);
    yield { step: 1, maxSteps: 1, points, loss: 0, farthestPx: 0, frame: null, latent, kept: null };
    return { latent, kept: null, picture, points, steps: 1, reason: 'reached', stuck: [] };
  }
  return {
    info: { name: 'obedient', imageSize: picture.size, rows: 1, width: 1, provider: 'none', refused: [] },
    requests,
    sample: async () => latent,
    render: async () => picture,
    drag,
    onStatus: () => () => {},
    close: async () => {},
  };
};

const tolerance = 0.12;

/** The movement of each moving point, by its label. */
const movement = (points: readonly PlannedPoint[]): ReadonlyMap<string, readonly [number, number]> =>
  new Map(
    points
      .filter(({ moves }) => moves)
      .map(({ label, handle, target }) => [label, [target.x - handle.x, target.y - handle.y] as const]),
  );

/** The same points, each the same way `times` as far. */
export const sameDrag = (done: readonly PlannedPoint[], plan: DragPlan, times: number): boolean => {
  const [found, wanted] = [movement(done), movement(plan.points)];
  if (found.size === 0 || found.size !== wanted.size) return false;
  return [...wanted].every(([label, [x, y]]) => {
    const [u, v] = found.get(label) ?? [Number.NaN, Number.NaN];
    return Math.hypot(u - x * times, v - y * times) <= tolerance * Math.max(Math.hypot(x, y) * Math.abs(times), 1);
  });
};

export const notAnEdit = (sentence: string): AppError =>
  new AppError(
    'bad-input',
    `“${sentence}” stands for a turn of a conversation and must be an edit that can be planned.`,
  );

export interface JudgedTurn {
  readonly talk: string;
  readonly turn: Turn;
  readonly right: boolean;
  /** What the conversation said last, for whoever mends it. */
  readonly answered: string;
}

export type TalkParts = Omit<ConversationParts, 'engine' | 'detector' | 'shown' | 'settings' | 'turns' | 'randomSeed'>;

const expectedPlan = ({ understand, ground, domain }: TalkParts, sentence: string, lion: Frontal): DragPlan => {
  const understood = understand(sentence, domain);
  if (understood.kind !== 'command' || understood.command.kind !== 'edit') throw notAnEdit(sentence);
  const grounding = ground(understood.command, lion.keyPoints, lion.imageSize);
  if (grounding.kind !== 'plan') throw notAnEdit(sentence);
  return grounding.plan;
};

/** A subject whose points are known and stay where they are. */
export interface Frontal {
  readonly imageSize: number;
  readonly keyPoints: readonly KeyPoint[];
}

const frontalSchema = z.object({
  imageSize: z.int().min(16).max(4096),
  keyPoints: z
    .array(z.object({ name: z.string(), point: z.object({ x: z.number(), y: z.number() }), confidence: z.number() }))
    .min(1),
});

/** @throws ZodError where the file is of another form */
export const frontalOf = (json: string): Frontal => {
  const { imageSize, keyPoints } = frontalSchema.parse(JSON.parse(json));
  return {
    imageSize,
    keyPoints: keyPoints.map(({ name, point, confidence }) => ({
      name,
      point: imagePoint(point.x, point.y),
      confidence,
    })),
  };
};

/** Holds every talk, each in a conversation of its own. */
export async function* evaluateTalks(
  parts: TalkParts,
  talks: readonly Talk[],
  frontal: Frontal,
): AsyncGenerator<JudgedTurn> {
  const { imageSize, keyPoints } = frontal;
  for (const { name, turns } of talks) {
    const engine = obedientEngine({ size: imageSize, rgb: new Uint8Array(imageSize * imageSize * 3) });
    const detector = { detect: async () => keyPoints, close: async () => {} };
    const shown = () => [];
    const whole = { ...parts, engine, detector, shown, settings: {}, turns: freeTurns, randomSeed: () => 2 };
    const conversation = await createConversation(whole, 'talk', 1);
    let answered = '';
    conversation.subscribe({
      event: (event) => {
        if (event.name === 'message-added') answered = event.body.text;
      },
      frame: () => {},
    });
    for (const turn of turns) {
      const [before, asked] = [conversation.state, engine.requests.length];
      await conversation.say(turn.said);
      const after = conversation.state;
      const [drag, ...more] = engine.requests.slice(asked);
      const { expected } = turn;
      const right =
        expected.kind === 'drag'
          ? drag !== undefined &&
            more.length === 0 &&
            sameDrag(drag.points, expectedPlan(parts, expected.sentence, frontal), expected.times)
          : drag === undefined &&
            {
              nothing: after.undoSteps === before.undoSteps && after.redoSteps === before.redoSteps,
              undone: after.undoSteps === before.undoSteps - 1,
              redone: after.undoSteps === before.undoSteps + 1,
              original: after.undoSteps === 0 || after.title.startsWith('seed'),
            }[expected.kind];
      yield { talk: name, turn, right, answered };
    }
    await conversation.close();
  }
}
