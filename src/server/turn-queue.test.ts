import { describe, expect, test } from 'vitest';
import { createTurnQueue } from './turn-queue.ts';

const never = new AbortController().signal;
const silent = () => {};

describe('the queue of turns', () => {
  test('[S17] gives one turn at a time, in order, and tells who waits behind how many', async () => {
    const queue = createTurnQueue();
    const order: string[] = [];
    const first = await queue.take(never, silent);
    const waits = ['b', 'c'].map(async (name) => {
      const giveBack = await queue.take(never, (ahead) => order.push(`${name} behind ${ahead}`));
      order.push(name);
      giveBack();
      giveBack();
    });
    expect(order).toEqual(['b behind 1', 'c behind 2']);
    first();
    await Promise.all(waits);
    expect(order).toEqual(['b behind 1', 'c behind 2', 'b', 'c']);
    (await queue.take(never, silent))();
  });

  test('[S18] one that gives up waiting leaves the queue; too many are refused as busy', async () => {
    const queue = createTurnQueue(1);
    const first = await queue.take(never, silent);
    const impatient = new AbortController();
    const waiting = queue.take(impatient.signal, silent);
    await expect(queue.take(never, silent)).rejects.toMatchObject({ code: 'busy' });
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    const next = queue.take(never, silent);
    first();
    (await next)();
    await expect(queue.take(AbortSignal.abort(), silent)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
