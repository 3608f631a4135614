import { expect, test } from 'vitest';
import { imagePoint, type Place } from '../core/index.ts';
import type { Understand } from '../nlu/port.ts';
import { createConversation } from './conversation.ts';
import { scriptedEngine, scriptedParts } from './testing/index.ts';

const number = (value: number): Place => ({ at: 'number', value });
const understand: Understand = (text) => {
  const [first = 0, second = 0] = text.split(' ').map(Number);
  return second === 0
    ? { kind: 'command', command: { kind: 'number', value: first } }
    : { kind: 'command', command: { kind: 'drag', from: number(first), to: number(second) } };
};

test('[H37] of two numbers that sound alike the one that is on the screen was said', async () => {
  const points = Array.from({ length: 20 }, (_, i) => ({
    name: `p${i}`,
    point: imagePoint(1 + (i % 5) * 3, 1 + Math.floor(i / 5) * 3),
    confidence: 1,
  }));
  const parts = scriptedParts(scriptedEngine(), {
    understand,
    detector: { detect: async () => points, close: async () => {} },
  });
  const conversation = await createConversation(parts, 'c1', 7);
  await conversation.control({ kind: 'overlay', what: 'numbers', shown: true });
  expect(conversation.wouldDo('30')).toEqual([{ kind: 'number', value: 13 }]);
  expect(conversation.wouldDo('13')).toEqual([{ kind: 'number', value: 13 }]);
  expect(conversation.wouldDo('40 19')).toEqual([{ kind: 'drag', from: number(14), to: number(19) }]);
  // Neither of them is there, and what is typed is meant.
  expect(conversation.wouldDo('33')).toEqual([{ kind: 'number', value: 33 }]);
  expect(conversation.wouldDo('30', 'typed')).toEqual([{ kind: 'number', value: 30 }]);
  // Of a dense grid there are a hundred.
  await conversation.control({ kind: 'overlay', what: 'dense-grid', shown: true });
  expect(conversation.wouldDo('30')).toEqual([{ kind: 'number', value: 30 }]);
});
