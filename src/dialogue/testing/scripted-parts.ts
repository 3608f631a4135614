/** The parts of a conversation about a toy, from scripted fakes. */
import { imagePoint } from '../../core/index.ts';
import { type ConversationParts, freeTurns } from '../parts.ts';
import type { ScriptedEngine } from './scripted-engine.ts';
import { toyDomain, toyGround, toyUnderstand } from './toy-language.ts';

export const scriptedParts = (
  engine: ScriptedEngine,
  changes: Partial<ConversationParts> = {},
): ConversationParts & { readonly engine: ScriptedEngine } => {
  let clockMs = 0;
  return {
    detector: {
      detect: async () => [{ name: 'lower-lip', point: imagePoint(8, 8), confidence: 1 }],
      close: async () => {},
    },
    understand: toyUnderstand,
    ground: toyGround,
    shown: () => [],
    domain: toyDomain,
    settings: {},
    nowMs: () => {
      clockMs += 10;
      return clockMs;
    },
    maskOf: (constraints, _, size) =>
      constraints.length === 0 ? null : { size, keep: new Float32Array(size * size).fill(1, 0, size) },
    turns: freeTurns,
    randomSeed: () => 123,
    ...changes,
    engine,
  };
};
