/** A request of one or more edits with what must stay. Every word has to find its place; nothing is guessed. */
import type { Constraint, ControlCommand, Domain, EditCommand, PartEdit } from '../core/index.ts';
import { readClause } from './clause.ts';
import type { Clause } from './clause-types.ts';
import { opposite } from './concepts.ts';
import { findContradiction, withoutRepeats } from './contradictions.ts';
import type { Item } from './items.ts';
import { type Limited, limit } from './limits.ts';
import {
  contradiction,
  isRefusal,
  nonsense,
  nothingToDo,
  onlyOne,
  type Refusal,
  unknownAction,
  unknownPart,
  unknownRegion,
} from './refusals.ts';
import { type Chosen, type Request, resolve } from './resolve.ts';
import { chunk, segment } from './segments.ts';
import { type Limit, share } from './share.ts';

/** Which words nobody knows, and where they stand: instead of a part, of an action, of something to keep. */
function refuseUnknown(items: readonly Item[], domain: Domain): Refusal | undefined {
  const at = items.findIndex((item) => item.type === 'unknown');
  if (at < 0) return undefined;
  const words = items
    .filter((item) => item.type === 'unknown')
    .map((item) => item.text)
    .join(' ');
  const all = items.map((item) => item.text).join(' ');
  let from = at;
  while (from > 0 && items[from - 1]?.type !== 'join' && items[from]?.type !== 'keep') from -= 1;
  let to = at;
  while (to < items.length && items[to]?.type !== 'join' && items[to]?.type !== 'keep') to += 1;
  const here = items.slice(from, to);
  const keeps = here.slice(0, at - from).some((item) => item.type === 'keep');
  const does = here.find((item) => item.type === 'concept');
  const part = here.find((item) => item.type === 'part');
  const subject = here.some((item) => item.type === 'subject' || item.type === 'pronoun');
  const gazes =
    does?.type === 'concept' && (does.concept === 'look' || does.concept === 'zoom-in' || does.concept === 'zoom-out');
  const questions = /^(why|what|who|where|when|how|which|whose|if|is|are|does|did|do|am|was|were|i|we)$/.test(
    items[0]?.text.split(' ')[0] ?? '',
  );
  if (questions) return nonsense(domain, all);
  if (keeps && !part) return unknownRegion(domain, words);
  if (does && !part && !gazes && !(subject && here[0]?.type !== 'concept')) return unknownPart(domain, words);
  if (part?.type === 'part' && !does) return unknownAction(part.part, words);
  return nonsense(domain, words);
}

interface Gathered {
  readonly requests: readonly Request[];
  readonly refused: readonly Request[];
  readonly limits: readonly Limit[];
  /** "don't close the mouth, open it": what was denied before anything was asked for. */
  readonly deniedFirst: readonly Chosen[];
}

function gather(clauses: readonly Clause[], domain: Domain): Gathered | Refusal {
  const shared = share(clauses, domain);
  if (isRefusal(shared)) return shared;
  const requests = shared.flatMap((one) => (one.kind === 'request' ? [one.request] : []));
  const [denied] = requests;
  const of = denied?.clause.negated ? denied.target : undefined;
  return {
    deniedFirst: of?.kind === 'part' ? [{ part: of.part, side: of.side }] : [],
    requests: requests.filter((request) => !request.clause.negated),
    refused: requests.filter((request) => request.clause.negated),
    limits: shared.flatMap((one) => (one.kind === 'limit' ? [one.limit] : [])),
  };
}

/** "only open the mouth", "open only the eyes": a side of a pair says as much by itself. */
function onlyOf({ clause, target }: Request, edits: readonly PartEdit[]): readonly Constraint[] {
  const single = edits.some((edit) => edit.side === 'left' || edit.side === 'right');
  if (!(clause.only || target?.only) || single) return [];
  return edits.map((edit) => ({ kind: 'only', region: edit.part, side: null }));
}

/** "… but don't open the eyes": the eyes are kept, unless the same sentence changes them. */
function keepRefused(
  so: Limited,
  refused: readonly PartEdit[],
  domain: Domain,
  text: string,
  first: boolean,
): Limited | Refusal {
  // "don't close the mouth, open it" denies what would undo the rest; "left, not right" says nothing of how it is
  const turned = (edit: PartEdit, other: PartEdit) =>
    edit.side === other.side && opposite(edit.action) === other.action;
  const denied = (edit: PartEdit) => so.edits.some((other) => other.part === edit.part && turned(edit, other));
  if (first && refused.every(denied)) return so;
  const meets = refused.some((edit) => so.edits.some((other) => other.part === edit.part));
  if (meets) return contradiction(domain, `“${text}” after asking for a change there`);
  const kept = refused.map(
    (edit): Constraint => ({ kind: 'keep', region: edit.part, side: edit.side === 'both' ? null : edit.side }),
  );
  return { edits: so.edits, constraints: [...so.constraints, ...kept] };
}

/** "keep the background" alone: what every edit from now on keeps. */
function standing(limits: readonly Limit[], domain: Domain, text: string): ControlCommand | Refusal {
  const named = limits.filter(
    ({ target }) => target.kind === 'part' || target.kind === 'region' || target.kind === 'subject',
  );
  if (named.length === 0 || named.length < limits.length) return nothingToDo(domain, text);
  let so: Limited = { edits: [], constraints: [] };
  for (const one of named) {
    const next = limit(so, one, domain);
    if (isRefusal(next)) return next;
    so = next;
  }
  return { kind: 'protect', constraints: so.constraints };
}

/** "only the left ear: make it bigger" */
const limitedTo = ({ kind, target }: Limit): readonly Chosen[] =>
  kind === 'only' && target.kind === 'part' ? [{ part: target.part, side: target.side }] : [];

/** "close your mouth lion": whom one speaks to, without a pause before it. */
const withoutAddress = (items: readonly Item[]): readonly Item[] => {
  const [before, last] = items.slice(-2);
  const called = last?.type === 'subject' && items.some(({ type }) => type === 'part');
  return called && (before?.type === 'part' || before?.type === 'direction' || before?.type === 'amount')
    ? items.slice(0, -1)
    : items;
};

/** `spokenOf`: what "it" may point to from sentences before this one. */
export function understandSentence(
  said: readonly Item[],
  domain: Domain,
  spokenOf: readonly Chosen[] = [],
): EditCommand | ControlCommand | Refusal {
  const items = withoutAddress(said);
  const all = items.map((item) => item.text).join(' ');
  const unknown = refuseUnknown(items, domain);
  if (unknown) return unknown;
  const chunks = chunk(items);
  if ('impossible' in chunks) return onlyOne(domain, chunks.impossible);
  const clauses: Clause[] = [];
  const no = chunks.some((one) => one.type === 'no');
  if (no) return nothingToDo(domain, all);
  // "open the mouth and": cut short, and what was to follow may change everything.
  if (chunks.at(-1)?.type === 'join') return nonsense(domain, all);
  for (const one of segment(chunks)) {
    const clause = readClause(one);
    if (clause.kind === 'unreadable') return nonsense(domain, clause.text);
    clauses.push(clause);
  }
  const gathered = gather(clauses, domain);
  if (isRefusal(gathered)) return gathered;

  const before: Chosen[] = [...spokenOf, ...gathered.limits.flatMap(limitedTo), ...gathered.deniedFirst];
  let so: Limited = { edits: [], constraints: [] };
  const resolveAll = (request: Request): readonly PartEdit[] | Refusal => {
    const edits = resolve(request, domain, before);
    if (isRefusal(edits)) return edits;
    for (const edit of edits.slice(-1)) {
      const part = domain.parts.find((candidate) => candidate.name === edit.part);
      if (part) before.push({ part, side: edit.side });
    }
    return edits;
  };
  for (const request of gathered.requests) {
    const edits = resolveAll(request);
    if (isRefusal(edits)) return edits;
    so = { edits: [...so.edits, ...edits], constraints: [...so.constraints, ...onlyOf(request, edits)] };
  }
  if (so.edits.length === 0) {
    // "keep the eyes closed" speaks of how they are, and they may not be.
    const asksFor = items.some(({ type }) => ['concept', 'idiom', 'amount', 'not'].includes(type));
    return gathered.refused.length === 0 && !asksFor
      ? standing(gathered.limits, domain, all)
      : nothingToDo(domain, all);
  }
  for (const request of gathered.refused) {
    const edits = resolveAll(request);
    const next = isRefusal(edits)
      ? edits
      : keepRefused(so, edits, domain, request.clause.text, gathered.deniedFirst.length > 0);
    if (isRefusal(next)) return next;
    so = next;
  }
  for (const one of gathered.limits) {
    const next = limit(so, one, domain);
    if (isRefusal(next)) return next;
    so = next;
  }
  so = withoutRepeats(so);
  return findContradiction(so, domain) ?? { kind: 'edit', edits: so.edits, constraints: so.constraints };
}

export type { Chosen };
