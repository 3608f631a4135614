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
import { type Conversation, type ConversationParts, createConversation, freeTurns } from '../../dialogue/index.ts';
import type { DragEngine, DragRequest, DragResult, DragStep } from '../../drag/index.ts';

export type Expected =
  /** `times` null: any share of the way, forwards. */
  | { readonly kind: 'drag'; readonly sentence: string; readonly times: number | null }
  /** The picture after that turn of the talk; 0: the first one. */
  | { readonly kind: 'turn'; readonly turn: number }
  /** Something before them was taken back, and these are done again, one after the other. */
  | { readonly kind: 'again'; readonly sentences: readonly string[] }
  | { readonly kind: 'nothing' | 'undone' | 'redone' | 'original' };

export interface Turn {
  readonly said: string;
  /** Several where several are right. */
  readonly expected: readonly Expected[];
}

export interface Talk {
  readonly name: string;
  readonly turns: readonly Turn[];
}

const expectedOf = (text: string): Expected => {
  if (text === 'nothing' || text === 'undone' || text === 'redone' || text === 'original') return { kind: text };
  const turn = /^turn (\d+)$/.exec(text)?.[1];
  if (turn !== undefined) return { kind: 'turn', turn: Number(turn) };
  const again = /^again (.+)$/.exec(text)?.[1];
  if (again !== undefined) return { kind: 'again', sentences: again.split('; ') };
  const [, sentence = text, times = '1'] = /^(.*) x(-?[\d.]+|\*)$/.exec(text) ?? [];
  return { kind: 'drag', sentence, times: times === '*' ? null : Number(times) };
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
      talks.at(-1)?.turns.push({ said, expected: text.split(' || ').map(expectedOf) });
      said = null;
    } else {
      throw new Error(`Line ${i + 1} is out of place: “# name”, then “> said” and “= expected” in turn: ${line}`);
    }
  }
  return talks.filter(({ turns }) => turns.length > 0);
};

export const obedientEngine = (picture: Picture): DragEngine => {
  const latent: Latent = { rows: 1, width: 1, values: new Float32Array(1) };
  async function* drag(request: DragRequest): AsyncGenerator<DragStep, DragResult, void> {
    const points = request.points.map(({ target }) => target);
    yield { step: 1, maxSteps: 1, points, loss: 0, farthestPx: 0, frame: null, latent, kept: null };
    return { latent, kept: null, picture, points, steps: 1, reason: 'reached', stuck: [] };
  }
  return {
    info: {
      name: 'obedient',
      imageSize: picture.size,
      rows: 1,
      width: 1,
      provider: 'none',
      precision: 'single',
      refused: [],
    },
    sample: async () => latent,
    render: async () => picture,
    drag,
    onStatus: () => () => {},
    close: async () => {},
  };
};

/** As far as the usual amount of a table of sentences may be off: "less" is 0.6, and half is what was meant. */
const tolerance = 0.25;

type Movement = ReadonlyMap<string, readonly [number, number]>;

/** The movement of each moving point, by its label. */
const movement = (points: readonly PlannedPoint[]): Movement =>
  new Map(
    points
      .filter(({ moves }) => moves)
      .map(({ label, handle, target }) => [label, [target.x - handle.x, target.y - handle.y] as const]),
  );

/** How far the points went of the way that was planned: of the farthest one, forwards. */
const shareOf = (found: Movement, wanted: Movement): number => {
  const [[label, [x, y]] = ['', [0, 0]]] = [...wanted].toSorted(([, a], [, b]) => Math.hypot(...b) - Math.hypot(...a));
  const [u, v] = found.get(label) ?? [0, 0];
  return Math.max(0, (u * x + v * y) / (x * x + y * y));
};

/** Cosine of the angle that a point may go off its way: who goes back along an arc, and past its middle, goes straight. */
const sameWay = 0.85;

/** The same points, each the same way `wantedTimes` as far; null: about the same way, however far, all about as far. */
export const sameDrag = (done: readonly PlannedPoint[], plan: DragPlan, wantedTimes: number | null): boolean => {
  const [found, wanted] = [movement(done), movement(plan.points)];
  if (found.size === 0 || found.size !== wanted.size) return false;
  const times = wantedTimes ?? shareOf(found, wanted);
  if (times === 0) return false;
  return [...wanted].every(([label, [x, y]]) => {
    const [u, v] = found.get(label) ?? [Number.NaN, Number.NaN];
    const isAlong = u * x + v * y >= sameWay * Math.hypot(u, v) * Math.hypot(x, y);
    const share = Math.hypot(u, v) / Math.hypot(x, y);
    if (wantedTimes === null && isAlong && share > times / 2 && share < times * 2) return true;
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
  /** Not right, but nothing was done either: refused, or asked about. */
  readonly nothing: boolean;
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

/** A conversation about a picture whose points are known and stay where they are. */
export const standingTalk = (parts: TalkParts, { imageSize, keyPoints }: Frontal): Promise<Conversation> => {
  const engine = obedientEngine({ size: imageSize, rgb: new Uint8Array(imageSize * imageSize * 3) });
  const detector = { detect: async () => keyPoints, close: async () => {} };
  const shown = () => [];
  const whole = { ...parts, engine, detector, shown, settings: {}, turns: freeTurns, randomSeed: () => 2 };
  return createConversation(whole, 'talk', 1);
};

/** Holds every talk, each in a conversation of its own. */
export async function* evaluateTalks(
  parts: TalkParts,
  talks: readonly Talk[],
  frontal: Frontal,
): AsyncGenerator<JudgedTurn> {
  for (const { name, turns } of talks) {
    const conversation = await standingTalk(parts, frontal);
    let answered = '';
    /** Of the user's edits; pictures of ways to a wish are dragged for too, and start none. */
    const started: (readonly PlannedPoint[])[] = [];
    conversation.subscribe({
      event: (event) => {
        if (event.name === 'message-added') answered = event.body.text;
        if (event.name === 'drag-started') started.push(event.body.points);
      },
      frame: () => {},
    });
    const stood = [conversation.history.current];
    for (const turn of turns) {
      const [before, asked] = [conversation.state, started.length];
      await conversation.say(turn.said);
      const after = conversation.state;
      const [drag, ...more] = started.slice(asked);
      const { current } = conversation.history;
      const still =
        current === stood.at(-1) && after.undoSteps === before.undoSteps && after.redoSteps === before.redoSteps;
      const isRight = (expected: Expected): boolean => {
        if (expected.kind === 'drag') {
          const planned = expectedPlan(parts, expected.sentence, frontal);
          return drag !== undefined && more.length === 0 && sameDrag(drag, planned, expected.times);
        }
        if (expected.kind === 'again') {
          const drags = started.slice(asked);
          const isDone = (sentence: string, i: number) =>
            sameDrag(drags[i] ?? [], expectedPlan(parts, sentence, frontal), 1);
          return drags.length === expected.sentences.length && expected.sentences.every(isDone);
        }
        if (drag !== undefined) return false;
        if (expected.kind === 'turn') return current === stood[expected.turn];
        return {
          nothing: still,
          undone: after.undoSteps === before.undoSteps - 1,
          redone: after.undoSteps === before.undoSteps + 1,
          original: after.undoSteps === 0 || after.title.startsWith('seed'),
        }[expected.kind];
      };
      const right = turn.expected.some(isRight);
      yield { talk: name, turn, right, nothing: !right && drag === undefined && still, answered };
      stood.push(current);
    }
    await conversation.close();
  }
}
