/** One segment to one clause. Every chunk must find its place, else the segment is unreadable. */
import type { Chunk, Clause, Segment, Unreadable } from './clause-types.ts';
import { extremeWords } from './concepts.ts';
import type { Target } from './noun-phrase.ts';
import { isOpenOrClose } from './segments.ts';
import { emptySlots, inverse, measured, place } from './slots.ts';

type NounChunk = Extract<Chunk, { type: 'noun' }>;

function textOf(chunks: readonly Chunk[]): string {
  return chunks.map((one) => one.text).join(' ');
}

/** "keep the background as it is", "the background stays the same", "keep the eyes closed", "nothing else". */
function keepClause({ join, chunks }: Segment): Clause | undefined {
  const nouns = chunks.filter((one): one is NounChunk => one.type === 'noun');
  const [noun] = nouns;
  if (!noun || nouns.length > 1 || noun.target.only) return undefined;
  const alone = noun.target.kind === 'rest' && noun.target.alone;
  const keeps = chunks.some((one) => one.type === 'keep' || one.type === 'as-is');
  if (!keeps && !(alone && chunks.length === 1)) return undefined;
  // "keep the eyes closed" says how they are; "keep the ears bigger" says nothing clear.
  const last = chunks.at(-1);
  const state =
    last !== undefined && isOpenOrClose(last) && (noun.target.kind === 'part' || noun.target.kind === 'one');
  const others = chunks.filter((one, i) => one !== noun && !(state && i === chunks.length - 1));
  const placed = others.every((one, i) => (one.type === 'keep' ? i === 0 : one.type === 'as-is' || one.type === 'be'));
  // "keep everything the same": all but what the sentence changes
  const all = noun.target.kind === 'subject' && noun.text === 'everything';
  const target: Target = all ? { kind: 'rest', alone: false, sideSaid: false, only: false } : noun.target;
  return placed ? { kind: 'keep', join, target, text: textOf(chunks) } : undefined;
}

/** Of "make the lion open its mouth" the mouth; of "give it bigger ears" the ears. Undefined for two things at once. */
function targetOf(chunks: readonly Chunk[]): Target | undefined | 'several' {
  const nouns = chunks.filter((one): one is NounChunk => one.type === 'noun');
  const [first, second] = nouns;
  if (!first || !second) return first?.target;
  if (nouns.length > 2 || (first.target.kind !== 'subject' && first.target.kind !== 'pronoun')) return 'several';
  if (first.target.kind === 'pronoun' && first.target.many) return 'several';
  const between = chunks.slice(chunks.indexOf(first) + 1, chunks.indexOf(second));
  // "the lion to make its head higher"
  const agent = between.some(
    (one) =>
      (one.type === 'make' && /^to /.test(one.text)) ||
      one.type === 'idiom' ||
      (one.type === 'concept' && !one.adjective),
  );
  // "open him the mouth"
  const dative = between.length === 0 && first.target.kind === 'pronoun' && chunks[0]?.type === 'concept';
  const recipient = chunks.some((one, i) => one.type === 'give' && chunks[i + 1] === first);
  return agent || recipient || dative ? second.target : 'several';
}

function editClause({ join, chunks }: Segment, negated: boolean): Clause | undefined {
  // "his eyes be so wide open" has lost its "should" or its "should not"
  if (chunks[0]?.type === 'noun' && chunks[1]?.type === 'be' && chunks[1].text === 'be') return undefined;
  const slots = emptySlots();
  const found = targetOf(chunks);
  if (found === 'several') return undefined;
  const target: Target | undefined = found;
  if (!chunks.every((_, at) => place(slots, chunks, at)) || !measured(slots)) return undefined;
  const text = textOf(chunks);
  const { concept, idiom, amount, directions } = slots;
  const says = concept !== undefined || idiom !== undefined || directions.length > 0;
  const ofSomething = target !== undefined || chunks.some((one) => one.type === 'make' || one.type === 'concept');
  if (idiom?.state && !ofSomething) return undefined;
  const tooSaid = chunks.some((one) => one.type === 'too');
  if (slots.is && !(tooSaid && slots.inverted)) return undefined;
  if (!says && !slots.more) {
    const counts = amount?.kind === 'times' && !amount.as && target && chunks[0]?.type === 'amount' && join !== 'and';
    if (counts) return { ...edit(), concept: 'bigger', amount: { ...amount, as: true } };
    if (target && chunks.at(-1)?.type === 'only')
      return { kind: 'only', join, target: { ...target, only: true }, text };
    if (target?.only && !amount) return { kind: 'only', join, target, text };
    if (target) return { kind: 'noun', told: slots.makes, join, target, amount, text };
    return amount && !slots.makes ? { kind: 'amount', join, amount, text } : undefined;
  }
  if (slots.wide && amount && amount.kind !== 'relative') return undefined;
  return edit();

  function edit(): Extract<Clause, { kind: 'edit' }> {
    const mass = slots.more && !says && target?.kind === 'part' && !target.part.paired && target.part.name !== 'whole';
    const wanted = mass ? 'bigger' : concept;
    // "less open" is not shut
    const ajar = slots.inverted && (wanted === 'open' || wanted === 'close');
    const halfway = ajar ? ({ kind: 'relative', factor: 0.5 } as const) : undefined;
    const far = chunks.some((one) => one.type === 'concept' && one.adjective && extremeWords.test(one.text));
    const extreme = far && !slots.inverted ? ({ kind: 'relative', factor: 1.8 } as const) : undefined;
    const nounAt = chunks.findIndex((one) => one.type === 'noun');
    const amountAt = chunks.findIndex((one) => one.type === 'amount');
    const doesAt = chunks.findIndex(
      (one) => one.type === 'concept' || one.type === 'idiom' || one.type === 'direction',
    );
    return {
      kind: 'edit',
      join,
      concept: slots.inverted && wanted ? inverse[wanted] : wanted,
      idiom,
      directions,
      target: target && chunks.at(-1)?.type === 'only' ? { ...target, only: true } : target,
      amount: slots.wide ? { kind: 'relative', factor: 1.8 } : (amount ?? halfway ?? extreme),
      negated,
      only: slots.only,
      amountFirst: amountAt >= 0 && amountAt < nounAt,
      nounFirst: nounAt >= 0 && doesAt > nounAt,
      text,
    };
  }
}

/** "not the left", "only the left": of a pair named before. */
function bareSide([first, second, ...more]: readonly Chunk[]): Target | undefined {
  const limits = first?.type === 'not' || first?.type === 'only' || first?.type === 'just';
  if (!limits || more.length > 0 || second?.type !== 'direction' || !/^the (?:left|right)$/.test(second.text))
    return undefined;
  const { direction } = second;
  return direction === 'left' || direction === 'right'
    ? { kind: 'one', side: direction, sideSaid: true, only: false }
    : undefined;
}

export function readClause(segment: Segment): Clause | Unreadable {
  const { join, chunks } = segment;
  const unreadable: Unreadable = { kind: 'unreadable', text: textOf(chunks) };
  const side = bareSide(chunks);
  if (side) return { kind: chunks[0]?.type === 'not' ? 'except' : 'only', join, target: side, text: textOf(chunks) };
  if (chunks[0]?.type === 'not') {
    const rest = editClause({ join, chunks: chunks.slice(1) }, true);
    // "not the ears" is a limit; "don't the ears" is nothing.
    if ((rest?.kind === 'noun' || rest?.kind === 'only') && chunks[0].text === 'not')
      return { kind: 'except', join, target: rest.target, text: rest.text };
    return rest?.kind === 'edit' ? rest : unreadable;
  }
  const rest = chunks[0];
  const alone = rest?.type === 'noun' && rest.target.kind === 'rest' && rest.target.alone;
  const keeps =
    alone ||
    chunks.some((one) => one.type === 'keep') ||
    (chunks.at(-1)?.type === 'as-is' && chunks.every(({ type }) => ['noun', 'be', 'as-is'].includes(type)));
  return (
    (keeps ? keepClause(segment) : undefined) ??
    (chunks.some((one) => one.type === 'keep') ? undefined : editClause(segment, false)) ??
    unreadable
  );
}
