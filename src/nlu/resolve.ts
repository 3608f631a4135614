/** One request about one thing to edits of parts: which part "it" is, which action "turn … left" is, how much. */
import type { Action, Domain, Part, PartEdit, Side } from '../core/index.ts';
import { applyAmount } from './amounts.ts';
import type { EditClause } from './clause-types.ts';
import { actionFor, type Concept, type Direction, directed, sizeConcepts } from './concepts.ts';
import type { SpokenAmount } from './items.ts';
import type { Target } from './noun-phrase.ts';
import { imperative } from './phrases.ts';
import {
  badAmount,
  isRefusal,
  missingDirection,
  missingPart,
  nonsense,
  onlyOne,
  type Refusal,
  regionNotEdited,
  unknownAction,
} from './refusals.ts';

export interface Request {
  readonly clause: EditClause;
  readonly target: Target | undefined;
  readonly amount: SpokenAmount | undefined;
}

/** The part that stands for the subject and the whole picture, by convention. */
export const wholeName = 'whole';

/** The parts of the subject: all but the one that stands for the whole of it. */
export const partsWithin = ({ parts }: Domain): readonly Part[] => parts.filter(({ name }) => name !== wholeName);

function partsThatCan(domain: Domain, action: Action): readonly Part[] {
  const able = domain.parts.filter((part) => part.actions.includes(action));
  const unpaired = able.filter((part) => !part.paired);
  return able.length > 1 && unpaired.length > 0 ? unpaired : able;
}

/** The part meant when the subject or nothing is named: "turn left", "make it look up", "make the lion bigger". */
export function partOfSubject(
  domain: Domain,
  concept: Concept | undefined,
  direction: Direction | undefined,
  named: boolean,
): Part | undefined {
  if (concept === 'turn' || concept === 'tilt' || concept === 'look') {
    if (direction === undefined || (concept !== 'look' && (direction === 'up' || direction === 'down')))
      return undefined;
    const able = partsThatCan(domain, `${concept}-${direction}` as Action);
    return able.length === 1 ? able[0] : undefined;
  }
  // "lion to the left"
  const placed = concept === undefined && named && direction !== undefined;
  const zoom =
    placed || concept === 'zoom-in' || concept === 'zoom-out' || (concept === 'move' && direction !== undefined);
  const size = named && concept !== undefined && sizeConcepts.has(concept);
  return zoom || size ? domain.parts.find((part) => part.name === wholeName) : undefined;
}

export interface Chosen {
  readonly part: Part;
  readonly side: Side | null;
}

function sideOf(part: Part, side: Side | null): Side | null {
  return part.paired ? (side ?? 'both') : null;
}

/** Whether the part knows this very thing; a head that turns is not a head that looks. */
function canDo(part: Part, concept: Concept | undefined, direction: Direction | undefined): boolean {
  if (concept !== undefined && directed.has(concept))
    return part.actions.some((action) => action === `${concept}-${direction}`);
  return actionFor(part, concept, direction) !== undefined && !zoomsPart(concept, part);
}

/** What turns when something on it shall turn: "turn the face to the left". By the names that a domain is likely to use. */
const carriers: Readonly<Record<string, string>> = { face: 'head', muzzle: 'head' };
const poses: ReadonlySet<string> = new Set(['turn', 'tilt', 'raise', 'lower']);

/** The last part named before, where "it", "them" or "the left one" points to it. */
function choose(
  request: Request,
  direction: Direction | undefined,
  domain: Domain,
  before: readonly Chosen[],
): Chosen | Refusal {
  const { clause, target } = request;
  const { concept } = clause;
  const last = before.at(-1);
  const cannotTell = () => {
    const able = domain.parts.filter(
      (part) => concept !== undefined && actionFor(part, concept, direction) !== undefined,
    );
    return concept !== undefined && !directed.has(concept) && !sizeConcepts.has(concept) && direction === undefined
      ? missingPart(domain, concept, able)
      : nonsense(domain, clause.text);
  };
  if (target?.kind === 'part') {
    const carrier = domain.parts.find(({ name }) => name === carriers[target.part.name]);
    // "nose up"; "down the face" has lost its verb
    const posed = concept === undefined ? direction !== undefined && clause.nounFirst : poses.has(concept);
    const carried = carrier && posed && !canDo(target.part, concept, direction);
    if (carried && canDo(carrier, concept, direction)) return { part: carrier, side: null };
    return { part: target.part, side: target.side };
  }
  if (target?.kind === 'region') return regionNotEdited(domain, target.name);
  if (target?.kind === 'rest') return nonsense(domain, clause.text);
  if (target?.kind === 'one') {
    if (!last?.part.paired || (target.of && target.of !== last.part)) return cannotTell();
    if (target.side !== 'other') return { part: last.part, side: target.side };
    return last.side === 'left' || last.side === 'right'
      ? { part: last.part, side: last.side === 'left' ? 'right' : 'left' }
      : cannotTell();
  }
  if (target?.kind === 'pronoun' && target.many) return last?.part.paired && last.side === 'both' ? last : cannotTell();

  // "tilt it": which way is missing, and not which part
  if (concept !== undefined && directed.has(concept) && direction === undefined && target?.kind === 'pronoun') {
    const able = domain.parts.filter(({ actions }) => actions.some((action) => action.startsWith(`${concept}-`)));
    const part = able.find((one) => one === last?.part) ?? (able.length === 1 ? able[0] : undefined);
    if (part) return { part, side: sideOf(part, null) };
  }

  const named = target !== undefined;
  const subject = partOfSubject(domain, concept, direction, concept === undefined ? target?.kind === 'subject' : named);
  const ofLast = last && canDo(last.part, concept, direction) ? last : undefined;
  if (target?.kind === 'pronoun' && !target.ofSubject && last && last.part.name !== wholeName) {
    const single = !last.part.paired || last.side !== 'both';
    if (single && ofLast) return last;
    // "open the mouth and make it bigger": the mouth cannot, and the lion was not meant.
    if (single && concept !== 'look' && concept !== 'turn' && concept !== 'tilt')
      return unknownAction(last.part, clause.text);
    if (!single && ofLast && ofLast.part !== subject) return cannotTell();
  }
  if (!named && subject && ofLast && ofLast.part !== subject) return cannotTell();
  if (subject) return { part: subject, side: sideOf(subject, null) };
  if (!named && last && concept !== undefined) return last;
  const whole = domain.parts.find((part) => part.name === wholeName);
  if (
    named &&
    whole &&
    concept !== undefined &&
    (concept === 'turn' || concept === 'tilt' || sizeConcepts.has(concept))
  )
    return unknownAction(whole, clause.text);
  return cannotTell();
}

function zoomsPart(concept: Concept | undefined, part: Part): boolean {
  return (concept === 'zoom-in' || concept === 'zoom-out') && part.name !== wholeName;
}

function idiomEdit({ clause, target, amount }: Request, domain: Domain): PartEdit | Refusal {
  const { idiom } = clause;
  const part = domain.parts.find((one) => one.name === idiom?.part);
  if (!idiom || !part || clause.directions.length > 0) return nonsense(domain, clause.text);
  const other =
    target &&
    target.kind !== 'subject' &&
    target.kind !== 'pronoun' &&
    !(target.kind === 'part' && target.part === part);
  if (other) return target?.kind === 'part' ? unknownAction(target.part, clause.text) : nonsense(domain, clause.text);
  const saidSide = target?.kind === 'part' && target.sideSaid ? target.side : idiom.side;
  const applied = applyAmount(idiom.action, amount ?? { kind: 'relative', factor: idiom.factor });
  return applied ? { part: part.name, side: part.paired ? saidSide : null, ...applied } : badAmount(part, clause.text);
}

/** "lower the left ear and raise the right": which one of the pair, and no way to go. */
const oneOfPair = (
  { concept, text }: EditClause,
  part: Part,
  direction: Direction | undefined,
): { readonly action: Action; readonly side: Side } | null => {
  if (!part.paired || (direction !== 'left' && direction !== 'right') || !/\bthe (?:left|right)$/.test(text))
    return null;
  const action = concept === undefined ? undefined : actionFor(part, concept, undefined);
  return action === undefined ? null : { action, side: direction };
};

/** The edits one request asks for: one for each direction. */
export function resolve(request: Request, domain: Domain, before: readonly Chosen[]): readonly PartEdit[] | Refusal {
  const { clause, amount } = request;
  if (clause.idiom) {
    const edit = idiomEdit(request, domain);
    return isRefusal(edit) ? edit : [edit];
  }
  const edits: PartEdit[] = [];
  const verbless = clause.concept === undefined && clause.directions.length > 1;
  for (const direction of clause.directions.length > 0 ? clause.directions : [undefined]) {
    const chosen = choose(request, direction, domain, before);
    if (isRefusal(chosen)) return chosen;
    const { part, side } = chosen;
    const action = zoomsPart(clause.concept, part) ? undefined : actionFor(part, clause.concept, direction);
    const one = action === undefined ? oneOfPair(clause, part, direction) : null;
    if (one !== null) {
      const applied = applyAmount(one.action, amount);
      if (!applied) return badAmount(part, clause.text);
      edits.push({ part: part.name, action: applied.action, side: one.side, amount: applied.amount });
      continue;
    }
    if (action === undefined) {
      // "open the left mouth": the side was read as a direction, for the mouth has no sides.
      const sided =
        direction !== undefined &&
        !part.paired &&
        clause.concept !== undefined &&
        actionFor(part, clause.concept, undefined) !== undefined;
      if (sided) return onlyOne(domain, clause.text);
      const ways = part.actions.filter((one) => one.startsWith(`${clause.concept}-`));
      const lacksWay =
        direction === undefined && clause.concept !== undefined && directed.has(clause.concept) && ways.length > 0;
      return lacksWay
        ? missingDirection(
            part,
            clause.text,
            ways.map((way) => imperative(part, way)),
          )
        : unknownAction(part, clause.text);
    }
    // "ear up left": raised, and then?
    if (verbless && /^(?:turn|tilt)-/.test(action)) return unknownAction(part, clause.text);
    const applied = applyAmount(action, amount);
    if (!applied || !part.actions.includes(applied.action)) return badAmount(part, clause.text);
    edits.push({ part: part.name, action: applied.action, side: sideOf(part, side), amount: applied.amount });
  }
  return edits;
}
