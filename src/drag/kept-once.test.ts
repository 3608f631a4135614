import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import type { Kept } from '../core/index.ts';
import { KeptOnce } from './kept-once.ts';

const keptOf = (value: number): Kept => ({
  mask: { size: 64, keep: new Float32Array(64 * 64).fill(value) },
  picture: { size: 64, rgb: new Uint8Array(3 * 64 * 64).fill(100 * value) },
  latent: { rows: 2, width: 4, values: new Float32Array(8).fill(value) },
});

test('[E33] what a drag keeps is sent once and arrives with every step', () => {
  const [first, second] = [keptOf(0.5), keptOf(1)];
  const steps = [null, first, first, null, second, second, second].map((kept, step) => ({ step, kept }));
  const [sender, receiver] = [new KeptOnce(), new KeptOnce()];
  const sent = steps.map((step) => serialize(sender.pack(step)));
  expect(sent.map(({ length }) => length > 10_000)).toEqual([false, true, false, false, true, false, false]);
  const arrived = sent.map((bytes) => receiver.unpack(deserialize(bytes)));
  expect(arrived).toEqual(steps);
});
