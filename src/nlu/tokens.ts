/**
 * Text to words: lower case, contractions written out, punctuation reduced to the one token ",".
 * Nothing is thrown away that could carry meaning: a sign this file does not know becomes a word nobody knows,
 * so that the sentence is refused and not half understood.
 */
export type Token = string;

export const separator: Token = ',';

const contractions = new Map<string, string>(
  Object.entries({
    dont: 'do not',
    "don't": 'do not',
    doesnt: 'does not',
    "doesn't": 'does not',
    cant: 'can not',
    "can't": 'can not',
    cannot: 'can not',
    "won't": 'will not',
    "shouldn't": 'should not',
    "mustn't": 'must not',
    "isn't": 'is not',
    "aren't": 'are not',
    "i'm": 'i am',
    "let's": 'let us',
    lets: 'let us',
    "that's": 'that is',
    thats: 'that is',
    "that'll": 'that will',
    "what's": 'what is',
    whats: 'what is',
    "where's": 'where is',
    "who's": 'who is',
    "how's": 'how is',
    "there's": 'there is',
    "he's": 'he is',
    "she's": 'she is',
    "they're": 'they are',
    "you're": 'you are',
    ...Object.fromEntries(
      ['i', 'you', 'he', 'she', 'it', 'we', 'they'].flatMap((who) => [
        [`${who}'d`, `${who} would`],
        [`${who}'ll`, `${who} will`],
      ]),
    ),
    "i've": 'i have',
    "we're": 'we are',
    "didn't": 'did not',
    "wasn't": 'was not',
    "couldn't": 'could not',
    "wouldn't": 'would not',
    wanna: 'want to',
    gonna: 'going to',
    gimme: 'give me',
    lil: 'little',
    ment: 'meant',
    '%': 'percent',
    '°': 'degrees',
    deg: 'degrees',
    degree: 'degrees',
    '&': 'and',
    '+': 'and',
    '#': 'number',
    px: 'pixels',
    pixel: 'pixels',
    pct: 'percent',
    u: 'you',
    ya: 'you',
    ur: 'your',
    yer: 'your',
    alot: 'a lot',
    abit: 'a bit',
  }),
);

const word =
  /-?\d+(?:\.\d+)?(?:\s?[x×](?![\p{L}\d]))?|\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*'?|[,.;!?()[\]{}…—–\n]+|[%&+#]|[^\s\p{L}\p{M}]/gu;

/** Signs that only separate or decorate: quotation marks, hyphens within words, colons, pictures. */
const ignored = /^(?:["'`´“”„«»:\-‐¿¡]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)$/u;

/** A possessive `'s` becomes a token of its own, a plain apostrophe at the end goes. */
function splitWord(raw: string): readonly Token[] {
  const whole = contractions.get(raw);
  if (whole !== undefined) return whole.split(' ');
  if (/^a+h+$/.test(raw)) return ['aah'];
  if (raw.endsWith("'s")) return [raw.slice(0, -2), "'s"];
  if (raw.endsWith("s'")) return [raw.slice(0, -1), "'s"];
  const bare = raw.replace(/'+$/, '');
  return [contractions.get(bare) ?? bare].flatMap((part) => part.split(' '));
}

const ordinals: Readonly<Record<string, string>> = { '1st': 'first', '2nd': 'second', '3rd': 'third' };

/** The words of an utterance. Separators are single, never first or last; said as words ("comma") they are the same. */
export function tokenise(text: string): readonly Token[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’ʼ‘]/g, "'")
    .replace(/\.{2,}|…/g, ' ')
    .replace(/\b(?:1st|2nd|3rd)\b/g, (figure) => ordinals[figure] ?? figure)
    .replace(/(?<=\p{L}):(?=\s)/gu, ',')
    .replace(
      /(?<=\p{L} )(?:comma|semicolon|full stop|question mark|exclamation (?:mark|point)|new line|period$)(?= |$)/gu,
      ',',
    )
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, ' ');
  const tokens: Token[] = [];
  for (const [raw] of plain.matchAll(word)) {
    if (/^[,.;!?()[\]{}…—–\n]/.test(raw)) {
      if (tokens.length > 0 && tokens.at(-1) !== separator) tokens.push(separator);
    } else if (/^\d.*[x×]$/.test(raw)) tokens.push(raw.replace(/\s?[x×]$/, ''), 'times');
    else if (!ignored.test(raw)) tokens.push(...splitWord(raw));
  }
  while (tokens.at(-1) === separator) tokens.pop();
  return tokens;
}
