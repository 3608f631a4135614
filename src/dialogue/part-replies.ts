/** What is said about parts that users teach. */
import { capital, type KeyPoint, listed } from '../core/index.ts';
import type { PartsImportResponse } from '../protocol/index.ts';

const mostListed = 6;
/** "the chin, the badge and 4 others" */
const listedParts = (names: readonly string[]): string => {
  const shown = names.slice(0, names.length > mostListed ? mostListed - 1 : mostListed).map((name) => `the ${name}`);
  return listed(names.length > shown.length ? [...shown, `${names.length - shown.length} others`] : shown);
};
const isOrAre = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');
const staysOrStay = (names: readonly string[]): string => (names.length === 1 ? 'stays' : 'stay');

export const partReplies = {
  learned: (name: string, examples: number): string =>
    examples === 1
      ? `I know the ${name} now, and look for it in every picture of this model. Shown again in another picture, I find it better.`
      : `I know the ${name} from ${examples} pictures now.`,
  learnedSuggestions: (name: string): readonly string[] => [
    `move the ${name} up a bit`,
    `move the ${name} to the left`,
  ],
  nameTaken: (name: string): string =>
    `“${name}” means something else already. Choose another name, for example “${name} spot”.`,
  nothingToName: (name: string): string =>
    `Nothing is picked that could be called “${name}”. Say “show numbers” and a number first, or call the whole picture so.`,
  nameOfPicture: (name: string): readonly string[] => ['show numbers', `call this version ${name}`],
  forgotten: (name: string): string => `The ${name} is forgotten.`,
  notTaught: (name: string): string => `Nobody has taught me a part called “${name}”.`,
  nothingTaught: 'No part was taught yet. Pick a place, then say for example “call this the left headlight”.',
  cannotTeach: 'This model cannot learn parts here.',
  taught: (names: readonly string[]): string =>
    names.length === 0
      ? ''
      : ` The parts you taught me: ${listedParts(names)}. “Forget the part ${names[0]}” forgets one.`,
  chooseFile:
    'Choose a file of taught parts. If no window opened for that, press “Import parts” in the panel “Move by hand”; browsers want a key or a click for it.',
  imported: (file: string, { added, known, asked, leftOut }: PartsImportResponse): string =>
    [
      added.length === 0
        ? `${file} holds nothing new.`
        : `From ${file} I know ${listedParts(added)} now, and ${added.length === 1 ? 'look for it' : 'look for them'} in every picture of this model.`,
      ...(known.length === 0 ? [] : [`${capital(listedParts(known))} ${isOrAre(known)} known already.`]),
      ...(leftOut.length === 0
        ? []
        : [`Left out, because the words mean something else here: ${leftOut.map((name) => `“${name}”`).join(', ')}.`]),
      ...(asked.length === 0
        ? []
        : [
            `${capital(listedParts(asked))} ${isOrAre(asked)} known otherwise already. Say 1 to take what is in the file, or 2 to keep what you have.`,
          ]),
    ].join(' '),
  takeFiles: (names: readonly string[]): string => `take ${listedParts(names)} of the file`,
  keepMine: (names: readonly string[]): string => `keep ${listedParts(names)} as before`,
  taken: (names: readonly string[]): string =>
    `${capital(listedParts(names))} ${isOrAre(names)} those of the file now.`,
  stays: (names: readonly string[]): string => `${capital(listedParts(names))} ${staysOrStay(names)} as before.`,
  suggested: (count: number): string =>
    count === 0
      ? 'I found no places that all pictures of this model have.'
      : 'Numbers are shown. Say “move 4 up”, “drag 3 to 7”, or give one a name: “call number 4 the badge”.',
  /** With a number that this picture shows. */
  suggestedSentences: (points: readonly KeyPoint[]): readonly string[] => {
    const number = points.findIndex(({ confidence }) => confidence >= 0.5) + 1;
    return number === 0 ? [] : [`move ${number} up a bit`, `move ${number} to the left`];
  },
  looking: 'Looking for places that all pictures of this model have …',
  perhaps: (name: string): string => `perhaps the ${name}`,
  candidate: (name: string, number: number): string => `the ${name} is at ${number}`,
  unsure: (name: string, places: number): string =>
    places > 1
      ? `I am not sure where the ${name} is in this picture. Say the number of the right place, 1 to ${places}, or “none”.`
      : `I am not sure that this is the ${name}. Say 1 if it is, or “none”.`,
  /** Where it is not sure and was not asked for by a sentence that can be said again. */
  unseen: (name: string): string =>
    `I do not find the ${name} in this picture. Show it to me: pick its place and say “call this the ${name}”.`,
} as const;
