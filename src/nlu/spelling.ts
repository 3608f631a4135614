/**
 * Slips of the finger, and only those: two letters swapped, one left out, one doubled, or (in words of seven
 * letters or more) a wrong vowel. A general edit distance would turn "south" into "mouth" and "closet" into "close".
 */
const vowel = /^[aeiou]$/;

function swapped(word: string, target: string): boolean {
  if (word.length !== target.length) return false;
  const at = [...word].findIndex((letter, i) => letter !== target[i]);
  return (
    at > 0 && word[at] === target[at + 1] && word[at + 1] === target[at] && word.slice(at + 2) === target.slice(at + 2)
  );
}

function leftOut(word: string, target: string): boolean {
  if (word.length + 1 !== target.length) return false;
  const at = [...target].findIndex((letter, i) => letter !== word[i]);
  return at > 0 && word.slice(at) === target.slice(at + 1);
}

function doubled(word: string, target: string): boolean {
  if (word.length !== target.length + 1) return false;
  const at = [...word].findIndex((letter, i) => letter !== target[i]);
  return at > 0 && word[at] === word[at - 1] && word.slice(at + 1) === target.slice(at);
}

function wrongVowel(word: string, target: string): boolean {
  if (word.length !== target.length || word.length < 7) return false;
  const wrong = [...word].flatMap((letter, i) => (letter === target[i] ? [] : [i]));
  const [at] = wrong;
  return wrong.length === 1 && at !== undefined && at > 0 && vowel.test(word[at] ?? '') && vowel.test(target[at] ?? '');
}

/** The one word that `word` is a slip of. Undefined for short words and where two words are as near. */
export function corrected(word: string, vocabulary: readonly string[]): string | undefined {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return undefined;
  const alike = vocabulary.filter((target) => target[0] === word[0] && Math.abs(target.length - word.length) < 2);
  const slips = [swapped, leftOut, doubled, wrongVowel];
  const near = new Set(alike.filter((target) => slips.some((slip) => slip(word, target))));
  const [only] = near;
  return near.size === 1 ? only : undefined;
}
