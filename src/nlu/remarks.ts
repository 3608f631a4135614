/**
 * What is said of the picture before the next request: "nearly, but not so much", "fine, keep it. Now shut the eyes",
 * "no, that's weird, how it was before". Whole pieces before a pause, and only such as ask for nothing; a complaint that
 * could be a request ("too much") is one where the picture is to be taken back anyway.
 */
import type { Command, Domain } from '../core/index.ts';
import { controlWord } from './controls.ts';
import { smallTalk } from './small-talk.ts';
import { separator, type Token } from './tokens.ts';

const remark =
  /^(?:(?:and|but|oh|ah|well|hm|yes|no|so) )*(?:(?:that|this|it|he|she) (?:is|looks?|was) )?(?:(?:very|much|a lot|a bit|really|so|quite|not) )*(?:nearly|almost|close|closer|better|worse|fine|good|great|nice|lovely|perfect|bad|right|wrong|nearly there|almost there|getting there|not bad|alright|all right|enough|done)$/;
/** "No, I don't like that": what is to be taken back. */
const dislike =
  /^(?:(?:no|nope|hm|oh|ah|well|but|and) )*(?:i|we) (?:(?:really|do|did|just) )*not (?:(?:really|quite|even) )?(?:like|love|want|need) (?:it|that|this|him|her|them)(?: (?:like|at) (?:that|this|all))?(?: (?:at all|any more|anymore|after all))?$/;
/** "…, I did like it": why it is to come back. */
const liking =
  /^(?:because |since |cause |as )?(?:i|we|it|that|he|she) (?:(?:really|do|did|actually|rather) )*(?:(?:like|liked|love|loved|prefer|preferred|want|wanted) (?:it|that|this|him|her|them)|(?:was|looked|is) (?:good|better|nicer|best|fine|right|great))(?: (?:better|more|best|a lot|before|after all|that way|as it was|how it was|like that))*$/;
const keeping =
  /^(?:(?:ok|yes|and|so) )*(?:keep|leave) (?:it|that|this|him|her|this one|that one)(?: (?:like|as) (?:that|this|it is))?$/;
const pleased =
  '(?:and|but|oh|ok|yes|so|well|great|good|perfect|fine|nice|lovely|cool|super|right|that is (?:it|good|fine|great|perfect|nice|better)|i (?:like|love) (?:that|it|this)) (?:, )?';
const kept =
  '(?:it|that|this|him|her|this one|that one|(?:that|the) (?:change|edit|last one)|what (?:we|you|i) (?:have|did))';
/** "Now" of "for now" is gone by then. */
const asItIs =
  '(?: (?:like|as) (?:that|this|it is|is)| that way| this way| the way it is| how it is| alone| where it is| in)?(?: for)?';
/** "Perfect, keep that but …", "that stays, now …": what was done stays by itself; what follows is the request. */
const keptFirst = new RegExp(
  `^(?:${pleased})*(?:(?:keep|leave|hold|let) ${kept}(?: (?:stay|be))?${asItIs}|(?:that|this|it) (?:(?:can|may|should|must|shall|will) )?(?:stays?|remains?|is kept)${asItIs}|stay (?:like that|as you are|that way)|do not (?:change|touch|lose|undo) ${kept})(?: ,)? (?:(?:and|but|then|also|just) )+(?=[a-z]+ [a-z])`,
);
const keptPaused = new RegExp(keptFirst.source.replace('(?: ,)? (?:(?:and|but|then|also|just) )+', ' , '));
const joint = /^(?:and|but|so|then|now|however|only)$/;

/** "Haha that's too much go back one": what is wrong, and in the same breath what is to be done about it. */
const excess =
  /^(?:(?:ok|oh|no|haha|lol|ah|well|hm|and|but|now|so) )*(?:(?:that|this|it|he|she) (?:is|was|looks?) )?(?:(?:way|far|much|a bit|really|just|rather|still) )*too \w+(?: now)?$/;

/** "Too much, go back": what says so is meant, whatever else stands before it. */
export const takesBack: ReadonlySet<Command['kind']> = new Set([
  'undo',
  'original',
  'go-to-step',
  'scratch',
  'stop',
  'cancel',
  'redo',
]);

const piecesOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token === separator) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces.filter((piece) => piece.length > 0);
};

/** What is said after the remarks; null where there are none, or nothing else. `tokens` without hesitation. */
export const afterRemarks = (
  tokens: readonly Token[],
  domain: Domain,
): { readonly tokens: readonly Token[]; readonly fits: (command: Command) => boolean } | null => {
  const whole = tokens.join(' ');
  const standing = (keptFirst.exec(whole) ?? keptPaused.exec(whole))?.[0];
  if (standing !== undefined)
    return { tokens: whole.slice(standing.length).split(' '), fits: ({ kind }) => kind !== 'tell' };
  const pieces = piecesOf(tokens);
  const breath = tokens.filter((token) => token !== separator);
  for (let at = 2; at < breath.length; at++) {
    const command = excess.test(breath.slice(0, at).join(' ')) ? controlWord(breath.slice(at), domain) : undefined;
    if (command !== undefined && takesBack.has(command.kind))
      return { tokens: breath.slice(at), fits: ({ kind }) => takesBack.has(kind) };
  }
  let from = 0;
  let complained = false;
  const last = pieces.at(-1) ?? [];
  if (pieces.length === 2 && liking.test(last.join(' '))) {
    return { tokens: pieces[0] ?? [], fits: ({ kind }) => takesBack.has(kind) };
  }
  for (; from < pieces.length - 1; from++) {
    const piece = pieces[from] ?? [];
    const said = piece.join(' ');
    if (remark.test(said) || keeping.test(said) || smallTalk(piece) !== null) continue;
    if (dislike.test(said)) {
      complained = true;
      continue;
    }
    const kind = controlWord(piece, domain)?.kind;
    if (kind !== 'rescale' && kind !== 'scratch' && kind !== 'stop' && kind !== 'answer') break;
    complained = true;
  }
  if (from === 0) return null;
  const rest = pieces.slice(from).flatMap((piece, at) => (at === 0 ? piece : [separator, ...piece]));
  const start = rest.findIndex((token) => !joint.test(token));
  if (start < 0) return null;
  return { tokens: rest.slice(start), fits: ({ kind }) => !complained || takesBack.has(kind) };
};
