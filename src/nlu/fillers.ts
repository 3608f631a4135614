/** Words of politeness and hesitation that ask for nothing. They are taken off before anything is understood. */
import { separator, type Token, tokenise } from './tokens.ts';

/** Anywhere in the sentence. "just", "again" and "too" are not here: they can matter. */
const anywhere = new Set(
  `please pls plz um umm uh uhm uhh er erm hmm hm mm lol lmao haha hahaha hehe hihi kindly basically actually simply maybe perhaps thanks thx ty ok okay oke now`.split(
    /\s+/,
  ),
);

const phrasesAnywhere = [
  'thank you very much',
  'thank you ever so much',
  'thanks ever so much',
  'thank you kindly',
  'thank you very much indeed',
  'thank you so much',
  'thanks so much',
  "if it's not too much trouble",
  "if it isn't too much trouble",
  'thanks a lot',
  'right now',
  'right away',
  'thank you',
  'if you can',
  'if you could',
  'if possible',
  'after all',
  'or something like that',
  'or something',
  'real quick',
  'really quick',
  'sort of',
  'kind of',
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
i was wondering if we could / i wonder if you could / what i would like is for / what i would really like is for / what i want is for / what i want is / what i would like is / what i need is / all i want is / all i need is /
you know what / you know / we need / we want / perfect / great / cool / nice / good / super / wonderful / next / right then / help me to / help me / could you maybe / can you maybe / could you just / can you just / i would appreciate it if you could /
i would appreciate if you could / be so kind as to / be so kind and / do me a favour and / do me a favor and / feel free to / why not / time to / let us go with /
i would rather have / i prefer / can we try / could we try / could we have / can we have / would you be able to / is there a way to / is there any way to / go and / come on /
let me have / let us try to / let us try and / do you think you could / do you think you can / it is time to / i am going to need / i feel like / i fancy / i would say /
how about a / can you please / another thing / one more thing / next up / after that / now then / yes / yeah / yep / sure / nice one / lovely / good job / awesome / amazing / excellent / fantastic /
what if we / what if you could / please could you / i want it to / i would like it to / i want him to / i would like him to / i am thinking / my idea / i would like you / i need you /
could you possibly / can you possibly / would it be ok to / is it ok to / now i want / i guess / i suppose / it would be great / it would be nice / it would be good / it would be lovely / it would be cool / i would appreciate it / i would appreciate / i would be happy / finally / lastly / in the end / for starters / to begin with /
make sure to / be sure to / remember to / do not forget to / give me / i would prefer / i would rather have / i changed my mind / i have changed my mind / changed my mind / on second thought / on second thoughts / never mind / i wish / i think / i believe / i reckon / shall we / should we / can you to / could you to / would you to / excuse me / forgive me / while we are at it / while you are at it / oops / ups / whoops / oh no / argh / ahh / sorry / computer / saydrag / say drag / how you say / how i say / how do you say / how to say`
    .split('/')
    .map((phrase) => tokenise(phrase));

const trailing =
  `and we are done / would you / will you / can you / could you / thank you very much / thank you ever so much / thanks ever so much / thank you kindly / mate / buddy / dear / man / my dear / friend / will you please / if you do not mind / if you would / if you will / if that is possible / if that is ok / when you can / when you get a chance / for now / this time / cheers / thanks a bunch / thank you so much / thanks a million /
as you can / by the way / while you are at it / while we are at it / and that is it / that is all / in this photo / in the photo / of the picture / of this picture / already / then / would be nice / would be great / would be good / is what i want / is what i would like /
properly / correctly / somehow / on that one / on this one / in that one / in this one / for a moment / as well / also / too / again / my friend / alright / in the picture / in this picture / in the image / in the frame / in the shot / in the scene / within the frame / in here / there / of course / any more / anymore / from now on / from here on / at the moment / first / for a start`
    .split('/')
    .map((phrase) => tokenise(phrase));

const inner = phrasesAnywhere.map((phrase) => tokenise(phrase));

function openingOf(tokens: readonly Token[]): readonly Token[] | undefined {
  return leading.filter((phrase) => startsWith(tokens, phrase)).sort((a, b) => b.length - a.length)[0];
}

function startsWith(tokens: readonly Token[], phrase: readonly Token[], at = 0): boolean {
  return phrase.every((word, i) => tokens[at + i] === word);
}

function withoutInner(tokens: readonly Token[], but: ReadonlySet<Token> = new Set()): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = inner.find((candidate) => startsWith(tokens, candidate, i));
    const token = tokens[i] ?? '';
    if (phrase) i += phrase.length;
    else {
      if ((!anywhere.has(token) || but.has(token)) && !(token === separator && kept.at(-1) === separator))
        kept.push(token);
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

/** The words that may be a control word: only what is meaningless everywhere is gone, but what is in `but`. */
export function withoutHesitation(tokens: readonly Token[], but?: ReadonlySet<Token>): readonly Token[] {
  return withoutInner(tokens, but);
}

/** The words of the request itself. May be empty. */
/** Without what opens a request: "let us begin again" is "begin again". */
export function withoutOpening(tokens: readonly Token[]): readonly Token[] {
  let rest = withoutInner(tokens);
  for (;;) {
    const head = openingOf(rest);
    if (!head || head.length === rest.length) return rest;
    rest = trimSeparators(rest.slice(head.length));
  }
}

export function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  let rest = withoutInner(tokens);
  for (let changed = true; changed; ) {
    const before = rest.length;
    const head = openingOf(rest);
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
