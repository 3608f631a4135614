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

/** Symmetric; 0 for the same sounds. */
export const soundDistance = (heard: string, meant: string): number => {
  let above = [0];
  for (let column = 1; column <= meant.length; column++) {
    above.push((above[column - 1] ?? 0) + gap(meant[column - 1] ?? '', column === meant.length));
  }
  for (let row = 1; row <= heard.length; row++) {
    const phone = heard[row - 1] ?? '';
    const dropped = gap(phone, row === heard.length);
    const line = [(above[0] ?? 0) + dropped];
    for (let column = 1; column <= meant.length; column++) {
      const other = meant[column - 1] ?? '';
      line.push(
        Math.min(
          (above[column] ?? 0) + dropped,
          (line[column - 1] ?? 0) + gap(other, column === meant.length),
          (above[column - 1] ?? 0) + substitution(phone, other),
        ),
      );
    }
    above = line;
  }
  return above[meant.length] ?? 0;
};

/** 1 for the same sounds, 0 for sounds that have nothing in common. */
export const soundLikeness = (heard: string, meant: string): number => {
  const length = Math.max(heard.length, meant.length);
  return length === 0 ? 0 : Math.max(0, 1 - soundDistance(heard, meant) / length);
};
