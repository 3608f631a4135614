/**
 * What was set by degrees just before, and what leans on that: after "bigger text" "more", "bigger still" and "not that big" are
 * about the text, after "scroll down" "further" is about the page, after "zoom in" "closer" is no edit of the picture ("make it bigger" is one).
 */
import type { Command, ControlCommand, Setting } from '../core/index.ts';

/** One way that something is set; as alternatives of a pattern the words that go on with it beside "more", and what is then too much ("too big"). */
interface Way {
  readonly command: ControlCommand;
  readonly words: string;
  readonly much: string;
}

const setting = (change: Setting): ControlCommand => ({ kind: 'setting', change });
const pairs: readonly (readonly [Way, Way])[] = [
  [
    { command: setting({ setting: 'text-size', to: 'bigger' }), words: 'bigger|larger|huger', much: 'big|large|huge' },
    { command: setting({ setting: 'text-size', to: 'smaller' }), words: 'smaller|tinier', much: 'small|tiny' },
  ],
  [
    { command: setting({ setting: 'voice-rate', to: 'faster' }), words: 'faster|quicker', much: 'fast|quick' },
    { command: setting({ setting: 'voice-rate', to: 'slower' }), words: 'slower|more slowly', much: 'slow' },
  ],
  [
    { command: setting({ setting: 'end-of-speech', to: 'longer' }), words: 'longer', much: 'long' },
    { command: setting({ setting: 'end-of-speech', to: 'shorter' }), words: 'shorter', much: 'short' },
  ],
  [
    { command: { kind: 'scroll', to: 'down' }, words: 'down|lower|further down', much: 'much' },
    { command: { kind: 'scroll', to: 'up' }, words: 'up|higher|further up|back', much: 'much' },
  ],
  [
    { command: { kind: 'grid-density', to: 'more' }, words: 'finer|smaller|tinier', much: 'small|fine|many' },
    { command: { kind: 'grid-density', to: 'fewer' }, words: 'coarser|bigger|larger|fewer', much: 'big|large|few' },
  ],
  [
    { command: { kind: 'view', to: 'in', place: null }, words: 'in|closer|nearer', much: 'close|near' },
    {
      command: { kind: 'view', to: 'out', place: null },
      words: 'out|farther away|further away|farther out|further out',
      much: 'far',
    },
  ],
];
const degrees = pairs.flatMap(([one, other]) => [
  { on: one, back: other },
  { on: other, back: one },
]);

/** "Zoom in on the eye" goes on as "zoom in" does. */
const nameOf = (command: Command): string =>
  JSON.stringify(command.kind === 'view' ? { ...command, place: null } : command);
const degreeOf = (command: Command) => degrees.find(({ on }) => nameOf(on.command) === nameOf(command));

/** What is set by degrees stays what was set last while one only asks about things. */
export const adjustedBy = (before: ControlCommand | null, command: Command): ControlCommand | null => {
  if (command.kind === 'tell') return before;
  if (command.kind === 'overlay' && command.what === 'grid' && command.shown)
    return { kind: 'grid-density', to: 'more' };
  return degreeOf(command)?.on.command ?? null;
};

const around =
  '(?:(?:and|now|ok|okay|no|even|just|still|much|a lot|a bit|a little|a little bit|please|make it|go|keep going|it should be|make them) )*';
const behind = '(?: (?:still|again|yet|more|please|now|a bit|a little|further|than that|even))*';
const says = (words: string, alternatives: string): boolean =>
  new RegExp(`^${around}(?:${alternatives})${behind}$`).test(words);
const excess = (words: string, alternatives: string): boolean =>
  new RegExp(
    `^(?:(?:no|oh|ok|that is|that's|now it is|it is) )*(?:not (?:that|so)|too|way too) (?:${alternatives})$`,
  ).test(words);

/**
 * What `said`, which would do `command` by itself (null: nothing), does right after `adjusted`; null where it does not lean on that.
 */
export const leaningOn = (
  adjusted: ControlCommand | null,
  said: string,
  command: Command | null,
): ControlCommand | null => {
  const degree = adjusted === null ? undefined : degreeOf(adjusted);
  if (degree === undefined) return null;
  const { on, back } = degree;
  const words = said
    .toLowerCase()
    .replace(/[^a-z' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (says(words, on.words)) return on.command;
  if (says(words, back.words) || excess(words, on.much)) return back.command;
  switch (command?.kind) {
    case 'further':
      return command.factor > 0 ? on.command : back.command;
    case 'again':
      return on.command;
    case 'rescale':
      return command.factor > 1 ? on.command : back.command;
    case 'scratch':
      return back.command;
    default:
      return null;
  }
};
