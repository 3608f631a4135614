/**
 * Arrays hang on the heap without counting much to the collector, which leaves tens of megabytes of pictures' maps lying
 * about: 60 MB after one of 512 px. Where the process offers it (the child processes do), it is called for them.
 */
const worthBytes = 6e6;
/** The least that was held since the last call: arrays are given back some time after it. */
let leastBytes = 0;

const collect = (floorBytes: number): void => {
  if (!globalThis.gc) return;
  const bytes = process.memoryUsage().arrayBuffers;
  leastBytes = Math.min(leastBytes, bytes);
  if (bytes < floorBytes + worthBytes) return;
  leastBytes = bytes;
  globalThis.gc();
};

/** Between two runs: when they have grown by enough since the last time. */
export const collectGrown = (): void => collect(leastBytes);

/** When there is nothing else to do: when there are enough of them. */
export const collectAll = (): void => collect(0);
