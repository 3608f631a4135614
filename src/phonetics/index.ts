export { phoneCodes, soundDistance, soundLikeness } from './distance.ts';
export { phonesOf, phonesOfWord, plainWords } from './phones.ts';
