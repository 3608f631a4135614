/**
 * "His nose is too dang long" asks for a shorter one, however sure the network is of the contrary: what is too much of
 * something is never to become more so. Where the sentence says the comparative too ("too long, no, longer!") it is left alone.
 */
import type { Action, Domain, PartEdit } from '../../core/index.ts';
import { opposite } from '../concepts.ts';
import { lex } from '../lex.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand } from './port.ts';

/** "Too", and the three words in which it says of what: "too much big", "too dang long"; not "not too long". */
const excess = /(?<!\bnot )(?<!n't )\btoo ((?:[a-z]+ ){0,2}[a-z]+)/g;
/** Beside the words that compare. */
const states: Readonly<Record<string, Action>> = {
  open: 'open',
  shut: 'close',
  closed: 'close',
  high: 'raise',
  low: 'lower',
};

const tooMuchOf = (text: string, domain: Domain): ReadonlySet<string> => {
  const words = [...text.matchAll(excess)].flatMap(([, said = '']) => said.split(' '));
  return new Set(
    words.flatMap((word) => {
      const [item] = lex([word], domain);
      const named = item?.type === 'concept' && item.adjective ? [item.concept] : [];
      return [...named, ...(states[word] === undefined ? [] : [states[word]])];
    }),
  );
};

export const notTooMuch = (read: ReadCommand, said: string, domain: Domain): ReadCommand => {
  const { command } = read;
  if (command.kind !== 'edit') return read;
  const text = said.toLowerCase().replaceAll('’', "'");
  const concepts = tooMuchOf(text, domain);
  const isTooMuch = ({ part: name, action }: PartEdit): boolean => {
    const instead = domain.parts.find((part) => part.name === name)?.instead ?? {};
    const says = (concept: string): boolean =>
      (concept === action || Object.entries(instead).some(([one, other]) => one === concept && other === action)) &&
      (!concept.endsWith('er') || !text.includes(concept));
    return [...concepts].some(says);
  };
  if (!command.edits.some(isTooMuch)) return read;
  const edits = command.edits.map((edit) => (isTooMuch(edit) ? { ...edit, action: opposite(edit.action) } : edit));
  const righted = { ...command, edits };
  return { ...read, command: righted, words: inWords(righted, domain) };
};
