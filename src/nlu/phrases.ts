/** Actions as people say them: "open the mouth", "opening the mouth". One table for suggestions and replies. */
import { type Action, nounFor, type Part, type Side } from '../core/index.ts';

/** `{}` is the noun with its article. */
const imperatives: Readonly<Record<Action, string>> = {
  open: 'open {}',
  close: 'close {}',
  raise: 'raise {}',
  lower: 'lower {}',
  'turn-left': 'turn {} to the left',
  'turn-right': 'turn {} to the right',
  'tilt-left': 'tilt {} to the left',
  'tilt-right': 'tilt {} to the right',
  'look-left': 'make {} look left',
  'look-right': 'make {} look right',
  'look-up': 'make {} look up',
  'look-down': 'make {} look down',
  bigger: 'make {} bigger',
  smaller: 'make {} smaller',
  longer: 'make {} longer',
  shorter: 'make {} shorter',
  wider: 'make {} wider',
  narrower: 'make {} narrower',
  'move-left': 'move {} to the left',
  'move-right': 'move {} to the right',
  'move-up': 'move {} up',
  'move-down': 'move {} down',
};

export const gerunds: Readonly<Record<string, string>> = {
  open: 'opening',
  close: 'closing',
  raise: 'raising',
  lower: 'lowering',
  turn: 'turning',
  tilt: 'tilting',
  make: 'making',
  move: 'moving',
};

export function imperative(part: Part, action: Action, side: Side | null = null): string {
  return imperatives[action].replace('{}', nounFor(part, side));
}

/** "opening", "the mouth", "", or "making", "the mane", "bigger". */
export function gerundParts(action: Action): { readonly verb: string; readonly result: string } {
  const [verb = '', result = ''] = imperatives[action].split('{}').map((piece) => piece.trim());
  return { verb: gerunds[verb] ?? verb, result };
}
