/** How sure the network must be of a reading before something is made of it. */
import type { Command } from '../../core/index.ts';

/** From here on a reading is taken. Chosen on development tables (decisions/0019, 0022, 0023); what leaves the picture must be surer. */
export const sureFrom = { edit: 0.4, control: 0.6, harmless: 0.45 } as const;
/** The same for what was heard, which may be talk to somebody else, and where a language model can be asked instead. */
export const surerFrom = { edit: 0.7, control: 0.8, harmless: 0.8 } as const;
/** They answer, or change how the page looks and sounds, and a word changes that back: no picture, no step, no file. */
const harmless: ReadonlySet<Command['kind']> = new Set([
  'tell',
  'help',
  'setting',
  'settings',
  'scroll',
  'overlay',
  'grid-density',
  'view',
  'compare',
  'quiet',
]);
/** Which of the bounds a reading must pass. */
export const weightOf = ({ kind }: Command): keyof typeof sureFrom => {
  if (kind === 'edit' || kind === 'instead') return 'edit';
  return harmless.has(kind) ? 'harmless' : 'control';
};

/** From here on it is asked about. */
export const askedFrom = 0.15;
/** What is read beside a number that nobody read is no surer than this: it may be asked about, and is never done. */
export const leftOfNumber = sureFrom.edit - 0.01;
