/** What is done about drags that get nowhere, on made-up distances. */
import { describe, expect, test } from 'vitest';
import { Judge } from './judge.ts';
import { Recovery } from './recovery.ts';

const lengths = { stopPx: 1, farPx: 6 };

describe('[E17] a drag that gets nowhere', () => {
  test('takes longer steps while the way is long, and usual ones near the target', () => {
    const recovery = new Recovery([true], lengths);
    expect(recovery.sees([20]).learningRateFactor).toBe(2);
    expect(recovery.sees([5]).learningRateFactor).toBe(1);
  });

  test('takes longer steps, then pauses the points that are stuck, then takes shorter ones', () => {
    const recovery = new Recovery([true, true, false], lengths);
    // The second one goes to and fro without getting nearer; the first stays; the third holds its place.
    const at = (step: number) => recovery.sees([4, step % 2 === 0 ? 3 : 3.4, 0]);
    const remedies = Array.from({ length: 36 }, (_, step) => at(step));
    expect(remedies[5]).toEqual({ learningRateFactor: 1, paused: [false, false, false] });
    expect(remedies[12]?.learningRateFactor).toBe(2);
    expect(remedies[35]?.learningRateFactor).toBe(0.5);
    // With no other point that could move, none is paused.
    expect(remedies.every(({ paused }) => paused.every((is) => !is))).toBe(true);
    expect(recovery.stuck).toEqual([0, 1]);
  });

  test('pauses a stuck point only while another one can move, and lets it go on after progress', () => {
    const recovery = new Recovery([true, true], lengths);
    for (let step = 0; step < 16; step++) recovery.sees([5, 5]);
    // Now the second one moves to and fro by more than tracking's steps: together there is still no progress.
    const remedies = Array.from({ length: 8 }, (_, step) => recovery.sees([5 + step * 0.55, 5 - step * 0.55]));
    expect(remedies.at(-1)).toEqual({ learningRateFactor: 1, paused: [true, false] });
    expect(recovery.stuck).toEqual([0]);
    expect(recovery.sees([1.2, 1.2]).paused).toEqual([false, false]);
  });
});

describe('[E18] judged', () => {
  const fast = { stallSteps: 40, recovers: true };
  const paper = { stallSteps: 40, recovers: false };
  const run = (judge: Judge, distances: readonly number[], steps: number) => {
    for (let step = 0; step <= steps; step++) {
      const { reason } = judge.sees(step, distances);
      if (reason) return { reason, step };
    }
    return null;
  };

  test('a point that only holds its place gets some steps to come back, and then does not count', () => {
    expect(run(new Judge([true, false], lengths, fast, 100), [0.5, 3], 100)).toEqual({ reason: 'reached', step: 8 });
    expect(run(new Judge([true, false], lengths, fast, 4), [0.5, 3], 100)).toEqual({ reason: 'reached', step: 4 });
    expect(run(new Judge([true, false], lengths, paper, 100), [0.5, 3], 100)?.reason).toBe('stalled');
  });

  test('points that all hold count themselves', () => {
    expect(run(new Judge([false, false], lengths, fast, 10), [0.5, 3], 100)?.reason).toBe('step-limit');
  });

  test('a stall names the points that did not arrive, the modes of the paper none', () => {
    const judge = new Judge([true, true, false], lengths, fast, 200);
    expect(run(judge, [0.5, 7, 3], 200)?.reason).toBe('stalled');
    expect(judge.stuck).toEqual([1]);
    const published = new Judge([true], lengths, paper, 200);
    expect(run(published, [7], 200)?.reason).toBe('stalled');
    expect(published.stuck).toEqual([]);
  });

  test('the best step is the one whose points were nearest to their targets', () => {
    const judge = new Judge([true], lengths, fast, 200);
    expect([9, 4, 6, 5, 3].map((distance, step) => judge.sees(step, [distance]).isBest)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
