/**
 * What else a refused sentence may be: two or three requests in one ("undo, open the mouth and save"), or the way to a version by its
 * name alone ("go to sleepy").
 */
import type { Command, Understanding } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { isImmediate } from './immediate.ts';
import { replies } from './replies.ts';

/** What follows is about what these show, at once or, where something is dragged again, in its turn. */
const first: ReadonlySet<Command['kind']> = new Set([
  'undo',
  'undo-part',
  'redo',
  'scratch',
  'original',
  'go-to-step',
  'new-image',
  'seed',
  'protect',
  'unprotect',
  'overlay',
  'clear-screen',
  'clear-points',
  'setting',
]);
/** These may follow an edit: they keep or tell what it reached. */
const afterEdit: ReadonlySet<Command['kind']> = new Set([
  'save',
  'copy-link',
  'compare',
  'name-step',
  'tell',
  'new-image',
  'seed',
]);

const undoes: ReadonlySet<Command['kind']> = new Set(['undo', 'scratch', 'original']);
const inItsPlace = /^(?:instead|rather)\b[\s,]*|[\s,]*\b(?:instead|rather)(?=[.!]?$)/gi;

export interface Request {
  readonly text: string;
  readonly command: Command;
}

const joint = /\s*(?:[,;.]\s*(?:and\s+)?(?:then\s+)?|\s+and\s+then\s+|\s+and\s+|\s+then\s+)/gi;

type Requests = readonly [Request, ...Request[]];
const most = 3;

/** Every piece must be understood as it stands, nothing of it being guessed. */
const severalRequests = (desk: Desk, sentence: string, atMost = most): Requests | null => {
  const { parts, domain, lastCommand } = desk;
  const read = (text: string): Request | null => {
    const found = parts.understand(text, domain, { last: lastCommand });
    return found.kind === 'command' && found.heardAs === undefined ? { text, command: found.command } : null;
  };
  for (const { 0: between, index } of sentence.matchAll(joint)) {
    const one = read(sentence.slice(0, index).trim());
    const rest = sentence.slice(index + between.length).trim();
    // "Undo that and close the eyes instead": that is what the undo says already.
    if (one === null) continue;
    const then = undoes.has(one.command.kind) ? rest.replace(inItsPlace, '').trim() : rest;
    const two = read(then);
    const others: Requests | null = two ? [two] : atMost > 2 ? severalRequests(desk, then, atMost - 1) : null;
    if (others === null) continue;
    if (first.has(one.command.kind) || (one.command.kind === 'edit' && afterEdit.has(others[0].command.kind)))
      return [one, ...others];
  }
  return null;
};

/** "go to sleepy": a version that was given that name. */
const stepCalled = ({ history }: Desk, sentence: string): Command | null => {
  const name = /^(?:please )?(?:go|jump|return|back|go back|switch)(?: back)? to (?:the )?(.+?)[.!]?$/i
    .exec(sentence)?.[1]
    ?.toLowerCase();
  return name !== undefined && history.isName(name) ? { kind: 'go-to-step', step: name } : null;
};

/** An answer shows by itself what it answers. */
const shows: ReadonlySet<Command['kind']> = new Set(['tell', 'help', 'answer', 'choose', 'number']);
/** "Scratch that" takes nothing back of these. */
const passes: ReadonlySet<Command['kind']> = new Set(['stop', 'cancel', 'pause', 'continue', 'pace']);

/** What words were taken for. */
export const tellTakenFor = ({ outbox }: Desk, command: Command, words: string | undefined): void => {
  if (words !== undefined && !shows.has(command.kind))
    outbox.message('notice', replies.heardAs(words, !isImmediate(command) && !passes.has(command.kind)));
};

/** Of a sentence that is refused, or only taken for another: the way to a version by its name, or several requests; else none. */
export const requestsIn = (desk: Desk, sentence: string, understanding: Understanding): readonly Request[] => {
  if (understanding.kind === 'command' && understanding.heardAs === undefined) return [];
  const called = stepCalled(desk, sentence);
  return called === null ? (severalRequests(desk, sentence) ?? []) : [{ text: sentence, command: called }];
};
