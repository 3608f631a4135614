/** Numbered choices, and what was said last: what "the second one", "correct that" and "scratch that" speak of. */
import type { Command, Understanding } from '../core/index.ts';
import type { Choice } from './board.ts';
import type { Desk } from './desk.ts';
import { fittingInstead } from './fitting.ts';
import type { Asked } from './port.ts';
import { replies } from './replies.ts';
import { nameOfTyped } from './would-do.ts';

const referring: ReadonlySet<Command['kind']> = new Set([
  'number',
  'choose',
  'answer',
  'correct',
  'spell',
  'scratch',
  'tell',
  'quiet',
  'scroll',
  'settings',
]);

/** Commands that speak of what was said before, or help to read it, and so must not take its place. */
export const isReferring = (command: Command): boolean => referring.has(command.kind);

/** Whoever scrolls reads the conversation: that itself is no part of it, and would bring its end into sight. */
export const isReading = (understanding: Understanding): boolean =>
  understanding.kind === 'command' && understanding.command.kind === 'scroll';

/** "no, I meant the left": of the sentence before, which must have been understood. */
export const isCorrection = ({ kind }: Command): boolean => kind === 'repair';

export const rememberSaid = (desk: Desk, text: string, heard: readonly string[]): void => {
  desk.said = { text, heard, stood: desk.history.current.id };
};

/** Puts numbered sentences on the screen; `take` does the one that is chosen. */
export const offer = (
  desk: Desk,
  texts: readonly string[],
  replaces: boolean,
  take: (text: string) => Promise<void>,
  previewComes = false,
  meaningOf: (text: string) => string | null = () => null,
): void => {
  desk.board.choices = texts.map((text) => ({
    text,
    replaces,
    preview: null,
    previewComes,
    take: () => take(text),
    means: meaningOf(text),
  }));
  desk.tellOverlay();
};

/** Numbered sentences that may have been said, as they are shown. */
export const offerAsked = (desk: Desk, asked: readonly Asked[]): void => {
  const sentences = new Map(asked.map(({ sentence, shown }) => [shown, sentence]));
  const sentenceOf = (shown: string): string => sentences.get(shown) ?? shown;
  const take = (shown: string) => desk.say(sentenceOf(shown));
  offer(desk, [...sentences.keys()], false, take, false, (shown) => nameOfTyped(desk, sentenceOf(shown)));
};

/** Other readings of what was heard, by number: choosing one takes back what the wrong one did. */
export const correctHeard = (desk: Desk): void => {
  const { outbox, said } = desk;
  if (said === null || said.heard.length === 0) {
    outbox.message('answer', replies.noOtherReading);
    return;
  }
  outbox.message('answer', replies.choices(said.heard), said.heard);
  offer(desk, said.heard, true, (sentence) => desk.say(sentence));
};

/** A refusal with sentences that would work, by number; of a wish with many answers, with pictures of them. */
export const declined = (
  desk: Desk,
  { text, suggestions, reason }: Extract<Understanding, { readonly kind: 'not-understood' }>,
  say: (text: string) => Promise<void>,
): void => {
  const drawn = reason === 'open-wish' && !desk.state.busy;
  const fitting = fittingInstead(desk, suggestions);
  desk.outbox.message('answer', text, fitting);
  offer(desk, fitting, false, say, drawn);
  if (drawn) desk.previews.make(desk);
};

/** Nothing was done yet that could be spoken of: what can be said instead, by number. */
export const nothingYet = (desk: Desk, text: string): void => {
  const suggestions = fittingInstead(desk, desk.parts.domain.suggestions);
  desk.outbox.message('answer', text, suggestions);
  offer(desk, suggestions, false, desk.say);
};

/** The choice that a number means; null, and said why, where there is none. "None of these" ends the choosing. */
export const chosen = (desk: Desk, value: number | 'last' | null): Choice | null => {
  const { board, outbox } = desk;
  const { choices } = board;
  const found = value === null ? undefined : value === 'last' ? choices.at(-1) : choices[value - 1];
  if (choices.length === 0) outbox.message('answer', replies.noChoices);
  else if (found === undefined && value !== null) {
    outbox.message('answer', replies.noSuchChoice(Number(value), choices.length));
    return null;
  } else if (found === undefined) outbox.message('answer', replies.choicesGone);
  board.choices = [];
  desk.tellOverlay();
  return found ?? null;
};

/** "No", of what was done last. */
const unwanted = (desk: Desk): void => {
  const ways = ['undo', 'less', 'the other way'];
  desk.outbox.message('answer', replies.unwanted(ways), ways);
  offer(desk, ways, false, desk.say);
};

/** Yes or no to the question that stands. */
export const answered = (desk: Desk, yes: boolean): Promise<void> | void => {
  const { board, outbox } = desk;
  const { question } = board;
  board.question = null;
  desk.tellOverlay();
  if (question === null) {
    if (desk.history.current.edit === null) return outbox.message('answer', replies.nothingAsked);
    // Nobody asked, but there is something that may be liked.
    return yes
      ? outbox.message('answer', replies.talk('praise', desk.domain), replies.talkSuggestions('praise', desk.domain))
      : unwanted(desk);
  }
  return yes ? question.yes() : question.no();
};
