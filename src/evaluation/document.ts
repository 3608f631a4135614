/**
 * docs/evaluation.md holds sections made by programs, each between two markers; text around them is people's. Writing one
 * section leaves the others as they are.
 */
import { readFile, writeFile } from 'node:fs/promises';

const begins = (name: string): string => `<!-- ${name}: begin -->`;
const ends = (name: string): string => `<!-- ${name}: end -->`;

const firstText = `# Evaluation
How well it does what it is asked, in figures made by programs. The recipes have a page of their own (recipes.md).
`;

/** The document with the section replaced, or added behind the last one with its title. */
export const withSection = (document: string, name: string, title: string, text: string): string => {
  const [from, to] = [document.indexOf(begins(name)), document.indexOf(ends(name))];
  const section = `${begins(name)}\n${text.trim()}\n${ends(name)}`;
  if (from >= 0 && to > from) return `${document.slice(0, from)}${section}${document.slice(to + ends(name).length)}`;
  if (from >= 0 || to >= 0) throw new RangeError(`The markers of the section “${name}” are not a pair.`);
  return `${document.trimEnd()}\n\n## ${title}\n${section}\n`;
};

export const writeSection = async (file: string, name: string, title: string, text: string): Promise<void> => {
  const present = await readFile(file, 'utf8').catch(() => firstText);
  await writeFile(file, withSection(present, name, title, text));
};
