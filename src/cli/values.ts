/** Values of options, checked before any work starts. */
import { InvalidArgumentError } from 'commander';
import { dragModes, type Precision, precisions } from '../drag/index.ts';
import { mostCases, taskNames } from '../evaluation/index.ts';
import { maxTextLength } from '../protocol/index.ts';
import { type ProviderName, providerNames } from '../runtime/index.ts';

const wholeNumber = (least: number, most: number) => (value: string) => {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new InvalidArgumentError(`“${value}” is not a whole number from ${least} to ${most}.`);
};

export const seedValue = wholeNumber(0, 0xffffffff);
export const portValue = wholeNumber(0, 65535);

export const minutesValue = wholeNumber(1, 10_000);
export const casesValue = wholeNumber(1, mostCases);

/** Some of the known names, separated by commas, in the order in which they are known. */
const someOf =
  <T extends string>(what: string, known: readonly T[]) =>
  (value: string): readonly T[] => {
    const asked = value.split(',').map((name) => name.trim());
    const unknown = asked.find((name) => !(known as readonly string[]).includes(name));
    if (unknown === undefined) return known.filter((name) => asked.includes(name));
    throw new InvalidArgumentError(`“${unknown}” is not a ${what}. Known: ${known.join(', ')}.`);
  };
export const modesValue = someOf('mode', dragModes);
export const tasksValue = someOf('task', taskNames);

export const precisionValue = (value: string): Precision => {
  const found = precisions.find((name) => name === value);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`“${value}” is not a precision. Known: ${precisions.join(', ')}.`);
};

const isProvider = (name: string): name is ProviderName => (providerNames as readonly string[]).includes(name);

/** One provider, or several separated by commas, tried in that order. */
export const providersValue = (value: string): readonly ProviderName[] =>
  value.split(',').map((name) => {
    if (isProvider(name.trim())) return name.trim() as ProviderName; // checked by the guard
    throw new InvalidArgumentError(`“${name}” is not a provider. Known: ${providerNames.join(', ')}.`);
  });

export const sentenceValue = (value: string): string => {
  const sentence = value.trim();
  if (sentence === '') throw new InvalidArgumentError('The sentence is empty. Say what to do: “open the mouth”.');
  if (sentence.length <= maxTextLength) return sentence;
  throw new InvalidArgumentError(`The sentence has ${sentence.length} characters; ${maxTextLength} are the most.`);
};
