/**
 * A request said in halves: "ears", and when asked what they should do, "bigger"; "close the eye", and when asked which, "the
 * left one". The answer to a question is read together with what was asked about, before it is read by itself.
 */
import { type Command, nounFor, type Understanding } from '../core/index.ts';
import { asItStands } from './as-it-stands.ts';
import type { Desk } from './desk.ts';
import { phraseKey } from './talk-work.ts';

export interface ReadSentence {
  /** As it was said, or as it became with its other half. */
  readonly words: string;
  readonly understanding: Understanding;
}

/** More words than these are a sentence of their own. */
const mostWords = 5;
const wordsOf = (text: string): readonly string[] =>
  phraseKey(text)
    .split(' ')
    .filter((word) => word !== '');
const isShort = (text: string): boolean => wordsOf(text).length <= mostWords;

/** These say which of the ways offered, or what the half before lacks; anything else is a command of its own. */
const answers: ReadonlySet<Command['kind']> = new Set(['repair', 'same-for']);

const empty: ReadonlySet<string> = new Set(
  'the a an one ones please ok no yes i mean meant to it its his her my side and just only make'.split(' '),
);

/** The one of the offered ways that has all the words of the answer. */
const wayNamed = ({ board }: Desk, answer: string): string | null => {
  const said = wordsOf(answer).filter((word) => !empty.has(word));
  const ways = board.choices.filter(({ text }) => said.every((word) => wordsOf(text).includes(word)));
  const [only, ...others] = ways;
  return said.length > 0 && only !== undefined && others.length === 0 ? only.text : null;
};

/** "I said the mane, not him" answers as "the mane" does; null where it names no part. */
const partNamed = ({ parts, domain }: Desk, said: string): string | null => {
  const found = parts.understand(said, domain, { last: null });
  if (found.kind !== 'command' || found.command.kind !== 'repair') return null;
  const { part: name, side } = found.command.correction;
  const part = domain.parts.find((one) => one.name === name);
  return part === undefined ? null : nounFor(part, side === 'other' ? null : side);
};

/** The whole of which this is the second half; null where nothing was asked, or it is no answer to that. */
const completed = (desk: Desk, said: string): ReadSentence | null => {
  const { refused, parts, domain, board } = desk;
  if (refused === null || board.choices.length === 0) return null;
  const answer = partNamed(desk, said) ?? said;
  if (!isShort(answer)) return null;
  const alone = parts.understand(answer, domain, { last: null });
  if (alone.kind === 'command' && alone.heardAs === undefined && !answers.has(alone.command.kind)) return null;
  const named = wayNamed(desk, answer);
  const joined = isShort(refused) ? [`${refused} ${answer}`, `${answer} ${refused}`] : [];
  for (const words of [...joined, ...(named === null ? [] : [named])]) {
    const whole = parts.understand(words, domain, { last: null });
    if (whole.kind === 'command' && whole.command.kind === 'edit' && whole.heardAs === undefined)
      return { words, understanding: { ...whole, heardAs: words } };
  }
  return null;
};

/** The last edit runs, or is the newest step; else it was undone, or another picture came. */
const stands = ({ history, lastCommand, outbox }: Desk): boolean =>
  outbox.frame.dragId !== null || history.current.edit?.command === lastCommand;

const understood = (desk: Desk, words: string, spoken: boolean, unasked: boolean): Understanding =>
  desk.parts.understand(words, desk.domain, {
    last: desk.lastCommand,
    lastSteps: desk.lastCommand === null ? 0 : desk.history.stepsOf(desk.lastCommand),
    earlier: desk.history.way.flatMap(({ edit }) => edit.command?.edits ?? []),
    takenBack: desk.lastCommand !== null && !stands(desk),
    justDone: desk.refused === null && (unasked || desk.board.choices.length === 0) && stands(desk),
    spoken,
  });

/** Read as the conversation stands, or, `unasked`, as if nothing were offered by number. */
export const read = (desk: Desk, words: string, spoken: boolean, unasked = false): ReadSentence => {
  const whole = completed(desk, words);
  if (whole !== null) return whole;
  const understanding = understood(desk, words, spoken, unasked);
  const command = asItStands(desk, words, understanding.kind === 'command' ? understanding.command : null);
  return { words, understanding: command === null ? understanding : { kind: 'command', command } };
};
