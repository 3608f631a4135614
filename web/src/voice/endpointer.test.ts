import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpointer, type EndpointerEvent, type EndpointerSettings, frameMs, frameSamples } from './endpointer.ts';

const usual: EndpointerSettings = { endOfSpeechMs: 400, longestSeconds: 15 };
/** Every frame holds its own number, so that what was kept can be read off. */
const frame = (number: number) => new Float32Array(frameSamples).fill(number);
const framesIn = (samples: Float32Array) =>
  Array.from({ length: samples.length / frameSamples }, (_, i) => samples[i * frameSamples] ?? -1);
const run = (voices: readonly number[], settings = usual) => {
  const endpointer = new Endpointer(() => settings);
  return voices.map((voice, i) => endpointer.push(frame(i), voice));
};
const told = (voices: readonly number[], settings = usual) =>
  run(voices, settings).flatMap((events, at) => events.map((event) => ({ at, ...event })));
const times = (count: number, voice: number): number[] => Array.from({ length: count }, () => voice);
const kinds = (events: readonly EndpointerEvent[]) => events.map(({ kind }) => kind);

describe('the ends of an utterance', () => {
  it('[V2] are found: a start with what was before it, a pause, and the end after the silence that is set', () => {
    const events = told([...times(20, 0), ...times(12, 0.9), ...times(20, 0)]);
    expect(kinds(events)).toEqual(['began', 'pause', 'ended']);
    expect(events.map(({ at }) => at)).toEqual([20, 34, 44]);
    const ended = events[2];
    if (ended?.kind !== 'ended') throw new Error('No end.');
    expect(ended.unchanged).toBe(true);
    expect(framesIn(ended.samples)).toEqual(Array.from({ length: 25 }, (_, i) => i + 10));
    expect((44 - 31) * frameMs).toBeGreaterThanOrEqual(400);
  });

  it.each([200, 400, 1000, 2000])('[V2] wait %i ms when that is set', (endOfSpeechMs) => {
    const events = told([...times(12, 0.9), ...times(80, 0)], { ...usual, endOfSpeechMs });
    const silence = ((events.at(-1)?.at ?? 0) - 11) * frameMs;
    expect(silence).toBeGreaterThanOrEqual(endOfSpeechMs);
    expect(silence).toBeLessThan(endOfSpeechMs + frameMs);
  });

  it('[V2] are not a breath within a sentence: the end then holds it all and is told as changed', () => {
    const events = told([...times(12, 0.9), ...times(8, 0.1), ...times(12, 0.9), ...times(14, 0)]);
    expect(kinds(events)).toEqual(['began', 'pause', 'pause', 'ended']);
    const ended = events.at(-1);
    expect(ended?.kind === 'ended' && framesIn(ended.samples).length).toBe(35);
  });

  it('[V2] a voice that goes on after the pause makes the end a changed one', () => {
    const events = told([...times(12, 0.9), ...times(6, 0), 0.4, ...times(3, 0), 0.4, ...times(3, 0)], {
      ...usual,
      longestSeconds: 25 * 0.032,
    });
    const ended = events.at(-1);
    expect(ended?.kind === 'ended' && [ended.unchanged, framesIn(ended.samples).length]).toEqual([false, 25]);
  });

  it('[V3] a click is dropped, and so is what is going on when the microphone closes', () => {
    expect(kinds(told([...times(5, 0), ...times(2, 0.9), ...times(20, 0)]))).toEqual(['began', 'dropped']);
    const endpointer = new Endpointer(() => usual);
    expect(endpointer.reset()).toEqual([]);
    endpointer.push(frame(0), 0.9);
    expect(endpointer.reset()).toEqual([{ kind: 'dropped' }]);
    expect(endpointer.speaking).toBe(false);
  });

  it('[V4] a partial comes every 600 ms while the voice goes on', () => {
    const partials = told(times(100, 0.9)).filter(({ kind }) => kind === 'partial');
    expect(partials.map(({ at }) => at * frameMs)).toEqual([608, 1216, 1824, 2432, 3040]);
  });

  it('[V2] nothing is longer than the longest utterance, and what follows begins anew', () => {
    const events = told(times(1000, 0.9), { ...usual, longestSeconds: 8 });
    const ends = events.filter((event) => event.kind === 'ended');
    expect(ends.length).toBeGreaterThan(2);
    for (const end of ends) expect(end.samples.length / 16_000).toBeLessThanOrEqual(8);
  });

  it('[V2] whatever is heard, what is told comes in order and never overlaps', () => {
    const voices = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 0.2, 0.4, 0.6, 0.95)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(voices, fc.integer({ min: 200, max: 2000 }), (parts, endOfSpeechMs) => {
        let open = false;
        let last = -1;
        for (const event of told(
          parts.flatMap(([count, voice]) => times(count, voice)),
          { endOfSpeechMs, longestSeconds: 4 },
        )) {
          expect(event.kind === 'began').toBe(!open);
          open = event.kind !== 'ended' && event.kind !== 'dropped';
          if (!('samples' in event)) continue;
          const numbers = framesIn(event.samples);
          expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
          expect(event.samples.length).toBeLessThanOrEqual(4 * 16_000);
          if (event.kind === 'ended') {
            expect(numbers.at(-1)).toBeGreaterThan(last);
            last = numbers.at(-1) ?? 0;
          }
        }
      }),
    );
  });
});
