/** A request about the lion, and an interpreter on a test server, for tests. */
import { imagePoint, type KeyPoint } from '../../../core/index.ts';
import { lion } from '../../testing/lion.ts';
import { defaultLimits, type LlmConfig } from '../config.ts';
import type { InterpretRequest } from '../port.ts';

export const configFor = (url: string, changes: Partial<LlmConfig> = {}): LlmConfig => ({
  url,
  model: 'test-model',
  key: 'sk-secret-of-the-test',
  sendsPicture: true,
  ...defaultLimits,
  ...changes,
});

const size = 64;
const keyPoint = (name: string, x: number, y: number, confidence = 0.9): KeyPoint => ({
  name,
  point: imagePoint(x, y),
  confidence,
});

/** Numbers 1, 2, 3, 5, 6; the chin is hidden, so there is no 4. */
export const keyPoints: readonly KeyPoint[] = [
  keyPoint('nose', 32, 36),
  keyPoint('mouth_left', 26, 44),
  keyPoint('mouth_right', 38, 44),
  keyPoint('chin', 32, 52, 0.1),
  keyPoint('eye_left', 24, 24),
  keyPoint('eye_right', 40, 24),
];

export const requestFor = (text: string, changes: Partial<InterpretRequest> = {}): InterpretRequest => ({
  text,
  domain: lion,
  keyPoints,
  picture: { size, rgb: new Uint8Array(size * size * 3).fill(90) },
  done: [],
  ...changes,
});

export interface Replied {
  readonly outcome: string;
  readonly edits?: readonly unknown[];
  readonly moves?: readonly unknown[];
  readonly limits?: readonly unknown[];
}

export const edit = (target: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  choice: 1,
  target,
  side: null,
  amount: 'usual',
  percent: null,
  pixels: null,
  ...changes,
});

export const reply = ({ outcome, edits = [], moves = [], limits = [] }: Replied): string =>
  JSON.stringify({ outcome, edits, moves, limits });
