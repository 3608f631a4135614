/** Control words that carry a number: "undo three steps", "again, twice", "seed 42", "20 percent less". */
import type { ControlCommand, Domain } from '../core/index.ts';
import { amountAt } from './amounts.ts';
import { isHomophone, wholeNumber } from './numbers.ts';
import type { Token } from './tokens.ts';

const most = { steps: 100, times: 20, seed: 2 ** 32 - 1, percent: 300 } as const;

const adverbs = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

function count(words: string | undefined, max: number, min = 1): number | undefined {
  if (words === undefined) return undefined;
  const value = adverbs.get(words) ?? wholeNumber(words.split(' '));
  return value !== undefined && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
}

const unitEnd = '(?: (?:steps?|times?|edits?|changes?|moves?|more))?';
const undone = new RegExp(
  `^(?:undo|(?:ctrl|control)(?: and)? z|go back|step back|back|take back|take (?:it|that|this) back|revert)(?: (?:that|it|this|the last|last))? (.+?)${unitEnd}$`,
);
const redone = new RegExp(`^(?:redo|go forward|step forward)(?: (?:that|it|this|the last|last))? (.+?)${unitEnd}$`);

/** "undo to" is undo 2; after "go back" a homophone is no number ("go back to …" is a sentence cut short). */
function steps(words: string, pattern: RegExp): number | undefined {
  const said = pattern.exec(words)?.[1]?.replace(/^both(?: of (?:them|those))?$/, 'two');
  if (isHomophone(said ?? '') && !/^(un|re)do/.test(words)) return undefined;
  return count(said, most.steps);
}

interface SeedPatterns {
  /** "seed …", "picture number …": nothing but a number can follow. */
  readonly named: RegExp;
  /** "picture 42", "lion 7" */
  readonly bare: RegExp;
}

const seedPatterns = new WeakMap<Domain, SeedPatterns>();

function seedPatternsOf(domain: Domain): SeedPatterns {
  const known = seedPatterns.get(domain);
  if (known) return known;
  const subjects = domain.subjects.map((subject) => subject.replace(/[^\p{L} ]/gu, '')).join('|');
  const lead = '(?:(?:use|load|open|show|show me|go to|take|try|with|give me) )?(?:the )?';
  const things = `(?:picture|image|photo|${subjects})`;
  const patterns = {
    named: new RegExp(`^${lead}(?:seed(?: number)?|${things} number|seed equals) (.+)$`),
    bare: new RegExp(`^${lead}${things} (.+)$`),
  };
  seedPatterns.set(domain, patterns);
  return patterns;
}

function seed(words: string, domain: Domain): number | undefined {
  const patterns = seedPatternsOf(domain);
  const named = patterns.named.exec(words);
  if (named) return count(named[1], most.seed, 0);
  // Without "seed" or "number" a homophone is no number: "picture to" is a sentence cut short.
  const bare = patterns.bare.exec(words)?.[1];
  return bare === undefined || isHomophone(bare) ? undefined : count(bare, most.seed, 0);
}

/** "A tiny bit further", "quite a lot less": the amount as in any sentence. */
function farther(tokens: readonly Token[]): ControlCommand | undefined {
  const way = tokens.at(-1) ?? '';
  const start = tokens[0] === 'just' || tokens[0] === 'only' ? 1 : 0;
  const read = /^(?:more|further|farther|less)$/.test(way) ? amountAt(tokens, start) : undefined;
  if (read?.amount.kind !== 'relative' || start + read.length !== tokens.length - 1) return undefined;
  const { factor } = read.amount;
  if (way !== 'less') return { kind: 'further', factor };
  return { kind: 'rescale', factor: factor < 1 ? 0.8 : factor > 1 ? 0.3 : 0.6 };
}

/** The numbered control word that the whole utterance is, if it is one. */
export function numberedControl(tokens: readonly Token[], domain: Domain): ControlCommand | undefined {
  const words = tokens.join(' ');
  const undo =
    steps(words, undone) ??
    count(/^(?:go |step |take )?(.+?) steps? back$/.exec(words)?.[1], most.steps) ??
    count(/^(?:take|put) (?:the )?last (.+?)(?: steps?| edits?| changes?)? back$/.exec(words)?.[1], most.steps);
  if (undo !== undefined) return { kind: 'undo', steps: undo };
  const redo = steps(words, redone);
  if (redo !== undefined) return { kind: 'redo', steps: redo };
  const times =
    count(
      /^(?:do )?(?:(?:it|that|(?:the )?same(?: thing)?) )?(?:again|repeat)(?: (?:it|that))? (.+?)(?: times| more times)?$/.exec(
        words,
      )?.[1],
      most.times,
    ) ??
    count(/^(?:do (?:it|that) )?(.+?)(?: more)? times(?: again| more)?$/.exec(words)?.[1], most.times) ??
    count(/^(?:do (?:it|that) )?(twice|thrice)(?: more| again)?$/.exec(words)?.[1], most.times);
  if (times !== undefined) return { kind: 'again', times };
  const chosen = seed(words, domain);
  if (chosen !== undefined) return { kind: 'seed', seed: chosen };
  const moved = farther(tokens);
  if (moved) return moved;
  const share = /^(?:by )?(.+) percent (more|further|less)$/.exec(words);
  const percent = count(share?.[1], most.percent);
  if (percent === undefined) return undefined;
  if (share?.[2] !== 'less') return { kind: 'further', factor: percent / 100 };
  return percent < 100 ? { kind: 'rescale', factor: 1 - percent / 100 } : undefined;
}
