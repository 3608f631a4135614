/**
 * What people want done, independent of any domain: a concept, its words, and which action it becomes
 * for a part that knows some actions and not others ("turn the eyes left" can only mean that they look left).
 */
import type { Action, Part } from '../core/index.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';
export type SizeConcept = 'bigger' | 'smaller' | 'longer' | 'shorter' | 'wider' | 'narrower';
export type Concept =
  | SizeConcept
  | 'open'
  | 'close'
  | 'raise'
  | 'lower'
  | 'turn'
  | 'tilt'
  | 'look'
  | 'move'
  | 'zoom-in'
  | 'zoom-out';

interface Words {
  /** "open", "opened": commands and what something is told to do. */
  readonly verbs: string;
  /** "bigger", "shut": what something shall be. */
  readonly adjectives: string;
}

export const conceptWords: Readonly<Record<Concept, Words>> = {
  open: { verbs: 'open / opens / opening / open up / opening up', adjectives: 'opened / opened up / agape / gaping' },
  close: {
    verbs: 'close / closes / closing / shut / shuts / shutting / close up / closing up / clamp / clamp shut / seal',
    adjectives: 'closed / shut tight / closed tight / closed up / tightly shut / tightly closed / sealed',
  },
  raise: {
    verbs:
      'raise / raises / raising / lift / lifts / lifting / perk / perk up / prick / prick up / elevate / raise up / lift up / come up / stand up / stand / stand straight / stand straighter / stand up straight / stand up straighter / stand tall / stand taller / stand to attention / stood up / stood up straight / stood up straighter / hoist / hold up / stick up / put up',
    adjectives:
      'raised / lifted / raised up / perked up / perked / perky / pricked / pricked up / upright / erect / high / higher / up high / higher up / up higher',
  },
  lower: {
    verbs:
      'lower / lowers / lowering / come down / drop / drops / droop / droops / flop / sag / sags / lower down / hang / hangs / hang down / dip / bow / sink / put down / let down',
    adjectives:
      'lowered / dropped / droopy / droopier / drooping / low / floppy / hanging / down low / lower down / further down',
  },
  turn: {
    verbs:
      'turn / turns / turning / direct / cast / steer / rotate / rotates / rotating / swivel / facing / point / points / pointing / aim / orient / yaw / pan / pivot / swing / swings / spin / twist',
    adjectives: 'turned / rotated',
  },
  tilt: {
    verbs: 'tilt / tilts / tilting / lean / leans / leaning / tip / tips / cock / incline / roll / slant / angle',
    adjectives: 'tilted / leaned / inclined',
  },
  look: {
    verbs: 'look / looks / looking / gaze / gazing / glance / glancing / stare / staring / peek / peer',
    adjectives: '',
  },
  move: {
    verbs:
      'move / moves / moving / shift / shifts / shifting / slide / slides / sliding / drag / push / pull / bring / put / place / nudge / pop / stick / take / crank / bump / throw / flick / tuck / yank / tug / draw / send / translate / relocate / reposition / position / scoot',
    adjectives: 'moved / shifted',
  },
  'zoom-in': {
    verbs:
      'zoom in / zooming in / zoom closer / come closer / move closer / get closer / go closer / bring it closer / closer / nearer / come nearer',
    adjectives: '',
  },
  'zoom-out': {
    verbs:
      'zoom out / zooming out / move away / go further away / move further away / further away / farther away / go farther away',
    adjectives: '',
  },
  bigger: {
    verbs:
      'enlarge / enlarging / grow / grows / growing / expand / increase / increasing / magnify / puff up / fluff up / fluff / exaggerate / inflate / blow up / swell / bulk up / upsize / scale up / size up / swell / inflate / blow up / boost / bulk up / beef up / thicken / plump up / pump up / puff out / volumise',
    adjectives:
      'bigger / greater / larger / big / large / huge / enormous / giant / gigantic / fluffier / fluffy / fuller / full / bushier / bushy / puffier / puffy / thicker / thick / enlarged / denser / dense / massive / immense / humongous / voluminous / shaggier / shaggy / poofier / poofy / lusher / lush / mega / jumbo / oversized / huger / puffed up / fluffed up',
  },
  smaller: {
    verbs:
      'shrink / shrinks / shrinking / reduce / reducing / decrease / decreasing / trim / scale down / size down / downsize / diminish / minimise / minimize / cut down / tame',
    adjectives:
      'smaller / small / tiny / tinier / littler / reduced / teeny / teeny tiny / miniature / minuscule / petite / mini / shrunk / trimmed',
  },
  longer: {
    verbs: 'lengthen / lengthening / elongate / extend / extending / prolong / stretch out / draw out',
    adjectives: 'longer / long / taller / tall / elongated / lengthier / extended',
  },
  shorter: { verbs: 'shorten / shortening / truncate', adjectives: 'shorter / short / shortened / stubby / stubbier' },
  wider: {
    verbs: 'widen / widening / broaden / broadening',
    adjectives: 'wider / wide / broader / broad / fatter / fat / chubbier / chubby / widened',
  },
  narrower: {
    verbs: 'narrow / narrows / narrowing / slim / slim down / thin / thin out',
    adjectives: 'narrower / thinner / thin / slimmer / slim / slender / skinnier / skinny / narrowed',
  },
};

/** Said with "open" these mean "a lot" and not a size: "open wide". */
export const wideWords = new Set(['wide', 'big', 'large', 'huge']);
/** Such sizes are far from usual, where no amount is said. */
export const extremeWords =
  /\b(?:huge|huger|enormous|giant|gigantic|massive|immense|humongous|mega|jumbo|oversized|tiny|tinier|teeny|minuscule|miniature)$/;
/** And these, compared, mean no more than "open more". */
export const widerWords = new Set(['wider', 'bigger', 'larger']);

export const sizeConcepts: ReadonlySet<string> = new Set([
  'bigger',
  'smaller',
  'longer',
  'shorter',
  'wider',
  'narrower',
]);

/** Concepts that mean nothing without a direction. */
export const directed: ReadonlySet<Concept> = new Set(['turn', 'tilt', 'look', 'move']);

const opposites: readonly (readonly [Action, Action])[] = [
  ['open', 'close'],
  ['raise', 'lower'],
  ['turn-left', 'turn-right'],
  ['tilt-left', 'tilt-right'],
  ['look-left', 'look-right'],
  ['look-up', 'look-down'],
  ['bigger', 'smaller'],
  ['longer', 'shorter'],
  ['wider', 'narrower'],
  ['move-left', 'move-right'],
  ['move-up', 'move-down'],
];

export function opposite(action: Action): Action {
  for (const [one, other] of opposites) {
    if (action === one) return other;
    if (action === other) return one;
  }
  throw new Error(`No opposite is known for the action "${action}": add it to the table in concepts.ts.`);
}

/** The action names a concept could stand for, in order of preference. Undefined concept: "ears up". */
function candidates(concept: Concept | undefined, direction: Direction | undefined): readonly Action[] {
  const sideways = direction === 'left' || direction === 'right';
  const upright: readonly Action[] = direction === 'up' ? ['raise'] : direction === 'down' ? ['lower'] : [];
  switch (concept) {
    case undefined:
      // "eyes left", "head left", "ears up", "picture left": what the part does that way
      return direction
        ? [
            ...upright,
            `look-${direction}`,
            ...(sideways ? ([`turn-${direction}`, `tilt-${direction}`] as const) : []),
            `move-${direction}`,
          ]
        : [];
    case 'open':
      return direction === undefined || direction === 'up' ? ['open'] : [];
    case 'close': // "close it up"
      return direction === undefined || direction === 'up' ? ['close'] : [];
    case 'raise':
      return direction === undefined || direction === 'up' ? ['raise', 'look-up', 'move-up'] : [];
    case 'lower':
      return direction === undefined || direction === 'down' ? ['lower', 'look-down', 'move-down'] : [];
    case 'turn':
      return !direction
        ? []
        : sideways
          ? [`turn-${direction}`, `look-${direction}`]
          : [...upright, `look-${direction}`];
    case 'tilt':
      return sideways ? [`tilt-${direction}`] : upright;
    case 'look':
      return !direction
        ? []
        : sideways
          ? [`look-${direction}`, `turn-${direction}`]
          : [`look-${direction}`, ...upright];
    case 'move':
      return direction
        ? [`move-${direction}`, ...upright, `look-${direction}`, ...(sideways ? ([`turn-${direction}`] as const) : [])]
        : [];
    case 'zoom-in':
      return direction ? [] : ['bigger'];
    case 'zoom-out':
      return direction ? [] : ['smaller'];
    case 'bigger': // "scale it up", "shrink him down"
      return direction === undefined || direction === 'up' ? [concept] : [];
    case 'smaller':
      return direction === undefined || direction === 'down' ? [concept] : [];
    case 'longer':
    case 'shorter':
    case 'wider':
      return direction ? [] : [concept];
    case 'narrower': // "slim the face down"
      return direction === undefined || direction === 'down' ? [concept] : [];
    default:
      return concept satisfies never;
  }
}

/** The action of `part` that is meant, or undefined where the part cannot do it. */
export function actionFor(
  part: Part,
  concept: Concept | undefined,
  direction: Direction | undefined,
): Action | undefined {
  const wanted = candidates(concept, direction);
  const known = wanted.find((action) => part.actions.includes(action));
  const other = wanted.flatMap((action) => part.instead?.[action] ?? []);
  return known ?? other.find((action) => part.actions.includes(action));
}
