/**
 * How an English word sounds, near enough to compare two of them: spelling rules, a list of words that break them, one
 * character a phone. No dictionary: what is compared is what a recogniser wrote and what a grammar knows, through the
 * same rules, so that an error of the rules mostly cancels.
 *
 * Vowels: a (cat) e (bed) i (sit) o (hot) u (cup) A (day) E (see) I (eye) O (go) U (too) W (now) Y (boy) R (her) @ (the)
 * Consonants as written, and T (thin) D (the) S (she) Z (vision) C (chin) J (gin) N (sing).
 */
const exceptions: ReadonlyMap<string, string> = new Map(
  `one wun / won wun / once wuns / two tU / to tU / too tU / three TrE / four fOr / for fOr / fore fOr / five fIv /
   seven sevn / eight At / ate At / nine nIn / zero zErO / eleven ilevn / twelve twelv / thirty TRtE / forty fOrtE /
   fifty fiftE / eighty AtE / hundred hundrid / half haf / the D@ / a @ / an @n / i I / my mI / by bI / bye bI / why wI /
   eye I / eyes Iz / eyed Id / brow brW / brows brWz / eyebrow IbrW / eyebrows IbrWz / mouth mWT / south sWT / mouths mWDz /
   nose nOz / knows nOz / nos nOz / ears Erz / ear Er / here hEr / hear hEr / hair her / hare her / chin Cin / head hed /
   heads hedz / dead ded / bread bred / move mUv / moves mUvz / moving mUviN / remove rimUv / lose lUz / whose hUz / who hU /
   do dU / does duz / done dun / undo undU / redo rEdU / go gO / no nO / know nO / so sO / show SO / slow slO / grow grO /
   low lO / below bilO / own On / open Opn / opening OpniN / over Ovr / only OnlE / old Old / hold hOld / gold gOld / cold kOld /
   told tOld / both bOT / most mOst / post pOst / some sum / come kum / love luv / above @buv / another @nuDR / other uDR /
   mother muDR / brother bruDR / of @v / off of / from frum / was wuz / what wut / want wont / water wotR / watch woC /
   are ar / were wR / where wer / there Der / their Der / they DA / them Dem / then Den / than Dan / that Dat / this Dis /
   these DEz / those DOz / though DO / through TrU / thought Tot / enough inuf / rough ruf / tough tuf / laugh laf /
   sleep slEp / wake wAk / microphone mIkrifOn / mute myUt / use yUz / view vyU / new nU / few fyU / you yU / your yOr /
   said sed / says sez / again @gen / against @genst / any enE / many menE / people pEpl / picture pikCR / image imiJ /
   save sAv / have hav / give giv / live liv / been bin / being bEiN / science sIns / language laNgwiJ / machine m@SEn /
   question kwesCn / action akSn / version vRZn / original orijinl / background bakgrWnd / protect pritekt / color kulR /
   colour kulR / wrong roN / write rIt / right rIt / wright rIt / light lIt / high hI / height hIt / weight wAt / wait wAt /
   word wRd / work wRk / world wRld / whoa wO / woah wO / wow wW / back bak / bit bit / could kud / would wud / should Sud /
   put put / push puS / pull pul / full ful / bull bul / good gud / look luk / book buk / took tuk / foot fut / blood blud /
   flood flud / door dOr / floor flOr / poor pOr / woman wumn / women wimin / friend frend / great grAt / break brAk /
   steak stAk / bear ber / wear wer / pear per / heart hart / year yEr / years yErz / idea IdEu / area erEu / webp webpE /
   png pEenJE / gif gif / jpeg JApeg / seed sEd / mane mAn / main mAn / muzzle muzl / whiskers wiskRz / jaw jo / paw po /
   tongue tuN / face fAs / cheek CEk / cheeks CEks / lip lip / lips lips / tooth tUT / teeth tET / shoulder SOldR /
   okay OkA / ok OkA / quiet kwIit / quite kwIt / suite swEt / soup sUp / group grUp / touch tuC / young yuN / country kuntrE /
   double dubl / trouble trubl / source sOrs / course kOrs / hour Wr / our Wr / flour flWr / tomorrow t@morO / minute minit /
   busy bizE / business biznis / build bild / guess ges / guest gest / listen lisn / listening lisniN / castle kasl /
   island Ilnd / aisle Il / answer ansR / sword sOrd / sign sIn / design dizIn / talk tok / walk wok / chalk Cok / all ol /
   call kol / small smol / wall wol / ball bol / also olsO / always olwAz / war wOr / warm wOrm / toward tOrd / towards tOrdz /
   quarter kwOrtR / percent pRsent / pixel pikl / pixels piklz / clothes klOz / toggle togl / handle handl / target targit / nudge nuJ`
    .split('/')
    .map((entry) => entry.trim().split(' '))
    .map(([word = '', phones = '']) => [word, phones]),
);

/** Spelling, as a pattern at the present place with what stands before it, and how it sounds. The first that fits counts. */
const rules: readonly (readonly [RegExp, string])[] = (
  [
    [/^kn|^gn/, 'n'],
    [/^wr/, 'r'],
    [/^wh/, 'w'],
    [/^ps/, 's'],
    [/tion|cian|ssion/, 'Sn'],
    [/sion/, 'Zn'],
    [/ture(?=s?$)/, 'CR'],
    [/cious|tious/, 'Sus'],
    [/tch/, 'C'],
    [/dge/, 'J'],
    [/sch/, 'sk'],
    [/eigh/, 'A'],
    [/igh/, 'I'],
    [/ough/, 'O'],
    [/augh/, 'o'],
    [/ous$/, 'us'],
    [/qu/, 'kw'],
    [/ck/, 'k'],
    [/ch/, 'C'],
    [/sh/, 'S'],
    [/ph/, 'f'],
    [/th/, 'T'],
    [/gh/, 'g'],
    [/ng(?=$|s$)/, 'N'],
    [/nk/, 'Nk'],
    [/sc(?=[eiy])/, 's'],
    [/c(?=[eiy])/, 's'],
    [/g(?=[eiy](?!t|v|ve|rl))(?<!gg)/, 'J'],
    [/([bdfglmnprstzk])\1/, '$1'],
    [/mb$/, 'm'],
    [/x/, 'ks'],
    [/c/, 'k'],
    [/q/, 'k'],
    [/j/, 'J'],
    [/ies$/, 'Ez'],
    [/ied$/, 'Ed'],
    [/(?<=[sxz]|sh|ch)es$/, 'iz'],
    [/(?<=[td])ed$/, 'id'],
    [/(?<=[pkfsxS]|sh|ch)ed$/, 't'],
    [/(?<=[a-z][a-z])ed$/, 'd'],
    [/(?<=[bdglmnrvwaeiouy])s$/, 'z'],
    [/le$/, 'l'],
    [/les$/, 'lz'],
    [/en$/, 'n'],
    [/air|are(?=$|s$)|ear(?=$|s$)/, 'er'],
    [/eer|ere/, 'Er'],
    [/oor|ore|oar|our/, 'Or'],
    [/ar/, 'ar'],
    [/or/, 'Or'],
    [/er|ir|ur|yr/, 'R'],
    [/ai|ay|ei|ey(?!$)/, 'A'],
    [/ee|ea|ie|ey$/, 'E'],
    [/oa|oe/, 'O'],
    [/oo|ew|ue$|ui/, 'U'],
    [/ou|ow(?!$)/, 'W'],
    [/ow$/, 'O'],
    [/oi|oy/, 'Y'],
    [/au|aw/, 'o'],
    [/a(?=[bcdfgklmnpstvz]e(?:s|d|r)?$)/, 'A'],
    [/i(?=[bcdfgklmnpstvz]e(?:s|d|r)?$)/, 'I'],
    [/o(?=[bcdfgklmnpstvz]e(?:s|d|r)?$)/, 'O'],
    [/u(?=[bcdfgklmnpstvz]e(?:s|d|r)?$)/, 'U'],
    [/(?<=[a-z])e$/, ''],
    [/(?<=[a-z])es$/, 'z'],
    [/(?<=^[a-z]?[a-z])y$/, 'I'],
    [/y$/, 'E'],
    [/^y/, 'y'],
    [/y/, 'i'],
    [/(?<=[a-z])a$/, '@'],
    [/(?<=[a-z])o$/, 'O'],
    [/[aeioubdfghklmnprstvwz]/, '$&'],
  ] as const
).map(([pattern, phones]) => [new RegExp(pattern.source, 'y'), phones]);

const letterNames: Readonly<Record<string, string>> = {
  b: 'bE',
  c: 'sE',
  d: 'dE',
  e: 'E',
  f: 'ef',
  g: 'JE',
  h: 'AC',
  j: 'JA',
  k: 'kA',
  l: 'el',
  m: 'em',
  n: 'en',
  o: 'O',
  p: 'pE',
  q: 'kyU',
  r: 'ar',
  s: 'es',
  t: 'tE',
  u: 'yU',
  v: 'vE',
  w: 'dublyU',
  x: 'eks',
  y: 'wI',
  z: 'zE',
};

const known = new Map<string, string>();

/** The phones of one word in small letters. What is no letter is left out. */
export const phonesOfWord = (word: string): string => {
  const listed = exceptions.get(word) ?? letterNames[word] ?? known.get(word);
  if (listed !== undefined) return listed;
  const letters = word.replace(/[^a-z]/g, '');
  let phones = '';
  let at = 0;
  while (at < letters.length) {
    const rule = rules.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(letters);
    });
    if (!rule) {
      at++;
      continue;
    }
    const [pattern, sounds] = rule;
    pattern.lastIndex = at;
    const found = pattern.exec(letters)?.[0] ?? ' ';
    phones += sounds === '$&' ? found : sounds === '$1' ? (found[0] ?? '') : sounds;
    at += found.length;
  }
  if (known.size > 5000) known.clear();
  known.set(word, phones);
  return phones;
};

const digitWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Small letters, no punctuation, digits as words. */
export const plainWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\d/g, (digit) => ` ${digitWords[Number(digit)]} `)
    .replace(/'/g, '')
    .replace(/[^a-z ]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '');

/** The phones of a whole phrase without word borders: recognisers put those anywhere. */
export const phonesOf = (text: string): string => plainWords(text).map(phonesOfWord).join('');
