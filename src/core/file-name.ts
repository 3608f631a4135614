/** What a saved picture is called: by its seed and by the name or the sentence of its step. Without an ending. */

/** Longer ones are cut: file systems and people have little use for more. */
const mostLetters = 60;

export const pictureFileName = (seed: number, words: string): string => {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, mostLetters);
  return plain === '' || plain === `seed-${seed}` ? `saydrag-seed-${seed}` : `saydrag-seed-${seed}-${plain}`;
};
