import { describe, expect, it } from 'vitest';
import { paintedSize } from '../../../src/protocol/events.ts';
import { isPainted, noPainting, type PaintAction, paintedCells, paintedToSend, reducePainting } from './painting.ts';

const play = (...actions: readonly PaintAction[]) => actions.reduce(reducePainting, noPainting);
const draw = (x: number, y: number, toX = x, begins = true): PaintAction => ({
  kind: 'drawn',
  from: { x, y },
  to: { x: toX, y },
  begins,
});
const at = (painting: ReturnType<typeof play>, x: number, y: number): number =>
  paintedCells(painting)[Math.floor(y * paintedSize) * paintedSize + Math.floor(x * paintedSize)] ?? -1;

describe('painting what stays', () => {
  it('[P61] a stroke covers what the brush passes over, and nothing else', () => {
    const painting = play(draw(0.2, 0.5, 0.8));
    for (const x of [0.16, 0.2, 0.5, 0.8, 0.84]) expect(at(painting, x, 0.5), String(x)).toBe(255);
    expect(at(painting, 0.5, 0.58)).toBe(0);
    expect(at(painting, 0.1, 0.5)).toBe(0);
    expect(at(play({ kind: 'sized', radius: 0.1 }, draw(0.2, 0.5, 0.8)), 0.5, 0.58)).toBe(255);
  });

  it('[P61] the eraser takes away, and strokes are taken back one by one, the last first', () => {
    const steps = [draw(0.5, 0.5), { kind: 'erasing', on: true }, draw(0.5, 0.5)] as const;
    const painting = play(...steps);
    expect(isPainted(painting)).toBe(false);
    expect(paintedToSend(painting)).toEqual({});
    const back = reducePainting(painting, { kind: 'stroke-undone' });
    expect(at(back, 0.5, 0.5)).toBe(255);
    expect(isPainted(reducePainting(back, { kind: 'stroke-undone' }))).toBe(false);
  });

  it('[P61] a stroke that goes on is one stroke, and clearing leaves nothing', () => {
    const painting = play(draw(0.2, 0.5), draw(0.2, 0.5, 0.8, false));
    expect(painting.strokes).toHaveLength(1);
    expect(at(painting, 0.8, 0.5)).toBe(255);
    expect(isPainted(reducePainting(painting, { kind: 'cleared' }))).toBe(false);
  });

  it('[P61] what is sent is what is painted, byte for byte', () => {
    const painting = play(draw(0.5, 0.5));
    const { painted } = paintedToSend(painting);
    expect(Uint8Array.from(atob(painted?.keep ?? ''), (letter) => letter.charCodeAt(0))).toEqual(
      paintedCells(painting),
    );
  });
});
