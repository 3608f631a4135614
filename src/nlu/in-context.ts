/** What only the last edit gives a meaning: "that's too small" after making it smaller, "up" after looking left. */
import {
  type Command,
  type ControlCommand,
  type Domain,
  type EditCommand,
  nounFor,
  type PartEdit,
} from '../core/index.ts';
import { controlWord } from './controls.ts';
import { namedRegion } from './grammar/slots.ts';
import { lex } from './lex.ts';
import { numberAt } from './numbers.ts';
import { wholeName } from './resolve.ts';
import { separator, type Token, tokenise } from './tokens.ts';

const complaint =
  /^(?:(?:that|it|this|they|he|she|now) )*(?:is |are |looks? )?(?:still )?(?:(a bit|a little|a little bit|slightly|somewhat)|(way|much|far|a lot))? ?too (\w+)(?: now)?$/;

const shortfall =
  /^(?:(?:that|it|this|they|he|she|now) )*(?:is |are |looks? )?(?:still )?not (?:nearly )?(\w+) enough(?: yet)?$/;

const excess = /^(?:but |just |only )?not (?:quite )?(?:that|so|as|this) (\w+)(?: though)?$/;

/** "Big" and "bigger" are one concept; "wide" is also said of what was opened. */
const sameWay = (action: string, concept: string): boolean =>
  action === concept || (action === 'open' && concept === 'wider');

/** "Too wide, halve it": the complaint says why. The other way round ("too wide, double it") it says nothing. */
const complainedFirst = (tokens: readonly Token[], last: EditCommand, domain: Domain): ControlCommand | null => {
  const at = tokens.indexOf(separator);
  if (at < 1) return null;
  const said = tokens.slice(0, at).join(' ');
  const way = complaint.test(said) || excess.test(said) ? 'less' : shortfall.test(said) ? 'more' : null;
  const then = way && (controlWord(tokens.slice(at + 1), domain) ?? halved(tokens.slice(at + 1)));
  if (way === null || then?.kind !== 'rescale') return null;
  const why = complained(tokens.slice(0, at), last, domain);
  if (why?.kind === 'rescale') return then.factor < 1 ? then : null;
  return why === null || then.factor > 1 ? then : null;
};

/** "Cut it in half" right after an edit: half of that. Elsewhere it is the picture's size. */
const halved = (tokens: readonly Token[]): ControlCommand | null =>
  /^(?:just )?(?:cut|chop|slice|reduce) it (?:in|by|down by|down to) half$/.test(tokens.join(' '))
    ? { kind: 'rescale', factor: 0.5 }
    : null;

/** "That's too small" of something that was just made smaller wants less of it, and no edit of its own; "not small enough" more. */
export const complained = (
  tokens: readonly Token[],
  last: EditCommand | null,
  domain: Domain,
): ControlCommand | null => {
  if (last === null) return null;
  const half = halved(tokens) ?? complainedFirst(tokens, last, domain);
  if (half) return half;
  const said = tokens.filter((token) => token !== separator).join(' ');
  const [, little, much, tooFar = excess.exec(said)?.[1]] = complaint.exec(said) ?? [];
  const [, tooShort] = shortfall.exec(said) ?? [];
  const word = tooFar ?? tooShort;
  if (word === undefined) return null;
  const [item] = lex([word], domain);
  const done = last.edits.some(({ action }) => item?.type === 'concept' && sameWay(action, item.concept));
  if (done && tooShort !== undefined) return { kind: 'further', factor: 0.5 };
  return done ? { kind: 'rescale', factor: little ? 0.8 : much ? 0.3 : 0.6 } : null;
};

/** "that way too", after an edit with a direction. */
const thatWay =
  /(?:\b(?:to |should |must |can )?(?:follow|follows|following|go)(?: ,)? )?(?:\b(?:in |to )?(?:that|(?:the )?same) (?:way|direction)|\b(?:on|to) the same side)(?: (?:too|as well|also))?$/;
const wayOf = (action: string): string | null => {
  const [, way] = /^(?:turn|tilt|look|move)-(\w+)$/.exec(action) ?? [];
  return way === 'left' || way === 'right' ? `to the ${way}` : (way ?? { raise: 'up', lower: 'down' }[action] ?? null);
};
export const sameWayAgain = (tokens: readonly Token[], last: EditCommand | null): readonly Token[] | null => {
  const said = tokens.join(' ');
  const way = thatWay.test(said) ? wayOf(last?.edits.at(-1)?.action ?? '') : null;
  return way === null ? null : tokenise(said.replace(thatWay, way));
};

const oneOfDegree =
  /^(?:(?:and|now|then|but|also) )*an? ((?:much |even |slightly )?(?:[a-z]+er|(?:more|less) [a-z]+)) one$/;

/** "And a wider one", after an edit of something: that, wider. */
export const anotherDegree = (
  tokens: readonly Token[],
  last: EditCommand | null,
  domain: Domain,
): readonly Token[] | null => {
  const [, degree] = oneOfDegree.exec(tokens.join(' ')) ?? [];
  const edit = last?.edits.at(-1);
  const part = domain.parts.find(({ name }) => name === edit?.part);
  return degree === undefined || edit === undefined || part === undefined
    ? null
    : tokenise(`make ${nounFor(part, edit.side)} ${degree}`);
};

const undoing =
  /^(?:(?:no|ok|please|now) )*(?:undo|take back|revert|scratch|remove) (?:that|it|this|everything|all of (?:it|that)|the last (?:one|edit|change)) (?:but|except|only|and) (?:keep |leave |not )?(.+)$/;

/** "Undo that but keep the mouth": what of the last edit was about the mouth stays; where nothing was, all of it goes. */
export const undoneBut = (tokens: readonly Token[], last: EditCommand | null, domain: Domain): Command | null => {
  const [, what] = undoing.exec(tokens.filter((token) => token !== separator).join(' ')) ?? [];
  if (what === undefined || last === null) return null;
  const kept = namedRegion(
    lex(tokenise(what.replace(/ (?:open|closed|shut|as it is|like that|so|that way)$/, '')), domain),
  );
  if (kept === null || !kept.isPart) return null;
  const edits = last.edits.filter(({ part }) => part === kept.region);
  if (edits.length === 0) return { kind: 'undo', steps: 1 };
  return edits.length === last.edits.length ? null : { kind: 'instead', edit: { ...last, edits } };
};

const way =
  /^(?:and |but |then |now |also )*(?:a bit |a little |slightly |a lot |much )?(?:more )?(?:up|down|upwards|downwards|to the left|to the right|(?:a bit|a little|slightly|more|a lot) (?:left|right))(?: a bit| a little| slightly| a lot)?(?: now| again)?$/;

/** "And up 10", after an edit in pixels: the direction and the pixels. */
const inPixels = (tokens: readonly Token[], { amount }: PartEdit): readonly Token[] | null => {
  const all = tokens.filter((token) => !['and', 'then', 'now', 'also', 'by', 'back'].includes(token));
  // "20 to the left"
  const first = numberAt(all, 0);
  const cut = (first?.length ?? 0) + (all[first?.length ?? 0] === 'pixels' ? 1 : 0);
  const said = first === undefined ? all : [...all.slice(cut), ...all.slice(0, cut)];
  const at = said[0] === 'to' && said[1] === 'the' ? 2 : 0;
  const number = numberAt(said, at + 1);
  const isWay = ['up', 'down', 'left', 'right'].includes(said[at] ?? '');
  const rest = number === undefined ? [] : said.slice(at + 1 + number.length);
  if (amount.kind !== 'pixels' || !isWay || number === undefined || !/^(?:pixels)?$/.test(rest.join(' '))) return null;
  return [...said.slice(0, at + 1), ...tokenise(`by ${number.value} pixels`)];
};

/** A direction alone, after an edit with a direction or of the whole: the whole sentence. "Right" alone may be an assent. */
export const directedAgain = (
  tokens: readonly Token[],
  last: EditCommand | null,
  domain: Domain,
): readonly Token[] | null => {
  const edit = last?.edits.at(-1);
  const part = domain.parts.find(({ name }) => name === edit?.part);
  const [, done] = /^(turn|tilt|look|move)(?:-|$)/.exec(edit?.action.replace(/^(?:raise|lower)$/, 'move') ?? '') ?? [];
  // The picture that was made bigger can go nowhere but that way.
  const verb = done ?? (part?.name === wholeName ? 'move' : undefined);
  if (edit === undefined || part === undefined || verb === undefined) return null;
  const far = inPixels(tokens, edit);
  if (far !== null) return [verb, ...tokenise(nounFor(part, edit.side)), ...far];
  if (!way.test(tokens.join(' '))) return null;
  const bare = tokens.filter((token) => !['and', 'but', 'then', 'now', 'also', 'again', 'more'].includes(token));
  return [verb, ...tokenise(nounFor(part, edit.side)), ...bare];
};

const asFar =
  / (?:, )?(?:(?:by|with) )?(?:(?:the )?same (?:amount|distance|number of pixels)(?: as (?:that|this|before))?|the same|just as (?:much|far)|as (?:much|far))(?: again)?$/;
const asFarFirst =
  /^(?:and |now |then )*(?:by |with )?(?:the )?same (?:amount|distance|number of pixels) (?:, )?(?:but )?(?=[a-z])/;

/** "Up by the same": the words without it; null where it is not said. */
export const withoutSameAmount = (tokens: readonly Token[]): readonly Token[] | null => {
  const said = tokens.join(' ');
  const rest = said.replace(asFar, '').replace(asFarFirst, '');
  return rest === said || rest === '' ? null : rest.split(' ');
};

/** The edit with the amount of the last one. */
export const withAmountOf = (last: EditCommand | null, command: EditCommand | ControlCommand): typeof command => {
  const amount = last?.edits.at(-1)?.amount;
  return amount === undefined || command.kind !== 'edit'
    ? command
    : { ...command, edits: command.edits.map((edit) => ({ ...edit, amount })) };
};

const farthestPx = 1000;

/** "5 more", "another 10 pixels": what was done last, so far. Without a unit only after an edit in pixels. */
export const soMuchMore = (tokens: readonly Token[], last: EditCommand | null): EditCommand | null => {
  const from = /^(?:by|and|another|by another)$/.test(tokens[0] ?? '') ? (tokens[1] === 'another' ? 2 : 1) : 0;
  const number = numberAt(tokens, from);
  if (last === null || number === undefined || number.value <= 0 || number.value > farthestPx) return null;
  const rest = tokens.slice(from + number.length).join(' ');
  const onward = tokens[from - 1] === 'another' || /(?:more|further|farther)$/.test(rest);
  const counted = last.edits.every(({ amount }) => amount.kind === 'pixels');
  if (!onward || !(rest.startsWith('pixels') || counted) || !/^(?:pixels)? ?(?:more|further|farther)?$/.test(rest))
    return null;
  return { ...last, edits: last.edits.map((edit) => ({ ...edit, amount: { kind: 'pixels', px: number.value } })) };
};
