/**
 * The JSON in what a model wrote. Models wrap it in fences, think aloud before it, or write it twice: every object of the
 * text is a candidate, the last one first. Nothing is mended here; a reply without one is repaired by asking.
 */
const mostAttempts = 64;

/** Just behind the brace that balances the one at `start`; -1 where none does. Braces inside strings do not count. */
const endOf = (text: string, start: number): number => {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i + 1;
  }
  return -1;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const withoutThoughts = (text: string): string => text.replace(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi, ' ');

/** Outermost objects in the text, the last first; empty where there is none. */
export const objectsIn = (text: string): readonly object[] => {
  const said = withoutThoughts(text);
  const found: object[] = [];
  let attempts = 0;
  for (let at = said.indexOf('{'); at >= 0 && attempts < mostAttempts; attempts++) {
    const end = endOf(said, at);
    const value = end < 0 ? undefined : parsed(said.slice(at, end));
    if (typeof value === 'object' && value !== null) found.unshift(value);
    at = said.indexOf('{', value === undefined ? at + 1 : end);
  }
  return found;
};
