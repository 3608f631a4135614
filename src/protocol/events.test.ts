import { describe, expect, it } from 'vitest';
import { controlCommandSchema } from './control-command.ts';
import { clientEvents, maxPoints, maxTextLength } from './events.ts';

const points = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ handle: { x: i, y: 0 }, target: { x: i, y: 9 }, label: 'nose' }));

describe('client events', () => {
  it('[S50] takes a sentence of the longest length and no longer one', () => {
    expect(clientEvents.say.safeParse({ text: 'a'.repeat(maxTextLength) }).success).toBe(true);
    expect(clientEvents.say.safeParse({ text: 'a'.repeat(maxTextLength + 1) }).success).toBe(false);
  });

  it('[S50] refuses unknown fields, so that a misspelt one is not ignored', () => {
    expect(clientEvents.say.safeParse({ text: 'undo', txet: '' }).success).toBe(false);
    expect(controlCommandSchema.safeParse({ kind: 'stop', now: true }).success).toBe(false);
  });

  it('[S50] takes 1 to 16 finite points', () => {
    const parse = (list: unknown[]) => clientEvents['drag-points'].safeParse({ points: list, keep: 'nothing' }).success;
    expect(parse([])).toBe(false);
    expect(parse(points(1))).toBe(true);
    expect(parse(points(maxPoints))).toBe(true);
    expect(parse(points(maxPoints + 1))).toBe(false);
    expect(parse([{ handle: { x: Number.NaN, y: 0 }, target: { x: 0, y: 0 }, label: 'nose' }])).toBe(false);
    expect(parse([{ handle: { x: Number.POSITIVE_INFINITY, y: 0 }, target: { x: 0, y: 0 }, label: '' }])).toBe(false);
  });

  it('[S50] takes seeds of 32 bits', () => {
    expect(controlCommandSchema.safeParse({ kind: 'seed', seed: 0xffffffff }).success).toBe(true);
    expect(controlCommandSchema.safeParse({ kind: 'seed', seed: 2 ** 32 }).success).toBe(false);
    expect(controlCommandSchema.safeParse({ kind: 'seed', seed: -1 }).success).toBe(false);
    expect(controlCommandSchema.safeParse({ kind: 'seed', seed: 0.5 }).success).toBe(false);
  });
});
