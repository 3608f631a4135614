/**
 * "When I say smile, open the mouth a bit": a phrase and the sentence that it stands for. The sentence must be one
 * that is understood, so that a taught phrase never leads nowhere.
 */
import type { ControlCommand } from '../core/index.ts';
import { separator, type Token } from './tokens.ts';

const mostPhraseWords = 5;
const opening =
  /^(?:(?:and|so|please|ok|okay|from(?: now| here)? on|in future) )*(?:when(?:ever)? i say|if i say|every time i say|teach|learn|the (?:word|phrase)) /;
const between =
  /^(?:, )?(?:(?:then|you|please|do|it|this|shall|should|must|i|want|would like|need|you|to|means?|stands for|is) )*/;

const said = (tokens: readonly Token[]): string => tokens.join(' ').replaceAll(" 's", "'s").replaceAll(' ,', ',');

/** "Roar means open the mouth" */
const meaningOf = (
  tokens: readonly Token[],
  isUnderstood: (tokens: readonly Token[]) => boolean,
): ControlCommand | null => {
  const [, phrase, means] =
    /^(?:from(?: now| here)? on )?((?!(?:what|which|it|that|this|he|she|i|you) )[a-z]+(?: [a-z]+){0,2}) means (.+)$/.exec(
      tokens.join(' '),
    ) ?? [];
  if (phrase === undefined || means === undefined || !isUnderstood(means.split(' '))) return null;
  return { kind: 'teach', phrase: said(phrase.split(' ')), means: said(means.split(' ')) };
};

/** @param isUnderstood whether words are a command */
export const teachingOf = (
  tokens: readonly Token[],
  isUnderstood: (tokens: readonly Token[]) => boolean,
): ControlCommand | null => {
  const start = opening.exec(tokens.join(' '))?.[0];
  if (start === undefined) return meaningOf(tokens, isUnderstood);
  const rest = tokens.slice(start.trim().split(' ').length);
  const at = rest.indexOf(separator);
  const cuts = at > 0 ? [at] : Array.from({ length: mostPhraseWords }, (_, i) => i + 1);
  for (const cut of cuts) {
    const phrase = rest.slice(0, cut);
    const tail = rest.slice(cut).join(' ');
    const means = tail
      .replace(between, '')
      .split(' ')
      .filter((token) => token !== '');
    if (phrase.length > 0 && phrase.length <= mostPhraseWords && means.length > 0 && isUnderstood(means)) {
      return { kind: 'teach', phrase: said(phrase), means: said(means) };
    }
  }
  return null;
};
