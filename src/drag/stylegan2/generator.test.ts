/** The architecture follows from the tensors; what does not fit is named. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../core/index.ts';
import { type Checkpoint, type CheckpointTensor, readSafetensors } from '../checkpoint/index.ts';
import { readGenerator } from './generator.ts';

const bytes = readFileSync(new URL('../../../test/fixtures/golden/generator-256.safetensors', import.meta.url));
const checkpoint = readSafetensors(bytes, 'golden');

const changed = (name: string, tensor: CheckpointTensor | null, metadata = {}): Checkpoint => {
  const tensors = new Map(checkpoint.tensors);
  if (tensor) tensors.set(name, tensor);
  else tensors.delete(name);
  return { tensors, metadata };
};
const refusal = (broken: Checkpoint): string => {
  try {
    readGenerator(broken, 'weights');
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-checkpoint') return error.message;
    throw error;
  }
  throw new Error('the checkpoint was accepted');
};
const zeros = (...shape: number[]): CheckpointTensor => ({
  shape,
  data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
});

test('[E4] sizes of the golden generator', () => {
  const generator = readGenerator(checkpoint, 'golden');
  expect(generator).toMatchObject({ imageSize: 256, zWidth: 512, width: 64, rows: 14, convClamp: null });
  expect(generator.blocks.map(({ size, channels }) => [size, channels])).toEqual([
    [4, 32],
    [8, 32],
    [16, 32],
    [32, 32],
    [64, 32],
    [128, 16],
    [256, 8],
  ]);
  const rows = generator.blocks.flatMap(({ conv0, conv1, colour }) => [conv0?.row ?? null, conv1.row, colour.row]);
  expect(rows.slice(0, 9)).toEqual([null, 0, 1, 1, 2, 3, 3, 4, 5]);
});

test('conv_clamp comes from the metadata', () => {
  const clamped = { tensors: checkpoint.tensors, metadata: { conv_clamp: '256' } };
  expect(readGenerator(clamped, 'golden').convClamp).toBe(256);
});

describe('[E4] refused, naming the tensor', () => {
  test.each([
    [
      'a missing tensor',
      changed('synthesis.b8.conv0.affine.weight', null),
      '"synthesis.b8.conv0.affine.weight" is missing',
    ],
    ['a wrong shape', changed('synthesis.b8.conv1.bias', zeros(31)), 'has shape [31], [32] was expected'],
    ['channels that do not join', changed('synthesis.b16.conv0.weight', zeros(32, 16, 3, 3)), 'has shape [32,16,3,3]'],
    [
      'a number that is not finite',
      changed('mapping.w_avg', { shape: [64], data: new Float32Array(64).fill(Number.NaN) }),
      'not finite',
    ],
    ['a class-conditional generator', changed('mapping.embed.weight', zeros(1)), 'class-conditional'],
    ['no mapping', changed('mapping.fc0.weight', null), 'no mapping layers'],
    ['a wrong conv_clamp', { tensors: checkpoint.tensors, metadata: { conv_clamp: 'yes' } }, 'conv_clamp is "yes"'],
  ])('%s', (_, broken, message) => {
    expect(refusal(broken)).toContain(message);
  });
});
