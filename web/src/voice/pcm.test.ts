import { describe, expect, it } from 'vitest';
import { loudness, toPcm16 } from './pcm.ts';

describe('samples on the wire', () => {
  it('[V5] are 16 bit, little endian, and clipped, never wrapped', () => {
    const bytes = toPcm16(Float32Array.of(0, 1, -1, 2, -2, 0.5));
    expect([...new Int16Array(bytes)]).toEqual([0, 32_767, -32_767, 32_767, -32_767, 16_384]);
    expect([...new Uint8Array(bytes).slice(2, 4)]).toEqual([0xff, 0x7f]);
  });

  it('[V5] a level is 0 in silence, 1 at full scale, and grows between', () => {
    const level = (amplitude: number) => loudness(new Float32Array(512).fill(amplitude));
    expect(level(0)).toBe(0);
    expect(level(1)).toBe(1);
    expect(level(0.1)).toBeGreaterThan(level(0.01));
    expect(level(0.01)).toBeGreaterThan(0);
  });
});
