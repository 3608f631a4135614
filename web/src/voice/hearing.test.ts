import { describe, expect, it } from 'vitest';
import type { AudioHead } from '../../../src/protocol/audio.ts';
import { frameSamples } from './endpointer.ts';
import { Hearing, type HearingPorts } from './hearing.ts';
import type { MicrophoneListener } from './microphone.ts';
import type { VoiceDetector } from './voice-detector.ts';

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

const start = (changes: Partial<HearingPorts> = {}) => {
  const sent: AudioHead[] = [];
  const world = { keyed: false, speaking: false, shown: 5 as number | null, open: 0, detectorFails: false };
  let microphone: MicrophoneListener | null = null;
  const hearing = new Hearing({
    openMicrophone: async (listener) => {
      microphone = listener;
      world.open += 1;
      return {
        close: () => {
          world.open -= 1;
        },
      };
    },
    // A frame's first sample is the probability of a voice in it.
    startDetector: async () => ({
      detect: async (frame) => {
        if (world.detectorFails) throw new Error('lost');
        return frame[0] ?? 0;
      },
      close: () => {},
    }),
    send: async (head, bytes) => {
      expect(bytes.byteLength).toBe(2 * head.samples);
      sent.push(head);
      return null;
    },
    shownFrame: () => world.shown,
    speaking: () => world.speaking,
    endOfSpeechMs: () => 400,
    longestSeconds: () => 8,
    keyed: () => world.keyed,
    nowMs: () => 77,
    whyNotOpened: () => 'No microphone was found.',
    ...changes,
  });
  const frames = async (count: number, voice: number) => {
    for (let i = 0; i < count; i += 1) microphone?.frame(new Float32Array(frameSamples).fill(voice));
    await settled();
  };
  const parts = () => sent.map(({ utterance, part }) => `${utterance} ${part}`);
  const heard = (utterance: number, text: string, part: 'partial' | 'final' = 'final') =>
    hearing.tell({ utterance, part, text, alternatives: [], rejected: null, says: '', tookMs: 0 });
  return { hearing, world, sent, frames, parts, heard, take: () => microphone?.ended() };
};

describe('hearing', () => {
  it('[V7] hands free: an utterance is sent with the frame that was shown when it began, and its end is waited for', async () => {
    const { hearing, world, sent, frames, parts, heard } = start();
    await hearing.open();
    expect(hearing.state.value).toBe('listening');
    await frames(5, 0);
    await frames(12, 0.9);
    expect(hearing.activity.value).toBe('hearing');
    world.shown = 9;
    await frames(14, 0);
    expect(parts()).toEqual(['1 pause', '1 final']);
    expect(sent[1]).toMatchObject({ unchanged: true, shownFrame: 5, startedAtMs: 77, listenFor: 'everything' });
    expect(hearing.activity.value).toBe('thinking');
    heard(1, 'open the mouth');
    expect(hearing.activity.value).toBe('none');
    expect(hearing.heard.value?.text).toBe('open the mouth');
  });

  it('[V7] what is said while the detector is being loaded is not lost', async () => {
    const loading = Promise.withResolvers<VoiceDetector>();
    const { hearing, frames, parts } = start({ startDetector: () => loading.promise });
    const opening = hearing.open();
    await settled();
    await frames(12, 0.9);
    await frames(10, 0);
    expect([hearing.state.value, parts()]).toEqual(['opening', []]);
    loading.resolve({ detect: async (frame) => frame[0] ?? 0, close: () => {} });
    await opening;
    await frames(10, 0);
    expect(parts()).toEqual(['1 pause', '1 final']);
  });

  it('[V8] asleep, only short utterances are sent, for the wake phrase, and nothing is shown', async () => {
    const { hearing, sent, frames, heard } = start();
    await hearing.open();
    hearing.sleep();
    await frames(150, 0.9);
    await frames(20, 0);
    expect(sent).toEqual([]);
    await frames(25, 0.9);
    await frames(20, 0);
    expect(sent.map(({ part, listenFor }) => `${part} ${listenFor}`)).toEqual(['pause wake', 'final wake']);
    hearing.tell({ utterance: 2, part: 'final', text: '', alternatives: [], rejected: 'asleep', says: '', tookMs: 0 });
    expect(hearing.heard.value).toBe(null);
    expect(hearing.activity.value).toBe('none');
    heard(2, 'wake up');
    expect(hearing.wake()).toBe(true);
    expect(hearing.state.value).toBe('listening');
  });

  it('[V9] while the page speaks, what is heard is marked so that only "stop" and "quiet" count', async () => {
    const { hearing, world, sent, frames } = start();
    await hearing.open();
    world.speaking = true;
    await frames(12, 0.9);
    world.speaking = false;
    await frames(14, 0);
    expect(sent.map(({ listenFor }) => listenFor)).toEqual(['stop', 'stop']);
    await frames(12, 0.9);
    await frames(14, 0);
    expect(sent.at(-1)?.listenFor).toBe('everything');
  });

  it('[V10] push to talk: what is said while the key is down is one utterance, with a little before and after', async () => {
    const { hearing, world, sent, frames, parts } = start();
    world.keyed = true;
    await hearing.open();
    expect(hearing.state.value).toBe('asleep');
    await frames(30, 0.9);
    expect(sent).toEqual([]);
    hearing.press();
    expect(hearing.state.value).toBe('listening');
    await frames(30, 0.9);
    hearing.release();
    await frames(10, 0);
    expect(parts()).toEqual(['1 partial', '1 final']);
    expect(sent[1]).toMatchObject({ voiceFound: false, unchanged: false, samples: (6 + 30 + 6) * frameSamples });
    expect(hearing.state.value).toBe('asleep');
    hearing.press();
    await frames(12, 0.9);
    hearing.release();
    await frames(10, 0);
    expect(parts()).toEqual(['1 partial', '1 final', '2 final']);
  });

  it('[V10] a tap on the key sends nothing, and the first press opens the microphone', async () => {
    const { hearing, world, sent, frames } = start();
    world.keyed = true;
    hearing.press();
    await settled();
    expect([hearing.state.value, world.open]).toEqual(['listening', 1]);
    await frames(3, 0.9);
    hearing.release();
    await frames(10, 0.9);
    expect(sent).toEqual([]);
    expect([hearing.activity.value, hearing.state.value]).toEqual(['none', 'asleep']);
  });

  it('[V11] where voices cannot be found the page says so and the key decides', async () => {
    const failing = start({ startDetector: () => Promise.reject(new Error('no WebAssembly')) });
    await failing.hearing.open();
    expect(failing.hearing.keyed).toBe(true);
    expect(failing.hearing.state.value).toBe('asleep');
    expect(failing.hearing.trouble.value).toContain('hold the key');
    failing.hearing.press();
    await failing.frames(20, 0);
    failing.hearing.release();
    await failing.frames(10, 0);
    expect(failing.parts()).toEqual(['1 partial', '1 final']);

    const later = start();
    await later.hearing.open();
    later.world.detectorFails = true;
    await later.frames(1, 0.9);
    expect(later.hearing.keyed).toBe(true);
  });

  it('[V12] closed is closed: what was going on is dropped, and tracks that end say why', async () => {
    const { hearing, world, frames, parts, take } = start();
    await hearing.open();
    await frames(40, 0.9);
    hearing.close();
    expect(parts()).toEqual(['1 partial', '1 partial', '1 dropped']);
    expect([hearing.state.value, world.open, hearing.level.value]).toEqual(['off', 0, 0]);
    expect(hearing.wake()).toBe(false);
    await hearing.open();
    take();
    expect(hearing.trouble.value).toContain('taken away');
  });

  it('[V12] a microphone that cannot be opened says why; one that opens too late is closed again', async () => {
    const refused = start({ openMicrophone: () => Promise.reject(new Error('NotFoundError')) });
    await refused.hearing.open();
    expect([refused.hearing.state.value, refused.hearing.trouble.value]).toEqual(['off', 'No microphone was found.']);
    const late = start();
    const opening = late.hearing.open();
    late.hearing.close();
    await opening;
    expect([late.hearing.state.value, late.world.open]).toEqual(['off', 0]);
  });

  it('[V7] what the server refuses is shown as not heard', async () => {
    const { hearing, frames } = start({ send: async ({ part }) => (part === 'final' ? 'Not connected.' : null) });
    await hearing.open();
    await frames(12, 0.9);
    await frames(20, 0);
    expect(hearing.heard.value).toMatchObject({ says: 'Not connected.', text: '', final: true });
    expect(hearing.activity.value).toBe('none');
  });
});
