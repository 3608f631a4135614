/** What is said when a sentence is not understood: which words, what is known, and sentences that would work. */
import { type Domain, listed, nounFor, type Part, spokenNames, type Understanding } from '../core/index.ts';
import { imperative } from './phrases.ts';

export type Refusal = Extract<Understanding, { kind: 'not-understood' }>;

const mostSuggestions = 4;
/** Ways to fill a gap: one of them may be all that was meant. */
const mostWays = 6;

function refusal(reason: Refusal['reason'], text: string, suggestions: readonly string[]): Refusal {
  const most = reason === 'gap' ? mostWays : mostSuggestions;
  return { kind: 'not-understood', reason, text, suggestions: suggestions.slice(0, most) };
}

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'not-understood';
}

/** Without the spaces of tokens. */
export function asWritten(words: string | readonly string[]): string {
  const text = typeof words === 'string' ? words : words.join(' ');
  return text.replaceAll(" 's", "'s").replaceAll(' ,', ',');
}

/** The words as the user said them. */
function quoted(words: string): string {
  return `“${asWritten(words)}”`;
}

/** A model that nobody described has places with numbers only. */
function knownParts({ parts }: Domain): string {
  return parts.length === 0
    ? 'places by their numbers (“show numbers”)'
    : listed(parts.map((part) => nounFor(part, null)));
}

function partSuggestions(part: Part): readonly string[] {
  return part.actions.map((action) => imperative(part, action));
}

export function nothingSaid(domain: Domain): Refusal {
  return refusal('empty', `I heard no request. Try “${domain.suggestions[0] ?? 'help'}”.`, domain.suggestions);
}

/** Letters that English has not, or its neighbours' smallest words. */
const foreign =
  /[^\p{ASCII}\p{P}\p{S}\s]|\b(?:der|die|das|den|dem|und|nicht|bitte|mach|le|la|les|et|ouvre|ferme|fais|el|los|las|abre|cierra|il|lo|gli|apri|chiudi|het|een|de|maak|os|fecha)\b/u;
const isForeign = (words: string): boolean => foreign.test(words);

export function nonsense(domain: Domain, words: string): Refusal {
  const text = isForeign(words)
    ? `I understand English only, so I did not understand ${quoted(words)}. Try ${quoted(domain.suggestions[0] ?? 'help')}.`
    : `I did not understand ${quoted(words)}. I change parts of the picture: ${knownParts(domain)}.`;
  return refusal('nonsense', text, domain.suggestions);
}

/** "the ears": but what should they do? */
export function missingAction(part: Part): Refusal {
  const known = partSuggestions(part);
  const text = `What should ${nounFor(part, null)} do? I can ${listed(known, 'or')}.`;
  return refusal('unknown-action', text, known);
}

/** "bigger": but what? */
export function missingThing(words: string, ways: readonly string[]): Refusal {
  return refusal('unknown-part', `What should be ${quoted(words)}? Say for example ${quoted(ways[0] ?? '')}.`, ways);
}

export function colourless(domain: Domain): Refusal {
  const text = `I cannot change colours: I only move and reshape what is there. I can change ${knownParts(domain)}.`;
  return refusal('unknown-action', text, domain.suggestions);
}

export function unknownPart(domain: Domain, words: string): Refusal {
  return refusal(
    'unknown-part',
    `I know no part called ${quoted(words)}. I know ${knownParts(domain)}.`,
    domain.suggestions,
  );
}

/** "open": but what? */
export function missingPart(domain: Domain, words: string, able: readonly Part[]): Refusal {
  const which = able.length > 0 ? able : domain.parts;
  const could =
    which.length === 0
      ? knownParts(domain)
      : listed(
          which.map((part) => nounFor(part, null)),
          'or',
        );
  const text = `I did not hear which part you mean with ${quoted(words)}. It could be ${could}.`;
  const suggestions = able.length > 0 ? able.map((part) => `${words} ${nounFor(part, null)}`) : [];
  return refusal('unknown-part', text, suggestions.length > 0 ? suggestions : domain.suggestions);
}

export function unknownAction(part: Part, words: string): Refusal {
  const known = partSuggestions(part);
  const isNamed = spokenNames(part).some((name) => ` ${words} `.includes(` ${name} `));
  const text = `I cannot do ${quoted(words)}${isNamed ? '' : ` with ${nounFor(part, null)}`}. I can ${listed(known, 'or')}.`;
  return refusal('unknown-action', text, known);
}

export function missingDirection(part: Part, words: string, ways: readonly string[]): Refusal {
  return refusal(
    'unknown-action',
    `I did not hear which way in ${quoted(words)}. I can ${listed(ways, 'or')}.`,
    ways.length > 0 ? ways : partSuggestions(part),
  );
}

export function badAmount(part: Part, words: string): Refusal {
  const text = `I cannot carry out the amount in ${quoted(words)}. Say “a bit”, “a lot”, a number of pixels up to 1000, or for sizes “twice as wide” or “20 percent”.`;
  return refusal('unknown-action', text, partSuggestions(part));
}

export function onlyOne(domain: Domain, words: string): Refusal {
  const paired = domain.parts.filter((part) => part.paired).map((part) => nounFor(part, null));
  const text = `I did not understand ${quoted(words)}: only ${listed(paired)} come in pairs.`;
  return refusal(
    'unknown-part',
    paired.length > 0 ? text : `I did not understand ${quoted(words)}: no part comes in pairs.`,
    domain.suggestions,
  );
}

export function regionNotEdited(domain: Domain, name: string): Refusal {
  const text = `I can keep the ${name} as it is, not change it. I can change ${knownParts(domain)}.`;
  return refusal('unknown-action', text, domain.suggestions);
}

export function unknownRegion(domain: Domain, words: string): Refusal {
  const known = [
    ...domain.regions.map((region) => `the ${region.name}`),
    ...domain.parts.map((part) => nounFor(part, null)),
  ];
  const able = known.length === 0 ? 'This model has no parts with names yet.' : `I can keep ${listed(known, 'or')}.`;
  const text = `I do not know what to keep as it is in ${quoted(words)}. ${able}`;
  return refusal('unknown-region', text, domain.suggestions);
}

export function contradiction(domain: Domain, what: string): Refusal {
  return refusal('contradiction', `That contradicts itself: ${what}. Say one of the two.`, domain.suggestions);
}

/** "make it look proud": there is no one way, so that ways are offered and none is taken. */
export function openWish(mood: string, ways: readonly string[]): Refusal {
  const text = `${quoted(mood).replace(/^“./, (letters) => letters.toUpperCase())} can be shown in several ways: ${ways.map((way, i) => `${i + 1}. ${way}`).join('; ')}. Say a number or the words.`;
  return refusal('open-wish', text, ways);
}

/** "close the left": what was not heard is asked for, and never guessed. */
export function missingWord(words: string, ways: readonly string[]): Refusal {
  const shown = ways.slice(0, mostWays);
  const text = `A word is missing in ${quoted(words)}. Did you mean ${shown.map((way, i) => `${i + 1}. ${way}`).join('; ')}? Say a number or the words.`;
  return refusal('gap', text, shown);
}

/** "close the eye", where there are two. */
export function whichOfPair(words: string, ways: readonly string[]): Refusal {
  const text = `Which one in ${quoted(words)}? ${ways.map((way, i) => `${i + 1}. ${way}`).join('; ')}. Say a number or the words.`;
  return refusal('gap', text, ways);
}

/** "slightly" after an edit: more of it, or less? */
export function soMuch(words: string, ways: readonly string[]): Refusal {
  const text = `Which way, ${quoted(words)}? ${ways.map((way, i) => `${i + 1}. ${way}`).join('; ')}. Say a number or the words.`;
  return refusal('gap', text, ways);
}

/** "how do I close an eye": by saying so. */
export function howTo(words: string): Refusal {
  return refusal(
    'gap',
    `Just say ${quoted(words)}. Shall I do it? 1. ${asWritten(words)}. Say the number or the words.`,
    [asWritten(words)],
  );
}

/** "his ears look tiny": a complaint or praise, nobody can tell. */
export function toldHowItIs(words: string, ways: readonly string[]): Refusal {
  const text = `${quoted(words)} tells how it is. Shall I ${ways.map((way, i) => `${i + 1}. ${way}`).join('; ')}? Say a number or the words.`;
  return refusal('gap', text, ways);
}

/** "keep the background" or "don't open the mouth" with nothing to carry out. */
export function nothingToDo(domain: Domain, words: string): Refusal {
  const text = `${quoted(words)} asks for no change, so I do nothing. Say it together with a change, or say what shall change.`;
  return refusal('nothing-to-do', text, domain.suggestions);
}

/** "don't undo that": nobody asks for anything else in its place. */
export function notToBeDone(words: string): Refusal {
  return refusal('denied', `${quoted(words)}: then I do nothing.`, []);
}
