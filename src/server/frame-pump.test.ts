import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../dialogue/index.ts';
import { FramePump, maxFramesInFlight } from './frame-pump.ts';

const frame = (sequence: number): Frame => ({ sequence, dragId: null, picture: { size: 1, rgb: new Uint8Array(3) } });
const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

test('[S19] whatever the page does, at most three frames are under way and the last one arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (offers) => {
      const sent: number[] = [];
      const pump = new FramePump(
        ({ sequence }) => sent.push(sequence),
        async () => new Uint8Array(1),
        () => {},
      );
      let sequence = 0;
      let acknowledged = 0;
      for (const offer of offers) {
        if (offer) pump.offer(frame(++sequence));
        else if (acknowledged < sent.length) pump.shown(sent[acknowledged++] ?? 0);
        await settle();
        expect(pump.inFlight).toBeLessThanOrEqual(maxFramesInFlight);
        expect(sent.length - acknowledged).toBeLessThanOrEqual(maxFramesInFlight);
      }
      pump.shown(sequence);
      await settle();
      expect(sent.at(-1) ?? 0).toBe(sequence);
      expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
    }),
  );
});

test('[S20] a frame that cannot be encoded is reported and holds nothing up', async () => {
  const failures: unknown[] = [];
  const sent: number[] = [];
  const pump = new FramePump(
    ({ sequence }) => sent.push(sequence),
    async ({ sequence }) => {
      if (sequence === 1) throw new Error('no');
      return new Uint8Array(1);
    },
    (reason) => failures.push(reason),
  );
  pump.offer(frame(1));
  pump.offer(frame(2));
  await settle();
  expect(failures).toHaveLength(1);
  expect(sent).toEqual([2]);
  pump.close();
  pump.offer(frame(3));
  await settle();
  expect(sent).toEqual([2]);
});
