import { describe, expect, it } from 'vitest';
import type { Domain, Side, Understanding } from '../../core/index.ts';
import type { Interpretation } from '../../nlu/port.ts';
import { evaluateLanguage, type Judged } from './evaluate.ts';
import { judge } from './judge.ts';
import { misheard } from './noise.ts';
import { failuresOf, reportOf } from './report.ts';
import { sentencesOf } from './sentences.ts';

const [opening, noses, sides, refusal, hoped, more, limited] = sentencesOf(`# parts
open the mouth a bit => mouth.open ~
nose ten px longer => muzzle.longer =10px
left ear up, eyes shut => ears.raise@left; eyes.close@both
paint it blue => refuse
chin up => head.raise || refuse
# words
more => further
open it, keep the rest => mouth.open * | keep background
`);

const edit = (
  part: string,
  action: 'open' | 'raise' | 'lower' | 'close' | 'longer',
  factor = 1,
  side: 'left' | 'both' | null = null,
) => ({ part, action, side, amount: { kind: 'relative', factor } }) as const;
type Edits = Parameters<typeof Array.of<ReturnType<typeof edit>>>;
const command = (...edits: Edits): Understanding => ({
  kind: 'command',
  command: { kind: 'edit', edits, constraints: [] },
});
const refused: Understanding = { kind: 'not-understood', reason: 'nonsense', text: 'No.', suggestions: [] };

describe('tables of sentences', () => {
  it('[T1] are read with their groups, readings and amounts', () => {
    expect(opening).toMatchObject({ text: 'open the mouth a bit', group: 'parts', line: 2 });
    expect(more?.group).toBe('words');
    expect(hoped?.readings.map(({ kind }) => kind)).toEqual(['edit', 'refuse']);
    expect(limited?.readings).toEqual([
      {
        kind: 'edit',
        edits: [{ part: 'mouth', action: 'open', side: null, band: { kind: 'any' } }],
        constraints: [{ kind: 'keep', region: 'background' }],
      },
    ]);
  });

  it('[T1] name the line that is of another form', () => {
    for (const line of [
      'open the mouth',
      'a => mouth.fly',
      'a => mouth.open a lot',
      'a => undo 1 2 3',
      ' => stop',
      'a => b => c',
    ]) {
      expect(() => sentencesOf(`# one\n${line}`)).toThrow('Line 2');
    }
  });
});

describe('verdicts', () => {
  const verdict = (understood: Understanding, sentence: typeof opening) => sentence && judge(understood, sentence);

  it('[T2] are right within the band of the amount, in any order, and wrong beside it', () => {
    expect(verdict(command(edit('mouth', 'open', 0.4)), opening)).toBe('right');
    expect(verdict(command(edit('mouth', 'open', 1)), opening)).toBe('wrong');
    expect(verdict(command(edit('eyes', 'close', 1, 'both'), edit('ears', 'raise', 1, 'left')), sides)).toBe('right');
    expect(verdict(command(edit('ears', 'raise', 1, 'both'), edit('eyes', 'close', 1, 'both')), sides)).toBe('wrong');
    expect(verdict(command(edit('ears', 'raise', 1, 'left')), sides)).toBe('wrong');
    expect(verdict(command(edit('muzzle', 'longer')), noses)).toBe('wrong');
    expect(verdict(command(edit('mouth', 'open')), limited)).toBe('wrong');
    expect(verdict({ kind: 'command', command: { kind: 'further', factor: 1 } }, more)).toBe('right');
    expect(verdict({ kind: 'command', command: { kind: 'stop' } }, more)).toBe('wrong');
  });

  it('[T2] forgive a limit that says the edit over again, and words for the same control', () => {
    const [left, ofOthers] = sentencesOf('a => ears.lower@left\nb => ears.lower@left | keep ears');
    const lowers = edit('ears', 'lower', 1, 'left');
    const limited = (kind: 'keep' | 'only', region: string, side: Side | null): Understanding => ({
      kind: 'command',
      command: { kind: 'edit', edits: [lowers], constraints: [{ kind, region, side }] },
    });
    expect(left && judge(limited('keep', 'ears', 'right'), left)).toBe('right');
    expect(left && judge(limited('only', 'ears', null), left)).toBe('right');
    expect(ofOthers && judge(limited('keep', 'ears', 'right'), ofOthers)).toBe('right');
    expect(left && judge(limited('keep', 'ears', 'left'), left)).toBe('wrong');
    expect(left && judge(limited('keep', 'mane', null), left)).toBe('wrong');
    expect(left && judge(limited('only', 'head', null), left)).toBe('wrong');
    const [onwards, little, told] = sentencesOf('a => further\nb => further ~\nc => help');
    const again: Understanding = { kind: 'command', command: { kind: 'again', times: 1 } };
    expect([onwards, little].map((one) => one && judge(again, one))).toEqual(['right', 'wrong']);
    const [once, twice] = sentencesOf('a => undo 1\nb => undo 2');
    const scratch: Understanding = { kind: 'command', command: { kind: 'scratch' } };
    expect([once, twice].map((one) => one && judge(scratch, one))).toEqual(['right', 'wrong']);
    const tell = (about: 'saving' | 'thanks'): Understanding => ({ kind: 'command', command: { kind: 'tell', about } });
    expect(told && judge(tell('saving'), told)).toBe('right');
    expect(told && judge(tell('thanks'), told)).not.toBe('right');
  });

  it('[T2] tell refusals that were due, allowed and neither', () => {
    expect(verdict(refused, refusal)).toBe('right');
    expect(verdict(command(edit('mouth', 'open')), refusal)).toBe('wrong');
    expect(verdict(refused, hoped)).toBe('declined');
    expect(verdict(refused, opening)).toBe('refused');
  });
});

describe('misheard copies', () => {
  it('[T3] are the same for a seed and differ from the sentence', () => {
    const text = 'turn the head to the right';
    for (const kind of ['homophone', 'dropped', 'foreign'] as const) {
      const heard = misheard(text, kind, 7);
      expect(heard).toBe(misheard(text, kind, 7));
      expect(heard).not.toBe(text);
    }
    expect(new Set(Array.from({ length: 30 }, (_, seed) => misheard(text, 'dropped', seed))).size).toBeGreaterThan(3);
    expect(misheard('stop', 'dropped', 1)).toBeNull();
    expect(misheard('xyz', 'homophone', 1)).toBeNull();
  });
});

describe('an evaluation', () => {
  const domain: Domain = { name: 'toy', subjects: ['toy'], parts: [], regions: [], suggestions: [] };
  const run = async (found: Interpretation | null) => {
    const asked: string[] = [];
    const parts = {
      domain,
      understand: (text: string) => (text.includes('mouth') ? command(edit('mouth', 'open', 0.4)) : refused),
      interpret:
        found === null
          ? null
          : async ({ text }: { text: string }) => {
              asked.push(text);
              return found;
            },
      nowMs: () => 0,
    };
    const sentences = [opening, refusal, hoped].filter((one) => one !== undefined);
    const judged: Judged[] = [];
    for await (const one of evaluateLanguage(parts, sentences, 1, new AbortController().signal)) judged.push(one);
    return { asked, judged };
  };

  it('[T4] asks the model about what the rules could not read, as it stands, and no more', async () => {
    const raise = edit('head', 'raise');
    const { asked, judged } = await run({
      kind: 'proposal',
      proposal: { kind: 'edit', command: { kind: 'edit', edits: [raise], constraints: [] } },
    });
    expect(asked).toEqual(['paint it blue', 'chin up']);
    expect(judged.slice(0, 3).map(({ rules, model }) => [rules, model])).toEqual([
      ['right', 'right'],
      ['right', 'wrong'],
      ['declined', 'right'],
    ]);
    expect(failuresOf(judged)).toContain('paint it blue');
    const report = reportOf([{ name: 'toy', judged }], [], { name: 'm', recorded: null });
    expect(report).toContain('| toy | 3 | 66.7 % | 0.0 % | 66.7 % | 33.3 % | 0.0 % | 0.0 % | 0.0 % |');
    expect(report).toContain('| then the model m | 66.7 %; 33.3 % |');
  });

  it('[T9] a refusal that offers the right sentence is counted; copies that say just what was done are told from the rest', async () => {
    const offering: Understanding = { ...refused, suggestions: ['open the mouth a bit'] };
    const parts = {
      domain,
      understand: (text: string) => (text === 'open the mouth a bit' ? command(edit('mouth', 'open', 0.4)) : offering),
      interpret: null,
      nowMs: () => 0,
    };
    const sentences = [opening, noses].filter((one) => one !== undefined);
    const judged: Judged[] = [];
    for await (const one of evaluateLanguage(parts, sentences, 1, new AbortController().signal)) judged.push(one);
    expect(judged.slice(0, 2).map(({ read, offered }) => [read, offered])).toEqual([
      ['right', false],
      ['refused', false],
    ]);
    const lost = judged.filter(({ noise }) => noise === 'dropped');
    expect(lost.map(({ offered }) => offered)).toEqual([true, false]);
    // What every refusal shows is no offer.
    const usual = { ...parts, domain: { ...domain, suggestions: ['open the mouth a bit'] } };
    for await (const { offered } of evaluateLanguage(usual, sentences, 1, new AbortController().signal))
      expect(offered).toBe(false);
    const wrong = lost.map((one) => ({ ...one, read: 'wrong' as const }));
    const report = (list: ReadonlySet<string>) => reportOf([{ name: 'toy', judged: wrong }], [], null, list);
    expect(report(new Set([wrong[0]?.heard ?? '']))).toContain(
      '2 copies that lost a word and were wrong, 1 say as they stand',
    );
    expect(report(new Set())).not.toContain('as they stand');
  });

  it('[T7] the second hearing is judged beside the rules, and the model asked only about what it leaves', async () => {
    const asked: string[] = [];
    const parts = {
      domain,
      understand: () => refused,
      hearAgain: (text: string) => (text.includes('mouth') ? command(edit('mouth', 'open', 0.4)) : refused),
      interpret: async ({ text }: { text: string }) => {
        asked.push(text);
        return { kind: 'declined', why: 'unclear' } as const;
      },
      nowMs: () => 0,
    };
    const judged: Judged[] = [];
    const sentences = [opening, refusal].filter((one) => one !== undefined);
    for await (const one of evaluateLanguage(parts, sentences, 1, new AbortController().signal)) judged.push(one);
    expect(judged.slice(0, 2).map(({ rules, read, model }) => [rules, read, model])).toEqual([
      ['refused', 'right', 'right'],
      ['right', 'right', 'right'],
    ]);
    expect(asked).toEqual(['paint it blue']);
    const report = reportOf([{ name: 'toy', judged: judged.slice(0, 2) }], [], { name: 'hand-written', recorded: 1 });
    expect(report).toContain("**The last line is no model's quality**: 1 answers were written by hand");
    expect(report).toContain('| the rules | 50.0 %; 0.0 % |');
    expect(report).toContain('| then the second hearing | 100.0 %; 0.0 % |');
  });

  it('[T4] a model that declines or fails leaves the verdict of the rules; several ways for a wish are right', async () => {
    const { judged } = await run({ kind: 'declined', why: 'unclear' });
    expect(judged.slice(0, 3).map(({ model }) => model)).toEqual(['right', 'right', 'declined']);
    const ways = [{ kind: 'edit', edits: [edit('head', 'raise')], constraints: [] }] as const;
    const offered = await run({ kind: 'choices', choices: ways });
    expect(offered.judged.slice(0, 3).map(({ model }) => model)).toEqual(['right', 'right', 'right']);
    expect((await run(null)).judged.every(({ model }) => model === null)).toBe(true);
  });
});
