/**
 * Two ways in which recognisers of Whisper's kind invent text where nobody spoke: they get stuck and repeat, or they
 * say what subtitles say over silence. A gate refuses; it never repairs.
 */
const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');

/** People do say "stop stop stop" and "no no no no"; nobody says one phrase five times over. */
const mostSingle = 6;
const mostPhrase = 3;
const longestPhrase = 8;

const runLength = (all: readonly string[], start: number, length: number): number => {
  let count = 1;
  for (;;) {
    const next = start + count * length;
    for (let at = 0; at < length; at++) if (all[next + at] !== all[start + at]) return count;
    count++;
  }
};

/** True where a word or a phrase comes back to back more often than anybody says it, or a piece of a word does. */
export const isStuck = (text: string): boolean => {
  const all = words(text);
  if (all.some((word) => /(.{2,6}?)\1{4,}/u.test(word) || /(.)\1{7,}/u.test(word))) return true;
  for (let length = 1; length <= Math.min(longestPhrase, all.length / 2); length++) {
    for (let start = 0; start + 2 * length <= all.length; start++) {
      if (runLength(all, start, length) > (length === 1 ? mostSingle : mostPhrase)) return true;
    }
  }
  return false;
};

/**
 * What Whisper is known to say over silence and music, whole utterances only. None of it means anything here, so the
 * list can cost nothing; it is the last gate and not the first one.
 */
const inventions = new Set(
  `you / bye / bye bye / thank you / thank you very much / thank you so much / thanks / thanks for watching /
   thank you for watching / thank you so much for watching / thanks for listening / thank you for listening /
   please subscribe / subscribe / like and subscribe / please like and subscribe / don't forget to subscribe /
   see you next time / see you in the next video / i'll see you in the next video / see you / see you later /
   subtitles by the amara org community / subtitles by / the end / music / applause / laughter / silence / blank audio /
   inaudible / so / oh / ah / uh / um / hmm / mm hmm / mhm / huh / yeah / ok bye / foreign / beep / click / clears throat`
    .split('/')
    .map((phrase) => words(phrase).join(' ')),
);

export const isInvention = (text: string): boolean => {
  const said = words(text).join(' ');
  // "[Music]", "(applause)", "♪ …": a note about the sound and no speech.
  return inventions.has(said) || /^[[(♪*].*[\])♪*]$/u.test(text.trim());
};
