/** What is said about the conversation itself: help, settings, the microphone, files, taught phrases. */
import { type Constraint, capital, type Domain, listed, nounFor, type Setting } from '../core/index.ts';

const partsOf = (domain: Domain): string =>
  listed(domain.parts.map((part) => `the ${part.paired ? part.plural : part.singular}`));

const noParts =
  'Nobody has named the parts of this model yet: “show numbers”, then “move 4 up”, or “call number 4 the badge”.';
const example = (domain: Domain): string => domain.suggestions[0] ?? 'open the mouth';

const ownWords = ({ parts }: Domain): string =>
  `“when I say ${parts.some(({ name }) => name === 'mouth') ? 'smile, open the mouth a bit' : 'next, new image'}”`;

const undoingOne = ({ parts: [part] }: Domain): string => (part === undefined ? '' : `, “undo ${nounFor(part, null)}”`);

export type HelpMoment = 'still' | 'running' | 'points' | 'grid';

const helpWords: Readonly<Record<HelpMoment, (domain: Domain) => string>> = {
  still: (domain) =>
    (domain.parts.length === 0
      ? `${noParts}\n`
      : `I know these parts: ${partsOf(domain)}. Say what one should do: “${example(domain)}”.\n`) +
    `Then: “a bit more”, “half”, “the other way”, “again”, “no, I meant the left”, “undo”${undoingOne(domain)}.\n` +
    'Steps and pictures: “show history”, “go to step 2”, “compare”, “new image”, “seed 42”.\n' +
    'Any spot: “show numbers”, “show grid”.\n' +
    (domain.regions.length === 0 ? '' : `What stays: “keep the ${domain.regions[0]?.name}”.\n`) +
    'To keep it: “save as png”, “save as video”.\n' +
    `Your own words: ${ownWords(domain)}.`,
  running: () =>
    'An edit runs. “Stop” keeps what you see, “cancel” restores what was before; “pause” and “continue”, “faster” and “slower”.',
  points: () =>
    'Say “drag 3 to 7”, or “handle 3”, “target 7” and “go”. “What is 7” names a point, “call 7 the nose tip” teaches one; “nudge up” or “point 2 left 10” ' +
    'moves a target; “remove point 2”, “clear points”, “hide numbers”.',
  grid: () =>
    'Say the number of a square, then of a square inside it, or “grid 5 3”; “grid back” and “grid reset” go up, “more ' +
    'squares” makes them smaller. “Put a point there”, “target grid 8”, then “go”. “Protect this square” or “protect square 5 3” keeps what is in it. “Hide grid” ends it.',
};

export const whileRunning: readonly string[] = ['stop', 'pause', 'slower', 'cancel'];
export const whilePaused: readonly string[] = ['continue', 'stop', 'cancel'];

const helpSuggestions: Readonly<Record<Exclude<HelpMoment, 'still'>, readonly string[]>> = {
  running: whileRunning,
  points: ['go', 'clear points', 'hide numbers'],
  grid: ['grid back', 'more squares', 'hide grid'],
};

const stillSuggestions = ({ regions }: Domain): readonly string[] => [
  'show numbers',
  ...regions.slice(0, 1).map(({ name }) => `keep the ${name}`),
  'show history',
];

interface Described {
  readonly subject: string;
  /** Null where the picture is as its seed made it. */
  readonly title: string | null;
  readonly seed: number;
  readonly step: number;
  readonly how: readonly string[];
  readonly hidden: readonly string[];
  readonly kept: readonly Constraint[];
}

const microphoneWords = {
  awake: 'I am listening.',
  asleep: 'I am asleep and hear only “wake up”.',
  off: 'The microphone is off. A click or a key opens it again.',
} as const;

const settingWords = (change: Setting): string => {
  switch (change.setting) {
    case 'end-of-speech':
      return change.to === 'longer' ? 'I wait longer before I answer.' : 'I wait less before I answer.';
    case 'voice':
      return change.to === 'on'
        ? 'I read my answers aloud, where this browser has a voice.'
        : 'I no longer read my answers aloud.';
    case 'voice-rate':
      return `I speak ${change.to}.`;
    case 'sounds':
      return `Sounds are ${change.to}.`;
    case 'theme':
      return change.to === 'system'
        ? 'The colours follow the system.'
        : `${change.to === 'dark' ? 'Dark' : 'Light'} colours.`;
    case 'text-size':
      return change.to === 'usual'
        ? 'The text has its usual size.'
        : change.to === 'bigger'
          ? 'Bigger text, up to 200 %.'
          : 'Smaller text, down to 100 %.';
    case 'listening':
      return change.to === 'hands-free'
        ? 'Hands free: I listen all the time.'
        : 'Push to talk: hold the key while you speak.';
    default:
      return change satisfies never;
  }
};

export const talkReplies = {
  help: (domain: Domain, moment: HelpMoment): string => helpWords[moment](domain),
  helpSuggestions: (domain: Domain, moment: HelpMoment): readonly string[] =>
    moment === 'still'
      ? [...new Set([...domain.suggestions.slice(0, 2), ...stillSuggestions(domain)])]
      : helpSuggestions[moment],
  parts: (domain: Domain): string => (domain.parts.length === 0 ? noParts : `I can change ${partsOf(domain)}.`),
  heard: (text: string | null, others: readonly string[]): string =>
    text === null
      ? 'I have heard nothing yet.'
      : `I heard “${text}”.${others.length === 0 ? '' : ` It may also have been ${listed(others.map((one) => `“${one}”`))}.`}`,
  changed: (does: string | null, result: string | null): string =>
    does === null
      ? 'Nothing: this is the picture as its seed made it.'
      : `${does}${result === null ? '' : ` ${result}`}`,
  picture: ({ subject, title, seed, step, how, hidden, kept }: Described): string =>
    `A ${subject}, seed ${seed}, at step ${step}${title === null ? '' : `: ${title}`}.${how.length === 0 ? '' : ` ${capital(listed(how))}.`}${
      hidden.length === 0 ? '' : ` Hidden: ${listed(hidden)}.`
    }${
      kept.length === 0
        ? ''
        : ` Protected: ${listed(kept.map((one) => `${one.kind} the ${one.side === 'left' || one.side === 'right' ? `${one.side} ` : ''}${one.region}`))}.`
    }`,
  nothingSaid: 'I have said nothing yet.',

  /** A sentence that was written tells nothing of the microphone, which only the page knows. */
  microphone: (to: 'awake' | 'asleep' | 'off', heard: boolean): string =>
    to === 'awake' && !heard ? 'Where the microphone is on, I listen; a click or a key opens it.' : microphoneWords[to],
  microphoneQuestion:
    'With the microphone off I cannot hear you: only a click or a key opens it again. Shall I? Say yes or no.',
  stays: 'Everything stays as it is.',
  nothingAsked: 'I did not ask anything.',
  unwanted: (ways: readonly string[]): string =>
    `I did not ask anything. If you do not want what was done last: ${ways.map((way, i) => `${i + 1}. ${way}`).join('; ')}. Or say what you meant: “no, I meant …”.`,
  setting: settingWords,
  quiet: 'Quiet.',

  saving: (fileName: string): string => `Saving ${fileName}.`,
  /** `moving`: the steps whose frames there are; `made`: what stands was made by an edit. */
  noFilm: (step: number, made: boolean, moving: readonly number[]): string => {
    const why = made
      ? `Step ${step} no longer has the frames of its movement: they are kept of the two newest edits only, and until the server stops.`
      : 'Nothing moved to this picture: it is as its seed made it.';
    return moving.length === 0
      ? `${why} Do an edit, then say “save as gif” or “save as video”.`
      : `${why} ${moving.length === 1 ? 'Step' : 'Steps'} ${listed(moving.map(String))} can be saved moving; this one as a picture.`;
  },
  link: (path: string): string =>
    `The picture has the address ${path} on this server, as long as the server keeps this conversation.`,
  onlyModel: (name: string, served: string): string =>
    name === served
      ? `The model “${served}” is in use already.`
      : `There is no model “${name}” here; “${served}” is served. Another one is chosen where the server is started.`,

  taught: (phrase: string, means: string): string => `From now on “${phrase}” means “${means}”.`,
  reserved: (phrase: string): string => `“${phrase}” is a control word and keeps its meaning. Choose another phrase.`,
  tooManyPhrases: (most: number): string => `I know ${most} phrases already. “Forget the phrase …” makes room.`,
  forgotten: (phrase: string): string => `“${phrase}” is forgotten.`,
  notTaught: (phrase: string): string => `I was not taught “${phrase}”. “What did I teach you” lists what I was.`,
  phrases: (known: readonly (readonly [string, string])[], domain: Domain): string =>
    known.length === 0
      ? `You have taught me no phrase. Say for example ${ownWords(domain)}.`
      : `You taught me: ${listed(known.map(([phrase, means]) => `“${phrase}” means “${means}”`))}.`,

  choices: (texts: readonly string[]): string =>
    `Say a number: ${texts.map((text, i) => `${i + 1}, ${text}`).join('; ')}.`,
  noChoices: 'There is nothing to choose from.',
  noSuchChoice: (number: number, most: number): string => `There is no choice ${number}; they go from 1 to ${most}.`,
  choicesGone: 'None of them, then.',
  correctsRefused: (sentence: string): string =>
    `I did not understand “${sentence}”, so I cannot correct it. Say the whole sentence.`,
  howToSpell: (last: string | null): string =>
    `Say “spell” and the letters, for example “spell M A N E” or “spell mike alpha november echo”.${
      last === null ? '' : ` The word takes the place of the wrong one in “${last}”.`
    }`,
  spelledInVain: (word: string, sentence: string): string =>
    `“${word}” makes no sense of “${sentence}”. Say the whole sentence again, or type it.`,
  noOtherReading: 'I have no other reading of what you said. Say it again, or type it.',
  noNumbers: 'Nothing on the screen has a number. Say “show numbers”, “show grid” or “show history”.',

  paused: 'Paused. “Continue” goes on, “stop” keeps this picture.',
  pausedAlready: 'It is paused already.',
  goesOn: 'Going on.',
  runsAlready: 'The edit is running.',
  pausedTooLong: 'The pause was long and others need the engine, so I stopped the edit and kept this picture.',
  pace: (to: 'faster' | 'slower', done: boolean): string =>
    done
      ? to === 'faster'
        ? 'Faster.'
        : 'Slower.'
      : to === 'faster'
        ? 'It goes as fast as it can.'
        : 'It goes as slowly as it can.',
  nothingToPace: 'Nothing is running.',
  nothingToCorrect: 'There is no edit yet that this could be about. Say the whole sentence.',
} as const;
