import { expect, it } from 'vitest';
import { imagePoint, type KeyPoint } from '../../core/index.ts';
import { witnessesOf } from './witnesses.ts';

const at = (name: string, x: number, y: number, confidence = 1): KeyPoint => ({
  name,
  point: imagePoint(x, y),
  confidence,
});
const lip = { handle: imagePoint(50, 50), target: imagePoint(50, 60), label: 'lip', moves: true };
const nose = { handle: imagePoint(50, 40), target: imagePoint(50, 40), label: 'nose', moves: false };

it('[T5] unused points near a moving handle tell how far they went along, far ones how far they went', () => {
  const before = [
    at('lip', 50, 50),
    at('nose', 50, 40),
    at('corner', 58, 50),
    at('ear', 50, 10),
    at('cheek', 70, 50),
    at('hidden', 52, 50, 0.2),
  ];
  const after = [
    at('lip', 50, 60),
    at('nose', 50, 40),
    at('corner', 61, 54),
    at('ear', 53, 14),
    at('cheek', 70, 59),
    at('hidden', 52, 60),
  ];
  expect(witnessesOf([lip, nose], before, after, 100)).toEqual({ near: [0.4], far: [0.05] });
});

it('[T5] a plan that moves nothing has no witnesses', () => {
  expect(witnessesOf([nose], [at('ear', 50, 10)], [at('ear', 60, 10)], 100)).toEqual({ near: [], far: [] });
});
