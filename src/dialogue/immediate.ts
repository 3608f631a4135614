/** Commands that change no picture: they look, point and talk, and work at any moment, also while an edit runs. */
import type { ControlCommand } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { compare, compareSteps, nameStep } from './history-work.ts';
import { clearScreen, gridCommand, invertMask, protect, showOverlay, unprotect, view } from './overlay-work.ts';
import { askForParts } from './part-import.ts';
import { exportParts, forgetPart, namePart, suggestParts } from './part-work.ts';
import { clearPoints, pick, removePoint, setHandle, setTarget, whatIs } from './points-work.ts';
import { replies } from './replies.ts';
import * as talk from './talk-work.ts';

const kinds = [
  'compare-steps',
  'name-step',
  'handle',
  'target',
  'remove-point',
  'clear-points',
  'pick',
  'what-is',
  'name-part',
  'forget-part',
  'suggest-parts',
  'export-parts',
  'import-parts',
  'overlay',
  'clear-screen',
  'view',
  'compare',
  'protect',
  'unprotect',
  'invert-mask',
  'model',
  'save',
  'copy-link',
  'teach',
  'forget',
  'scroll',
  'settings',
  'microphone',
  'setting',
  'quiet',
  'tell',
  'grid',
  'grid-back',
  'grid-reset',
  'grid-density',
] as const satisfies readonly ControlCommand['kind'][];
type Immediate = ControlCommand & { readonly kind: (typeof kinds)[number] };

const known: ReadonlySet<string> = new Set(kinds);
export const isImmediate = (command: { readonly kind: string }): command is Immediate => known.has(command.kind);

export const immediately = (desk: Desk, command: Immediate, spoken: boolean) => {
  const { outbox } = desk;
  switch (command.kind) {
    case 'compare-steps':
      return compareSteps(desk, command.step);
    case 'name-step':
      return nameStep(desk, command.name);
    case 'handle':
      return setHandle(desk, command.place);
    case 'target':
      return setTarget(desk, command.place);
    case 'remove-point':
      return removePoint(desk, command.point);
    case 'clear-points':
      return clearPoints(desk);
    case 'pick':
      return pick(desk, command.place);
    case 'what-is':
      return whatIs(desk, command.value);
    case 'name-part':
      return namePart(desk, command);
    case 'forget-part':
      return forgetPart(desk, command.name);
    case 'suggest-parts':
      return suggestParts(desk);
    case 'export-parts':
      return exportParts(desk);
    case 'import-parts':
      return askForParts(desk);
    case 'overlay':
      return showOverlay(desk, command.what, command.shown);
    case 'clear-screen':
      return clearScreen(desk);
    case 'grid':
    case 'grid-back':
    case 'grid-reset':
    case 'grid-density':
      return gridCommand(desk, command);
    case 'view':
      return view(desk, command);
    case 'compare':
      return compare(desk, command.show);
    case 'protect':
      return protect(desk, command.constraints);
    case 'unprotect':
      return unprotect(desk, command);
    case 'invert-mask':
      return invertMask(desk);
    case 'model':
      return outbox.message('answer', replies.onlyModel(command.name, desk.parts.engine.info.name));
    case 'save':
      return talk.save(desk, command.format);
    case 'copy-link':
      return talk.copyLink(desk);
    case 'teach':
      return talk.teach(desk, command);
    case 'forget':
      return talk.forget(desk, command.phrase);
    case 'scroll':
      return outbox.event({ name: 'scroll-asked', body: { to: command.to } });
    case 'settings':
      return outbox.event({ name: 'settings-asked', body: { shown: command.shown } });
    case 'microphone':
      return talk.setMicrophone(desk, command.to, true, spoken);
    case 'setting':
      return talk.changeSetting(desk, command);
    case 'quiet':
      return outbox.event({ name: 'voice-silenced', body: {} });
    case 'tell':
      return talk.tell(desk, command.about);
    default:
      return command satisfies never;
  }
};
