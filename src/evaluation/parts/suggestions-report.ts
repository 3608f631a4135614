/** Suggested places as tables. */
import { type NamedMeasure, type SuggestionMeasures, shown } from './suggestions.ts';

/** As shares of the width. */
const near = 0.04;
const nearby = 0.08;
/** A part is reached when one and the same number stands near it in more than this share of the pictures that show it. */
const mostly = 0.5;

const percent = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);
const quantile = (values: readonly number[], share: number): string => {
  const value = values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];
  return value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
};

const row = (name: string, away: readonly number[]): string => {
  const within = (bound: number) => percent(away.filter((one) => one <= bound).length, away.length);
  return `| ${[name, away.length, within(near), within(nearby), quantile(away, 0.5), quantile(away, 0.9)].join(' | ')} |`;
};

/** The share of its pictures in which the number that is near it most often is near it. */
export const reached = (named: readonly NamedMeasure[], part: string): number => {
  const own = named.filter((one) => one.part === part);
  const count = own[0]?.toSuggestions.length ?? 0;
  const shares = Array.from(
    { length: count },
    (_, at) =>
      own.filter(({ toSuggestions }) => (toSuggestions[at] ?? Number.POSITIVE_INFINITY) <= nearby).length / own.length,
  );
  return Math.max(0, ...shares);
};

/** The named point that a number is nearest to, over the pictures that show both. */
const nearest = (named: readonly NamedMeasure[], suggestion: number): string => {
  const parts = [...new Set(named.map(({ part }) => part))].map((part) => {
    const away = named
      .filter((one) => one.part === part)
      .flatMap(({ toSuggestions }) => {
        const to = toSuggestions[suggestion] ?? Number.POSITIVE_INFINITY;
        return Number.isFinite(to) ? [to] : [];
      });
    return { part, middle: away.toSorted((a, b) => a - b)[away.length >> 1] ?? Number.POSITIVE_INFINITY };
  });
  const [first] = parts.toSorted((a, b) => a.middle - b.middle);
  return first === undefined || !Number.isFinite(first.middle)
    ? ''
    : ` (${first.part.replaceAll('_', ' ')}, ${Math.round(100 * first.middle)} % away)`;
};

export const suggestionsReport = (
  { count, suggestions, named }: SuggestionMeasures,
  pictures: { readonly learning: number; readonly unseen: number; readonly seeds: string },
): string => {
  const bySuggestion = Array.from({ length: count }, (_, at) => {
    const own = suggestions.filter(({ suggestion, confidence }) => suggestion === at && confidence >= shown);
    const all = suggestions.filter(({ suggestion }) => suggestion === at).length;
    return `${at + 1}${nearest(named, at)}: ${percent(own.filter(({ away }) => away <= near).length, own.length)} of ${own.length}/${all}`;
  });
  const parts = [...new Set(named.map(({ part }) => part))].map((part) => ({ part, share: reached(named, part) }));
  const covered = parts.filter(({ share }) => share > mostly);
  const words = (some: typeof parts) =>
    some
      .toSorted((a, b) => a.share - b.share)
      .map(({ part, share }) => `${part.replaceAll('_', ' ')} ${Math.round(100 * share)} %`)
      .join(', ');
  const numbers = suggestions.filter(({ confidence }) => confidence >= shown);
  const asked = suggestions.filter(({ confidence }) => confidence < shown);
  return [
    `“Suggest parts” puts ${count} numbers on places that nobody named. Does a number stand at the same anatomical place in every`,
    `picture? Where it belongs is learned in ${pictures.learning} pictures (the median of its places, carried back to the mean lion by the`,
    `detector's key points: an affine map, the points near it counting most), then it is looked for in ${pictures.unseen} others`,
    `(${pictures.seeds}). Distances from where it belongs, as shares of the width.`,
    '*shown*: found surely enough to get its number; the others are not drawn. *unmoved*: had the number stayed where it is on',
    'the mean lion. *the frame itself*: a named point, predicted from the other named points in the same way.',
    '',
    '| | cases | within 4 % | within 8 % | median | 90th percentile |',
    '| --- | --- | --- | --- | --- | --- |',
    row(
      'numbers that are shown',
      numbers.map(({ away }) => away),
    ),
    row(
      'unmoved',
      numbers.map(({ awayUnmoved }) => awayUnmoved),
    ),
    row(
      'not sure, not drawn',
      asked.map(({ away }) => away),
    ),
    row(
      'the frame itself',
      named.flatMap(({ frameError }) => frameError ?? []),
    ),
    '',
    `Shown in ${percent(numbers.length, suggestions.length)} of cases. By number (with the named point that is nearest), within 4 % of those shown: ${bySuggestion.join('; ')}.`,
    '',
    `Of ${parts.length} named points ${covered.length} are reached: one and the same number stands within 8 % of them in more than half of the pictures.`,
    `Reached (share of pictures): ${words(covered)}. Not reached: ${words(parts.filter(({ share }) => share <= mostly)) || 'none'}.`,
  ].join('\n');
};
