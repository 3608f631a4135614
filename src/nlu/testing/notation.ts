/**
 * Commands in a line, for tables of sentences:
 *   mouth open              the usual amount; both sides of a pair
 *   eyes close left x0.4    one side, 0.4 of the usual amount
 *   muzzle wider *2         twice the present size
 *   head turn-left 20deg    an angle
 *   head raise 20px + eyes close ; keep background ; only ears left
 *   undo 2, further -2      control words
 *   ? unknown-part          not understood, and why
 */
import type { Command, Constraint, PartEdit, Understanding } from '../../core/index.ts';

function editLine({ part, action, side, amount }: PartEdit): string {
  const sided = side === 'left' || side === 'right' ? ` ${side}` : '';
  const usual = amount.kind === 'relative' && amount.factor === 1;
  const much =
    amount.kind === 'pixels'
      ? ` ${amount.px}px`
      : amount.kind === 'degrees'
        ? ` ${amount.degrees}deg`
        : amount.kind === 'scale'
          ? ` *${amount.ratio}`
          : usual
            ? ''
            : ` x${amount.factor}`;
  return `${part} ${action}${sided}${much}`;
}

function constraintLine({ kind, region, side }: Constraint): string {
  return ` ; ${kind} ${region}${side ? ` ${side}` : ''}`;
}

/** The values of a control command in a row; what is null or empty is left out. */
function plain(value: unknown): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return value.map(plain).join(' ') || '-';
  if (typeof value === 'object') return Object.values(value).map(plain).join(' ');
  return String(value);
}

function commandLine(command: Command): string {
  if (command.kind === 'edit') {
    return command.edits.map(editLine).join(' + ') + command.constraints.map(constraintLine).join('');
  }
  if (command.kind === 'start' || command.kind === 'instead') return `${command.kind}: ${commandLine(command.edit)}`;
  const { kind, ...rest } = command;
  return [kind, ...Object.values(rest).map(plain)].join(' ').trim();
}

export function notation(understood: Understanding): string {
  return understood.kind === 'command' ? commandLine(understood.command) : `? ${understood.reason}`;
}

export interface Sentence {
  readonly text: string;
  readonly expected: string;
}

/** Reads a table: `sentence -> what must be understood`, `#` for remarks. */
export function sentencesOf(table: string): readonly Sentence[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const at = line.lastIndexOf(' -> ');
      if (at < 0) throw new Error(`A line of the table has no " -> ": ${line}`);
      return { text: line.slice(0, at), expected: line.slice(at + 4).trim() };
    });
}
