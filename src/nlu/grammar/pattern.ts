/**
 * Patterns of a closed grammar, written as people speak: `drag [point] <place> to <place> / move <place> to <place>`.
 * `/` separates alternatives, `[...]` may be left out, `(a|b)` is a choice, `<name>` a slot that something else reads.
 * One notation serves both ways: it is matched against what was said, and written out for the speech recogniser.
 */
import { type Token, tokenise } from '../tokens.ts';

type Node =
  | { readonly type: 'word'; readonly word: Token }
  | { readonly type: 'slot'; readonly slot: string }
  | { readonly type: 'choice'; readonly ways: readonly (readonly Node[])[] };

export type Pattern = readonly Node[];

/** What recognisers write for small words that sound like numbers. */
const soundsLike: Readonly<Record<string, readonly string[]>> = {
  to: ['to', 'two', 'too', '2'],
  for: ['for', 'four', 'fore', '4'],
};

const pieces = /<[a-z-]+>|[[\]()|]|[^\s[\]()|<>]+/g;

const readSequence = (tokens: string[], end: string): Node[][] => {
  const ways: Node[][] = [[]];
  for (;;) {
    const token = tokens.shift();
    if (token === undefined || token === end) {
      if ((token ?? '') !== end) throw new Error(`A pattern lacks its "${end}".`);
      return ways;
    }
    const here = ways.at(-1) ?? [];
    if (token === '|') ways.push([]);
    else if (token === '[') here.push({ type: 'choice', ways: [...readSequence(tokens, ']'), []] });
    else if (token === '(') here.push({ type: 'choice', ways: readSequence(tokens, ')') });
    else if (token.startsWith('<')) here.push({ type: 'slot', slot: token.slice(1, -1) });
    else for (const word of tokenise(token)) here.push({ type: 'word', word });
  }
};

/** All alternatives of a notation. */
export const patternsOf = (notation: string): readonly Pattern[] =>
  notation
    .split('/')
    .map(
      (one) =>
        readSequence(
          [...one.matchAll(pieces)].map(([token]) => token),
          '',
        )[0] ?? [],
    )
    .filter((pattern) => pattern.length > 0);

/** Tries to read a slot from tokens `at` on: every length that it can take, with its value. */
export type ReadSlot<Value> = (
  slot: string,
  tokens: readonly Token[],
  at: number,
) => readonly { readonly length: number; readonly value: Value }[];

const walk = <Value>(
  nodes: readonly Node[],
  tokens: readonly Token[],
  at: number,
  read: ReadSlot<Value>,
  bound: readonly Value[],
): readonly Value[] | null => {
  const [node, ...rest] = nodes;
  if (node === undefined) return at === tokens.length ? bound : null;
  if (node.type === 'word') {
    const token = tokens[at] ?? '';
    const same = token === node.word || (soundsLike[node.word]?.includes(token) ?? false);
    return same ? walk(rest, tokens, at + 1, read, bound) : null;
  }
  if (node.type === 'choice') {
    for (const way of node.ways) {
      const found = walk([...way, ...rest], tokens, at, read, bound);
      if (found) return found;
    }
    return null;
  }
  for (const { length, value } of read(node.slot, tokens, at)) {
    const found = walk(rest, tokens, at + length, read, [...bound, value]);
    if (found) return found;
  }
  return null;
};

/** The values of the pattern's slots when the whole of `tokens` fits it. */
export const matchPattern = <Value>(
  pattern: Pattern,
  tokens: readonly Token[],
  read: ReadSlot<Value>,
): readonly Value[] | null => walk(pattern, tokens, 0, read, []);

/** Words that a pattern may begin with; null where a slot may come first. */
export const firstWords = (pattern: Pattern): readonly Token[] | null => {
  const [node, ...rest] = pattern;
  if (node === undefined || node.type === 'slot') return null;
  if (node.type === 'word') return soundsLike[node.word] ?? [node.word];
  const all = node.ways.map((way) => firstWords([...way, ...rest]));
  return all.some((words) => words === null) ? null : all.flatMap((words) => words ?? []);
};

/** How many sayings there are when every slot has one word. */
const waysOf = (nodes: readonly Node[]): number =>
  nodes.reduce((count, node) => {
    if (node.type !== 'choice' || node.ways.some((way) => way.length === 0)) return count;
    return count * node.ways.reduce((sum, way) => sum + waysOf(way), 0);
  }, 1);

const slotsOf = (nodes: readonly Node[]): number =>
  nodes.reduce(
    (count, node) =>
      count + (node.type === 'slot' ? 1 : node.type === 'choice' ? Math.max(...node.ways.map(slotsOf)) : 0),
    0,
  );

/** With slots every way is multiplied by the words for them. */
const mostWaysWithSlot = 6;

/** Which ways of a choice are written out; what may be left out is left out, but in `every-way`. */
export type Ways = 'first-way' | 'all-ways' | 'every-way';

const said = (nodes: readonly Node[], fill: (slot: string) => readonly string[], ways: Ways): readonly string[] => {
  const [node, ...rest] = nodes;
  if (node === undefined) return [''];
  const after = said(rest, fill, ways);
  const heads = (): readonly string[] => {
    if (node.type === 'word') return [node.word];
    if (node.type === 'slot') return fill(node.slot);
    if (ways !== 'every-way' && node.ways.some((way) => way.length === 0)) return [''];
    return (ways === 'first-way' ? node.ways.slice(0, 1) : node.ways).flatMap((way) => said(way, fill, ways));
  };
  return heads().flatMap((head) => after.map((tail) => `${head} ${tail}`.trim()));
};

/**
 * The ways to say a pattern, without what may be left out; where slots would multiply them, only its first words.
 * `fill` gives the words for a slot: none, and the pattern is left out. `every-way` writes out all there is.
 */
export const sayings = (
  pattern: Pattern,
  fill: (slot: string) => readonly string[],
  ways?: 'every-way',
): readonly string[] => {
  const slots = slotsOf(pattern);
  const few = slots === 0 || (slots === 1 && waysOf(pattern) <= mostWaysWithSlot);
  return said(pattern, fill, ways ?? (few ? 'all-ways' : 'first-way'));
};
