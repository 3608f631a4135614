/** Items to segments of one request each: at "and", commas and "but", and where a new request begins unannounced. */
import type { Chunk, Segment } from './clause-types.ts';
import { widerWords, wideWords } from './concepts.ts';
import type { Item, Join } from './items.ts';
import { nounPhraseAt } from './noun-phrase.ts';

/** "the left and the right ear" is both ears, and no two requests. */
function joinSides(items: readonly Item[]): readonly Item[] {
  const joined: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const and = items[i + 1];
    const skip = items[i + 2]?.type === 'the' ? 1 : 0;
    const other = items[i + 2 + skip];
    const part = items[i + 3 + skip];
    const sides =
      item.type === 'direction' &&
      item.how === 'bare' &&
      and?.type === 'join' &&
      and.join === 'and' &&
      other?.type === 'direction' &&
      other.how === 'bare' &&
      part?.type === 'part' &&
      part.part.paired;
    const pair = sides ? [item.direction, other.direction].sort().join() : '';
    if (pair === 'left,right') {
      joined.push({
        type: 'both',
        text: items
          .slice(i, i + 3 + skip)
          .map((one) => one.text)
          .join(' '),
      });
      i += 2 + skip;
    } else joined.push(item);
  }
  return joined;
}

/** Small words with nothing to say where they stand. */
function isIdle(items: readonly Item[], at: number): boolean {
  const item = items[at];
  const next = items[at + 1];
  if (item?.type === 'the') return next !== undefined && next.type !== 'join';
  if (item?.type === 'by') return next?.type === 'amount' || next?.type === 'the';
  if (item?.type === 'possessor-mark') return next?.type === 'dimension';
  if (item?.type === 'to')
    return ['concept', 'idiom', 'amount', 'be', 'make', 'give', 'keep'].includes(next?.type ?? '');
  return false;
}

/** Noun phrases gathered. 'impossible' for a side of what has none. */
export function chunk(all: readonly Item[]): readonly Chunk[] | { readonly impossible: string } {
  const items = joinSides(all);
  const chunks: Chunk[] = [];
  let idle = ''; // small words go with what follows, for the user to recognise what was said
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (!item) break;
    const noun = nounPhraseAt(items, at);
    const words = (end: number) =>
      items
        .slice(at, end)
        .map((one) => one.text)
        .join(' ');
    if (noun === 'impossible') return { impossible: words(Math.min(items.length, at + 4)) };
    if (noun) {
      chunks.push({ type: 'noun', target: noun.target, text: idle + words(noun.end) });
      idle = '';
      at = noun.end;
    } else {
      if (isIdle(items, at)) idle += `${item.text} `;
      else {
        chunks.push({ ...item, text: idle + item.text });
        idle = '';
      }
      at += 1;
    }
  }
  return chunks;
}

/** "wide" in "open the mouth wide" belongs to the opening. */
export function isOpeningAdverb(item: Chunk): boolean {
  const word = item.text.split(' ').at(-1) ?? '';
  return item.type === 'concept' && (wideWords.has(word) || widerWords.has(word));
}

export function isOpenOrClose(item: Chunk): boolean {
  return item.type === 'concept' && (item.concept === 'open' || item.concept === 'close');
}

/** What "pull … open", "bring … closer" and "put … lower" say after the noun. */
function completesMove(item: Chunk): boolean {
  const ways = ['open', 'close', 'zoom-in', 'zoom-out', 'raise', 'lower'];
  return item.type === 'concept' && ways.includes(item.concept);
}

function names(one: Chunk): boolean {
  return one.type === 'noun' && one.target.kind !== 'subject' && one.target.kind !== 'pronoun';
}

/** Whether a new request begins with `next`, though nothing was said between. */
function beginsAnew(current: readonly Chunk[], next: Chunk, after: Chunk | undefined): boolean {
  if (current.length === 0) return false;
  const keeps = current.some((one) => one.type === 'keep' || one.type === 'as-is');
  const verb = current.find((one) => one.type === 'concept' || one.type === 'idiom');
  const does = verb ?? current.find((one) => one.type === 'direction');
  const noun = current.some(names);
  // "the ears do not move"
  const still = next.type === 'keep' && /^do not (?:move|change)$/.test(next.text) && after?.type !== 'noun';
  if (still && current.every(({ type }) => type === 'noun')) return false;
  if (next.type === 'keep') return true;
  if (next.type === 'not') return true;
  if (next.type === 'noun' && next.target.kind === 'rest' && next.target.alone) return true;
  if (keeps) {
    const settled = current.some((one) => one.type === 'as-is');
    if (next.type === 'concept') return noun && (settled || after?.type === 'noun');
    return (next.type === 'make' || next.type === 'give' || next.type === 'noun') && noun;
  }
  if (next.type === 'noun')
    return next.target.only ? noun && does !== undefined : names(next) && noun && does !== undefined;
  if (next.type === 'make' || next.type === 'give') return noun && does !== undefined;
  if (next.type === 'concept') {
    const opening =
      verb?.type === 'concept' &&
      ((verb.concept === 'open' && isOpeningAdverb(next)) || (next.concept === 'open' && isOpeningAdverb(verb)));
    const pulled =
      verb?.type === 'concept' && verb.concept === 'move' && !current.some((one) => one.type === 'direction');
    const hung =
      verb?.type === 'concept' && (verb.concept === next.concept || verb.concept === 'look') && next.adjective;
    return noun && verb !== undefined && !opening && !hung && !(pulled && completesMove(next));
  }
  return false;
}

export function segment(chunks: readonly Chunk[]): readonly Segment[] {
  const segments: Segment[] = [];
  let current: Chunk[] = [];
  let join: Join = 'none';
  const close = (next: Join) => {
    if (current.length > 0) {
      segments.push({ join, chunks: current });
      join = next;
    } else if (join === 'none' || join === 'comma') join = next;
    current = [];
  };
  for (const [i, one] of chunks.entries()) {
    if (one.type === 'join') close(one.join);
    else {
      if (beginsAnew(current, one, chunks[i + 1])) close('none');
      current.push(one);
    }
  }
  close('none');
  return segments;
}
