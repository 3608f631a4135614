/**
 * Control words: a closed grammar over the whole utterance, asked before everything else.
 * The phrases are data; what takes a number is in `numbered-controls.ts`.
 */
import type { ControlCommand, Domain } from '../core/index.ts';
import { closedCommand } from './grammar/index.ts';
import { numberedControl } from './numbered-controls.ts';
import { separator, type Token, tokenise } from './tokens.ts';
import { toldBefore } from './told-before.ts';

const table: readonly (readonly [ControlCommand, string])[] = [
  [
    { kind: 'stop' },
    `stop / stop it / stop there / stop right there / stop that / stop this / stop moving / stop the edit / stop dragging /
     that's enough / enough / enough already / that is far enough / far enough / hold it / hold it there / hold on / hang on / wait /
     wait stop / no stop / whoa / woah / halt / that'll do / that will do / no more / that's good / that's it / that's perfect / perfect / good enough / stop here`,
  ],
  [
    { kind: 'cancel' },
    `cancel / cancel that / cancel it / cancel this / cancel the edit / never mind / nevermind / never mind that / forget it /
     forget that / forget about it / forget about that / abort / abort that / skip it / don't do that / don't do it`,
  ],
  [
    { kind: 'undo', steps: 1 },
    `undo / undo that / undo that last change / undo that last one / undo that last edit / undo the last thing / undo what you just did / undo what you did / take back the last change / take back the last one / undo it / undo this / undo the last one / undo last / undo the last edit / undo the last step /
     undo the last change / undo my last edit / go back / step back / back / take that back / take it back / revert / revert that / revert it / roll back / put it back / control z /
     ctrl z / go back one / one back / back one / remove that / that was a mistake / belay that / ctrl and z / control and z / i did not ask for that / i did not want that / i did not ask for that reverse it / i did not ask for that undo it / i take my move back`,
  ],
  [
    { kind: 'redo', steps: 1 },
    `redo / redo that / redo it / redo this / redo the last one / go forward / step forward / forward`,
  ],
  [
    { kind: 'again', times: 1 },
    `again / same thing again / same thing / the same thing / do it again / do that again / do this again / once more / one more time / repeat / repeat that / repeat it /
     same again / the same again / and again / once again / do the same again`,
  ],
  [
    { kind: 'further', factor: 1 },
    `more / some more / even more / further / go further / farther /
     more of that / more please / not enough / that's not enough / do more / do it more / further still`,
  ],
  [
    { kind: 'further', factor: 0.4 },
    `a bit more / a little more / a little bit more / bit more / little more / slightly more / just a bit more / a bit further /
     a little further / a touch more / a tad more / just a little more / little bit more / slightly further / only a bit more`,
  ],
  [
    { kind: 'further', factor: 0.2 },
    `a tiny bit more / a hair more / a smidge more / just a tiny bit more / a hair further`,
  ],
  [
    { kind: 'further', factor: 1.8 },
    `a lot more / much more / way more / lots more / a lot further / much further / far more / a whole lot more / much much more`,
  ],
  [
    { kind: 'further', factor: -2 },
    `the other way / other way / the other way around / the other way round / the opposite / the opposite way / opposite /
     the opposite direction / opposite direction / in the opposite direction / the other direction / in the other direction /
     do the opposite / go the other way / reverse / reverse it / reverse that / wrong way / wrong direction / no the other way`,
  ],
  [
    { kind: 'rescale', factor: 0.6 },
    `less / that's a lot / that's quite a lot / that's rather a lot / too much / that was too much / it was too much / still too much / that's still too much / it is too much / a bit much / not quite so much / not quite that much / tone it down / less please / that's too much / not so much / not that much / not as much / not that far / not as far / not so big / not that big / not so wide / not that wide / too far / that's too far / less than that / not so far / less of that`,
  ],
  [
    { kind: 'rescale', factor: 0.8 },
    `a bit less / a little less / slightly less / a little bit less / a bit too much / a little too much / bit less / that's a bit too much / a bit too far / not fully / not completely / not all the way / not quite / not entirely`,
  ],
  [
    { kind: 'rescale', factor: 0.3 },
    `a lot less / much less / way less / way too much / far too much / much too much / that's way too much`,
  ],
  [
    { kind: 'rescale', factor: 0.5 },
    `halfway / half way / only halfway / just halfway / half / half as much / half of that / half that / only half / just half / half as far / halve it / halve that / half of it / by half / make it half`,
  ],
  [
    { kind: 'rescale', factor: 2 },
    `double / double it / double that / twice as much / twice as far / two times as much / 2 times as much / double the amount`,
  ],
  [{ kind: 'rescale', factor: 3 }, `triple / triple it / triple that / three times as much / 3 times as much`],
  [
    { kind: 'original' },
    `original / the original / back to the original / go back to the original / back to original / start over / start again / reset / start over from the original picture / start over from the original / start over from the beginning / start again from the original picture /
     reset it / reset everything / reset the picture / undo everything / undo all / undo all of it / back to the start / restart /
     back to the beginning / go back to the start / go back to the beginning / begin again / restore the original / from the top /
     show the original / start from scratch / remove all changes / undo all changes / go back to the original picture / back to the original picture / put it back the way it was / back to where it was / back to normal / put it back to normal / put it back to where it was / as it was / as it was before / start again from scratch / start over from scratch / start from the beginning / from scratch / back to square one / how it was at the start / back to how it was at the start / go back to how it was at the start / back to how it was at the beginning / go back to how it was / forget all changes / discard all changes / discard everything / forget everything / throw away all changes /
     put it back how it was / make it like it was / back to how it was / the original picture / the original image`,
  ],
  [
    { kind: 'new-image' },
    `new image / new picture / new photo / a new image / a new picture / a new one / new one / next / next one / the next one / next image /
     next picture / next photo / another one / another picture / another image / another photo / different picture / a different picture /
     a different one / different one / give me a different one / show me a different one / give me another / show me another / random picture / random one / a random one / random / surprise me / give me another one / give me a new picture / new`,
  ],
  [
    { kind: 'help' },
    `help / help me / what can i say / what can you do / what can i do / what do i say / show commands / show me the commands / commands /
     show help / what are the commands / how does this work / what are my options / list commands / how do i use this / options /
     what is possible / i need help / what should i say / instructions`,
  ],
];

const phrases = new Map<string, ControlCommand>(
  table.flatMap(([command, words]) => words.split('/').map((phrase) => [tokenise(phrase).join(' '), command] as const)),
);

/** Every fixed phrase, in the words of tokens. */
export const controlPhrases: readonly string[] = [...phrases.keys()];

/** "another lion", "a new cat", "next animal": the domain's own words for what is shown. */
function namesNewSubject(words: string, domain: Domain): boolean {
  const found =
    /^(?:(?:show|give)(?: me)? |(?:can|could|may) i (?:see|have) |try |load |pick |let us see |let us try |i want |i would like )?(?:a |the )?(?:new|another|next|different|random|other) (.+)$/.exec(
      words,
    );
  return found?.[1] !== undefined && domain.subjects.includes(found[1]);
}

/** "no no undo that": the word "no" may come before what takes something back, before nothing else. */
function afterNo(words: string): ControlCommand | undefined {
  const found = /^(?:no|nope|nah) /.test(words) ? phrases.get(words.replace(/^(?:(?:no|nope|nah) )+/, '')) : undefined;
  const back = found?.kind === 'further' && found.factor < 0; // "no more" is no "more"
  const takesBack = found && (back || ['stop', 'cancel', 'undo', 'original', 'rescale'].includes(found.kind));
  return takesBack ? found : undefined;
}

/** "no, a bit more": after a pause the "no" is about what is seen. */
function afterPausedNo(tokens: readonly Token[]): ControlCommand | undefined {
  const [no = '', pause, ...rest] = tokens;
  const found = /^(?:no|nope|nah|hmm)$/.test(no) && pause === separator ? phrases.get(rest.join(' ')) : undefined;
  return found && ['further', 'rescale', 'again'].includes(found.kind) ? found : undefined;
}

/** "a bit less still", "even more": the same, and no more than that. */
function stillMore(words: string): ControlCommand | undefined {
  const found = phrases.get(words.replace(/^(?:still|even|but) /, '').replace(/ (?:still|yet|though|then)$/, ''));
  return found && ['further', 'rescale'].includes(found.kind) ? found : undefined;
}

/** "keep going, a lot more": on, and how far. */
function onAndHowFar(tokens: readonly Token[], domain: Domain): ControlCommand | undefined {
  const at = tokens.indexOf(separator);
  const [first, then] = [tokens.slice(0, at), tokens.slice(at + 1)];
  if (at < 1 || then.length === 0) return undefined;
  const onward = closedCommand(first, domain) ?? phrases.get(first.join(' '));
  const far = phrases.get(then.join(' '));
  const goesOn = onward?.kind === 'continue' || (onward?.kind === 'further' && onward.factor === 1);
  return goesOn && far?.kind === 'further' && far.factor > 0 ? far : undefined;
}

/** "that's good, stop": several control words that say the same. */
function saidTwice(tokens: readonly Token[]): ControlCommand | undefined {
  const pieces = tokens.join(' ').split(` ${separator} `);
  const found = pieces.map((piece) => phrases.get(piece));
  const [first] = found;
  const stops = first && ['stop', 'cancel'].includes(first.kind) && found.every((one) => one?.kind === first.kind);
  return stops && pieces.length > 1 ? first : undefined;
}

const holding = /^(?:whoa|woah|wait|easy|no|nope|hey|hm|oops|oh|ok|stop|hold on|hang on|careful)$/;

/** "whoa, rein it in, half of that": the last says how much. */
function lessAtLast(tokens: readonly Token[]): ControlCommand | undefined {
  const pieces = tokens.join(' ').split(` ${separator} `);
  const rescaled = (piece: string) => {
    const found = phrases.get(piece) ?? toldBefore(piece);
    return found?.kind === 'rescale' ? found : undefined;
  };
  const [last, ...before] = pieces.toReversed();
  const found = before.length === 0 ? undefined : rescaled(last ?? '');
  return found && before.every((piece) => holding.test(piece) || rescaled(piece)) ? found : undefined;
}

/** The control word that the whole utterance is, if it is one. */
export function controlWord(tokens: readonly Token[], domain: Domain): ControlCommand | undefined {
  const spoken = tokens.filter((token) => token !== separator);
  const words = spoken.join(' ');
  const found =
    phrases.get(words) ??
    toldBefore(words) ??
    closedCommand(spoken, domain) ??
    phrases.get(words.replace(/^(?:just|do|only|go) /, '')) ??
    stillMore(words) ??
    afterNo(words) ??
    afterPausedNo(tokens) ??
    saidTwice(tokens) ??
    lessAtLast(tokens) ??
    onAndHowFar(tokens, domain) ??
    numberedControl(spoken, domain);
  if (found) return found;
  if (namesNewSubject(words, domain)) return { kind: 'new-image' };
  // "stop stop stop": said in a hurry. "stop opening the mouth": whatever is running, it must stop.
  if (
    /^(?:no )*(stop|whoa|woah|wait|halt|enough)(?: \1)+$/.test(words) ||
    /^(?:stop )+(?!nothing\b|everything\b)[a-z]+ing(?: [a-z']+){0,3}$/.test(words)
  )
    return { kind: 'stop' };
  // "more more moreee"
  if (/^more+(?:(?: and)?(?: then)? more+)+(?: again| please)?$/.test(words)) return { kind: 'further', factor: 1.8 };
  const undone = /^undo(?: undo)+$/.exec(words);
  return undone ? { kind: 'undo', steps: spoken.length } : undefined;
}
