/** All phrases that mean something, for one domain: the code's words for actions, the domain's for parts. */
import { type Domain, spokenNames } from '../core/index.ts';
import { type Concept, conceptWords, type Direction } from './concepts.ts';
import { grammarWords } from './grammar-words.ts';
import { idioms } from './idioms.ts';
import type { Meaning } from './items.ts';
import { tokenise } from './tokens.ts';
import { formsOf } from './verb-forms.ts';

export interface Lexicon {
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** The longest phrase that begins with a word, in words. */
  readonly longestFrom: ReadonlyMap<string, number>;
  /** Single words that a slip of the finger may be corrected to. Directions are not among them. */
  readonly correctable: readonly string[];
}

/** What a person may call whatever is in the picture. */
const anySubject = ['subject', 'character', 'figure', 'guy', 'fellow', 'chap', 'bloke', 'dude', 'everything'];

function directions(): readonly (readonly [string, Meaning])[] {
  const found: [string, Meaning][] = [];
  const add = (words: string, direction: Direction, how: 'bare' | 'to' | 'on', flipped = false) => {
    for (const phrase of words.split(/\s*\/\s*/)) found.push([phrase, { type: 'direction', direction, how, flipped }]);
  };
  for (const direction of ['left', 'right', 'up', 'down'] as const) {
    add(`${direction} / ${direction}ward / ${direction}wards`, direction, 'bare');
  }
  for (const [side, other] of [
    ['left', 'right'],
    ['right', 'left'],
  ] as const) {
    const sides = [side, `${side} side`, `${side} hand side`, `${side} edge`];
    const places = [`${side} of the frame`, `${side} of the picture`, `${side} of the image`, `${side} of the screen`];
    for (const one of [...sides, ...places]) {
      add(
        `to the ${one} / towards the ${one} / toward the ${one} / over to the ${one} / more to the ${one}`,
        side,
        'to',
      );
      add(`to my ${one} / to our ${one} / towards my ${one}`, side, 'to');
      add(`on the ${one} / on my ${one} / at the ${one} / on our ${one}`, side, 'on');
    }
    add(`to ${side} / to the viewer's ${side} / towards ${side} / more to ${side}`, side, 'to');
    add(`in the direction of the ${side} / in direction of the ${side} / in direction of ${side}`, side, 'to');
    add(`in the ${side} direction / in ${side} direction / in the direction ${side}`, side, 'to');
    for (const edge of ['frame', 'screen', 'camera']) {
      add(`${edge} ${side} / to ${edge} ${side} / towards ${edge} ${side} / off ${edge} ${side}`, side, 'to');
    }
    for (const out of ['off', 'over', 'out', 'away', 'across', 'round', 'around']) {
      add(
        `${out} to the ${side} / ${out} to my ${side} / ${out} towards the ${side} / ${out} to the ${side} side / ${out} to frame ${side}`,
        side,
        'to',
      );
    }
    add(`${side} hand / ${side} most / ${side}most`, side, 'bare');
    for (const whose of ['its', 'his', 'her', 'their', 'your']) {
      add(`to ${whose} ${side} / to ${whose} own ${side} / towards ${whose} ${side}`, other, 'to', true);
      add(`on ${whose} ${side} / on ${whose} own ${side} / on ${whose} ${side} side`, other, 'on', true);
    }
  }
  return found;
}

/** Who has taught a chin means it, and no longer the head, by "chin up". Taught parts are those that can only be moved. */
function namesTaughtPart(phrase: string, domain: Domain): boolean {
  return domain.parts.some(
    ({ name, actions }) =>
      actions.every((action) => action.startsWith('move-')) && ` ${phrase.trim()} `.includes(` ${name} `),
  );
}

function build(domain: Domain): Lexicon {
  const phrases = new Map<string, Meaning>();
  const correctable: string[] = [];
  const add = (phrase: string, meaning: Meaning) => {
    // Plain words are their own tokens; the rest ("viewer's", "Big-Cat") goes the way of what users type.
    const key = /^[a-z ]+$/.test(phrase) ? phrase : tokenise(phrase).join(' ');
    if (!phrases.has(key)) phrases.set(key, meaning);
  };
  const addCorrectable = (phrase: string, meaning: Meaning) => {
    add(phrase, meaning);
    if (!phrase.includes(' ') && phrase.length >= 5) correctable.push(phrase);
  };
  // The domain comes first: its words win over the code's ("face", "rest of the picture").
  for (const part of domain.parts) {
    for (const word of [part.name, ...spokenNames(part)]) addCorrectable(word, { type: 'part', part });
  }
  for (const region of domain.regions) {
    for (const word of [region.name, ...region.synonyms]) addCorrectable(word, { type: 'region', name: region.name });
  }
  for (const subject of domain.subjects) {
    addCorrectable(subject, { type: 'subject' });
    if (!subject.endsWith('s')) add(`${subject}s`, { type: 'subject' });
  }
  for (const word of anySubject) add(word, { type: 'subject' });
  for (const concept of Object.keys(conceptWords) as Concept[]) {
    const words = conceptWords[concept];
    for (const [list, adjective] of [
      [words.verbs, false],
      [words.adjectives, true],
    ] as const) {
      for (const word of list.split('/')) {
        if (word.trim() !== '') addCorrectable(word.trim(), { type: 'concept', concept, adjective });
      }
    }
  }
  for (const concept of Object.keys(conceptWords) as Concept[]) {
    for (const verb of conceptWords[concept].verbs.split('/')) {
      for (const form of formsOf(verb.trim())) add(form, { type: 'concept', concept, adjective: false });
    }
  }
  for (const idiom of idioms) {
    const known = domain.parts.some((part) => part.name === idiom.part && part.actions.includes(idiom.action));
    if (known) {
      for (const word of idiom.words.split('/')) {
        if (!namesTaughtPart(word, domain)) add(word.trim(), { type: 'idiom', idiom });
      }
    }
  }
  for (const [phrase, meaning] of directions()) add(phrase, meaning);
  for (const [meaning, words] of grammarWords) {
    for (const phrase of words.split(/\s*\/\s*/).map((one) => one.trim())) {
      if (phrase === ',') phrases.set(',', meaning);
      else add(phrase, meaning);
    }
  }
  phrases.set("'s", { type: 'possessor-mark' });
  const longestFrom = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
  }
  return { phrases, longestFrom, correctable };
}

const built = new WeakMap<Domain, Lexicon>();

export function lexiconOf(domain: Domain): Lexicon {
  const known = built.get(domain);
  if (known) return known;
  const lexicon = build(domain);
  built.set(domain, lexicon);
  return lexicon;
}
