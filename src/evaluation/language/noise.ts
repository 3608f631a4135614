/**
 * Copies of sentences as a recogniser mishears them: a word for one that sounds alike, a word dropped, a word that was
 * never said. Seeded: the same sentences give the same copies everywhere.
 */
export const noiseKinds = ['homophone', 'dropped', 'foreign'] as const;
export type NoiseKind = (typeof noiseKinds)[number];

const soundAlikes: readonly (readonly [string, string])[] = [
  ['mane', 'main'],
  ['mane', 'mayne'],
  ['mane', 'man'],
  ['mouth', 'mouse'],
  ['mouth', 'mouths'],
  ['right', 'write'],
  ['right', 'rite'],
  ['nose', 'knows'],
  ['eye', 'i'],
  ['eyes', 'ice'],
  ['ears', 'years'],
  ['ear', 'year'],
  ['close', 'clothes'],
  ['close', 'closed'],
  ['lion', 'line'],
  ['head', 'had'],
  ['raise', 'race'],
  ['tilt', 'till'],
  ['wider', 'whiter'],
  ['open', 'opened'],
  ['left', 'lift'],
  ['lower', 'lore'],
  ['bit', 'bid'],
  ['bigger', 'begger'],
  ['turn', 'tern'],
  ['face', 'phase'],
  ['two', 'too'],
  ['undo', 'and do'],
  ['redo', 'we do'],
  ['again', 'a gain'],
  ['the', 'a'],
  ['smaller', 'smeller'],
];
const strangers = ['uh', 'like', 'the', 'so', 'window', 'yesterday', 'left', 'very', 'and', 'you'];

/** A number of [0, 1) that depends on the text and the seed alone (FNV-1a, then an integer hash). */
const chance = (text: string, seed: number): number => {
  let hash = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
};

const picked = <T>(items: readonly T[], at: number): T | undefined => items[Math.floor(at * items.length)];

/** Null where the sentence offers no place for it. */
export const misheard = (text: string, kind: NoiseKind, seed: number): string | null => {
  const words = text.split(' ');
  const at = chance(`${kind} ${text}`, seed);
  switch (kind) {
    case 'homophone': {
      const places = words.flatMap((word, i) =>
        soundAlikes.filter(([from]) => from === word).map(([, heard]) => [i, heard] as const),
      );
      const place = picked(places, at);
      return place === undefined ? null : words.map((word, i) => (i === place[0] ? place[1] : word)).join(' ');
    }
    case 'dropped': {
      const gone = Math.floor(at * words.length);
      return words.length < 3 ? null : words.filter((_, i) => i !== gone).join(' ');
    }
    case 'foreign': {
      const stranger = picked(strangers, chance(`which ${text}`, seed)) ?? '';
      return words.toSpliced(Math.floor(at * (words.length + 1)), 0, stranger).join(' ');
    }
    default:
      return kind satisfies never;
  }
};
