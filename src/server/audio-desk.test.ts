import { describe, expect, it } from 'vitest';
import { AppError, type Command } from '../core/index.ts';
import type { Asked, SaidWith } from '../dialogue/index.ts';
import type { AudioHead } from '../protocol/index.ts';
import { scriptedRecogniser } from '../speech/testing/index.ts';
import { AudioDesk, type HeardEvent } from './audio-desk.ts';

const words: Readonly<Record<string, Command>> = {
  stop: { kind: 'stop' },
  quiet: { kind: 'quiet' },
  undo: { kind: 'undo', steps: 1 },
  'wake up': { kind: 'microphone', to: 'awake' },
};

const samples = 1600;
const bytes = (count = samples) => new Uint8Array(count * 2);
const head = (utterance: number, part: AudioHead['part'], changes: Partial<AudioHead> = {}): AudioHead => ({
  utterance,
  part,
  sampleRateHz: 16_000,
  samples: part === 'dropped' || changes.unchanged === true ? 0 : samples,
  unchanged: false,
  shownFrame: 12,
  startedAtMs: 0,
  listenFor: 'everything',
  voiceFound: true,
  ...changes,
});

const start = () => {
  const recogniser = scriptedRecogniser();
  const said: { text: string; said: SaidWith }[] = [];
  const told: HeardEvent[] = [];
  const reported: unknown[] = [];
  const asked: (readonly Asked[])[] = [];
  const desk = new AudioDesk({
    recogniser,
    meaning: (text) => words[text] ?? null,
    effect: (text) => (words[text] ? [words[text]] : text === 'wind that back' ? [{ kind: 'undo', steps: 1 }] : []),
    guess: (text) => (text === 'wind it all back' ? [{ kind: 'undo', steps: 1 }] : []),
    expected: () => ['stop', 'open the mouth'],
    grammar: () => ({ phrases: ['stop', 'undo'], slots: {} }),
    caution: (text) => (text === 'stop' ? 'low' : 'usual'),
    inWords: ({ kind }) => (kind === 'undo' ? 'undoing' : null),
    ask: (sentences) => void asked.push(sentences),
    say: async (text, more) => void said.push({ text, said: more }),
    tell: (heard) => told.push(heard),
    nowMs: () => 0,
    report: (reason) => reported.push(reason),
  });
  const send = (sent: AudioHead) => desk.receive(sent, bytes(sent.samples));
  return { recogniser, desk, send, said, told, reported, asked };
};
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const short = ({ utterance, part, text, rejected }: HeardEvent) => `${utterance} ${part} ${rejected ?? text}`;

describe('the audio desk', () => {
  it('[S70] what is heard goes into the conversation as spoken, with the frame that was shown and other readings', async () => {
    const { recogniser, send, said, told } = start();
    recogniser.hear({ text: 'open the mouth', alternatives: ['open the mouse'] });
    send(head(1, 'final'));
    await settled();
    expect(told.map(short)).toEqual(['1 final open the mouth']);
    expect(said).toEqual([
      { text: 'open the mouth', said: { shownFrame: 12, heard: ['open the mouse'], spoken: true } },
    ]);
    expect(recogniser.asked[0]).toMatchObject({
      seconds: 0.1,
      options: { partial: false, expect: ['stop', 'open the mouth'] },
    });
  });

  it('[S73] other readings are offered unasked only where it was unsure, and only those that mean something', async () => {
    const { recogniser, send, told } = start();
    const alternatives = ['undo', 'over the moon'];
    recogniser.hear({ text: 'open the mouth', alternatives, confidence: 0.81 });
    send(head(1, 'final'));
    await settled();
    recogniser.hear({ text: 'open the mouth', alternatives, confidence: 0.79 });
    send(head(2, 'final'));
    await settled();
    expect(told.map((heard) => heard.alternatives)).toEqual([[], ['undo']]);
  });

  it('[S61] parts are shown and change nothing; one that comes while the recogniser is busy is passed over', async () => {
    const { recogniser, send, said, told } = start();
    const first = Promise.withResolvers<string>();
    recogniser.hear(first.promise);
    send(head(1, 'partial'));
    send(head(1, 'partial'));
    first.resolve('open the');
    await settled();
    recogniser.hear('open the mouth a bit');
    send(head(1, 'final'));
    await settled();
    expect(recogniser.asked.map(({ options }) => options.partial)).toEqual([true, false]);
    expect(told.map(short)).toEqual(['1 partial open the', '1 final open the mouth a bit']);
    expect(said.map(({ text }) => text)).toEqual(['open the mouth a bit']);
  });

  it.each(['stop', 'quiet'])('[S62] "%s" in a part is acted upon at once, and not again at the end', async (word) => {
    const { recogniser, send, said, told } = start();
    recogniser.hear(word);
    send(head(1, 'partial', { shownFrame: 3 }));
    await settled();
    expect(said).toEqual([{ text: word, said: { shownFrame: 3, heard: [], spoken: true } }]);
    recogniser.hear(word);
    send(head(1, 'pause', { shownFrame: 3 }));
    send(head(1, 'final', { unchanged: true }));
    await settled();
    expect(said.length).toBe(1);
    expect(told.map(short).at(-1)).toBe(`1 final ${word}`);
  });

  it('[S62] what turns out to be more than "stop" is heard in full as well', async () => {
    const { recogniser, send, said } = start();
    recogniser.hear('stop');
    send(head(1, 'partial'));
    await settled();
    recogniser.hear('undo');
    send(head(1, 'final'));
    await settled();
    expect(said.map(({ text }) => text)).toEqual(['stop', 'undo']);
  });

  it('[S63] a pause that was the end is transcribed once; one that was not is given up', async () => {
    const { recogniser, send, said } = start();
    recogniser.hear('undo');
    send(head(1, 'pause'));
    await settled();
    expect(said).toEqual([]);
    send(head(1, 'final', { unchanged: true }));
    await settled();
    expect(recogniser.asked.length).toBe(1);
    expect(said.map(({ text }) => text)).toEqual(['undo']);

    recogniser.hear(new Promise(() => {}));
    send(head(2, 'pause'));
    recogniser.hear('open the');
    send(head(2, 'partial'));
    await settled();
    expect(recogniser.asked[1]?.options.signal.aborted).toBe(true);
    recogniser.hear('open the mouth');
    send(head(2, 'final'));
    await settled();
    expect(said.map(({ text }) => text)).toEqual(['undo', 'open the mouth']);
  });

  it('[S64] asleep, only the wake phrase is heard, and nothing of the rest is told', async () => {
    const { recogniser, send, said, told } = start();
    send(head(1, 'partial', { listenFor: 'wake' }));
    for (const [i, text] of ['open the mouth', 'stop', 'wake up'].entries()) {
      recogniser.hear(text);
      send(head(i + 1, 'final', { listenFor: 'wake' }));
      await settled();
    }
    expect(told.map(short)).toEqual(['1 final asleep', '2 final asleep', '3 final wake up']);
    expect(said.map(({ text }) => text)).toEqual(['wake up']);
    expect(recogniser.asked.length).toBe(3);
  });

  it('[S65] while the page speaks, only "stop" and "quiet" are heard', async () => {
    const { recogniser, send, said, told } = start();
    for (const [i, text] of ['opening the mouth', 'undo', 'quiet', 'stop'].entries()) {
      recogniser.hear(text);
      send(head(i + 1, 'final', { listenFor: 'stop' }));
      await settled();
    }
    expect(told.map(short)).toEqual(['1 final speaking', '2 final speaking', '3 final quiet', '4 final stop']);
    expect(said.map(({ text }) => text)).toEqual(['quiet', 'stop']);
  });

  it.each(['silence', 'too-short', 'noise', 'repeated', 'unsure'] as const)(
    '[S66] a rejected clip (%s) is told with its reason and never enters the conversation',
    async (rejected) => {
      const { recogniser, send, said, told } = start();
      recogniser.hear({ rejected, alternatives: ['open the mouth'] });
      send(head(1, 'final'));
      await settled();
      expect(said).toEqual([]);
      expect(told).toMatchObject([{ rejected, text: '', alternatives: [], says: expect.stringMatching(/\.$/) }]);
    },
  );

  it('[S71] a doubtful clip asks by number for the commands it may have been, and does nothing', async () => {
    const { recogniser, send, said, told, asked } = start();
    recogniser.hear({ rejected: 'unsure', alternatives: ['wind that back', 'over the moon', 'stop'] });
    send(head(1, 'final'));
    await settled();
    expect(said).toEqual([]);
    expect(asked).toEqual([
      [
        { sentence: 'wind that back', shown: 'undoing' },
        { sentence: 'stop', shown: 'stop' },
      ],
    ]);
    expect(told.at(-1)?.rejected).toBe('asked');
    expect(told.at(-1)?.says).toBe('Did you mean 1, undoing; or 2, stop? Say the number, or “none of these”.');
    recogniser.hear({ rejected: 'unsure', alternatives: ['stop', 'over the moon'] });
    send(head(2, 'final'));
    await settled();
    expect(told.at(-1)?.says).toBe('Did you mean stop? Say “yes” or “no”.');
    // Asleep, or while the page speaks, nobody is asked anything.
    for (const [i, listenFor] of (['wake', 'stop'] as const).entries()) {
      recogniser.hear({ rejected: 'unsure', alternatives: ['undo'] });
      send(head(i + 3, 'final', { listenFor }));
      await settled();
    }
    expect(asked.length).toBe(2);
    expect(told.at(-1)).toMatchObject({ says: '', alternatives: [] });
  });

  it('[S71] the recogniser is told what can be said, and how sure it must be of it', async () => {
    const { recogniser, send } = start();
    recogniser.hear('undo');
    send(head(1, 'final'));
    await settled();
    const options = recogniser.asked[0]?.options;
    expect(options?.grammar?.phrases).toEqual(['stop', 'undo']);
    expect(['undo', 'wind that back', 'no command'].map((text) => options?.effect?.(text) ?? null)).toEqual([
      ...['undo', 'undo'].map((kind) => JSON.stringify([{ kind, steps: 1 }])),
      null,
    ]);
    expect(['stop', 'undo', 'no command'].map((text) => options?.caution?.(text))).toEqual(['low', 'usual', 'usual']);
  });

  it('[H34] words whose meaning the conversation gives are offered as what they would do', async () => {
    const { recogniser, send, asked } = start();
    recogniser.hear({ rejected: 'unsure', alternatives: ['wind that back', 'no command'] });
    send(head(1, 'final'));
    await settled();
    expect(asked).toEqual([[{ sentence: 'wind that back', shown: 'undoing' }]]);
  });

  it('[H35] words that would do something only if they were typed are told to the recogniser as such, and asked about', async () => {
    const { recogniser, send, asked, said } = start();
    recogniser.hear({ rejected: 'unsure', alternatives: ['wind it all back', 'no command'] });
    send(head(1, 'final'));
    await settled();
    expect(asked).toEqual([[{ sentence: 'wind it all back', shown: 'undoing' }]]);
    expect(said).toEqual([]);
    const { effect, guess } = recogniser.asked[0]?.options ?? {};
    expect([effect?.('wind it all back'), guess?.('wind it all back')]).toEqual([
      null,
      JSON.stringify([{ kind: 'undo', steps: 1 }]),
    ]);
  });

  it('[S67] ends are told in the order in which they were said, and a failure holds nothing up', async () => {
    const { recogniser, send, said, told, reported } = start();
    const slow = Promise.withResolvers<string>();
    recogniser.hear(slow.promise);
    send(head(1, 'final'));
    recogniser.hear('undo');
    send(head(2, 'final'));
    recogniser.hear(new AppError('busy', 'Too many clips wait.'));
    send(head(3, 'final'));
    await settled();
    expect(told).toEqual([]);
    slow.resolve('open the mouth');
    await settled();
    expect(told.map(short)).toEqual(['1 final open the mouth', '2 final undo', '3 final failed']);
    expect(said.map(({ text }) => text)).toEqual(['open the mouth', 'undo']);
    recogniser.hear(new Error('secret words'));
    send(head(4, 'final'));
    await settled();
    expect(told.at(-1)).toMatchObject({ rejected: 'failed', says: expect.not.stringContaining('secret') });
    expect(reported.length).toBe(1);
  });

  it('[S68] what cannot be right is refused: length, order, an end without a pause, no bytes', () => {
    const { desk, send } = start();
    const refused = (act: () => void) => {
      try {
        act();
      } catch (thrown) {
        return thrown instanceof AppError ? thrown.code : 'other';
      }
      return 'accepted';
    };
    expect(refused(() => desk.receive(head(1, 'final'), bytes(samples - 1)))).toBe('bad-input');
    expect(refused(() => desk.receive(head(1, 'final'), bytes(samples + 1)))).toBe('bad-input');
    expect(refused(() => desk.receive(head(1, 'final'), 'sound'))).toBe('bad-input');
    expect(refused(() => send(head(1, 'partial', { samples: 8 * 16_000 + 1 })))).toBe('too-large');
    expect(refused(() => send(head(1, 'final', { unchanged: true })))).toBe('bad-input');
    expect(refused(() => send(head(2, 'dropped')))).toBe('accepted');
    expect(refused(() => send(head(2, 'final')))).toBe('bad-input');
    expect(refused(() => send(head(1, 'final')))).toBe('bad-input');
  });

  it('[S69] a dropped utterance and a page that goes away end the work on it', async () => {
    const { recogniser, desk, send, told } = start();
    recogniser.hear(new Promise(() => {}));
    send(head(1, 'pause'));
    send(head(1, 'dropped'));
    recogniser.hear(new Promise(() => {}));
    send(head(2, 'final'));
    recogniser.hear(new Promise(() => {}));
    send(head(3, 'partial'));
    desk.close();
    await settled();
    expect(recogniser.asked.map(({ options }) => options.signal.aborted)).toEqual([true, true, true]);
    expect(told).toEqual([]);
  });
});
