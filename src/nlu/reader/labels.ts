/** What the network's answers stand for, as the file of its weights says (training/language/sentences.py). */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  type Action,
  AppError,
  actions,
  type Command,
  type ControlCommand,
  type Domain,
  type OverlayName,
  type Setting,
  type TellTopic,
} from '../../core/index.ts';

const hidden = (what: OverlayName) => ({ kind: 'overlay', what, shown: false }) as const;
const setting = (change: Setting) => ({ kind: 'setting', change }) as const;
const tell = (about: TellTopic) => ({ kind: 'tell', about }) as const;

/** What each control word of the network does, and how a person would say it. */
export const intents = {
  undo: ['undo', { kind: 'undo', steps: 1 }],
  redo: ['redo', { kind: 'redo', steps: 1 }],
  further: ['more', { kind: 'further', factor: 1 }],
  'further-little': ['a bit more', { kind: 'further', factor: 0.4 }],
  'further-much': ['a lot more', { kind: 'further', factor: 1.8 }],
  less: ['less', { kind: 'rescale', factor: 0.6 }],
  reverse: ['the other way', { kind: 'further', factor: -2 }],
  again: ['again', { kind: 'again', times: 1 }],
  original: ['back to the original', { kind: 'original' }],
  stop: ['stop', { kind: 'stop' }],
  pause: ['pause', { kind: 'pause' }],
  continue: ['continue', { kind: 'continue' }],
  new: ['new image', { kind: 'new-image' }],
  save: ['save as png', { kind: 'save', format: 'png' }],
  share: ['copy link', { kind: 'copy-link' }],
  compare: ['compare', { kind: 'compare', show: 'both' }],
  history: ['show history', { kind: 'overlay', what: 'history', shown: true }],
  help: ['what can I say', { kind: 'help' }],
  heard: ['what did you hear', { kind: 'tell', about: 'heard' }],
  describe: ['describe the image', { kind: 'tell', about: 'picture' }],
  numbers: ['show numbers', { kind: 'overlay', what: 'numbers', shown: true }],
  mask: ['show mask', { kind: 'overlay', what: 'mask', shown: true }],
  'zoom-in': ['zoom in', { kind: 'view', to: 'in', place: null }],
  'zoom-out': ['zoom out', { kind: 'view', to: 'out', place: null }],
  'protect-background': [
    'keep the background',
    { kind: 'protect', constraints: [{ kind: 'keep', region: 'background', side: null }] },
  ],
  'other-too': ['the other one too', { kind: 'same-for', part: null, side: 'other' }],
  another: ['try another', { kind: 'another-version' }],
  versions: ['compare versions', { kind: 'compare-steps', step: null }],
  grid: ['show grid', { kind: 'overlay', what: 'grid', shown: true }],
  sleep: ['go to sleep', { kind: 'microphone', to: 'asleep' }],
  // ---- the page
  'text-bigger': ['bigger text', setting({ setting: 'text-size', to: 'bigger' })],
  'text-smaller': ['smaller text', setting({ setting: 'text-size', to: 'smaller' })],
  dark: ['dark mode', setting({ setting: 'theme', to: 'dark' })],
  light: ['light mode', setting({ setting: 'theme', to: 'light' })],
  settings: ['open settings', { kind: 'settings', shown: true }],
  'hide-settings': ['close settings', { kind: 'settings', shown: false }],
  'scroll-up': ['scroll up', { kind: 'scroll', to: 'up' }],
  'scroll-down': ['scroll down', { kind: 'scroll', to: 'down' }],
  'scroll-start': ['scroll to the top', { kind: 'scroll', to: 'start' }],
  'scroll-end': ['scroll to the bottom', { kind: 'scroll', to: 'end' }],
  // ---- the voice and the microphone
  'voice-on': ['voice on', setting({ setting: 'voice', to: 'on' })],
  'voice-off': ['voice off', setting({ setting: 'voice', to: 'off' })],
  'voice-slower': ['speak slower', setting({ setting: 'voice-rate', to: 'slower' })],
  'voice-faster': ['speak faster', setting({ setting: 'voice-rate', to: 'faster' })],
  quiet: ['quiet', { kind: 'quiet' }],
  'sounds-on': ['sounds on', setting({ setting: 'sounds', to: 'on' })],
  'sounds-off': ['sounds off', setting({ setting: 'sounds', to: 'off' })],
  'wait-longer': ['wait longer', setting({ setting: 'end-of-speech', to: 'longer' })],
  'wait-shorter': ['wait shorter', setting({ setting: 'end-of-speech', to: 'shorter' })],
  'mic-off': ['microphone off', { kind: 'microphone', to: 'off' }],
  wake: ['wake up', { kind: 'microphone', to: 'awake' }],
  // ---- what lies over the picture
  'hide-numbers': ['hide numbers', hidden('numbers')],
  names: ['show names', { kind: 'overlay', what: 'names', shown: true }],
  'hide-names': ['hide names', hidden('names')],
  'hide-grid': ['hide grid', hidden('grid')],
  'grid-finer': ['more squares', { kind: 'grid-density', to: 'more' }],
  'grid-coarser': ['fewer squares', { kind: 'grid-density', to: 'fewer' }],
  'hide-mask': ['hide mask', hidden('mask')],
  unprotect: ['everything may change', { kind: 'unprotect', region: null, side: null }],
  'hide-history': ['hide history', hidden('history')],
  'clear-points': ['clear points', { kind: 'clear-points' }],
  'zoom-fit': ['fit', { kind: 'view', to: 'fit', place: null }],
  after: ['after', { kind: 'compare', show: 'after' }],
  // ---- talk, and questions
  greeting: ['hello', tell('greeting')],
  thanks: ['thank you', tell('thanks')],
  praise: ['that is lovely', tell('praise')],
  blame: ['that is ugly', tell('blame')],
  goodbye: ['goodbye', tell('goodbye')],
  who: ['who are you', tell('who')],
  hearing: ['can you hear me', tell('hearing')],
  privacy: ['is this private', tell('privacy')],
  'own-picture': ['can I use my own photo', tell('own-picture')],
  saving: ['how do I save', tell('saving')],
  progress: ['are you done', tell('progress')],
  why: ['why is that', tell('why')],
  changed: ['what changed', tell('changed')],
  sure: ['are you sure', tell('sure')],
  parts: ['which parts are there', tell('parts')],
  phrases: ['what did I teach you', tell('phrases')],
  'said-again': ['say that again', tell('again')],
  // ---- files, and the course of things
  'save-gif': ['save as gif', { kind: 'save', format: 'gif' }],
  'save-video': ['save as video', { kind: 'save', format: 'video' }],
  yes: ['yes', { kind: 'answer', yes: true }],
  no: ['no', { kind: 'answer', yes: false }],
  none: ['none of these', { kind: 'choose', value: null }],
  cancel: ['never mind', { kind: 'cancel' }],
  faster: ['faster', { kind: 'pace', to: 'faster' }],
  slower: ['slower', { kind: 'pace', to: 'slower' }],
} as const satisfies Readonly<Record<string, readonly [words: string, command: ControlCommand]>>;
export type ControlIntent = keyof typeof intents;

/** A control word as a person would say it; null for others. */
export const controlInWords = (command: Command): string | null =>
  Object.values(intents).find(([, known]) => isDeepStrictEqual(known, command))?.[0] ?? null;

export const isControlIntent = (intent: string): intent is ControlIntent => intent in intents;

const listOf = z.string().transform((text) => text.split(' '));
const metadataSchema = z.object({
  members: z
    .string()
    .regex(/^[1-9]$/)
    .transform(Number),
  intents: listOf,
  /** "mouth:open,close …" */
  parts: listOf,
  paired: listOf,
  regions: listOf,
});

export interface Labels {
  /** Networks in the file, whose answers are averaged. */
  readonly members: number;
  readonly intents: readonly string[];
  readonly parts: readonly { readonly name: string; readonly actions: readonly Action[]; readonly paired: boolean }[];
  readonly regions: readonly string[];
}

const isAction = (word: string): word is Action => (actions as readonly string[]).includes(word);

/** @throws AppError bad-model-files where the file does not say what its answers are, or they are not this domain's */
export const labelsOf = (metadata: Readonly<Record<string, string>>, domain: Domain): Labels => {
  const bad = (what: string): AppError =>
    new AppError('bad-model-files', `The reader of sentences of “${domain.name}” does not fit: ${what}.`);
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success) throw bad(z.prettifyError(parsed.error).replaceAll('\n', ' '));
  const { members, intents: named, regions, paired } = parsed.data;
  const unknown = named.find(
    (intent) => !['edit', 'instead', 'refuse', 'wish'].includes(intent) && !isControlIntent(intent),
  );
  if (unknown !== undefined) throw bad(`it answers “${unknown}”, which is nothing that can be asked for`);
  const parts = parsed.data.parts.map((entry) => {
    const [name = '', known = ''] = entry.split(':');
    const part = domain.parts.find((one) => one.name === name);
    const able = known.split(',').filter(isAction);
    if (part === undefined || part.paired !== paired.includes(name))
      throw bad(`its part “${name}” is not of the domain`);
    const missing = able.find((action) => !part.actions.includes(action));
    if (missing !== undefined) throw bad(`it answers “${name} ${missing}”, which the domain does not know`);
    return { name, actions: able, paired: part.paired };
  });
  return { members, intents: named, parts, regions };
};
