/** The reader behind the rules: what it reads is done where it is sure, asked about where it is less, and else left alone. */

import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Action, Command, ControlCommand, Domain, EditCommand, Side } from '../../core/index.ts';
import { loadDomain } from '../../grounding/index.ts';
import type { Understand } from '../port.ts';
import { understandMisheard } from '../recovery.ts';
import { askedFrom, sureFrom, surerFrom } from './bounds.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand, SentenceReader } from './port.ts';
import { readFreely } from './read-freely.ts';

let domain: Domain;
beforeAll(async () => {
  domain = await loadDomain(fileURLToPath(new URL('../../../models/lion', import.meta.url)));
});

describe('[L40] rules first, then the reader where it is sure', () => {
  const opens: Command = {
    kind: 'edit',
    edits: [{ part: 'mouth', action: 'open', side: null, amount: { kind: 'relative', factor: 1 } }],
    constraints: [],
  };
  const edited = (part: string, action: Action, side: Side | null = null, factor = 1): EditCommand => ({
    kind: 'edit',
    edits: [{ part, action, side, amount: { kind: 'relative', factor } }],
    constraints: [],
  });
  const sure = (confidence: number): SentenceReader & { readonly asked: string[] } => {
    const asked: string[] = [];
    const read = (text: string): ReadCommand => {
      asked.push(text);
      return { command: opens, words: 'open the mouth', confidence };
    };
    return { read, asked };
  };
  const odd = 'zork the thing of him';

  test('a sure reading is taken, and said', () => {
    expect(readFreely(understandMisheard, sure(sureFrom.edit))(odd, domain)).toEqual({
      kind: 'command',
      command: opens,
      heardAs: 'open the mouth',
    });
  });

  test('a less sure one is asked about, an unlikely one is refused as the rules refuse it', () => {
    const asked = readFreely(understandMisheard, sure(sureFrom.edit - 0.01))(odd, domain);
    expect(asked).toMatchObject({ kind: 'not-understood', suggestions: ['open the mouth'] });
    const unlikely = readFreely(understandMisheard, sure(askedFrom - 0.01))(odd, domain);
    expect(unlikely).toEqual(understandMisheard(odd, domain));
  });

  test('what only answers, or changes how the page looks, need not be as sure as what writes a file', () => {
    const reads = (command: Command): SentenceReader => ({
      read: () => ({ command, words: 'what it is', confidence: sureFrom.harmless }),
    });
    const readAs = (command: Command) => readFreely(understandMisheard, reads(command))(odd, domain).kind;
    expect(readAs({ kind: 'setting', change: { setting: 'theme', to: 'dark' } })).toBe('command');
    expect(readAs({ kind: 'tell', about: 'thanks' })).toBe('command');
    expect(readAs({ kind: 'save', format: 'gif' })).toBe('not-understood');
    expect(readAs({ kind: 'unprotect', region: null, side: null })).toBe('not-understood');
  });

  test('what was heard must be surer than what was typed', () => {
    const heard: Understand = readFreely(understandMisheard, sure(surerFrom.edit - 0.01));
    expect(heard(odd, domain, { last: null, spoken: true }).kind).toBe('not-understood');
    expect(heard(odd, domain, { last: null, spoken: false }).kind).toBe('command');
  });

  test('with a language model behind it, it must be as sure of what was typed', () => {
    const backed = readFreely(understandMisheard, sure(surerFrom.edit - 0.01), true);
    expect(backed(odd, domain, { last: null, spoken: false }).kind).toBe('not-understood');
  });

  test('what a part cannot do is done by another part only where the network is surer, else asked about', () => {
    const tilts: Command = {
      kind: 'edit',
      edits: [{ part: 'head', action: 'tilt-left', side: null, amount: { kind: 'relative', factor: 1 } }],
      constraints: [],
    };
    const reading = (confidence: number) =>
      readFreely(understandMisheard, {
        read: () => ({ command: tilts, words: 'tilt the head to the left', confidence }),
      });
    expect(reading(sureFrom.edit + 0.29)('tilt both ears to the left', domain)).toMatchObject({
      kind: 'not-understood',
      suggestions: ['tilt the head to the left'],
    });
    expect(reading(sureFrom.edit + 0.3)('tilt both ears to the left', domain)).toMatchObject({ command: tilts });
  });

  test('a distance in pixels is the amount of the one edit that is read, half is half of the last one', () => {
    const reader = sure(1);
    const freely = readFreely(understandMisheard, reader);
    const found = freely('zork the thing of him by exactly 12 px, will you', domain);
    expect(found).toMatchObject({ command: { edits: [{ amount: { kind: 'pixels', px: 12 } }] } });
    expect(found).toMatchObject({ heardAs: 'open the mouth by 12 pixels' });
    expect(reader.asked).toEqual(['zork the thing of him , will you']);
    const less: ReadCommand = { command: { kind: 'rescale', factor: 0.6 }, words: 'less', confidence: 1 };
    const halves = readFreely(understandMisheard, { read: () => less });
    expect(halves('blimey, only half of that', domain)).toMatchObject({ command: { factor: 0.5 }, heardAs: 'half' });
    // Half of anything else is no number that the network read.
    expect(freely('zork half the thing of him', domain)).toEqual(
      understandMisheard('zork half the thing of him', domain),
    );
  });

  test('any other amount is put behind what was read, and the rules read both', () => {
    const freely = readFreely(understandMisheard, sure(1));
    const amountOf = (text: string): unknown => {
      const found = freely(text, domain);
      return found.kind === 'command' && found.command.kind === 'edit' ? found.command.edits[0]?.amount : found;
    };
    expect(amountOf('zork the thing by 20 %')).toEqual({ kind: 'relative', factor: 0.2 });
    const grows: ReadCommand = {
      command: {
        kind: 'edit',
        edits: [{ part: 'ears', action: 'bigger', side: 'both', amount: { kind: 'relative', factor: 1 } }],
        constraints: [{ kind: 'keep', region: 'mane', side: null }],
      },
      words: 'make the ears bigger, keep the mane',
      confidence: 1,
    };
    const growing = readFreely(understandMisheard, { read: () => grows });
    for (const [text, ratio] of [
      ['blimey, zork them like 25 percent', 1.25],
      ['blimey, zork them 1.3x', 1.3],
      ['blimey, zork them by twenty five per cent', 1.25],
      ['blimey, zork them by a quarter', 1.25],
      ['blimey, zork them, double it', 2],
      ['blimey, zork them like one and a half times', 1.5],
    ] as const) {
      expect([text, growing(text, domain)]).toMatchObject([
        text,
        { command: { edits: [{ amount: { kind: 'scale', ratio } }], constraints: [{ region: 'mane' }] } },
      ]);
    }
    const shrinks: ReadCommand = {
      ...grows,
      command: edited('ears', 'smaller', 'both'),
      words: 'make the ears smaller',
    };
    const shrinking = readFreely(understandMisheard, { read: () => shrinks });
    for (const text of ['blimey, zork them to 80% of their size', 'blimey, zork them times 0.8']) {
      expect([text, shrinking(text, domain)]).toMatchObject([
        text,
        { command: { edits: [{ action: 'smaller', amount: { kind: 'scale', ratio: 0.8 } }] } },
      ]);
    }
    expect(growing('blimey, zork them up to 20 percent larger', domain)).toMatchObject({
      command: { edits: [{ amount: { kind: 'scale', ratio: 1.2 } }] },
    });
    // A picture has no inches: one is a bit, more of them say nothing.
    const reader = sure(1);
    for (const text of ['blimey, zork them two inches', 'blimey, zork them an inch'])
      readFreely(understandMisheard, reader)(text, domain);
    expect(reader.asked.map((text) => text.trim())).toEqual(['blimey, zork them', 'blimey, zork them a bit']);
    // "The two of them" is no measure, "half shut" is how it is.
    expect(growing('blimey, zork the two of them', domain)).toMatchObject({ command: { kind: 'edit' } });
    expect(growing('blimey, zork that half shut thing', domain)).toMatchObject({ command: { kind: 'edit' } });
    expect(growing('blimey, zork the five of them', domain).kind).toBe('not-understood');
  });

  test('of several edits the amount is that of the part named last before it', () => {
    const both: EditCommand = {
      ...edited('head', 'tilt-right', null, 0.4),
      edits: [...edited('head', 'tilt-right', null, 0.4).edits, ...edited('muzzle', 'narrower').edits],
    };
    const reading = readFreely(understandMisheard, {
      read: () => ({ command: both, words: inWords(both, domain), confidence: 1 }),
    });
    const amounts = (text: string): unknown => {
      const found = reading(text, domain);
      return found.kind === 'command' && found.command.kind === 'edit' && found.command.edits.map((one) => one.amount);
    };
    const [little, far] = [
      { kind: 'relative', factor: 0.4 },
      { kind: 'pixels', px: 5 },
    ];
    expect(amounts('blimey, zork that head, subtle, and the muzzle by 5px')).toEqual([little, far]);
    expect(amounts('blimey, zork the muzzle, and that head by 5px')).toEqual([far, { kind: 'relative', factor: 1 }]);
    expect(amounts('blimey, zork the muzzle, and that head, dear, ahead by 5px')).toEqual([
      far,
      { kind: 'relative', factor: 1 },
    ]);
    // Where a part goes by no name that is known, nobody can tell.
    expect(amounts('blimey, zork the muzzle, and that noggin thing by 5px')).toBe(false);
  });

  test('the two sides of a pair are read one after the other, and half of that is asked about', () => {
    const heard: string[] = [];
    const reader: SentenceReader = {
      read: (text) => {
        heard.push(text);
        if (/left/.test(text) && /right/.test(text)) return of(edited('eyes', 'close', 'left'));
        return /zork/.test(text) ? of(edited('eyes', 'open', 'left')) : null;
      },
    };
    const of = (command: EditCommand): ReadCommand => ({ command, words: inWords(command, domain), confidence: 1 });
    const freely = readFreely(understandMisheard, reader);
    expect(freely('blimey, zork that left eye and close the right one', domain)).toMatchObject({
      command: { edits: [...edited('eyes', 'open', 'left').edits, ...edited('eyes', 'close', 'right').edits] },
      heardAs: 'open the left eye and close the right eye',
    });
    expect(heard).toEqual(['blimey, zork that left eye']);
    expect(freely('blimey, zork that left eye and close the right one but keep the mane', domain)).toMatchObject({
      command: { constraints: [{ kind: 'keep', region: 'mane', side: null }] },
    });
    expect(freely('blimey, blork that left eye, and blork the right thing', domain)).toMatchObject({
      kind: 'not-understood',
      suggestions: ['close the left eye'],
    });
    expect(freely('blimey, blork that left eye, and leave the right thing', domain)).toMatchObject({
      command: edited('eyes', 'close', 'left'),
    });
    // What would contradict itself as one, and the other one behind the one that is named.
    expect(freely('Left eye: close. Right eye: open.', domain)).toMatchObject({
      command: { edits: [...edited('eyes', 'close', 'left').edits, ...edited('eyes', 'open', 'right').edits] },
    });
    expect(freely('close the left eye and zork open the other one wide, mate', domain)).toMatchObject({
      kind: 'not-understood',
    });
    expect(freely('left eye closed, the other open', domain)).toMatchObject({
      command: { edits: [...edited('eyes', 'close', 'left').edits, ...edited('eyes', 'open', 'right').edits] },
    });
    // One piece speaks of both.
    expect(freely('blimey, blork the left right left eye, mate', domain)).toMatchObject({
      command: edited('eyes', 'close', 'left'),
    });
  });

  test('a file of a kind that no picture is saved as is asked about', () => {
    const saves: ReadCommand = { command: { kind: 'save', format: 'png' }, words: 'save as png', confidence: 1 };
    const saving = readFreely(understandMisheard, { read: () => saves });
    expect(saving('blimey, blork it as a PDF', domain)).toMatchObject({ suggestions: ['save as png'] });
    expect(saving('blimey, blork it onto my disk', domain)).toMatchObject({ command: saves.command });
  });

  test('what is too much of something never becomes more so, however sure the network is', () => {
    const reading = (part: string, action: Action, side: Side | null = null): Understand => {
      const edits = [{ part, action, side, amount: { kind: 'relative', factor: 1 } as const }];
      const command: EditCommand = { kind: 'edit', edits, constraints: [] };
      return readFreely(understandMisheard, {
        read: () => ({ command, words: inWords(command, domain), confidence: 1 }),
      });
    };
    const done = (text: string, ...read: Parameters<typeof reading>): unknown => {
      const found = reading(...read)(text, domain);
      return found.kind === 'command' && found.command.kind === 'edit' ? found.command.edits[0]?.action : found;
    };
    expect(done('blimey, his nose is too dang long', 'muzzle', 'longer')).toBe('shorter');
    expect(done('blimey, his snout is too big by a country mile', 'muzzle', 'longer')).toBe('shorter');
    expect(done('blimey, his gob hangs too far open', 'mouth', 'open')).toBe('close');
    expect(done('blimey, his gob hangs too far open', 'mouth', 'close')).toBe('close');
    expect(done('blimey, not too wide that gob, zork it', 'mouth', 'wider')).toBe('wider');
    expect(done('blimey, too long it was, have that hooter longer', 'muzzle', 'longer')).toBe('longer');
  });

  test('a count is the steps of what is undone, and how often it is done again', () => {
    const undoes: ReadCommand = { command: { kind: 'undo', steps: 1 }, words: 'undo', confidence: 1 };
    const undoing = readFreely(understandMisheard, { read: () => undoes });
    expect(undoing('blimey, zork three of those last thingies away', domain)).toMatchObject({
      command: { kind: 'undo', steps: 3 },
      heardAs: 'undo 3',
    });
    const repeats: ReadCommand = { command: { kind: 'again', times: 1 }, words: 'again', confidence: 1 };
    const repeating = readFreely(understandMisheard, { read: () => repeats });
    expect(repeating('blimey, zork it 4 more', domain)).toMatchObject({ command: { kind: 'again', times: 4 } });
  });

  test('[L47] it is told what was done last, and what it says instead of that takes its place where it stands', () => {
    const told: unknown[] = [];
    const reader: SentenceReader = {
      read: (_, before) => {
        told.push(before);
        return { command: { kind: 'instead', edit: opens }, words: 'open the mouth', confidence: 1 };
      },
    };
    const freely = readFreely(understandMisheard, reader);
    const context = { last: opens, takenBack: true, justDone: false };
    expect(freely('blimey, that zorked the other thing', domain, context)).toMatchObject({
      command: { kind: 'instead', edit: opens },
    });
    expect(told).toEqual([{ last: opens, takenBack: true }]);
  });

  test('talk is more than talk where the network is surer still, but not what was heard', () => {
    const text = "that's not what I meant, take it away";
    expect(understandMisheard(text, domain)).toMatchObject({ command: { kind: 'tell', about: 'blame' } });
    expect(readFreely(understandMisheard, sure(0.8))(text, domain)).toMatchObject({ command: opens });
    for (const [confidence, spoken] of [
      [0.79, false],
      [1, true],
    ] as const) {
      const found = readFreely(understandMisheard, sure(confidence))(text, domain, { last: null, spoken });
      expect(found).toMatchObject({ command: { kind: 'tell' } });
    }
    // What holds of any reading holds here: an amount, and that too much never becomes more.
    const wide: EditCommand = { ...opens, edits: [{ ...opens.edits[0], action: 'wider' }] } as EditCommand;
    const widens = readFreely(understandMisheard, { read: () => ({ command: wide, words: 'wider', confidence: 1 }) });
    expect(widens("that's not what I meant, 12 px it is", domain)).toMatchObject({
      heardAs: expect.stringMatching(/12 pixels/),
    });
    expect(widens("that's not what I meant, too wide a gob", domain)).toMatchObject({
      command: { edits: [{ action: 'narrower' }] },
    });
    expect(readFreely(understandMisheard, sure(1))('how do I save?', domain)).toMatchObject({
      command: { kind: 'tell', about: 'saving' },
    });
  });

  test('a step that is told in words is the original where the network is as sure of that', () => {
    const reading = (command: ControlCommand, confidence: number) =>
      readFreely(understandMisheard, { read: () => ({ command, words: 'back to the original', confidence }) });
    const said = 'go back to the very very first lion';
    expect(reading({ kind: 'original' }, 0.8)(said, domain)).toMatchObject({ command: { kind: 'original' } });
    expect(reading({ kind: 'original' }, 0.79)(said, domain)).toMatchObject({ command: { kind: 'go-to-step' } });
    expect(reading({ kind: 'undo', steps: 1 }, 1)(said, domain)).toMatchObject({ command: { kind: 'go-to-step' } });
    for (const done of ['go back to the first cut', 'I preferred the first one'])
      expect(reading({ kind: 'original' }, 1)(done, domain)).toMatchObject({ command: { kind: 'go-to-step' } });
    const first = 'I would like please the first one again.';
    expect(understandMisheard(first, domain)).toMatchObject({ command: { kind: 'choose', value: 1 } });
    expect(reading({ kind: 'original' }, 0.8)(first, domain)).toMatchObject({ command: { kind: 'original' } });
    expect(reading({ kind: 'original' }, 0.79)(first, domain)).toMatchObject({ command: { kind: 'choose' } });
    expect(reading({ kind: 'original' }, 1)('the first one', domain)).toMatchObject({ command: { kind: 'choose' } });
  });

  test('what the rules read as half a request is read where the network is surer, if it has four words', () => {
    const bound = sureFrom.edit + 0.15;
    expect(readFreely(understandMisheard, sure(bound))("drop the head slightly, it's too high", domain)).toMatchObject({
      command: opens,
    });
    const unsure = readFreely(understandMisheard, sure(bound - 0.01))("drop the head slightly, it's too high", domain);
    expect(unsure).toEqual(understandMisheard("drop the head slightly, it's too high", domain));
    expect(readFreely(understandMisheard, sure(1))('close the left', domain)).toMatchObject({ reason: 'gap' });
  });

  test('beside a number that nothing could read, the rest is asked about and never done', () => {
    const freely = readFreely(understandMisheard, sure(1));
    for (const text of ['zork the thing by 20 % or 30 %', 'zork the thing a hundred times, five of them']) {
      expect([text, freely(text, domain)]).toMatchObject([text, { suggestions: ['open the mouth'] }]);
    }
    const long = `zork the thing by 20 % or 30 % ${'and so on '.repeat(9)}`;
    expect(freely(long, domain)).toEqual(understandMisheard(long, domain));
    expect(freely('zork the thing like his uncle from b4', domain)).toMatchObject({ command: opens });
  });

  test('half, and how much less, of the last edit', () => {
    const less: ReadCommand = { command: { kind: 'rescale', factor: 0.6 }, words: 'less', confidence: 1 };
    const freely = readFreely(understandMisheard, { read: () => less });
    for (const [text, factor] of [
      ['blimey, halve that latest thing', 0.5],
      ['blimey, halfway between, will you', 0.5],
      ['blimey, cut that latest thing in half', 0.5],
      ['blimey, pull that back by a quarter', 0.75],
      ['blimey, pull that back 20 percent', 0.8],
      ['blimey, pull that back to one third', 0.33],
      ['blimey, a quarter of what you did', 0.25],
    ] as const) {
      expect([text, freely(text, domain)]).toMatchObject([text, { command: { kind: 'rescale', factor } }]);
    }
    const cut = readFreely(understandMisheard, {
      read: () => ({ command: edited('mane', 'smaller'), words: 'make the mane smaller', confidence: 1 }),
    });
    expect(cut('blimey, zork that thatch in half', domain)).toMatchObject({
      command: { edits: [{ action: 'smaller', amount: { kind: 'scale', ratio: 0.5 } }] },
    });
  });

  test('what the rules found only by leaving words out is read otherwise where the network is sure, but for what takes back', () => {
    const reading = (confidence: number, context?: { readonly spoken: boolean }) => (text: string) =>
      readFreely(understandMisheard, sure(confidence))(text, domain, context && { last: null, ...context });
    const said = 'send link for me';
    expect(understandMisheard(said, domain)).toMatchObject({ heardAs: 'send wink for me' });
    expect(reading(0.6)(said)).toMatchObject({ command: opens });
    expect(reading(0.59)(said)).toEqual(understandMisheard(said, domain));
    expect(reading(1, { spoken: true })(said)).toMatchObject({ heardAs: 'send wink for me' });
    expect(reading(1)('Too much. One back.')).toMatchObject({ command: { kind: 'undo' } });
  });

  test('no picture of a face sits down', () => {
    const down: ReadCommand = { command: edited('whole', 'move-down'), words: 'move the picture down', confidence: 1 };
    const freely = readFreely(understandMisheard, { read: () => down });
    expect(freely('could you make him sit down', domain)).toEqual(
      understandMisheard('could you make him sit down', domain),
    );
    expect(freely('blimey, zork him down', domain)).toMatchObject({ command: down.command });
  });

  test('what the rules read, or refuse for a reason, is not read again', () => {
    const reader = sure(1);
    const freely = readFreely(understandMisheard, reader);
    for (const text of ['close the eyes', 'open and close the mouth', 'close the', 'make it look proud', '']) {
      expect([text, freely(text, domain)]).toEqual([text, understandMisheard(text, domain)]);
    }
    expect(reader.asked).toEqual([]);
  });
});
