import { describe, expect, it } from 'vitest';
import { FramePlayer } from './frame-player.ts';

/** Decodes when told to; an "image" is the first byte of its frame. */
const setUp = (everyFrame = true) => {
  const waiting: (() => void)[] = [];
  const shown: (readonly [image: number, before: number | null])[] = [];
  const acknowledged: number[] = [];
  const disposed: number[] = [];
  const unreadable: number[] = [];
  const player = new FramePlayer<number>({
    decode: (bytes) =>
      new Promise((resolve, reject) => {
        const first = new Uint8Array(bytes)[0];
        waiting.push(() => (first === undefined ? reject(new Error('empty')) : resolve(first)));
      }),
    show: (image, _head, before) => shown.push([image, before]),
    acknowledge: (sequence) => acknowledged.push(sequence),
    dispose: (image) => disposed.push(image),
    undecodable: ({ sequence }) => unreadable.push(sequence),
    everyFrame: () => everyFrame,
  });
  const receive = (sequence: number, dragId: string | null, bytes = [sequence]) =>
    player.receive({ sequence, dragId, size: 128, mediaType: 'image/webp' }, Uint8Array.from(bytes).buffer);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      waiting.shift()?.();
      await Promise.resolve();
    }
  };
  return { player, receive, settle, shown, acknowledged, disposed, unreadable };
};

describe('frames', () => {
  it('[P11] shows the newest and passes over those that came while one was decoded; late ones are dropped', async () => {
    const { receive, settle, shown, acknowledged } = setUp();
    for (const sequence of [1, 2, 3, 7, 5]) receive(sequence, 'd1');
    await settle();
    expect(shown.map(([image]) => image)).toEqual([1, 7]);
    expect(acknowledged).toEqual([1, 7]);
  });

  it('[P11] a frame that cannot be read is told of, acknowledged, and does not stop the stream', async () => {
    const { receive, settle, shown, acknowledged, unreadable } = setUp();
    receive(1, 'd1', []);
    await settle();
    receive(2, 'd1');
    await settle();
    expect({ shown: shown.length, acknowledged, unreadable }).toEqual({
      shown: 1,
      acknowledged: [1, 2],
      unreadable: [1],
    });
  });

  it('[P12] with reduced motion only the first and the last frame of a drag are shown, all are acknowledged', async () => {
    const { player, receive, settle, shown, acknowledged } = setUp(false);
    receive(1, null);
    await settle();
    player.dragStarted();
    for (const sequence of [2, 3, 4]) {
      receive(sequence, 'd1');
      await settle();
    }
    expect(shown.map(([image]) => image)).toEqual([1, 2]);
    player.dragEnded();
    await settle();
    expect(shown.map(([image]) => image)).toEqual([1, 2, 4]);
    expect(acknowledged).toEqual([1, 2, 3, 4, 4]);
  });

  it('[P13] keeps the picture from before the last drag, whatever frames the drag had', async () => {
    const { player, receive, settle, shown, disposed } = setUp();
    receive(1, null);
    await settle();
    player.dragStarted();
    receive(2, 'd1');
    await settle();
    receive(3, null);
    await settle();
    expect(shown.at(-1)).toEqual([3, 1]);
    player.dragStarted();
    receive(4, null);
    await settle();
    expect(shown.at(-1)).toEqual([4, 3]);
    receive(5, null);
    await settle();
    expect(shown.at(-1)).toEqual([5, null]);
    expect(disposed.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('[P2] after a new connection numbers may begin again', async () => {
    const { player, receive, settle, shown } = setUp();
    receive(9, null);
    await settle();
    player.restart();
    receive(0, null);
    await settle();
    expect(shown.map(([image]) => image)).toEqual([9, 0]);
  });

  it('[P13] takes the picture from before, fetched after a reload, where none is held; the next edit lets go of it', async () => {
    const { player, receive, settle, shown, disposed } = setUp();
    expect(player.restoreBefore(50)).toBe(null);
    receive(1, null);
    await settle();
    expect(player.restoreBefore(51)).toBe(51);
    expect(player.restoreBefore(52)).toBe(null);
    player.dragStarted();
    receive(2, 'd1');
    await settle();
    expect(shown.at(-1)).toEqual([2, 1]);
    expect(disposed).toEqual([50, 52, 51]);
  });
});
