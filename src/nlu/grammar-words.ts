/** The small words of requests and what they mean, as data. Phrases are separated by " / "; the longest one wins. */
import type { Meaning } from './items.ts';

export const grammarWords: readonly (readonly [Meaning, string])[] = [
  [{ type: 'the' }, 'the / a / an / this / that / these / those'],
  [
    { type: 'make' },
    'make / makes / making / get / let / have / having / set / has / cause / do / render / stretch / crack / pry / force / prop',
  ],
  [{ type: 'give' }, 'give / gives / giving'],
  [
    { type: 'be' },
    'be / to be / should be / needs to be / need to be / must be / become / should become / should / must / needs to / need to / has to be / have to be / has to / go / goes / going / should go / must go / can be / could be / might be / may be / can / could / might / would be / gets / getting / shall be / should get / ought to be / appear / appears / seem / seems',
  ],
  [{ type: 'is' }, 'is / are'],
  [{ type: 'of' }, 'of / on / in'],
  [{ type: 'more' }, 'more / further / farther / even'],
  [{ type: 'less' }, 'less'],
  [{ type: 'too' }, 'too'],
  [
    { type: 'only' },
    'only / solely / nothing but / everything except / everything but / all except / all but / keep everything except / keep everything but / leave everything except / leave everything but / nothing except / change nothing but / change nothing except / touch nothing but / do not change anything but / do not change anything except / changing only / change only / changing just / only change / only affect / affect only / only affecting / affecting only / just affect / only touch / touch only / do not change nothing but / do not touch nothing but / do not change nothing except',
  ],
  [{ type: 'just' }, 'just'],
  [{ type: 'not' }, 'not / do not / never / i do not want / i do not want you to / i do not want to'],
  [{ type: 'no' }, 'no'],
  [{ type: 'to' }, 'to'],
  [{ type: 'by' }, 'by'],
  [{ type: 'own' }, 'own'],
  [{ type: 'viewer' }, "my / our / the viewer's / viewer's / viewers"],
  [{ type: 'possessive' }, "its / his / her / their / your / it's"],
  [{ type: 'pronoun', many: false }, 'it / he / she / him / that one / this one'],
  [{ type: 'pronoun', many: true }, 'them / they'],
  [{ type: 'both' }, 'both / both of / both of the / each of / each of the / both the / two / 2 / each / every / all'],
  [{ type: 'other' }, 'other / opposite / remaining'],
  [{ type: 'one' }, 'one / one of / one of the / ones / a single / one single'],
  [
    { type: 'join', join: 'comma' },
    ', / then / and then / after that / and after that / afterwards / and afterwards / and next / and finally / and lastly / followed by',
  ],
  [{ type: 'join', join: 'and' }, 'and / plus / also / and also / as well as'],
  [{ type: 'join', join: 'but' }, 'but / though / yet / while / but also / and but'],
  [{ type: 'join', join: 'with' }, 'with / and with'],
  [
    { type: 'keep' },
    `keep / keeps / keeping / leave / leaves / leaving / preserve / preserving / protect / protecting / freeze / freezing / lock / locking /
     retain / maintain / hands off / keep your hands off / stay off / keep off / stay away from / keep away from / stay clear of / spare /
     be careful with / be careful not to touch / without changing / without touching / without moving / without affecting / without altering / without disturbing /
     do not change / do not touch / do not alter / do not affect / do not disturb / do not edit / do not modify / do not mess with / do not move /
     not changing / not touching / while keeping / while leaving / holding / retaining / maintaining / sparing / except / except for / never touch / never change / do not ever touch / hold`,
  ],
  [
    { type: 'as-is' },
    `alone / still / fixed / unchanged / untouched / intact / same / the same / as is / as it is / as they are / how it is / how they are /
     the way it is / the way they are / where it is / where they are / in place / like it is / like they are / static / stay / stays / stays the same /
     stay the same / stay as it is / stays as it is / stay as they are / in peace / out of it / out of this / well alone / exactly as it is / exactly as they are / as it was / unmoved / steady /
     should stay / must stay / should stay the same / must stay the same / should not change / must not change / should not move / must not move /
     stays put / stay put / staying put / must stay put / should stay put / does not change / exactly the same / as before / as now / as it is now / as they are now / as it was before / put / like before / should stay as it is / safe / locked / frozen / protected / pinned / not change / not changing / not changed / not move / not moving / does not move / do not move`,
  ],
  [
    { type: 'rest', alone: false },
    'everything else / rest / the rest / anything else / all else / all the rest / the rest of it / other things / all other parts / the other parts',
  ],
  [
    { type: 'rest', alone: true },
    'nothing else / and nothing else / change nothing else / nothing else changes / nothing else should change / nothing else moves / touch nothing else',
  ],
  [
    { type: 'dimension', grow: 'bigger', shrink: 'smaller' },
    'size / the size / size of / the size of / volume / the volume of / volume of / volume in / volume to / volume on',
  ],
  [
    { type: 'dimension', grow: 'wider', shrink: 'narrower' },
    'width / the width / breadth / the breadth of / width of / the width of',
  ],
  [
    { type: 'dimension', grow: 'longer', shrink: 'shorter' },
    'length / the length / length of / the length of / height of / the height of / height / the height',
  ],
];
