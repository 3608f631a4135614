/**
 * The forms of a verb that stand for its command where nothing else can be meant: "the mane wants trimming", "he closes
 * the eyes". By the rules of English spelling; what has forms of its own is written out in `concepts.ts`.
 */
const vowel = /[aeiou]/;

/** One vowel and one consonant at the end of one syllable: "trim", "tip". */
const doubles = (verb: string): boolean =>
  /[^aeiou][aeiou][^aeiouwxy]$/.test(verb) && verb.replace(/[^aeiou]+/g, '').length === 1;

const gerundOf = (verb: string): string => {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
};

const thirdPersonOf = (verb: string): string => (/(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`);

/** "puff up" has "puffs up" and "puffing up". Forms that are verbs already have none of their own. */
export const formsOf = (verb: string): readonly string[] => {
  const [first = '', ...more] = verb.split(' ');
  if (first.length < 3 || !vowel.test(first) || /(?:ing|[^s]s)$/.test(first)) return [];
  return [thirdPersonOf(first), gerundOf(first)].map((form) => [form, ...more].join(' '));
};
