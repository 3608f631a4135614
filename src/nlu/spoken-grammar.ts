/**
 * What can be said right now as phrases with slots ("drag <place> to <place>"), for a recogniser that follows the
 * grammar while it decodes. Wider than the phrases of `vocabulary.ts`, for slots need not be written out.
 */
import { type Domain, nounFor, type Part } from '../core/index.ts';
import { controlPhrases } from './controls.ts';
import { closedSayings } from './grammar/index.ts';
import { numberWords } from './numbers.ts';
import { gerundParts, imperative } from './phrases.ts';
import type { SpokenGrammar } from './port.ts';
import { partsWithin } from './resolve.ts';
import { tokenise } from './tokens.ts';
import type { SpokenMoment } from './vocabulary.ts';

/** Larger ones can be said as well; they are heard without the grammar's help, unless they stand on the screen. */
const largestNumber = 100;
const largestPlace = 30;
const amounts = ['a bit', 'a little', 'slightly', 'a lot', 'more', 'a bit more', 'a lot more', 'halfway', 'completely'];

const spoken = (text: string): string => tokenise(text).join(' ');
/** `tokenise` would take the brackets for punctuation. */
const spokenAround = (text: string): string =>
  text
    .split(/(<[a-z]+>)/)
    .map((piece) => (piece.startsWith('<') ? piece : spoken(piece)))
    .filter((piece) => piece !== '')
    .join(' ');

const edits = (domain: Domain): readonly string[] => {
  const keeping = domain.regions.some(({ name }) => name === 'background') ? ['but keep the background'] : [];
  return domain.parts.flatMap((part) =>
    part.actions.flatMap((action) =>
      (part.paired ? (['both', 'left', 'right'] as const) : [null]).flatMap((side) => {
        const plain = imperative(part, action, side);
        const { verb, result } = gerundParts(action);
        const ways = [
          plain,
          plain.replace(/ to the (left|right)$/, ' $1'),
          plain.replace(/^make the eyes look/, 'look'),
        ];
        return [
          ...ways.flatMap((way) => ['', '<amount>', ...keeping].map((more) => `${way} ${more}`)),
          `start ${verb} ${nounFor(part, side)} ${result}`,
        ];
      }),
    ),
  );
};

/** What leans on an edit that stands: the other one of a pair, another part, which was meant, how far. */
const afterEdit = [
  ...['the other one', 'the left one', 'the right one', 'both of them'].flatMap((one) => [
    `${one} too`,
    `and ${one}`,
    `now ${one}`,
    `and ${one} too`,
    `no ${one}`,
    `no i meant ${one}`,
    `i meant ${one}`,
  ]),
  ...['left', 'right'].flatMap((one) => [
    `the ${one} one`,
    `only the ${one} one`,
    `just the ${one} one`,
    `no the ${one}`,
  ]),
  'the other one',
  'not the left the right',
  'not the right the left',
  ...['and', 'now', 'and now', 'no', 'no i meant', 'i meant', 'the same with', 'the same for'].map(
    (way) => `${way} <part>`,
  ),
  '<part> too',
  'and <part> too',
];

/** Slots of the grammar that are heard as others are, or not at all: free words cannot be foreseen. */
const heardAs: Readonly<Record<string, string>> = {
  n: '<number>',
  place: '<place>',
  spot: '<place>',
  cells: '<cells>',
  direction: '<direction>',
  region: '<region>',
  part: '<part>',
};

const built = new WeakMap<Domain, Map<string, SpokenGrammar>>();
const mostBuilt = 8;

const build = (domain: Domain, moment: SpokenMoment): SpokenGrammar => {
  const onScreen = Math.max(0, ...moment.numbers);
  const counted = Array.from({ length: Math.max(largestNumber, onScreen) }, (_, i) => numberWords(i + 1));
  const digits = counted.slice(0, 9);
  const nouns = (parts: readonly Part[]): readonly string[] =>
    parts.flatMap((part) =>
      part.paired ? [nounFor(part, null), nounFor(part, 'left'), nounFor(part, 'right')] : [nounFor(part, null)],
    );
  const parts = nouns(domain.parts);
  const phrases = closedSayings((slot) => (slot in heardAs ? [heardAs[slot] ?? ''] : []), 'every-way')
    .filter(({ moment: when }) => when === 'always' || moment.pointing)
    .map(({ text }) => text);
  return {
    phrases: [
      ...new Set(
        [...controlPhrases, ...phrases, ...edits(domain), ...(moment.edited ? afterEdit : [])].map(spokenAround),
      ),
    ],
    slots: {
      number: counted,
      place: [...counted.slice(0, Math.max(largestPlace, onScreen)), ...parts],
      cells: [...digits, ...digits.flatMap((one) => digits.map((two) => `${one} ${two}`))],
      direction: ['left', 'right', 'up', 'down', 'to the left', 'to the right'],
      part: nouns(partsWithin(domain)).map(spoken),
      region: [...parts, ...domain.regions.map(({ name }) => `the ${name}`)].map(spoken),
      amount: amounts,
    },
  };
};

/** The grammar of this moment; the same object as long as the moment is the same. */
export const spokenGrammar = (domain: Domain, moment: SpokenMoment): SpokenGrammar => {
  const known = built.get(domain) ?? new Map<string, SpokenGrammar>();
  built.set(domain, known);
  const key = JSON.stringify(moment);
  const untaught = (): SpokenGrammar => {
    const { phrases, slots } = spokenGrammar(domain, { ...moment, taught: [] });
    return { phrases: [...phrases, ...moment.taught.map(spoken)], slots };
  };
  const grammar = known.get(key) ?? (moment.taught.length > 0 ? untaught() : build(domain, moment));
  if (known.size >= mostBuilt) known.clear();
  known.set(key, grammar);
  return grammar;
};
