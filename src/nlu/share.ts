/**
 * What neighbours lend each other: "open the mouth and the eyes" (the verb), "make the face wider and longer"
 * (the noun), "the ears and the mane a bit bigger" (all of it). The result is full requests and the limits on them.
 */
import type { Domain } from '../core/index.ts';
import type { Clause, EditClause } from './clause-types.ts';
import { directed } from './concepts.ts';
import { nonsense, type Refusal } from './refusals.ts';
import type { Request } from './resolve.ts';

export type Limit = Extract<Clause, { kind: 'keep' | 'only' | 'except' }>;
type NounClause = Extract<Clause, { kind: 'noun' }>;
export type Shared =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'limit'; readonly limit: Limit };

function standsAlone(clause: EditClause): boolean {
  if (clause.idiom) return true;
  if (clause.concept === 'zoom-in' || clause.concept === 'zoom-out') return true;
  return clause.concept !== undefined && directed.has(clause.concept) && clause.directions.length > 0;
}

/** The next edit that says its noun first, over nouns between: of "the ears and the mane bigger" the last. */
function laterEdit(clauses: readonly Clause[], from: number): EditClause | undefined {
  const next = clauses.slice(from + 1).find((clause) => clause.kind !== 'noun');
  return next?.kind === 'edit' && next.nounFirst ? next : undefined;
}

/** "let it look left with its eyes", "go wider with the mouth" */
function doesWith(last: EditClause, { target }: NounClause): boolean {
  const looker = last.target?.kind === 'pronoun' || last.target?.kind === 'subject';
  return target.kind === 'part' && (last.target === undefined || (looker && last.concept === 'look'));
}

/** "the mouth: wide open" */
function announced(last: Clause | undefined, next: EditClause): last is NounClause {
  const bare = !next.target && !next.negated && next.join === 'comma' && !standsAlone(next);
  return bare && last?.kind === 'noun' && last.target.kind === 'part' && !last.amount;
}

/** "turn the head, to the left" */
function saysOnlyWhere(last: EditClause, next: EditClause): boolean {
  const waits = last.concept !== undefined && directed.has(last.concept) && last.directions.length === 0;
  const bare = next.concept === undefined && next.idiom === undefined && !next.target && !next.negated;
  return waits && bare && next.directions.length > 0;
}

/** "open, the mouth": a pause and no list. */
function withoutPauses(clauses: readonly Clause[]): readonly Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const last = merged.at(-1);
    const open = last?.kind === 'edit' && !last.target && !standsAlone(last) && last.concept !== undefined;
    if (clause.kind === 'noun' && clause.join === 'comma' && open) {
      const target = clause.target;
      merged[merged.length - 1] = {
        ...last,
        target,
        amount: last.amount ?? clause.amount,
        text: `${last.text} ${clause.text}`,
      };
    } else if (clause.kind === 'noun' && clause.join === 'with' && last?.kind === 'edit' && doesWith(last, clause)) {
      merged[merged.length - 1] = { ...last, target: clause.target, text: `${last.text} ${clause.text}` };
    } else if (
      clause.kind === 'edit' &&
      clause.join === 'comma' &&
      last?.kind === 'edit' &&
      saysOnlyWhere(last, clause)
    ) {
      const { directions, amount } = clause;
      const text = `${last.text} ${clause.text}`;
      merged[merged.length - 1] = { ...last, directions, amount: last.amount ?? amount, text };
    } else if (clause.kind === 'edit' && merged.length === 1 && announced(last, clause)) {
      merged[0] = {
        ...clause,
        join: last.join,
        target: last.target,
        nounFirst: true,
        text: `${last.text} ${clause.text}`,
      };
    } else merged.push(clause);
  }
  return merged;
}

/** "lion, open your mouth", "open your mouth, lion", "a lion with an open mouth": the subject only listens. */
function isAddressed(clauses: readonly Clause[], at: number): boolean {
  const clause = clauses[at];
  if (clause?.kind !== 'noun' || clause.target.kind !== 'subject' || clause.told || clauses.length < 2) return false;
  const next = clauses[at + 1]?.join;
  if (at === 0 && (next === 'comma' || next === 'with')) return true;
  return at === clauses.length - 1 && clause.join === 'comma' && !/^(the|a|an) /.test(clause.text);
}

/** Whether the noun may take over what the clause before says; after "with" or nothing at all it may not. */
function mayShare(noun: NounClause): boolean {
  return noun.join === 'and' || noun.join === 'comma' || noun.join === 'but';
}

export function share(all: readonly Clause[], domain: Domain): readonly Shared[] | Refusal {
  const clauses = withoutPauses(all);
  const shared: Shared[] = [];
  const lastRequest = () => {
    const last = shared.at(-1);
    return last?.kind === 'request' ? last.request : undefined;
  };
  const setAmounts = (donor: EditClause, amount: Request['amount']) => {
    for (const [i, one] of shared.entries()) {
      if (one.kind === 'request' && one.request.clause === donor && !one.request.amount) {
        shared[i] = { kind: 'request', request: { ...one.request, amount } };
      }
    }
  };
  const push = (clause: EditClause, target = clause.target, amount = clause.amount) =>
    shared.push({ kind: 'request', request: { clause, target, amount } });

  for (const [i, clause] of clauses.entries()) {
    const before = shared.at(-1);
    switch (clause.kind) {
      case 'keep':
      case 'only':
      case 'except':
        shared.push({ kind: 'limit', limit: clause });
        break;
      case 'amount': {
        const last = lastRequest();
        if (!last || last.amount || clause.join === 'and') return nonsense(domain, clause.text);
        setAmounts(last.clause, clause.amount);
        break;
      }
      case 'noun': {
        if (isAddressed(clauses, i)) break;
        const later = laterEdit(clauses, i);
        if (before?.kind === 'limit' && !clause.told) {
          // "keep the background, the mouth and the eyes open": two readings.
          // … and "do not change the mouth, but both eyes" lacks what the eyes shall do.
          if (later || !mayShare(clause) || clause.join === 'but' || clause.amount)
            return nonsense(domain, clause.text);
          shared.push({ kind: 'limit', limit: { ...before.limit, target: clause.target, text: clause.text } });
        } else if (later && (before?.kind !== 'request' || before.request.clause.nounFirst)) {
          if (clause.amount) return nonsense(domain, clause.text);
          push(later, clause.target);
        } else if (before?.kind === 'request' && mayShare(clause) && !before.request.clause.idiom) {
          const donor = before.request.clause;
          if (clause.amount && !before.request.amount) setAmounts(donor, clause.amount);
          push(donor, clause.target, clause.amount ?? (donor.amountFirst ? donor.amount : undefined));
        } else return nonsense(domain, clause.text);
        break;
      }
      case 'edit': {
        // "keep the ears and eyes closed" could mean either.
        const told = /^(?:make|let|have|get|give)\b/.test(clause.text);
        if (
          before?.kind === 'limit' &&
          before.limit.kind === 'keep' &&
          clause.nounFirst &&
          !told &&
          clause.join === 'and'
        )
          return nonsense(domain, clause.text);
        const last = lastRequest();
        if (clause.target || standsAlone(clause)) push(clause);
        else if (clause.concept === undefined && clause.directions.length > 0) {
          // "turn the head left and up"
          if (!last || last.clause.directions.length === 0) return nonsense(domain, clause.text);
          const negated = clause.negated || last.clause.negated;
          push(
            { ...last.clause, directions: clause.directions, negated, text: clause.text },
            last.target,
            clause.amount,
          );
        } else if (last?.target) push(clause, last.target);
        else {
          const next = clauses.slice(i + 1).find((one) => one.kind === 'edit' && one.target);
          push(clause, next?.kind === 'edit' ? next.target : undefined);
        }
        break;
      }
      default:
        clause satisfies never;
    }
  }
  return shared;
}
