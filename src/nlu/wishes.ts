/**
 * Wishes without one answer: "make it look proud", "more majestic", "he should be friendlier". Each mood has several ways
 * in which a head can show it, as sentences of the grammar; of these the domain's own are offered, and nothing is done.
 * The ways are conventions of drawing, not findings: what a face expresses is for the viewer to say.
 */
import { separator, type Token } from './tokens.ts';

const moods: readonly (readonly [words: string, ways: readonly string[]])[] = [
  [
    'proud / prouder / majestic / noble / regal / royal / dignified / kingly / like a king / confident / important / impressive / heroic / powerful / strong',
    [
      'raise the head',
      'make the mane bigger',
      'raise the head and make the mane bigger',
      'raise the ears and close the mouth',
    ],
  ],
  [
    'friendly / friendlier / kind / kinder / nice / nicer / gentle / gentler / sweet / sweeter / cute / cuter / adorable / lovable / harmless / younger / like a baby / babyish',
    [
      'make the eyes bigger',
      'make the mouth wider',
      'tilt the head to the right a bit',
      'make the eyes bigger and make the nose shorter',
    ],
  ],
  [
    'happy / happier / cheerful / glad / joyful / pleased / amused / smile / smiling / grin / grinning / laugh / laughing',
    ['make the mouth wider', 'open the mouth a bit and make the mouth wider', 'raise the ears and open the eyes'],
  ],
  [
    'sad / sadder / unhappy / gloomy / depressed / miserable / disappointed / sorry / hurt / lonely',
    ['lower the head', 'lower the ears', 'lower the head and close the eyes a bit', 'make the eyes look down'],
  ],
  [
    'angry / angrier / mad / furious / grumpy / cross / mean / meaner / evil / annoyed / frown / frowning / scowl / scowling / glare / glaring',
    [
      'close the eyes a bit and lower the ears',
      'open the mouth and lower the ears',
      'lower the head and close the eyes a bit',
    ],
  ],
  [
    'scary / scarier / fierce / fiercer / dangerous / wild / wilder / aggressive / frightening / terrifying / threatening / menacing / ferocious / snarl / snarling',
    ['open the mouth a lot', 'open the mouth and make the mane bigger', 'open the eyes a lot and open the mouth'],
  ],
  [
    'at me / at us / at the camera / into the camera / at the viewer / straight ahead / face me / face the camera / face us / look away / looking away / looks away / look somewhere else / look elsewhere',
    ['make the eyes look left', 'make the eyes look right', 'turn the head to the left', 'turn the head to the right'],
  ],
  [
    'tired / exhausted / weary / bored / worn out / old / older',
    [
      'close the eyes a bit',
      'lower the head and close the eyes a bit',
      'open the mouth and close the eyes',
      'lower the ears',
    ],
  ],
  [
    'surprised / shocked / astonished / amazed / startled / stunned / scared / afraid / frightened / terrified / worried / nervous / anxious',
    ['open the eyes a lot', 'open the eyes and open the mouth', 'open the eyes and raise the ears'],
  ],
  [
    'curious / interested / attentive / thoughtful / puzzled / confused / suspicious / shy / sceptical / skeptical / cool / funny / funnier / silly / goofy / calm / calmer / relaxed / serious',
    [
      'tilt the head to the right',
      'raise the ears and open the eyes',
      'close the eyes a bit',
      'make the eyes look left',
    ],
  ],
];

const waysOf = new Map(moods.flatMap(([words, ways]) => words.split(' / ').map((word) => [word, ways] as const)));
const longest = Math.max(...[...waysOf.keys()].map((word) => word.split(' ').length));

/** All that may stand beside a mood, so that nothing else of a sentence is lost. */
const beside =
  /^(?:make|makes|let|have|get|give|it|him|her|he|she|they|them|look|looks|looking|appear|seem|be|is|become|should|must|could|can|to|a|an|the|its|his|bit|little|lot|more|less|much|very|really|so|too|slightly|face|expression|head|of|with|like|being|something|somewhat|way|even)$/;

export interface Wish {
  /** The word for it, as it was said. */
  readonly mood: string;
  readonly ways: readonly string[];
}

/** The mood that the whole request is about; null where it says anything else besides. */
export const wishOf = (tokens: readonly Token[], subjects: readonly string[]): Wish | null => {
  const words = tokens.filter((token) => token !== separator && !subjects.includes(token));
  if (words.length > 12) return null;
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const mood = words.slice(at, at + length).join(' ');
      const ways = waysOf.get(mood);
      const others = words.toSpliced(at, length);
      if (ways && others.every((word) => beside.test(word))) return { mood, ways };
    }
  }
  return null;
};
