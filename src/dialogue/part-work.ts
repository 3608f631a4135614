/** Parts that are taught by a place and a name, suggested, forgotten and exported; and which place is meant where it is not sure. */
import { type ControlCommand, toAppError } from '../core/index.ts';
import { taughtPartsPath } from '../protocol/index.ts';
import type { Desk } from './desk.ts';
import { partReplies } from './part-replies.ts';
import { findPlace } from './places.ts';
import { replies } from './replies.ts';
import type { SeenPart } from './sight.ts';
import type { Teaching } from './teaching.ts';

/** What the engine or the disk reports is said; the conversation goes on. */
export const said = async (desk: Desk, work: (teaching: Teaching) => Promise<void>): Promise<void> => {
  const { teaching } = desk.parts;
  if (teaching === undefined) return desk.outbox.message('answer', partReplies.cannotTeach);
  try {
    await work(teaching);
  } catch (thrown) {
    desk.outbox.message('error', replies.failed(toAppError(thrown)));
  }
};

const learn = async (desk: Desk, teaching: Teaching, name: string, point: SeenPart['point']) => {
  const { current } = desk.history;
  const { latent, kept } = current;
  const part = await teaching.memory.teach(name, await teaching.finder.look(latent, kept, point));
  await desk.sight.look(current);
  desk.tellPoints();
  return part;
};

/** "call number three the chin" */
export const namePart = (desk: Desk, { name, place }: ControlCommand & { kind: 'name-part' }) =>
  said(desk, async (teaching) => {
    const { outbox, parts, sight, board } = desk;
    if (!place && !board.picked) {
      return outbox.message('answer', partReplies.nothingToName(name), partReplies.nameOfPicture(name));
    }
    const at = findPlace(desk, place ?? { at: 'picked' });
    if ('refused' in at) return outbox.message('answer', at.refused);
    if (!sight.isTaught(name) && !teaching.isFreeName(name, parts.domain)) {
      return outbox.message('answer', partReplies.nameTaken(name));
    }
    sight.rename(at.label, name);
    const { examples } = await learn(desk, teaching, name, at.point);
    board.picked = { label: name, point: at.point };
    desk.tellOverlay();
    outbox.message('answer', partReplies.learned(name, examples), partReplies.learnedSuggestions(name));
  });

export const forgetPart = (desk: Desk, name: string) =>
  said(desk, async (teaching) => {
    const known = await teaching.memory.forget(name);
    desk.tellPoints();
    desk.outbox.message('answer', known ? partReplies.forgotten(name) : partReplies.notTaught(name));
  });

export const exportParts = (desk: Desk) => {
  const { outbox, parts } = desk;
  if (parts.teaching === undefined) return outbox.message('answer', partReplies.cannotTeach);
  if (parts.teaching.memory.parts.length === 0) return outbox.message('answer', partReplies.nothingTaught);
  const fileName = `saydrag-parts-${parts.engine.info.name}.json`;
  outbox.event({ name: 'save-asked', body: { format: 'json', path: taughtPartsPath, fileName } });
  outbox.message('answer', replies.saving(fileName));
};

/** Seconds at the first time of a model: it waits its turn, and "stop" ends it. */
export const suggestParts = (desk: Desk): Promise<void> =>
  desk.inTurn('suggest parts', async (signal) => {
    const { outbox, sight, history, board, parts } = desk;
    if (parts.teaching === undefined) return outbox.message('answer', partReplies.cannotTeach);
    if (!sight.suggested) outbox.message('notice', partReplies.looking);
    const run = parts.teaching.finder.suggest(signal);
    let turn = await run.next();
    while (turn.done !== true) turn = await run.next();
    sight.suggest(turn.value);
    await sight.look(history.current);
    board.show('numbers', true);
    desk.tellPoints();
    outbox.message(
      'answer',
      partReplies.suggested(desk.shownPoints.length),
      partReplies.suggestedSentences(desk.points),
    );
  });

/** Numbers on the places that a part may be at; the one that is chosen is learned, and the sentence said again. */
export const askWhere = (desk: Desk, { name, point, others }: SeenPart) => {
  const { board, outbox } = desk;
  const again = desk.said?.text ?? '';
  const places = [point, ...others];
  board.show('numbers', true);
  board.choices = places.map((place, at) => ({
    text: partReplies.candidate(name, at + 1),
    replaces: false,
    preview: null,
    previewComes: false,
    take: async () => {
      await said(desk, async (teaching) => void (await learn(desk, teaching, name, place)));
      if (again !== '') await desk.say(again);
    },
  }));
  board.candidates = places.map((place, at) => ({ number: at + 1, name: partReplies.perhaps(name), point: place }));
  desk.tellOverlay();
  outbox.message('answer', partReplies.unsure(name, places.length));
};
