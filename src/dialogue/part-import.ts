/**
 * Parts that come from a file. New ones are known at once; of those that are known otherwise under the same name nothing
 * is changed before a number says which one is to stay. A file whose looks mean nothing here changes nothing.
 */
import { AppError } from '../core/index.ts';
import type { PartsImportResponse } from '../protocol/index.ts';
import type { Desk } from './desk.ts';
import { partReplies } from './part-replies.ts';
import { said } from './part-work.ts';
import type { TaughtPart, Teaching } from './teaching.ts';

/** The page opens a window to choose a file, where the browser lets it. */
export const askForParts = (desk: Desk) => {
  const { outbox, parts } = desk;
  if (parts.teaching === undefined) return outbox.message('answer', partReplies.cannotTeach);
  outbox.event({ name: 'parts-file-asked', body: {} });
  outbox.message('answer', partReplies.chooseFile);
};

const sameLook = (a: TaughtPart, b: TaughtPart): boolean =>
  a.look.values.length === b.look.values.length && a.look.values.every((value, at) => value === b.look.values[at]);

const add = async (desk: Desk, { memory }: Teaching, parts: readonly TaughtPart[]): Promise<void> => {
  await memory.add(parts);
  await desk.sight.look(desk.history.current);
  desk.tellPoints();
};

/** Which of two parts of one name is to stay. */
const ask = (desk: Desk, teaching: Teaching, parts: readonly TaughtPart[]) => {
  const names = parts.map(({ name }) => name);
  const take = (): Promise<void> =>
    said(desk, async () => {
      await add(desk, teaching, parts);
      desk.outbox.message('answer', partReplies.taken(names));
    });
  const keep = async () => desk.outbox.message('answer', partReplies.stays(names));
  const choice = { replaces: false, preview: null, previewComes: false } as const;
  desk.board.choices = [
    { ...choice, text: partReplies.takeFiles(names), take },
    { ...choice, text: partReplies.keepMine(names), take: keep },
  ];
  desk.tellOverlay();
};

/** @throws AppError not-found where no parts can be taught; bad-input, and what the engine reports: nothing was changed then */
export const importParts = async (
  desk: Desk,
  file: string,
  parts: readonly TaughtPart[],
): Promise<PartsImportResponse> => {
  const { outbox, sight, history } = desk;
  const { teaching } = desk.parts;
  if (teaching === undefined) throw new AppError('not-found', partReplies.cannotTeach);
  // Looks of another length would be in the way of all others from then on.
  const { latent, kept } = history.current;
  await teaching.finder.find(
    latent,
    kept,
    parts.map(({ look }) => look),
  );
  const named = parts.filter(({ name }) => sight.isTaught(name) || teaching.isFreeName(name, desk.parts.domain));
  const before = (part: TaughtPart) => teaching.memory.parts.find(({ name }) => name === part.name);
  const fresh = named.filter((part) => before(part) === undefined);
  const otherwise = named.filter((part) => {
    const known = before(part);
    return known !== undefined && !sameLook(known, part);
  });
  const names = (some: readonly TaughtPart[]) => some.map(({ name }) => name);
  const answer = {
    added: names(fresh),
    known: names(named.filter((part) => !fresh.includes(part) && !otherwise.includes(part))),
    asked: names(otherwise),
    leftOut: names(parts.filter((part) => !named.includes(part))),
  };
  if (fresh.length > 0) await add(desk, teaching, fresh);
  const [first] = answer.added;
  // What was offered before is over: other words are known now.
  desk.board.choices = [];
  desk.tellOverlay();
  outbox.message(
    'answer',
    partReplies.imported(file, answer),
    first === undefined ? [] : partReplies.learnedSuggestions(first),
  );
  if (otherwise.length > 0) ask(desk, teaching, otherwise);
  return answer;
};
