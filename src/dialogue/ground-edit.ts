/**
 * A command becomes a plan on one picture: what is about the model's own parts by its recipes, what is about taught parts
 * by where they were found. Both kinds in one command are one drag.
 */
import {
  type Action,
  type Amount,
  type Constraint,
  clampToImage,
  distance,
  type EditCommand,
  imageVector,
  type PartEdit,
  type PlannedPoint,
  type SoftMask,
  translate,
} from '../core/index.ts';
import type { Grounding } from '../grounding/port.ts';
import type { Desk } from './desk.ts';
import type { HistoryNode } from './history.ts';
import { keepsEither } from './masks.ts';
import { partReplies } from './part-replies.ts';
import { askWhere } from './part-work.ts';
import { usualMoveShare } from './points-work.ts';
import { replies } from './replies.ts';
import type { SeenPart } from './sight.ts';

const known = 0.5;
const mostPoints = 16;
/** What is kept of a taught part, as shares of the width: a disc with a soft edge. */
const discRadius = 0.08;
const discSoft = 0.04;

const ways: Readonly<Partial<Record<Action, readonly [x: number, y: number]>>> = {
  'move-left': [-1, 0],
  'move-right': [1, 0],
  'move-up': [0, -1],
  'move-down': [0, 1],
};

const lengthOf = (amount: Amount, imageSize: number): number => {
  if (amount.kind === 'pixels') return amount.px;
  return (amount.kind === 'relative' ? amount.factor : 1) * usualMoveShare * imageSize;
};

const pointOf = ({ action, amount, part }: PartEdit, seen: SeenPart, imageSize: number): PlannedPoint | null => {
  const way = ways[action];
  if (way === undefined) return null;
  const px = lengthOf(amount, imageSize);
  const target = clampToImage(translate(seen.point, imageVector(way[0] * px, way[1] * px)), imageSize, 1);
  return { handle: seen.point, target, label: part, moves: distance(seen.point, target) > 0.5 };
};

const discs = (constraints: readonly Constraint[], seen: readonly SeenPart[], size: number): SoftMask | null => {
  if (constraints.length === 0) return null;
  const inside = (kind: Constraint['kind'], x: number, y: number): number =>
    Math.max(
      0,
      ...constraints
        .filter((one) => one.kind === kind)
        .map(({ region }) => {
          const at = seen.find(({ name }) => name === region)?.point ?? { x: -size, y: -size };
          return Math.min(
            1,
            Math.max(0, (discRadius * size - Math.hypot(x - at.x, y - at.y)) / (discSoft * size) + 0.5),
          );
        }),
    );
  const only = constraints.some(({ kind }) => kind === 'only');
  const keep = Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return Math.max(inside('keep', x, y), only ? 1 - inside('only', x, y) : 0);
  });
  return { size, keep };
};

export type Grounded = Grounding | { readonly kind: 'unsure'; readonly seen: SeenPart };

const groundTaught = (desk: Desk, command: EditCommand, node: HistoryNode): Grounded => {
  const { parts, sight } = desk;
  const isTaught = (name: string) => sight.isTaught(name);
  const { size } = node.picture;
  const edits = command.edits.filter(({ part }) => isTaught(part));
  const limits = command.constraints.filter(({ region }) => isTaught(region));
  const seen: SeenPart[] = [];
  for (const name of new Set([...edits.map(({ part }) => part), ...limits.map(({ region }) => region)])) {
    const found = sight.seen(node, name);
    if (found === null) return { kind: 'refused', reason: 'hidden', text: partReplies.unseen(name) };
    if (found.confidence < known) return { kind: 'unsure', seen: found };
    seen.push(found);
  }
  const others = {
    ...command,
    edits: command.edits.filter((edit) => !edits.includes(edit)),
    constraints: command.constraints.filter((limit) => !limits.includes(limit)),
  };
  const rest = others.edits.length === 0 ? null : parts.ground(others, node.keyPoints, size);
  if (rest?.kind === 'refused') return rest;
  const points = edits.flatMap((edit) => {
    const found = seen.find(({ name }) => name === edit.part);
    return found === undefined ? [] : (pointOf(edit, found, size) ?? []);
  });
  if (points.some(({ moves }) => !moves)) return { kind: 'refused', reason: 'outside', text: replies.noRoom };
  const own = points.map(({ handle }) => handle);
  const free = (rest?.plan.points ?? []).filter(
    ({ handle, moves }) => moves || own.every((other) => distance(other, handle) > 1),
  );
  const mask = rest === null ? parts.maskOf(others.constraints, node.keyPoints, size) : rest.plan.mask;
  return {
    kind: 'plan',
    plan: {
      imageSize: size,
      points: [...points, ...free].slice(0, mostPoints),
      mask: keepsEither(mask, discs(limits, seen, size)),
      says: parts.teaching?.describe(command, desk.domain) ?? rest?.plan.says ?? '',
    },
  };
};

const isAboutTaught = ({ sight }: Desk, { edits, constraints }: EditCommand): boolean =>
  edits.some(({ part }) => sight.isTaught(part)) || constraints.some(({ region }) => sight.isTaught(region));

/** What must be waited for before a command can be planned on a picture; null: nothing. */
export const beforeGrounding = (desk: Desk, command: EditCommand, node: HistoryNode): Promise<void> | null =>
  isAboutTaught(desk, command) && desk.sight.isStale(node) ? desk.sight.look(node) : null;

export const groundEdit = (desk: Desk, command: EditCommand, node: HistoryNode): Grounded =>
  isAboutTaught(desk, command)
    ? groundTaught(desk, command, node)
    : desk.parts.ground(command, node.keyPoints, node.picture.size);

/** Why there is no plan, said, or asked. */
export const tellNoPlan = (desk: Desk, grounded: Exclude<Grounded, { kind: 'plan' }>) => {
  if (grounded.kind === 'unsure') return askWhere(desk, grounded.seen);
  desk.outbox.message('answer', grounded.text);
};
