/**
 * What was set by degrees just before, and what leans on that: after "bigger text" "more", "bigger still" and "not that big" are
 * about the text, after "scroll down" "further" is about the page, after "zoom in" "closer" is no edit of the picture ("make it bigger" is one).
 */
import type { Command, ControlCommand } from '../core/index.ts';

/** The same once more, the contrary, and the words that say either beside "more" and "less"; as alternatives of a pattern. */
interface Degree {
  readonly on: ControlCommand;
  readonly back: ControlCommand;
  readonly onWords: string;
  readonly backWords: string;
}

const pairs: readonly Degree[] = [
  {
    on: { kind: 'setting', change: { setting: 'text-size', to: 'bigger' } },
    back: { kind: 'setting', change: { setting: 'text-size', to: 'smaller' } },
    onWords: 'bigger|larger|huger',
    backWords: 'smaller|tinier',
  },
  {
    on: { kind: 'setting', change: { setting: 'voice-rate', to: 'faster' } },
    back: { kind: 'setting', change: { setting: 'voice-rate', to: 'slower' } },
    onWords: 'faster|quicker',
    backWords: 'slower|more slowly',
  },
  {
    on: { kind: 'setting', change: { setting: 'end-of-speech', to: 'longer' } },
    back: { kind: 'setting', change: { setting: 'end-of-speech', to: 'shorter' } },
    onWords: 'longer',
    backWords: 'shorter',
  },
  {
    on: { kind: 'scroll', to: 'down' },
    back: { kind: 'scroll', to: 'up' },
    onWords: 'down|lower|further down',
    backWords: 'up|higher|further up|back',
  },
  {
    on: { kind: 'grid-density', to: 'more' },
    back: { kind: 'grid-density', to: 'fewer' },
    onWords: 'finer|smaller|tinier',
    backWords: 'coarser|bigger|larger|fewer',
  },
  {
    on: { kind: 'view', to: 'in', place: null },
    back: { kind: 'view', to: 'out', place: null },
    onWords: 'in|closer|nearer',
    backWords: 'out|farther away|further away|farther out|further out',
  },
];
const degrees: readonly Degree[] = pairs.flatMap((one) => [
  one,
  { on: one.back, back: one.on, onWords: one.backWords, backWords: one.onWords },
]);

/** "Zoom in on the eye" goes on as "zoom in" does. */
const nameOf = (command: Command): string =>
  JSON.stringify(command.kind === 'view' ? { ...command, place: null } : command);
const degreeOf = (command: Command): Degree | null => degrees.find(({ on }) => nameOf(on) === nameOf(command)) ?? null;

/** What is set by degrees stays what was set last while one only asks about things. */
export const adjustedBy = (before: ControlCommand | null, command: Command): ControlCommand | null => {
  if (command.kind === 'tell') return before;
  if (command.kind === 'overlay' && command.what === 'grid' && command.shown)
    return { kind: 'grid-density', to: 'more' };
  return degreeOf(command)?.on ?? null;
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

const bare: Readonly<Record<string, string>> = {
  bigger: 'big|large|huge',
  smaller: 'small|tiny',
  faster: 'fast|quick',
  slower: 'slow',
  longer: 'long',
  shorter: 'short',
  in: 'close|near',
  out: 'far',
  more: 'small|fine|many',
  fewer: 'big|large|few',
};
const wayOf = (command: ControlCommand): string =>
  command.kind === 'setting' ? command.change.to : 'to' in command ? String(command.to) : '';

/**
 * What `said`, which would do `command` by itself (null: nothing), does right after `adjusted`; null where it does not lean on that.
 */
export const leaningOn = (
  adjusted: ControlCommand | null,
  said: string,
  command: Command | null,
): ControlCommand | null => {
  const degree = adjusted && degreeOf(adjusted);
  if (degree === null || degree === undefined) return null;
  const words = said
    .toLowerCase()
    .replace(/[^a-z' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (says(words, degree.onWords)) return degree.on;
  if (says(words, degree.backWords) || excess(words, bare[wayOf(degree.on)] ?? 'much')) return degree.back;
  switch (command?.kind) {
    case 'further':
      return command.factor > 0 ? degree.on : degree.back;
    case 'again':
      return degree.on;
    case 'rescale':
      return command.factor > 1 ? degree.on : degree.back;
    case 'scratch':
      return degree.back;
    default:
      return null;
  }
};
