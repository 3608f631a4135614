/**
 * Numbers in a sentence for the network, which has no place for them: a distance in pixels is taken out before it reads, and
 * put back as the amount of the one edit that it found; half of the last edit is "less" with a number. Any other number
 * is left to the rules.
 */
import type { Command, Domain } from '../../core/index.ts';
import { inWords } from './in-words.ts';
import type { ReadCommand } from './port.ts';

export interface Measured {
  /** The sentence without the measure. */
  readonly text: string;
  /** What was read of the text, with the measure; null where it does not fit. */
  readonly measure: (read: ReadCommand, domain: Domain) => ReadCommand | null;
}

const number =
  /\d|\bper ?cent\b|\bpixels?\b|\bdegrees?\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred)\b|\b(?:twice|double|triple|thirds?|quarter|half)\b/i;
const pixels =
  /(?:\b(?:by|about|exactly|around|roughly|only|just|some|for)\s+)*\b(\d{1,3}(?:\.\d+)?)\s*(?:px|pixels?)\b/i;
const half = /\bhalf\b/i;

const inPixels =
  (px: number): Measured['measure'] =>
  (read, domain) => {
    if (read.command.kind !== 'edit') return null;
    const [edit, ...others] = read.command.edits;
    if (edit === undefined || others.length > 0) return null;
    const command = { ...read.command, edits: [{ ...edit, amount: { kind: 'pixels', px } as const }] };
    return { ...read, command, words: inWords(command, domain) };
  };

const halved: Measured['measure'] = (read) => {
  const command: Command = { kind: 'rescale', factor: 0.5 };
  return read.command.kind === 'rescale' ? { ...read, command, words: 'half' } : null;
};

/** Null where there is a number that only the rules could read. */
export const measured = (text: string): Measured | null => {
  if (!number.test(text)) return { text, measure: (read) => read };
  const px = pixels.exec(text)?.[1];
  const rest = text.replace(pixels, '');
  if (px !== undefined && Number(px) > 0)
    return number.test(rest) ? null : { text: rest, measure: inPixels(Number(px)) };
  return number.test(text.replace(half, '')) ? null : { text, measure: halved };
};
