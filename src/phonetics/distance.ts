/**
 * How far two strings of phones are apart: a weighted edit distance. What is mistaken easily costs little: vowels for
 * each other by their place in the mouth, consonants by voice and place; weak sounds come and go at half price.
 */
const vowelPlaces: Readonly<Record<string, readonly [height: number, back: number]>> = {
  E: [1, 0],
  i: [0.85, 0.15],
  A: [0.6, 0.05],
  e: [0.5, 0.15],
  a: [0.1, 0.3],
  '@': [0.5, 0.5],
  R: [0.5, 0.55],
  u: [0.4, 0.65],
  o: [0.15, 0.9],
  O: [0.55, 0.95],
  U: [0.95, 0.9],
  I: [0.35, 0.45],
  W: [0.3, 0.7],
  Y: [0.5, 0.7],
};
const gliding = 'AIOWY';

/** [place 0 lips … 1 throat, manner, voiced] */
type Consonant = readonly [place: number, manner: 'stop' | 'fricative' | 'nasal' | 'liquid', voiced: 0 | 1];
const consonants: Readonly<Record<string, Consonant>> = {
  p: [0, 'stop', 0],
  b: [0, 'stop', 1],
  t: [0.5, 'stop', 0],
  d: [0.5, 'stop', 1],
  k: [0.9, 'stop', 0],
  g: [0.9, 'stop', 1],
  C: [0.65, 'stop', 0],
  J: [0.65, 'stop', 1],
  f: [0.1, 'fricative', 0],
  v: [0.1, 'fricative', 1],
  T: [0.3, 'fricative', 0],
  D: [0.3, 'fricative', 1],
  s: [0.5, 'fricative', 0],
  z: [0.5, 'fricative', 1],
  S: [0.65, 'fricative', 0],
  Z: [0.65, 'fricative', 1],
  h: [1, 'fricative', 0],
  m: [0, 'nasal', 1],
  n: [0.5, 'nasal', 1],
  N: [0.9, 'nasal', 1],
  l: [0.5, 'liquid', 1],
  r: [0.6, 'liquid', 1],
  w: [0.05, 'liquid', 1],
  y: [0.7, 'liquid', 1],
};

const vowelCost = (one: string, other: string): number => {
  const [height, back] = vowelPlaces[one] ?? [0, 0];
  const [otherHeight, otherBack] = vowelPlaces[other] ?? [0, 0];
  const glide = gliding.includes(one) === gliding.includes(other) ? 0 : 0.15;
  return Math.min(0.8, 0.15 + 0.6 * Math.hypot(height - otherHeight, back - otherBack) + glide);
};

const consonantCost = (one: Consonant, other: Consonant): number => {
  const manner = one[1] === other[1] ? 0 : 0.4;
  const voice = one[2] === other[2] ? 0 : 0.2;
  return Math.min(1, 0.15 + manner + voice + 0.7 * Math.abs(one[0] - other[0]));
};

const substitution = (one: string, other: string): number => {
  if (one === other) return 0;
  if (one in vowelPlaces && other in vowelPlaces) return vowelCost(one, other);
  const [first, second] = [consonants[one], consonants[other]];
  return first && second ? consonantCost(first, second) : 1.2;
};

const weak = '@ihr';
const gap = (phone: string, atEnd: boolean): number => {
  if (weak.includes(phone)) return 0.45;
  if (atEnd && 'tdszn'.includes(phone)) return 0.5;
  return phone in vowelPlaces ? 0.75 : 0.85;
};

const alphabet = [...Object.keys(vowelPlaces), ...Object.keys(consonants)];
const codeOf = new Map(alphabet.map((phone, code) => [phone, code]));
const size = alphabet.length;
const substitutions = Float64Array.from({ length: size * size }, (_, at) =>
  substitution(alphabet[Math.floor(at / size)] ?? '', alphabet[at % size] ?? ''),
);
const gaps = Float64Array.from(alphabet, (phone) => gap(phone, false));
const endGaps = Float64Array.from(alphabet, (phone) => gap(phone, true));

/** Phones as numbers, for comparing with many others; what is no phone is left out. */
export const phoneCodes = (phones: string): Uint8Array =>
  Uint8Array.from([...phones].map((phone) => codeOf.get(phone) ?? 255).filter((code) => code !== 255));

const gapAt = (codes: Uint8Array, at: number): number => {
  const code = codes[at] ?? 0;
  return (at === codes.length - 1 ? endGaps[code] : gaps[code]) ?? 1;
};

let above = new Float64Array(64);
let line = new Float64Array(64);

/** Symmetric; 0 for the same sounds. Infinity as soon as it is certain to be above `most`. */
export const soundDistance = (heard: Uint8Array, meant: Uint8Array, most = Number.POSITIVE_INFINITY): number => {
  const width = meant.length + 1;
  if (above.length < width) {
    above = new Float64Array(2 * width);
    line = new Float64Array(2 * width);
  }
  above[0] = 0;
  for (let column = 1; column < width; column++) above[column] = (above[column - 1] ?? 0) + gapAt(meant, column - 1);
  for (let row = 0; row < heard.length; row++) {
    const dropped = gapAt(heard, row);
    const costs = (heard[row] ?? 0) * size;
    let left = (above[0] ?? 0) + dropped;
    let least = left;
    line[0] = left;
    for (let column = 1; column < width; column++) {
      const exchanged = (above[column - 1] ?? 0) + (substitutions[costs + (meant[column - 1] ?? 0)] ?? 1);
      left = Math.min((above[column] ?? 0) + dropped, left + gapAt(meant, column - 1), exchanged);
      line[column] = left;
      if (left < least) least = left;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [above, line] = [line, above];
  }
  return above[width - 1] ?? 0;
};

/** 1 for the same sounds, 0 for sounds that have nothing in common or are certain to be less like than `least`. */
export const soundLikeness = (heard: Uint8Array, meant: Uint8Array, least = 0): number => {
  const length = Math.max(heard.length, meant.length);
  if (length === 0) return 0;
  return Math.max(0, 1 - soundDistance(heard, meant, (1 - least) * length) / length);
};
