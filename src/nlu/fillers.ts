/** Words of politeness and hesitation that ask for nothing. They are taken off before anything is understood. */
import { separator, type Token, tokenise } from './tokens.ts';

/** Anywhere in the sentence. "just", "again" and "too" are not here: they can matter. */
const anywhere = new Set(
  `please pls plz um umm uh uhm uhh er erm hmm hm mm kindly basically actually simply maybe perhaps thanks thx ty ok okay oke now`.split(
    /\s+/,
  ),
);

const phrasesAnywhere = [
  'thank you very much',
  'thanks a lot',
  'right now',
  'right away',
  'thank you',
  'if you can',
  'if you could',
  'if possible',
  'for me',
];

const leading =
  `hey / hi / hello / so / well / alright / all right / oh / ooh / and / then / also / can you / could you /
would you / will you / can we / could we / would you mind / do you mind / are you able to / is it possible to /
would it be possible to / i want you to / i want to see / i want to have / i want to / i want / i would like you to /
i would like to see / i would like to have / i would like to / i would like / i would love to see / i would love to /
i would love / i need you to / i need to / i need / let us / let me see / let us see / show me / first / first of all / go ahead and / try to / try and /
you should / you can / you could / you must / can i have / could i have / can i get / can i see / may i have /
how about / how about we / what about / let us try / why do not you / why do not we / i was wondering / i was wondering if you could /
i was wondering if we could / i wonder if you could / what i would like is for / what i would really like is for / what i want is for /
you know what / we need / we want / perfect / great / cool / nice / good / super / wonderful / next / right then / help me to / help me / i wish / i think / excuse me / computer / saydrag / say drag`
    .split('/')
    .map((phrase) => tokenise(phrase));

const trailing =
  `and we are done / would you / will you / can you / could you / thank you very much / mate / buddy / dear / man /
for a moment / as well / also / too / again / my friend / alright / in the picture / in this picture / in the image`
    .split('/')
    .map((phrase) => tokenise(phrase));

const inner = phrasesAnywhere.map((phrase) => tokenise(phrase));

function startsWith(tokens: readonly Token[], phrase: readonly Token[], at = 0): boolean {
  return phrase.every((word, i) => tokens[at + i] === word);
}

function withoutInner(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = inner.find((candidate) => startsWith(tokens, candidate, i));
    const token = tokens[i] ?? '';
    if (phrase) i += phrase.length;
    else {
      if (!anywhere.has(token) && !(token === separator && kept.at(-1) === separator)) kept.push(token);
      i += 1;
    }
  }
  return trimSeparators(kept);
}

function trimSeparators(tokens: Token[]): Token[] {
  while (tokens[0] === separator) tokens.shift();
  while (tokens.at(-1) === separator) tokens.pop();
  return tokens;
}

/** The words that may be a control word: only what is meaningless everywhere is gone. */
export function withoutHesitation(tokens: readonly Token[]): readonly Token[] {
  return withoutInner(tokens);
}

/** The words of the request itself. May be empty. */
export function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  let rest = withoutInner(tokens);
  for (let changed = true; changed; ) {
    const before = rest.length;
    const head = leading.filter((phrase) => startsWith(rest, phrase)).sort((a, b) => b.length - a.length)[0];
    if (head) rest = trimSeparators(rest.slice(head.length));
    else if (/^(can|could|would|may)$/.test(rest[0] ?? '') && rest[1] !== 'not') rest = rest.slice(1);
    const tail = trailing.find(
      (phrase) => rest.length > phrase.length && startsWith(rest, phrase, rest.length - phrase.length),
    );
    if (tail) rest = trimSeparators(rest.slice(0, -tail.length));
    changed = rest.length < before;
  }
  return rest;
}
